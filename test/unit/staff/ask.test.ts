/** Every request is signed, a wrong clock is set once, and a passkey that is not given leaves everything as it was. */
import { beforeEach, expect, test, vi } from "vitest";
import * as z from "zod/mini";
import { proofHeader, proofText, stepUpHeader } from "../../../shared/account-interface.ts";
import { fromBase64url, toBase64url } from "../../../shared/ids.ts";
import { now as serviceNow, setClock } from "../../../web/clock.ts";
import { source, utf8 } from "../../../web/encryption/bytes.ts";
import { makeDeviceKeys } from "../../../web/encryption/issue.ts";
import { act, ask } from "../../../web/staff/ask.ts";
import { holdSession } from "../../../web/staff/session-key.ts";
import { signOut } from "../../../web/staff/staff-interface.ts";
import { cancelled, confirming } from "../../../web/staff/step-up.ts";

const { stores } = vi.hoisted(() => ({ stores: new Map<string, object>() }));
vi.mock("../../../web/staff/database.ts", () => ({
  put: async (store: string, record: object) => void stores.set(store, record),
  get: async (store: string) => stores.get(store),
  remove: async (store: string) => void stores.delete(store),
  all: async () => [],
}));

interface Sent {
  readonly path: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly keepalive: boolean;
}
let sent: Sent[] = [];
let answers: Response[] = [];

beforeEach(() => {
  stores.clear();
  [sent, answers] = [[], []];
  setClock({ now: Date.UTC(2026, 10, 24), speed: 1 });
  vi.stubGlobal("fetch", async (path: string, init: Omit<Sent, "path">) => {
    const { method, headers, keepalive } = init;
    sent.push({ path, method, headers, keepalive, body: init.body ?? "" });
    const next = answers.shift();
    if (next === undefined) throw new TypeError("no network");
    return next;
  });
});

const Answer = z.strictObject({ fine: z.boolean() });
const fine = () => Response.json({ fine: true });
const refused = (status: number, type: string, more = {}) =>
  Response.json({ type, title: "A sentence.", status, ...more }, { status });

async function isSignedBy(signingKey: string, { method, path, headers, body }: Sent): Promise<boolean> {
  const [instant = "", signature = ""] = (headers[proofHeader] ?? "").split(".");
  const digest = toBase64url(new Uint8Array(await crypto.subtle.digest("SHA-256", utf8(body))));
  const key = await crypto.subtle.importKey("raw", source(fromBase64url(signingKey) ?? utf8("")), "Ed25519", false, [
    "verify",
  ]);
  const text = utf8(proofText(method, path, Number(instant), digest));
  return crypto.subtle.verify("Ed25519", key, source(fromBase64url(signature) ?? utf8("")), text);
}

async function signedIn() {
  const keys = await makeDeviceKeys();
  if (keys === undefined) throw new Error("no keys");
  await holdSession(keys, "somebody", false);
  return keys.signingKey;
}

test("whoever is not signed in sends no proof", async () => {
  answers = [fine()];
  expect(await ask("GET", "me", Answer)).toEqual({ is: "answered", value: { fine: true } });
  expect(sent[0]?.headers).toEqual({});
});

test("signing out is heard also when the tab is closed at once; nothing else outlives its page", async () => {
  const key = await signedIn();
  answers = [new Response(null), fine()];
  await signOut();
  await ask("GET", "me", Answer);
  expect(sent.map(({ path, keepalive }) => [path, keepalive])).toEqual([
    ["/api/staff/sign-out", true],
    ["/api/staff/me", false],
  ]);
  for (const request of sent) expect(await isSignedBy(key, request)).toBe(true);
});

test.each<[string, () => Response | undefined, boolean]>([
  ["it has ended", () => new Response(null, { status: 204 }), true],
  ["there is none any more", () => refused(401, "noSession"), true],
  ["there were too many requests", () => refused(429, "tooOften"), false],
  ["this page is none of its own", () => refused(403, "notAllowed"), false],
  ["nothing, because it is out of reach", () => undefined, false],
])("a sign-in counts as ended only when the service said so; it said: %s", async (_, answer, isOut) => {
  await signedIn();
  const said = answer();
  if (said !== undefined) answers = [said];
  expect(await signOut()).toBe(isOut);
});

test("the proof signs method, path with its query, time and body, and is another for each request", async () => {
  const key = await signedIn();
  answers = [fine(), fine()];
  await ask("GET", "audit?before=3", Answer);
  await ask("POST", "people/change", Answer, { alias: "Sam" });
  for (const request of sent) expect(await isSignedBy(key, request)).toBe(true);
  const [first, second] = sent;
  expect(first?.path).toBe("/api/staff/audit?before=3");
  if (second !== undefined) expect(await isSignedBy(key, { ...second, body: "{}" })).toBe(false);
});

test("a service that finds the clock wrong is asked once more by its own time, and not a third time", async () => {
  await signedIn();
  const clock = { now: Date.UTC(2027, 0, 1), speed: 1 };
  answers = [refused(409, "clockWrong", { clock }), fine()];
  expect(await ask("GET", "me", Answer)).toMatchObject({ is: "answered" });
  expect(Number(sent[1]?.headers[proofHeader]?.split(".")[0])).toBeGreaterThanOrEqual(clock.now);
  expect(serviceNow()).toBeGreaterThanOrEqual(clock.now);
  answers = [refused(409, "clockWrong", { clock }), refused(409, "clockWrong", { clock })];
  expect(await ask("GET", "me", Answer)).toMatchObject({ is: "refused", problem: "clockWrong" });
  expect(sent).toHaveLength(4);
});

test("every other outcome is a value: signed out, refused, no network, an answer that is not ours", async () => {
  answers = [refused(401, "noSession"), refused(429, "tooOften"), refused(500, "failed"), Response.json({ x: 1 })];
  const outcomes = [];
  for (let times = 0; times < 5; times++) outcomes.push((await ask("GET", "me", Answer)).is);
  expect(outcomes).toEqual(["signedOut", "refused", "unreachable", "unreachable", "unreachable"]);
});

test("a refusal carries the whole problem, for the newer row in it", async () => {
  answers = [refused(409, "changedMeanwhile", { person: { alias: "Sam" } })];
  expect(await ask("POST", "people/change", Answer, {})).toMatchObject({
    ...{ is: "refused", sentence: "A sentence." },
    details: { person: { alias: "Sam" } },
  });
});

test("what needs the passkey is first explained, and nothing is sent again when it is not given", async () => {
  answers = [refused(403, "stepUpNeeded", { passkey: { challenge: "AA" } })];
  const acting = act("people/leave", Answer, {}, "Let Sam leave.");
  await vi.waitFor(() => expect(confirming.value?.what).toBe("Let Sam leave."));
  cancelled();
  expect(await acting).toEqual({ is: "cancelled" });
  expect(sent).toHaveLength(1);
  expect(sent[0]?.headers[stepUpHeader]).toBeUndefined();
  expect(confirming.value).toBeUndefined();
});

test("two things that need the passkey are asked about one after the other", async () => {
  const needed = () => refused(403, "stepUpNeeded", { passkey: { challenge: "AA" } });
  answers = [needed(), needed()];
  const both = [act("a", Answer, {}, "First."), act("b", Answer, {}, "Second.")];
  await vi.waitFor(() => expect(confirming.value?.what).toBe("First."));
  cancelled();
  await vi.waitFor(() => expect(confirming.value?.what).toBe("Second."));
  cancelled();
  expect(await Promise.all(both)).toEqual([{ is: "cancelled" }, { is: "cancelled" }]);
});
