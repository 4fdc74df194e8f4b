/**
 * The one table of headers. Every answer gets `always`; pages get a content security policy made of the hashes of what
 * stands inline in them, and nothing else may run, load or be talked to.
 */

/** What an answer is. `calendar`: kept by whoever asked, and by nobody on the way. `asset`: static files with a hash in their name. `shared`: may be read by any site. */
export type AnswerKind = "page" | "asset" | "interface" | "shared" | "calendar";

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
  shared: {
    "Cache-Control": "public, max-age=5",
    "Access-Control-Allow-Origin": "*",
    "Cross-Origin-Resource-Policy": "cross-origin",
  },
};

/** Answers that are not pages run nothing, whatever somebody makes of them. */
const inert = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'; sandbox";

/** `scripts`, `styles`: the CSP sources (`sha256-…`) of what stands inline in the page. `host`: for browsers in which 'self' leaves sockets out. */
export function pagePolicy(scripts: readonly string[], styles: readonly string[], host: string): string {
  const quoted = (hashes: readonly string[]) => hashes.map((hash) => ` '${hash}'`).join("");
  return [
    "default-src 'none'",
    `script-src 'self'${quoted(scripts)}`,
    `style-src 'self'${quoted(styles)}`,
    "img-src 'self' data:",
    `connect-src 'self' ws://${host} wss://${host}`,
    "manifest-src 'none'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join("; ");
}

/** The same answer with the headers of its kind. Upgrades go through unchanged: a socket has no document. */
export function withHeaders(response: Response, kind: AnswerKind, policy: string = inert): Response {
  if (response.webSocket) return response;
  const headers = new Headers(response.headers);
  for (const [name, value] of Object.entries({ ...always, ...byKind[kind] })) headers.set(name, value);
  headers.set("Content-Security-Policy", policy);
  return new Response(response.body, { status: response.status, headers });
}
