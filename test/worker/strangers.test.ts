/** A15: strangers who try to sign in very often are slowed before the Office, and nobody who is signed in notices. */
import { exports as workerExports } from "cloudflare:workers";
import { expect, onTestFinished, test, vi } from "vitest";
import {
  gateSaltMs,
  strangersBurst,
  strangersOfProviderBurst,
  strangersPerSecond,
  strangersTogetherBurst,
  strangersTogetherPerSecond,
} from "../../shared/limits.ts";
import { Buckets } from "../../worker/buckets.ts";
import { GateKeys, networks } from "../../worker/gate-key.ts";
import { endedCookie, sessionCookie } from "../../worker/session-cookie.ts";
import { Strangers } from "../../worker/strangers.ts";
import { problemOf } from "./office/staff.ts";

const key = "k".repeat(43);
const here = "2001:db8:c0de:1234:5ca1:ab1e:feed:77";
const neighbour = "2001:db8:c0de:1234::1";
const elsewhere = "198.51.100.7";
const cookie = sessionCookie(key, "A".repeat(43)).split(";")[0] ?? "";

function at({ from, path = "sign-in", cookie }: { from?: string; path?: string; cookie?: string }): Request {
  return new Request(`https://harbour.example/api/staff/${path}`, {
    method: path === "me" ? "GET" : "POST",
    headers: { ...(from && { "CF-Connecting-IP": from }), ...(cookie && { cookie }) },
  });
}

/** An Office that answers the same to everybody, and counts. */
function gates(status = 403, headers: Record<string, string> = {}) {
  const strangers = new Strangers();
  const office = { asked: 0, status, headers };
  const ask = async () => {
    office.asked++;
    return new Response(null, office);
  };
  const pass = async (given: Parameters<typeof at>[0], now = 0) =>
    (await strangers.pass(at(given), key, now, ask)).status;
  const often = async (times: number, given: Parameters<typeof at>[0], now = 0) => {
    for (let time = 0; time < times; time++) await pass(given, now);
  };
  return { office, pass, often };
}

test("A15: from one gate so many at once and so many a second, and the others behind it are one with it", async () => {
  const { office, pass, often } = gates();
  await often(strangersBurst, { from: here });
  expect(office.asked).toBe(strangersBurst);
  expect(await pass({ from: here })).toBe(429);
  expect(await pass({ from: neighbour })).toBe(429);
  expect(office.asked).toBe(strangersBurst);
  expect(await pass({ from: elsewhere })).toBe(403);
  await often(10, { from: here }, 3000);
  expect(office.asked).toBe(strangersBurst + 1 + 3 * strangersPerSecond);
});

test("A15: whoever is signed in is never counted with the strangers behind the same address", async () => {
  const { office, pass, often } = gates();
  await often(strangersBurst + 1, { from: here });
  office.status = 200;
  const before = office.asked;
  for (let time = 0; time < 2 * strangersBurst; time++)
    expect(await pass({ from: here, path: "me", cookie })).toBe(200);
  expect(office.asked).toBe(before + 2 * strangersBurst);
  // Not what is refused for another reason, either.
  office.status = 409;
  for (let time = 0; time < 2 * strangersBurst; time++)
    expect(await pass({ from: here, path: "people/pause", cookie })).toBe(409);
  office.status = 204;
  expect(await pass({ from: here, path: "sign-out", cookie })).toBe(204);
});

test("A15: a session that is over is counted by itself", async () => {
  const { pass, often } = gates(401);
  await often(strangersBurst, { from: here, path: "me", cookie });
  expect(await pass({ from: here, path: "me", cookie })).toBe(429);
  const other = sessionCookie(key, "B".repeat(43)).split(";")[0] ?? "";
  expect(await pass({ from: here, path: "me", cookie: other })).toBe(401);
  expect(await pass({ from: here })).toBe(401);
});

test("A15: whoever signs in gives back what was counted; whoever signs out does not", async () => {
  const { office, pass, often } = gates();
  await often(strangersBurst - 1, { from: here });
  office.status = 200;
  office.headers = { "set-cookie": sessionCookie(key, "C".repeat(43)) };
  expect(await pass({ from: here })).toBe(200);
  office.status = 403;
  office.headers = { "set-cookie": endedCookie() };
  await often(strangersBurst, { from: here });
  expect(office.asked).toBe(2 * strangersBurst);
  expect(await pass({ from: here })).toBe(429);
});

test("A15: without a cookie of ours nothing but what is open to anybody reaches the Office, however often", async () => {
  const { office, pass } = gates();
  for (const path of ["me", "people", "devices/certify", "nothing"])
    for (const made of [undefined, "__Host-session=", cookie.replace("A", "B"), cookie.split(".")[0]])
      expect(await pass({ from: here, path, ...(made !== undefined && { cookie: made }) })).toBe(401);
  expect(office.asked).toBe(0);
});

test("A15: all strangers together are slowed too, also where nobody tells the service addresses", async () => {
  const { office, pass, often } = gates();
  await often(strangersTogetherBurst, {});
  expect(await pass({})).toBe(429);
  expect(await pass({ from: elsewhere })).toBe(429);
  await often(2 * strangersTogetherPerSecond, {}, 1000);
  expect(office.asked).toBe(strangersTogetherBurst + strangersTogetherPerSecond);
});

test("A15: whoever has all the sites of one provider does not keep the others out", async () => {
  const { office, pass } = gates();
  const site = (n: number) => `2001:db8:${n.toString(16)}::1`;
  for (let n = 0; n < 2 * strangersOfProviderBurst; n++) await pass({ from: site(n) });
  expect(office.asked).toBe(strangersOfProviderBurst);
  expect(await pass({ from: site(0xffff) })).toBe(429);
  for (const from of [elsewhere, "2001:db9::1"]) expect(await pass({ from })).toBe(403);
  // What somebody takes who signs in is there for the next one.
  const again = gates(200, { "set-cookie": sessionCookie(key, "D".repeat(43)) });
  for (let n = 0; n < 2 * strangersOfProviderBurst; n++) expect(await again.pass({ from: site(n) })).toBe(200);
});

test("A15: whoever copied a cookie without its key cannot keep its owner from signing out", async () => {
  const { office, pass, often } = gates(401);
  await often(strangersBurst + 1, { from: elsewhere, path: "me", cookie });
  await often(2 * strangersBurst, { from: elsewhere, path: "sign-out", cookie });
  expect(await pass({ from: here, path: "me", cookie })).toBe(429);
  office.status = 204;
  expect(await pass({ from: here, path: "sign-out", cookie })).toBe(204);
});

test("A15: a gate is an address, or 48 bits of one, in whichever way it is written", () => {
  const same = (one: string, other: string) => expect(networks(one)).toEqual(networks(other));
  expect(networks("198.51.100.7")).toEqual({ site: "198.51.100.7", connection: "198.51.100.7", provider: "198.51" });
  same("::ffff:198.51.100.7", "198.51.100.7");
  same(here, neighbour);
  // Another of the many networks of 64 bits that one site has.
  expect(networks("2001:0db8:C0DE:ffff::")).toEqual({ ...networks(here), connection: "2001:db8:c0de:ffff" });
  same("2001:db8::1", "2001:db8:0:0:1::");
  expect(networks("2001:db8:c0df::1")).toEqual({
    site: "2001:db8:c0df",
    connection: "2001:db8:c0df:0",
    provider: networks(here).provider,
  });
  expect(networks("2001:db9:c0de::1").provider).not.toBe(networks(here).provider);
  expect(networks("::1")).toEqual({ site: "0:0:0", connection: "0:0:0:0", provider: "0:0" });
});

test("A15: what is remembered of an address is another number after ten minutes, and in every isolate", () => {
  let forgotten = 0;
  const keys = new GateKeys(() => forgotten++);
  const of = (now: number) => keys.of(at({ from: here }), now)?.site;
  expect(of(0)).toMatch(/^[\w-]{43}$/);
  expect(of(gateSaltMs - 1)).toBe(of(0));
  expect(of(gateSaltMs)).not.toBe(keys.of(at({ from: elsewhere }), gateSaltMs)?.site);
  expect(new GateKeys(() => {}).of(at({ from: here }), 0)?.site).not.toBe(of(gateSaltMs));
  const before = of(gateSaltMs);
  expect(of(2 * gateSaltMs)).not.toBe(before);
  expect(keys.of(at({}), 0)).toBeUndefined();
  // Whatever was kept under an older number was forgotten with it.
  expect(forgotten).toBe(2);
});

test("A15: after ten minutes any request at all makes it forgotten, at each of the doors", async () => {
  let forgotten = 0;
  const keys = new GateKeys(() => forgotten++);
  keys.of(at({ from: here }), 0);
  keys.expire(gateSaltMs - 1);
  expect(forgotten).toBe(0);
  keys.expire(gateSaltMs);
  keys.expire(gateSaltMs);
  expect(forgotten).toBe(1);
  const expired = vi.spyOn(GateKeys.prototype, "expire");
  const worker = (workerExports as unknown as { default: Fetcher }).default;
  expect((await worker.fetch("https://harbour.example/healthz")).status).toBe(200);
  // Those of strangers, of visitors who ask for a place, and of complaints.
  expect(new Set(expired.mock.contexts).size).toBe(3);
  expired.mockRestore();
});

test("nothing is remembered of a name that has everything left again", () => {
  const buckets = new Buckets({ perSecond: 2, burst: 4 }, 10);
  buckets.take("one", 0);
  buckets.take("two", 1000);
  buckets.expire(1999);
  expect(buckets.size).toBe(2);
  buckets.expire(2000);
  expect(buckets.size).toBe(1);
  buckets.expire(3000);
  expect(buckets.size).toBe(0);
});

test("so many names are known at once; whoever asked longest ago is forgotten, and a clock set back gives nothing", () => {
  const buckets = new Buckets({ perSecond: 1, burst: 1 }, 2);
  for (const name of ["one", "two", "three"]) expect(buckets.take(name, 1000)).toBe(true);
  expect(buckets.take("three", 0)).toBe(false);
  expect(buckets.take("two", 1500)).toBe(false);
  expect(buckets.take("one", 1500)).toBe(true);
  buckets.giveBack("nobody", 1500);
  expect(buckets.take("one", 1500)).toBe(false);
});

test("A15: guessed addresses of calendars are counted as sign-ins are, and no sign-in is left for whoever guesses", async () => {
  // Nobody is forgiven by the second here, however slow the machine is.
  vi.useFakeTimers({ toFake: ["Date"] });
  onTestFinished(() => void vi.useRealTimers());
  const worker = (workerExports as unknown as { default: Fetcher }).default;
  const headers = { "CF-Connecting-IP": "203.0.113.77", Origin: "https://harbour.example" };
  const guess = () => worker.fetch(`https://harbour.example/calendar/${"A".repeat(43)}.ics`, { headers });
  for (let time = 0; time < strangersBurst; time++) expect((await guess()).status).toBe(404);
  const refused = await guess();
  expect([refused.status, refused.headers.get("Cache-Control")]).toEqual([429, "no-store"]);
  const signIn = worker.fetch("https://harbour.example/api/staff/sign-in", { method: "POST", headers });
  expect(await problemOf(await signIn)).toBe("429 tooOften");
});

test("A15: through the Worker: the refusal is a problem with a sentence, and says when to come again", async () => {
  const worker = (workerExports as unknown as { default: Fetcher }).default;
  const signIn = () =>
    worker.fetch("https://harbour.example/api/staff/sign-in", {
      method: "POST",
      headers: { "CF-Connecting-IP": "203.0.113.9", Origin: "https://harbour.example" },
    });
  for (let time = 0; time < strangersBurst; time++) expect((await signIn()).status).toBe(400);
  const refused = await signIn();
  expect(refused.headers.get("Retry-After")).toBe("10");
  expect(refused.headers.get("Cache-Control")).toBe("no-store");
  expect(await problemOf(refused)).toBe("429 tooOften");
  const me = await worker.fetch("https://harbour.example/api/staff/me", {
    headers: { "CF-Connecting-IP": "203.0.113.9" },
  });
  expect(await problemOf(me)).toBe("401 noSession");
});
