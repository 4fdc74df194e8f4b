/** What the running service answers to anybody: the headers of every kind of answer, and pages that hold together. */
import { createHash } from "node:crypto";
import { request } from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { requestBodyBytes } from "../../shared/limits.ts";
import { type Service, startService } from "../browser/service.ts";

let service: Service;

beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.stop());

const get = (path: string, init: RequestInit = {}) => fetch(new URL(path, service.visitor), init);

/** One of the files the page loads. */
async function assetPath(): Promise<string> {
  const path = /\/assets\/[\w.-]+\.js/.exec(await (await get("/")).text())?.[0];
  if (path === undefined) throw new Error("the page loads nothing");
  return path;
}

const kinds: readonly [string, () => Promise<string>, number, string][] = [
  ["the visitor's page", async () => "/", 200, "text/html; charset=utf-8"],
  ["a line's page", async () => "/harbour", 200, "text/html; charset=utf-8"],
  ["the console", async () => "/staff", 200, "text/html; charset=utf-8"],
  ["one's own shifts", async () => "/staff/shifts", 200, "text/html; charset=utf-8"],
  ["the joining page", async () => "/join", 200, "text/html; charset=utf-8"],
  ["an asset", assetPath, 200, "text/javascript; charset=utf-8"],
  ["an asset there is not", async () => "/assets/none.js", 404, ""],
  ["whether it is open", async () => "/api/open?line=harbour", 200, "application/json"],
  ["whether the first line is open", async () => "/api/open", 200, "application/json"],
  ["the script for other sites", async () => "/embed.js", 200, "text/javascript; charset=utf-8"],
  ["whether an unknown line is open", async () => "/api/open?line=none", 404, "application/problem+json"],
  ["the staff's interface, unasked", async () => "/api/staff/duty", 401, "application/problem+json"],
  ["nothing", async () => "/nothing/here", 404, "application/problem+json"],
  ["a line there is not", async () => "/none", 404, "text/html; charset=utf-8"],
  ["the page of the lines", async () => "/staff/lines", 200, "text/html; charset=utf-8"],
  ["the visitor's page, unfilled", async () => "/staff/lines/template", 200, "text/plain; charset=utf-8"],
  ["a calendar nobody made", async () => `/calendar/${"A".repeat(43)}.ics`, 404, "application/problem+json"],
  ["health", async () => "/healthz", 200, "text/plain;charset=UTF-8"],
  ["an upgrade that is none", async () => "/ws/queue", 426, "application/problem+json"],
];

describe.each(kinds)("%s", (_, path, status, type) => {
  test("has its status and every header that protects", async () => {
    const response = await get(await path());
    expect(response.status).toBe(status);
    if (type !== "") expect(response.headers.get("content-type")).toBe(type);
    const { headers } = response;
    const shared = (await path()).startsWith("/api/open");
    const anybodys = shared || (await path()) === "/embed.js";
    expect(headers.get("strict-transport-security")).toMatch(/^max-age=\d{8}; includeSubDomains$/);
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("referrer-policy")).toBe("no-referrer");
    expect(headers.get("cross-origin-opener-policy")).toBe("same-origin");
    expect(headers.get("cross-origin-embedder-policy")).toBe("require-corp");
    const features = (headers.get("permissions-policy") ?? "").split(", ");
    for (const name of ["bluetooth", "camera", "geolocation", "microphone", "web-share"])
      expect(features).toContain(`${name}=()`);
    expect(features.filter((feature) => !/^[a-z-]+=\(\)$/.test(feature))).toEqual([
      "screen-wake-lock=(self)",
      "publickey-credentials-get=(self)",
      "publickey-credentials-create=(self)",
    ]);
    const policy = headers.get("content-security-policy") ?? "";
    expect(policy).toMatch(/^default-src 'none'; /);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
    expect(headers.get("cache-control")).toBe(shared ? "public, max-age=5" : "no-store");
    // Any origin, and never with credentials.
    expect(headers.get("access-control-allow-origin")).toBe(anybodys ? "*" : null);
    expect(headers.get("access-control-allow-credentials")).toBeNull();
    expect(headers.get("cross-origin-resource-policy")).toBe(anybodys ? "cross-origin" : "same-origin");
    expect(headers.get("set-cookie")).toBeNull();
    for (const name of ["server", "x-powered-by", "etag"]) expect(headers.get(name)).toBeNull();
  });
});

describe.each(["/", "/staff", "/staff/lines", "/join"])("the page at %s", (path) => {
  test("runs exactly what its policy has hashes of, and under Trusted Types", async () => {
    const response = await get(path);
    const policy = response.headers.get("content-security-policy") ?? "";
    const page = await response.text();
    const hash = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
    const inline = [...page.matchAll(/<(script|style)(?![^>]*\bsrc=)[^>]*>([\s\S]*?)<\/\1>/g)];
    expect(inline.length).toBeGreaterThan(0);
    for (const [, , content = ""] of inline) expect(policy).toContain(hash(content));
    expect(policy).toContain("require-trusted-types-for 'script'; trusted-types 'none'");
    expect(page).not.toMatch(/ on\w+="| style="|javascript:/);
  });

  test("names nobody else, except where somebody goes by pressing", async () => {
    const page = await (await get(path)).text();
    const named = [...page.matchAll(/<(\w+)[^>]* (?:src|href|action)="(?:https?:|\/\/)[^>]*>/g)];
    // The way out, and what a line's own list of places leads to.
    const links = named.filter(([tag, name]) => name === "a" && tag.includes(' rel="noreferrer"'));
    expect(named.length).toBe(links.length);
    expect(path === "/" || named.length === 0).toBe(true);
  });

  test("has integrity for every file it loads, and the files are those", async () => {
    const page = await (await get(path)).text();
    const map = /<script type="importmap">([\s\S]*?)<\/script>/.exec(page)?.[1] ?? "{}";
    const { integrity = {} } = JSON.parse(map) as { integrity?: Record<string, string> };
    const named = [...page.matchAll(/\/assets\/[\w.-]+/g)].map(([found]) => found);
    expect(named.length).toBeGreaterThan(0);
    const tags = [...page.matchAll(/<(?:script|link)[^>]*>/g)].map(([tag]) => tag);
    const attribute = (tag: string, name: string) => new RegExp(` ${name}="([^"]+)"`).exec(tag)?.[1];
    const digests = new Map(Object.entries(integrity));
    for (const tag of tags) {
      const loaded = attribute(tag, "src") ?? attribute(tag, "href");
      const digest = attribute(tag, "integrity");
      if (loaded?.startsWith("/assets/") && digest !== undefined) digests.set(loaded, digest);
    }
    for (const name of named) expect([...digests.keys()]).toContain(name);
    for (const [name, digest] of digests) {
      const content = Buffer.from(await (await get(name)).arrayBuffer());
      expect(`sha256-${createHash("sha256").update(content).digest("base64")}`).toBe(digest);
    }
  });
});

test("the visitor's page is served with its state and words in it, before any script runs", async () => {
  const page = await (await get("/")).text();
  // Nobody has checked in yet.
  expect(page).toContain('data-state="closed"');
  expect(page).toContain("Harbour");
  expect(page).toContain("tel:");
  expect(page).toContain("<noscript>");
  expect(page).not.toContain("{{");
});

describe("what changes anything", () => {
  const body = JSON.stringify({ token: "A".repeat(43) });
  const own = () => new URL(service.visitor).origin;

  /** As somebody would who is no browser: fetch does not let a program choose these headers. */
  function post(headers: Record<string, string>, content = body): Promise<number> {
    return new Promise((done, failed) => {
      const options = { method: "POST", headers: { "Content-Type": "application/json", ...headers } };
      const asked = request(new URL("/api/staff/join/look", service.visitor), options, (response) => {
        response.resume();
        done(response.statusCode ?? 0);
      });
      asked.on("error", failed);
      asked.end(content);
    });
  }

  test.each<[string, () => Record<string, string>]>([
    ["no origin", () => ({})],
    ["another origin", () => ({ Origin: "https://elsewhere.example" })],
    ["the origin 'null'", () => ({ Origin: "null" })],
    ["our host on another port", () => ({ Origin: own().replace(/\d+$/, "1") })],
    ["our origin with a slash", () => ({ Origin: `${own()}/` })],
    ["our origin, from another site", () => ({ Origin: own(), "Sec-Fetch-Site": "cross-site" })],
    ["our origin, from a sister domain", () => ({ Origin: own(), "Sec-Fetch-Site": "same-site" })],
  ])("with %s is refused", async (_, headers) => {
    expect(await post(headers())).toBe(403);
  });

  test("from our own page it is looked at", async () => {
    expect(await post({ Origin: own() })).not.toBe(403);
    expect(await post({ Origin: own(), "Sec-Fetch-Site": "same-origin" })).not.toBe(403);
  });

  test("a body larger than any of ours is refused, whether or not its length is told", async () => {
    const large = JSON.stringify({ token: "A".repeat(requestBodyBytes) });
    expect(await post({ Origin: own(), "Content-Length": `${large.length}` }, large)).toBe(413);
    expect(await post({ Origin: own(), "Transfer-Encoding": "chunked" }, large)).toBe(413);
  });
});

test.each(["POST", "PUT", "DELETE", "OPTIONS"])("%s to a page is nothing we know", async (method) => {
  const response = await get("/", { method });
  expect(response.status).toBe(404);
  expect(response.headers.get("access-control-allow-origin")).toBeNull();
});

test.each([
  "/%00",
  "/..%2f..%2fetc%2fpasswd",
  "/assets/..%2f..%2fpages.json",
  `/${"a".repeat(3000)}`,
  "/%ff",
  "/HARBOUR",
])("the address %s finds nothing", async (path) => {
  expect((await get(path)).status).toBe(404);
});
