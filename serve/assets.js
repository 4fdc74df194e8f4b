/**
 * Static files on one machine, as Cloudflare's asset service would answer: workerd's disk service knows no content
 * types and lists folders. Runs inside workerd, as it stands. Headers beyond these are the Worker's matter.
 */
const types = {
  css: "text/css; charset=utf-8",
  html: "text/html; charset=utf-8",
  ico: "image/x-icon",
  js: "text/javascript; charset=utf-8",
  json: "application/json",
  png: "image/png",
  svg: "image/svg+xml",
  txt: "text/plain; charset=utf-8",
  webmanifest: "application/manifest+json",
  woff2: "font/woff2",
};

export default {
  async fetch(request, env) {
    const { pathname } = new URL(request.url);
    const type = types[/\.([a-z0-9]+)$/.exec(pathname)?.[1] ?? ""];
    if (!["GET", "HEAD"].includes(request.method) || type === undefined) return new Response(null, { status: 404 });
    const found = await env.FILES.fetch(`http://files${pathname}`, { method: request.method });
    // A folder has no length.
    const length = found.headers.get("content-length");
    if (found.status !== 200 || length === null) return new Response(null, { status: 404 });
    const headers = { "content-type": type, "content-length": length };
    return new Response(found.body, { headers });
  },
};
