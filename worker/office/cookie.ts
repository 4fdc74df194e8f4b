/** The session's cookie: for this origin alone, out of reach of scripts, never sent from another site, gone with the browser. */
const name = "__Host-session";
const attributes = "Secure; HttpOnly; SameSite=Strict; Path=/";

export function sessionCookie(secret: string): string {
  return `${name}=${secret}; ${attributes}`;
}

export function endedCookie(): string {
  return `${name}=; ${attributes}; Max-Age=0`;
}

/** The secret a request brings; undefined when it brings none, or anything but one of ours. */
export function sessionSecret(request: Request): string | undefined {
  const found = (request.headers.get("cookie") ?? "")
    .split(";")
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1));
  const [secret] = found;
  return found.length === 1 && secret !== undefined && /^[A-Za-z0-9_-]{43}$/.test(secret) ? secret : undefined;
}
