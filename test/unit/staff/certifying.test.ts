/** What a coordinator's browser signs is what visitors' pages accept, and never more. */
import { beforeAll, beforeEach, expect, test, vi } from "vitest";
import { Revocations, type Role, rolesOf, StatementText } from "../../../shared/certificates.ts";
import {
  clockToleranceMs,
  colleagueCertificateMs,
  coordinatorCertificateMs,
  deviceCertificateMs,
  invitationMs,
  renewCertificatesMs,
  revokedKeysByBrowsersMost,
  revokedKeysMost,
} from "../../../shared/limits.ts";
import type { PeopleAnswer } from "../../../shared/people-interface.ts";
import { beginOf, endDay, hasEnded, latestEndDay } from "../../../shared/revoked-keys.ts";
import { learnRevocations, noRevocations, verifyChain } from "../../../web/encryption/chain.ts";
import { certify, makePortableKey, portableSigner, revoke, type Signer } from "../../../web/encryption/issue.ts";
import { type Believed, believedRevocations } from "../../../web/staff/believed-revocations.ts";
import {
  type Certifier,
  certifyDevice,
  certifyForEvening,
  type Ending,
  lastDay,
  makeInvitation,
  revocationList,
} from "../../../web/staff/certifying.ts";
import { endOf, isProvisional, leadWhoCertified, payloadOf } from "../../../web/staff/chain-reading.ts";
import { isDue, renewals, renewed, renewedList } from "../../../web/staff/renewals.ts";

const { kept } = vi.hoisted(() => ({ kept: new Map<string, object>() }));
vi.mock("../../../web/staff/database.ts", () => ({
  put: async (_: string, record: { one: string }) => void kept.set(record.one, record),
  get: async (_: string, one: string) => kept.get(one),
}));
beforeEach(() => kept.clear());

const now = Date.UTC(2026, 10, 24, 18);
const day = 86_400_000;
const key = "A".repeat(43);

let organisation: Signer;
let root: Certifier;

beforeAll(async () => {
  organisation = (await makePortableKey()).signer;
  root = {
    organisationKey: organisation.publicKey,
    chain: [],
    until: Number.POSITIVE_INFINITY,
    sign: organisation.sign,
  };
});

async function certified(by: Certifier, roles: readonly Role[], at = now) {
  const { signer } = await makePortableKey();
  const chain = await certifyDevice(by, { signingKey: signer.publicKey, receivingKey: key, roles, alias: "Sam" }, at);
  const certifier: Certifier = {
    organisationKey: organisation.publicKey,
    chain,
    until: endOf(chain),
    sign: signer.sign,
  };
  return { signer, chain, certifier };
}

const judged = (chain: readonly string[], at = now, revoked: readonly string[] = []) =>
  verifyChain(chain, { organisationKey: organisation.publicKey, now: at, revoked: new Set(revoked) });

const none: Believed = { number: 0, ends: new Map() };
const other = "B".repeat(43);
/** A browser of a counsellor whose certificate ends soon. */
const ending = (signingKey: string, more: Partial<Ending> = {}): Ending => ({
  ...{ signingKey, latestUntil: now + day, roles: ["counsellor"] },
  ...more,
});
/** By day ends what was signed at `at` for a browser that is no coordinator's. */
const ninetyDaysOn = (at = now) => endDay(at + deviceCertificateMs);

/** A list with these keys, `at` a moment at which this computer's clock is right. */
async function nextOf(certifier: Certifier, believed: Believed, keys: readonly (Ending | string)[], at = now) {
  const added = keys.map((one) => (typeof one === "string" ? ending(one, { latestUntil: at + day }) : one));
  const list = await revocationList(certifier, believed, added, at, at);
  if ("fullUntil" in list) throw new Error("this list is full");
  return list;
}

const signedBy = (certifier: Certifier, number: number, ...keys: readonly string[]) =>
  nextOf(certifier, { ...none, number: number - 1 }, keys).then((made) => ({ number, keys: [...keys], ...made }));

/** With both clocks right, at the moment the list was signed or at `now`. */
const believedAt = (at: number, told: Parameters<typeof believedRevocations>[1]) =>
  believedRevocations(root.organisationKey, told, at, at);
const believing = (told: Parameters<typeof believedRevocations>[1]) => believedAt(now, told);

function people(...devices: readonly { chain: readonly string[]; roles?: Role[]; state?: "active" | "paused" }[]) {
  return {
    people: devices.map(({ chain, roles, state }) => ({
      state: state ?? "active",
      roles: roles ?? ["counsellor", "coordinator"],
      devices: [{ chain, revokedAt: null }],
    })),
    revocations: null,
  } as unknown as PeopleAnswer;
}

test("a browser certified by the organisation key counts for 90 days, a coordinator's for a year", async () => {
  expect(endOf((await certified(root, ["counsellor"])).chain)).toBe(now + deviceCertificateMs);
  const { chain } = await certified(root, ["coordinator", "counsellor"]);
  expect(endOf(chain)).toBe(now + coordinatorCertificateMs);
  const device = await judged(chain);
  expect("refused" in device ? device : rolesOf(device)).toEqual(["coordinator", "counsellor"]);
});

test("a coordinator's browser certifies others for 90 days, and never for longer than it counts itself", async () => {
  const { certifier } = await certified(root, ["coordinator"]);
  expect(endOf((await certified(certifier, ["coordinator"])).chain)).toBe(now + deviceCertificateMs);
  const late = now + coordinatorCertificateMs - day;
  expect(endOf((await certified(certifier, ["counsellor"], late)).chain)).toBe(now + coordinatorCertificateMs);
});

test("what a counsellor's browser signs is refused by visitors' pages", async () => {
  const { certifier } = await certified(root, ["counsellor"]);
  expect(await judged((await certified(certifier, ["counsellor"])).chain)).toEqual({ refused: "chain" });
});

test("an invitation ends after 72 hours, names the roles, and its token is known as a hash alone", async () => {
  const made = await makeInvitation(root, { roles: ["counsellor", "supervisor"] }, now);
  expect(made.endsAt).toBe(now + invitationMs);
  expect(endOf(made.chain)).toBe(made.endsAt);
  expect(made.fragment).toMatch(/^[\w-]{43}\.[\w-]{43}$/);
  expect(JSON.stringify([made.tokenHash, made.chain])).not.toContain(made.fragment.split(".")[0]);
  const other = await makeInvitation(root, { roles: ["counsellor"] }, now);
  expect(other.fragment).not.toBe(made.fragment);
});

test("due are certificates made by an invitation and those that end within 30 days, where a new one would be later", () => {
  const standing = (daysLeft: number, provisional = false) => ({ provisional, endsAt: now + daysLeft * day });
  const inDays = (days: number) => now + days * day;
  expect(isDue(standing(31), inDays(90), now)).toBe(false);
  expect(isDue({ provisional: false, endsAt: now + renewCertificatesMs }, inDays(90), now)).toBe(true);
  expect(isDue(standing(3, true), inDays(90), now)).toBe(true);
  expect(isDue(standing(3), inDays(3), now)).toBe(false);
  expect(isDue(standing(200, true), inDays(90), now)).toBe(false);
});

test("renewed are the same keys with the same name and roles, for longer", async () => {
  const old = await certified(root, ["counsellor"], now - deviceCertificateMs + 5 * day);
  const fresh = await certified(root, ["counsellor"]);
  const answer = people({ chain: old.chain }, { chain: fresh.chain });
  const due = await renewals(root, answer, none, now);
  expect(due.map(({ device }) => device.signingKey)).toEqual([old.signer.publicKey]);
  const [made] = await renewed(root, due, now);
  const [before, after] = [await judged(old.chain), await judged(made?.chain ?? [])];
  expect(after).toEqual({ ...before, from: now, until: now + deviceCertificateMs });
});

test("not renewed: another root's, ended, revoked, of somebody paused, with a role that was taken away", async () => {
  const soon = now - deviceCertificateMs + 5 * day;
  const { chain, signer } = await certified(root, ["counsellor"], soon);
  const stranger = (await makePortableKey()).signer;
  const foreign = await certified({ ...root, sign: stranger.sign }, ["counsellor"], soon);
  const ended = await certified(root, ["counsellor"], now - deviceCertificateMs - day);
  for (const answer of [
    people({ chain: foreign.chain }),
    people({ chain: ended.chain }),
    people({ chain, state: "paused" }),
    people({ chain, roles: ["supervisor"] }),
  ])
    expect(await renewals(root, answer, none, now)).toEqual([]);
  expect(await renewals(root, people({ chain }), none, now)).toHaveLength(1);
  const revoked = { number: 1, ends: new Map([[signer.publicKey, ninetyDaysOn()]]) };
  expect(await renewals(root, people({ chain }), revoked, now)).toEqual([]);
});

test("N16: what a shift lead's browser certified is told from the rest, and not renewed by itself", async () => {
  const lead = await certified(root, ["supervisor", "counsellor"]);
  const named = { alias: "Priya", signingKey: key, receivingKey: key };
  const chain = await certifyForEvening(lead.certifier, named, now);
  expect(await judged(chain)).toMatchObject({ alias: "Priya", role: "counsellor" });
  expect(endOf(chain)).toBe(now + colleagueCertificateMs);
  expect(endOf(await certifyForEvening({ ...lead.certifier, until: now + day / 24 }, named, now))).toBe(now + day / 24);
  expect(leadWhoCertified(chain)).toBe("Sam");
  expect(await renewals(root, people({ chain }), none, now)).toEqual([]);
  const { certifier } = await certified(root, ["coordinator"]);
  const made = (await certified(certifier, ["counsellor"])).chain;
  const invited = [...(await makeInvitation(root, { roles: ["counsellor"] }, now)).chain, "x"];
  for (const other of [made, invited, lead.chain, []]) expect(leadWhoCertified(other)).toBeUndefined();
});

test("the next list of revoked keys is numbered one higher and keeps every key that was signed before", async () => {
  const first = await nextOf(root, none, [key]);
  const forgetful = { number: 1, ...first, keys: [] };
  const { certifier } = await certified(root, ["coordinator"]);
  const believed = await believing(forgetful);
  const second = await nextOf(certifier, believed ?? none, [other, key]);
  const told = { organisationKey: organisation.publicKey, now };
  const known = await learnRevocations(noRevocations, second, told);
  expect(known).toEqual({ number: 2, keys: new Set([key, other]) });
});

test("a list is signed again only when its signer will not count for long", async () => {
  const { certifier } = await certified(root, ["coordinator"]);
  const { list, signer } = await nextOf(certifier, none, [ending(key, { roles: ["coordinator"] })]);
  const believed: Believed = { number: 1, ends: new Map([[key, endDay(now + coordinatorCertificateMs)]]) };
  const answer = { people: [], revocations: { number: 1, list, signer, keys: [key] } } as unknown as PeopleAnswer;
  expect(await renewedList(root, answer, believed, now)).toBeNull();
  const late = now + coordinatorCertificateMs - 10 * day;
  expect(await renewedList(certifier, answer, believed, late)).toBeNull();
  const again = await renewedList(root, answer, believed, late);
  const told = { organisationKey: organisation.publicKey, now: late };
  const known = again === null ? undefined : await learnRevocations(noRevocations, again, told);
  expect(known).toEqual({ number: 2, keys: new Set([key]) });
});

test("N10: a key has the day on which the longest certificate there can be for it has ended", () => {
  const days = (more: Partial<Ending>) => lastDay(ending(key, more), now);
  expect(days({})).toBe(ninetyDaysOn());
  // The service is not believed where it says less, and not where it says more than there can be.
  expect(days({ latestUntil: 0 })).toBe(ninetyDaysOn());
  expect(days({ latestUntil: now + 200 * day })).toBe(endDay(now + 200 * day));
  expect(days({ roles: ["counsellor", "coordinator"] })).toBe(endDay(now + coordinatorCertificateMs));
  expect(days({ latestUntil: now + 5000 * day })).toBe(latestEndDay(now));
  const end = endDay(now);
  expect([hasEnded(end, beginOf(end) - 1), hasEnded(end, beginOf(end))]).toEqual([false, true]);
  for (const until of [now, beginOf(end) - clockToleranceMs, beginOf(end) - clockToleranceMs + 1])
    expect(beginOf(endDay(until))).toBeGreaterThanOrEqual(until + clockToleranceMs);
});

test("N10: on its day no certificate of a key counts at a visitor's page, and the day before the last one does", async () => {
  const { certifier } = await certified(root, ["coordinator"]);
  for (const by of [root, certifier]) {
    const { chain, signer } = await certified(by, ["counsellor"]);
    const end = beginOf(lastDay(ending(signer.publicKey, { latestUntil: endOf(chain) }), now));
    expect(await judged(chain, end - 1 - day)).toMatchObject({ alias: "Sam" });
    expect(await judged(chain, end)).toEqual({ refused: "expired" });
  }
});

test("N10: the next list leaves a key out once its day has come by both clocks, and no sooner", async () => {
  const believed: Believed = { number: 4, ends: new Map([[key, ninetyDaysOn()]]) };
  const end = beginOf(ninetyDaysOn());
  for (const [at, here, stays] of [
    [end - 1, end - 1, true],
    [end, end - 1, true],
    [end - 1, end, true],
    [end, end, false],
  ] as const) {
    const next = await revocationList(root, believed, [ending(other)], at, here);
    const says = "list" in next ? payloadOf(Revocations, next.list) : undefined;
    expect(says?.signingKeys).toEqual(stays ? [key, other] : [other]);
    expect(says?.ends).toEqual(stays ? [ninetyDaysOn(), ninetyDaysOn(at)] : [ninetyDaysOn(at)]);
  }
});

test("N10: a list that would be full is not made, and says when there is room; a full one fits what a chat can carry", async () => {
  const keys = Array.from({ length: revokedKeysMost }, (_, index) => `${index}`.padStart(43, "A"));
  const ends = new Map(keys.map((one) => [one, latestEndDay(now)]));
  const full = await revocationList(root, { number: 999_999, ends }, [], now, now);
  expect(StatementText.safeParse("list" in full ? full.list : "").success).toBe(true);
  const soon = new Map([...ends, [keys[0] ?? "", ninetyDaysOn()]] as const);
  expect(await revocationList(root, { number: 1, ends: soon }, [ending(other)], now, now)).toEqual({
    ...{ fullUntil: beginOf(ninetyDaysOn()), kitHasRoom: false },
  });
  const answer = { people: [], revocations: { signer: (await certified(root, ["coordinator"])).chain } };
  const late = now + coordinatorCertificateMs - 10 * day;
  const more = new Map([...ends, [other, latestEndDay(late)]] as const);
  const tooMany = { number: 1, ends: new Map([...more].map(([one]) => [one, latestEndDay(late)])) };
  expect(await renewedList(root, answer as unknown as PeopleAnswer, tooMany, late)).toBeNull();
});

test("N10: a coordinator's browser leaves the last places to the organisation key, and says when there is room for it", async () => {
  const { certifier } = await certified(root, ["coordinator"]);
  const keys = Array.from({ length: revokedKeysByBrowsersMost + 2 }, (_, index) => `${index}`.padStart(43, "A"));
  const ends = new Map(keys.map((one, index) => [one, ninetyDaysOn() + index]));
  const asked = [ending(other, { roles: ["coordinator"] })] as const;
  expect("list" in (await revocationList(root, { number: 1, ends }, asked, now, now))).toBe(true);
  // Three have to end before it holds as many as it may.
  expect(await revocationList(certifier, { number: 1, ends }, asked, now, now)).toEqual({
    ...{ fullUntil: beginOf(ninetyDaysOn() + 2), kitHasRoom: true },
  });
  const fewer = new Map([...ends].slice(3));
  expect("list" in (await revocationList(certifier, { number: 1, ends: fewer }, asked, now, now))).toBe(true);
});

test("N10: a key that had its day may be revoked anew, where the service says that it counts again", async () => {
  const believed: Believed = { number: 4, ends: new Map([[key, ninetyDaysOn()]]) };
  const at = beginOf(ninetyDaysOn());
  const next = await nextOf(root, believed, [key], at);
  expect(payloadOf(Revocations, next.list)).toMatchObject({ signingKeys: [key], ends: [ninetyDaysOn(at)] });
});

test("a newer list is not believed when a browser has signed it that was seen revoked, or when it is of a later time", async () => {
  const thief = await certified(root, ["coordinator"]);
  const revoking = await signedBy(root, 1, thief.signer.publicKey);
  const theirs = await signedBy(thief.certifier, 2, thief.signer.publicKey, other);
  // Before anything was seen there is nothing to judge it by.
  expect(await believing(theirs)).toBeDefined();
  kept.clear();
  expect(await believing(revoking)).toBeDefined();
  expect(await believing(theirs)).toBeUndefined();
  expect(await believing(revoking)).toMatchObject({ number: 1 });
  // What they signed before they were revoked is an older list, and hides nothing.
  kept.clear();
  const earlier = await signedBy(thief.certifier, 1, key);
  expect(await believing(await signedBy(root, 2, key, thief.signer.publicKey))).toBeDefined();
  expect(await believing(earlier)).toMatchObject({ number: 1 });
  kept.clear();
  const later = {
    number: 3,
    keys: [],
    ...(await nextOf(root, { ...none, number: 2 }, [key], now + 2 * clockToleranceMs)),
  };
  expect(await believing(later)).toBeUndefined();
  expect(await believedAt(now + clockToleranceMs, later)).toBeDefined();
});

test("N10: a service that lies about the time lets no key go before its day by this computer's clock", async () => {
  expect(await believing(await signedBy(root, 1, key))).toBeDefined();
  const end = beginOf(ninetyDaysOn());
  const without = { number: 2, keys: [], ...(await nextOf(root, { ...none, number: 1 }, [other], end)) };
  expect(await believedRevocations(root.organisationKey, without, end, end - day)).toBeUndefined();
  expect(await believedRevocations(root.organisationKey, without, end, end)).toMatchObject({ number: 2 });
});

test("a list that nobody who may has signed is not believed, whatever the service says of it", async () => {
  const stranger: Certifier = { ...root, sign: (await makePortableKey()).signer.sign };
  const { certifier } = await certified(root, ["counsellor"]);
  const honest = await signedBy(root, 3, key);
  const dayless = await revoke(root.sign, { number: 3, issuedAt: now, signingKeys: [key, other], ends: [21_000] });
  for (const told of [
    await signedBy(stranger, 900, key),
    await signedBy(certifier, 900, key),
    { ...honest, list: [...honest.list.split(".").slice(0, 2), dayless.split(".")[2]].join(".") },
    { ...honest, list: "not.a.list" },
    { ...honest, list: dayless },
  ])
    expect(await believing(told)).toBeUndefined();
  expect(await believing({ ...honest, number: 900 })).toEqual({
    number: 3,
    ends: new Map([[key, ninetyDaysOn()]]),
  });
});

test("a key that was once seen revoked stays so, also beside an older list or none", async () => {
  const [older, newer] = [await signedBy(root, 1), await signedBy(root, 2, key)];
  const ends = new Map([[key, ninetyDaysOn()]]);
  await believing(newer);
  expect(await believing(older)).toEqual({ number: 1, ends });
  expect(await believing(null)).toEqual({ number: 0, ends });
  const another = (await makePortableKey()).signer.publicKey;
  expect(await believedRevocations(another, null, now, now)).toEqual(none);
});

test("N10: a newer list that leaves out a key before its day is not believed; one that does so on the day is", async () => {
  const told = async (number: number, at: number, ...keys: readonly string[]) => {
    const list = await nextOf(root, { ...none, number: number - 1 }, keys, at);
    return { number, keys: [...keys], ...list };
  };
  const believed = async (...of: Parameters<typeof told>) => believedAt(of[1], await told(...of));
  const end = beginOf(ninetyDaysOn());
  expect(await believed(1, now, key)).toBeDefined();
  expect(await believed(2, end - 1, other)).toBeUndefined();
  // What was not believed is not remembered, and takes nothing away.
  expect(await believed(1, now, key)).toEqual({ number: 1, ends: new Map([[key, ninetyDaysOn()]]) });
  const after = await believed(2, end, other);
  expect(after).toEqual({
    number: 2,
    ends: new Map([
      [other, ninetyDaysOn(end)],
      [key, ninetyDaysOn()],
    ]),
  });
  // Whoever ended is still not certified here, but holds up no later list.
  const next = await nextOf(root, after ?? none, [], end + day);
  expect(payloadOf(Revocations, next.list)?.signingKeys).toEqual([other]);
  expect(await believed(3, end + day, other)).toMatchObject({ number: 3 });
  // A later list may not bring a day forward to leave the key out sooner.
  const early = { number: 4, issuedAt: end + 2 * day, signingKeys: [other], ends: [endDay(end)] };
  const list = await revoke(root.sign, early);
  await believedAt(end + 2 * day, { number: 4, keys: [other], list, signer: [] });
  expect(await believed(5, end + 3 * day)).toBeUndefined();
});

test("N10: keys of a list from before there were days stay for a year from the day it was signed", async () => {
  const list = await revoke(root.sign, { number: 1, issuedAt: now, signingKeys: [key] });
  const told = { number: 1, keys: [key], list, signer: [] };
  expect(await believing(told)).toEqual({
    number: 1,
    ends: new Map([[key, latestEndDay(now)]]),
  });
});

test("a list counts by the moment it was signed: whoever signed it may have ended since", async () => {
  const { certifier } = await certified(root, ["coordinator"], now - 2 * coordinatorCertificateMs);
  const at = now - 2 * coordinatorCertificateMs + day;
  const past = await nextOf(certifier, none, [key], at);
  expect(await believing({ number: 1, keys: [], ...past })).toEqual({
    number: 1,
    ends: new Map([[key, ninetyDaysOn(at)]]),
  });
});

test("a certificate of a shared computer ends with its sign-in, and is not renewed", async () => {
  const made = await makeInvitation(root, { roles: ["counsellor"] }, now);
  const { endsAt } = made;
  const signer = await portableSigner(made.fragment.split(".")[1] ?? "");
  const device = { kind: "device", role: "counsellor", alias: "Sam", signingKey: key, receivingKey: key } as const;
  const until = (end: number) =>
    certify(signer?.sign ?? root.sign, { ...device, from: now, until: end }).then((own) => [...made.chain, own]);
  expect(await renewals(root, people({ chain: await until(endsAt - 1) }), none, now)).toEqual([]);
  expect(await renewals(root, people({ chain: await until(endsAt) }), none, now)).toHaveLength(1);
});

test("a chain whose second last link is an invitation is provisional", async () => {
  const { chain } = await makeInvitation(root, { roles: ["counsellor"] }, now);
  expect(isProvisional([...chain, "x"])).toBe(true);
  expect(isProvisional((await certified(root, ["counsellor"])).chain)).toBe(false);
});
