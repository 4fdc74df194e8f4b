/**
 * The session's cookie: for this origin alone, out of reach of scripts, never sent from another site, gone with the
 * browser. It is `secret.tag`: the tag (HMAC-SHA256 by TICKET_KEY) says that we gave it, so that the Worker can tell a
 * cookie of ours from a made-up one without asking the Office. Whether its session lives, only the Office knows.
 */
import { createHmac, timingSafeEqual } from "node:crypto";

const name = "__Host-session";
const attributes = "Secure; HttpOnly; SameSite=Strict; Path=/";

const tagOf = (key: string, secret: string) =>
  createHmac("sha256", key).update(`quietline session 1\n${secret}`).digest("base64url");

/** `key`: TICKET_KEY. */
export function sessionCookie(key: string, secret: string): string {
  return `${name}=${secret}.${tagOf(key, secret)}; ${attributes}`;
}

export function endedCookie(): string {
  return `${name}=; ${attributes}; Max-Age=0`;
}

/** Does this answer sign somebody in? */
export function beginsSession(answer: Response): boolean {
  return (answer.headers.get("set-cookie") ?? "").startsWith(`${name}=`) && !endsSession(answer);
}

const endsSession = (answer: Response) => answer.headers.get("set-cookie") === endedCookie();

/** The secret a request brings; undefined when it brings none, or anything but one of ours. */
export function sessionSecret(request: Request, key: string): string | undefined {
  const found = (request.headers.get("cookie") ?? "")
    .split(";")
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1));
  const [, secret, tag] = /^([A-Za-z0-9_-]{43})\.([A-Za-z0-9_-]{43})$/.exec(found[0] ?? "") ?? [];
  if (found.length !== 1 || secret === undefined || tag === undefined) return undefined;
  return timingSafeEqual(Buffer.from(tag), Buffer.from(tagOf(key, secret))) ? secret : undefined;
}
