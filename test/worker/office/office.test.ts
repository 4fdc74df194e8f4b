/** The Office as the Worker sees it: RPC, requests, real tokens, and a session that others ask about. */
import { runInDurableObject } from "cloudflare:test";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { LineSlug } from "../../../shared/ids.ts";
import { sessionIdleMs } from "../../../shared/limits.ts";
import { DutyAnswer } from "../../../shared/staff-interface.ts";
import { seedDemo } from "../../../worker/office/demo.ts";
import { freshSecret } from "../../../worker/office/secrets.ts";
import { verifyToken } from "../../../worker/tokens.ts";
import { bindings, cookieOf, hour, invite, joinBody, makeKeys, monday, proved } from "./staff.ts";

const organisation = await makeKeys();

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: monday });
});

afterEach(() => {
  vi.useRealTimers();
});

async function signedIn() {
  const { person, link } = await invite(organisation, "Sam");
  const office = bindings.OFFICE.getByName(freshSecret());
  const demo = { start: "one", organisationKey: organisation.publicKey, closed: false, people: [person] };
  await runInDurableObject(office, (_, state) => seedDemo(state.storage, JSON.stringify(demo), monday));
  const send = async (path: string, init: RequestInit = {}) => office.fetch(`http://office/api/staff/${path}`, init);
  const device = await makeKeys();
  const certificate = { signingKey: device.publicKey };
  const joined = await send("join", {
    method: "POST",
    body: JSON.stringify(await joinBody(link, "Sam", { certificate })),
    headers: { "content-type": "application/json" },
  });
  const cookie = cookieOf(joined, device.privateKey);
  const ask = async (path: string, method = "GET") =>
    send(path, { method, headers: await proved(cookie, { method, path, now: Date.now() }) });
  return { office, ask };
}

test("a duty pass is signed as a duty pass, and names a session that lives until it is idle", async () => {
  const { office, ask } = await signedIn();
  const { pass } = DutyAnswer.parse(await (await ask("duty")).json());
  const duty = verifyToken(bindings.TICKET_KEY, "duty", pass ?? "", monday);
  expect(duty).toMatchObject({ alias: "Sam", limit: 3 });
  expect(verifyToken(bindings.TICKET_KEY, "admission", pass ?? "", monday)).toBeUndefined();
  if (duty === undefined) return;
  vi.setSystemTime(monday + sessionIdleMs - 1);
  expect(await office.sessionLives(duty.session)).toBe(true);
  vi.setSystemTime(monday + 2 * sessionIdleMs);
  expect(await office.sessionLives(duty.session)).toBe(false);
});

test("R10: a Room that asks whether a session lives gives it no sign of life", async () => {
  const { office, ask } = await signedIn();
  const { pass } = DutyAnswer.parse(await (await ask("duty")).json());
  const session = verifyToken(bindings.TICKET_KEY, "duty", pass ?? "", monday)?.session;
  if (session === undefined) throw new Error("no pass");
  vi.setSystemTime(monday + sessionIdleMs - 1);
  expect(await office.sessionStands(session)).toBe(true);
  vi.setSystemTime(monday + sessionIdleMs);
  expect(await office.sessionStands(session)).toBe(false);
});

test("a session that was signed out does not live", async () => {
  const { office, ask } = await signedIn();
  const { pass } = DutyAnswer.parse(await (await ask("duty")).json());
  const duty = verifyToken(bindings.TICKET_KEY, "duty", pass ?? "", monday);
  expect((await ask("sign-out", "POST")).status).toBe(204);
  expect(duty && (await office.sessionLives(duty.session))).toBe(false);
});

test("hours follow the clock", async () => {
  const { office } = await signedIn();
  const harbour = LineSlug.parse("harbour");
  expect((await office.hours(harbour))?.current).not.toBeNull();
  vi.setSystemTime(monday + 8 * hour);
  expect(await office.hours(harbour)).toMatchObject({ current: null, opensAt: Date.parse("2026-12-01T09:00:00Z") });
});
