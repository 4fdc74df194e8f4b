/** What `npm run look` finds: nothing in an answer of ours, and every way in which somebody else had a hand in it. */
import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { faultsOf, healthFaults } from "../../../serve/look/faults.ts";
import { hasOpened, lookAt } from "../../../serve/look/look.ts";

const origin = "https://chat.charity.org";
const inline = "start()";
const hash = createHash("sha256").update(inline).digest("base64");
const policy = `default-src 'none'; script-src 'self' 'sha256-${hash}'; connect-src 'self' wss://chat.charity.org`;
const ours = `<!doctype html><script>${inline}</script><script type="module" src="/assets/first.js"></script>`;

/** As the Worker answers; the service's own answers are looked at in test/serve/deploy.test.ts. */
function answer(body: string, type = "text/plain", status = 200): Response {
  const headers = {
    "content-type": type,
    "cache-control": "no-store",
    "content-security-policy": policy,
    "strict-transport-security": "max-age=63072000; includeSubDomains",
  };
  return new Response(body, { status, headers });
}

function page(html = ours, change: (headers: Headers) => void = () => {}): Response {
  const made = answer(html, "text/html; charset=utf-8");
  change(made.headers);
  return made;
}

async function found(given: Response): Promise<string[]> {
  const { status, headers } = given;
  return faultsOf({ path: "/", status, headers, body: await given.text() });
}

test("an answer of ours has no fault", async () => {
  expect(await found(page())).toEqual([]);
  expect(await found(answer("ok"))).toEqual([]);
});

describe("a header that somebody added or changed is found", () => {
  test.each([
    ["nel", '{"report_to":"cf-nel","max_age":604800}'],
    ["report-to", '{"group":"cf-nel"}'],
    ["reporting-endpoints", 'main="https://elsewhere.example"'],
    ["speculation-rules", '"/cdn-cgi/speculation"'],
    ["alt-svc", 'h3=":443"; ma=86400'],
    ["set-cookie", "__cf_bm=1"],
    ["age", "12"],
    ["content-security-policy-report-only", "default-src 'self'"],
    ["cache-control", "public, max-age=14400"],
    ["strict-transport-security", "max-age=0"],
    ["content-security-policy", "default-src 'self'"],
    ["content-security-policy", policy.replace("script-src 'self'", "script-src 'self' 'nonce-1'")],
    ["content-security-policy", `${policy}, script-src https://elsewhere.example`],
  ])("%s: %s", async (name, value) => {
    expect(await found(page(ours, (headers) => headers.set(name, value)))).not.toEqual([]);
  });

  test.each(["content-security-policy", "strict-transport-security", "cache-control"])("%s: missing", async (name) => {
    expect(await found(page(ours, (headers) => headers.delete(name)))).not.toEqual([]);
  });
});

describe("something put into a page is found", () => {
  test.each([
    '<script defer src="https://static.cloudflareinsights.com/beacon.min.js"></script>',
    '<script src="/cdn-cgi/zaraz/i.js"></script>',
    "<script>(function(){window.__CF$cv$params={}})();</script>",
    '<a href="/cdn-cgi/l/email-protection" class="__cf_email__">[email]</a>',
    '<script src="/cdn-cgi/scripts/rocket-loader.min.js" data-cf-settings="1"></script>',
  ])("%s", async (added) => {
    expect(await found(page(`${ours}${added}`))).toHaveLength(1);
  });
});

test("another build, and something that is not Quietline, are told apart from this one", () => {
  const health = { status: 200, body: "ok abc-1\n" };
  expect(healthFaults(health, "abc-1")).toEqual([]);
  expect(healthFaults(health, undefined)).toEqual([]);
  expect(healthFaults(health, "other")).toHaveLength(1);
  for (const other of [
    { status: 503, body: "ok abc-1\n" },
    { status: 200, body: "<html>" },
  ])
    expect(healthFaults(other, undefined)).toHaveLength(1);
});

/** A service whose answers are these; everything else is refused as our own 404. */
function answering(answers: Record<string, () => Response>): typeof fetch {
  return async (address) => {
    const make = answers[`${address}`];
    if (make === undefined) return answer("{}", "application/json", 404);
    return make();
  };
}

const redirect = () => new Response(null, { status: 301, headers: { location: `${origin}/` } });
const well = {
  [`${origin}/healthz`]: () => answer("ok abc-1\n"),
  [`${origin}/staff`]: () => page(),
  [`${origin}/assets/first.js`]: () => answer("let a", "text/javascript"),
  "http://chat.charity.org/": redirect,
};

test("looking at a service: all is well, also while nobody has set it up", async () => {
  expect(await lookAt(origin, "abc-1", answering(well))).toEqual([]);
  expect(await lookAt(origin, undefined, answering({ ...well, [`${origin}/`]: () => page() }))).toEqual([]);
});

test("whether visitors find a line is told apart from whether the service answers well", async () => {
  const shut = { ...well, [`${origin}/`]: () => answer("<h1>Not yet</h1>", "text/html; charset=utf-8", 503) };
  expect(await lookAt(origin, undefined, answering(shut))).toEqual([]);
  expect(await hasOpened(origin, answering(shut))).toBe(false);
  expect(await hasOpened(origin, answering({ ...well, [`${origin}/`]: () => page() }))).toBe(true);
  expect(await hasOpened(origin, () => Promise.reject(new TypeError("fetch failed")))).toBeUndefined();
});

test("looking at a service: what is wrong with a file, without encryption, or with all of it", async () => {
  const cached = () => new Response("let a", { headers: { "cache-control": "public, max-age=14400" } });
  expect(await lookAt(origin, undefined, answering({ ...well, [`${origin}/assets/first.js`]: cached }))).not.toEqual(
    [],
  );
  const plain = { ...well, "http://chat.charity.org/": () => page() };
  expect(await lookAt(origin, undefined, answering(plain))).toEqual([
    "http://chat.charity.org/ is answered without encryption. Let it redirect to https, always.",
  ]);
  expect(await lookAt(origin, undefined, () => Promise.reject(new TypeError("fetch failed")))).toHaveLength(1);
  const { [`${origin}/staff`]: _, ...without } = well;
  expect(await lookAt(origin, undefined, answering(without))).toEqual(["There is no page at / or /staff."]);
});
