/**
 * The one table of headers. Every answer gets `always`; pages get a content security policy made of the hashes of what
 * stands inline in them, and nothing else may run, load or be talked to.
 */

/** What an answer is. `calendar`: kept by whoever asked, and by nobody on the way. `asset`: static files with a hash in their name. `shared`: may be read by any site. `embed`: a script that any site may run. */
export type AnswerKind = "page" | "asset" | "interface" | "shared" | "embed" | "calendar";

const always: Readonly<Record<string, string>> = {
  "Strict-Transport-Security": "max-age=63072000; includeSubDomains",
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
  "Referrer-Policy": "no-referrer",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
  "Origin-Agent-Cluster": "?1",
  "X-DNS-Prefetch-Control": "off",
  "X-Robots-Tag": "noarchive",
  // Chromium knows a name only where it has the feature: on Linux it warns of `bluetooth` and `web-share`, which are
  // standard names (Web Bluetooth, Web Share) and count on Windows, macOS, Android and ChromeOS. They stay: a browser
  // passes over what it does not know. Firefox and Safari read no such header yet.
  "Permissions-Policy": [
    "accelerometer",
    "autoplay",
    "bluetooth",
    "browsing-topics",
    "camera",
    "clipboard-read",
    "display-capture",
    "encrypted-media",
    "fullscreen",
    "gamepad",
    "geolocation",
    "gyroscope",
    "hid",
    "identity-credentials-get",
    "idle-detection",
    "local-fonts",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "picture-in-picture",
    "serial",
    "storage-access",
    "usb",
    "web-share",
    "xr-spatial-tracking",
  ]
    .map((feature) => `${feature}=()`)
    .concat("screen-wake-lock=(self)", "publickey-credentials-get=(self)", "publickey-credentials-create=(self)")
    .join(", "),
};

const byKind: Readonly<Record<AnswerKind, Readonly<Record<string, string>>>> = {
  page: { "Cache-Control": "no-store", "Cross-Origin-Resource-Policy": "same-origin" },
  // P4: a visitor's files are not kept by the browser either.
  asset: { "Cache-Control": "no-store", "Cross-Origin-Resource-Policy": "same-origin" },
  interface: { "Cache-Control": "no-store", "Cross-Origin-Resource-Policy": "same-origin" },
  calendar: { "Cache-Control": "private", "Cross-Origin-Resource-Policy": "same-origin" },
  // P4: not kept either, though it is asked for by the charity's own page.
  embed: {
    "Cache-Control": "no-store",
    "Access-Control-Allow-Origin": "*",
    "Cross-Origin-Resource-Policy": "cross-origin",
  },
  shared: {
    "Cache-Control": "public, max-age=5",
    "Access-Control-Allow-Origin": "*",
    "Cross-Origin-Resource-Policy": "cross-origin",
  },
};

/** Answers that are not pages of ours run nothing, whatever somebody makes of them. `styles`: hashes of what stands inline. */
export function inertPolicy(styles: readonly string[] = []): string {
  const style = styles.length === 0 ? "" : ` style-src ${quoted(styles)};`;
  return `default-src 'none';${style} frame-ancestors 'none'; base-uri 'none'; form-action 'none'; sandbox`;
}

const quoted = (sources: readonly string[]) => sources.map((source) => `'${source}'`).join(" ");

/**
 * `scripts`, `styles`: the CSP sources (`sha256-…`) of what stands inline in the page. `host`: for browsers in which
 * 'self' leaves sockets out. `frames`: what may stand in it as a page of its own; nothing, but for one page.
 */
export function pagePolicy(
  scripts: readonly string[],
  styles: readonly string[],
  host: string,
  frames: readonly "blob:"[] = [],
): string {
  return [
    "default-src 'none'",
    `script-src ${quoted(["self", ...scripts])}`,
    `style-src ${quoted(["self", ...styles])}`,
    "img-src 'self' data:",
    `connect-src 'self' ws://${host} wss://${host}`,
    ...(frames.length === 0 ? [] : [`frame-src ${frames.join(" ")}`]),
    "manifest-src 'none'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join("; ");
}

/** The same answer with the headers of its kind. Upgrades go through unchanged: a socket has no document. */
export function withHeaders(response: Response, kind: AnswerKind, policy: string = inertPolicy()): Response {
  if (response.webSocket) return response;
  const headers = new Headers(response.headers);
  for (const [name, value] of Object.entries({ ...always, ...byKind[kind] })) headers.set(name, value);
  headers.set("Content-Security-Policy", policy);
  return new Response(response.body, { status: response.status, headers });
}
