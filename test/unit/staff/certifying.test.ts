/** What a coordinator's browser signs is what visitors' pages accept, and never more. */
import { beforeAll, beforeEach, expect, test, vi } from "vitest";
import type { Role } from "../../../shared/certificates.ts";
import { rolesOf } from "../../../shared/certificates.ts";
import {
  colleagueCertificateMs,
  coordinatorCertificateMs,
  deviceCertificateMs,
  invitationMs,
  renewCertificatesMs,
} from "../../../shared/limits.ts";
import type { PeopleAnswer } from "../../../shared/people-interface.ts";
import { learnRevocations, noRevocations, verifyChain } from "../../../web/encryption/chain.ts";
import { certify, makePortableKey, portableSigner, type Signer } from "../../../web/encryption/issue.ts";
import { type Believed, believedRevocations } from "../../../web/staff/believed-revocations.ts";
import {
  type Certifier,
  certifyDevice,
  certifyForEvening,
  makeInvitation,
  revocationList,
} from "../../../web/staff/certifying.ts";
import { endOf, isProvisional, leadWhoCertified } from "../../../web/staff/chain-reading.ts";
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

const none: Believed = { number: 0, keys: new Set() };
const signedBy = (certifier: Certifier, number: number, ...keys: readonly string[]) =>
  revocationList(certifier, { number: number - 1, keys: new Set() }, keys, now).then((made) => ({
    number,
    keys: [...keys],
    ...made,
  }));

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
  const revoked = { number: 1, keys: new Set([signer.publicKey]) };
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
  const first = await revocationList(root, none, [key], now);
  const forgetful = { number: 1, ...first, keys: [] };
  const { certifier } = await certified(root, ["coordinator"]);
  const believed = await believedRevocations(root.organisationKey, forgetful);
  const second = await revocationList(certifier, believed ?? none, ["B".repeat(43)], now);
  const told = { organisationKey: organisation.publicKey, now };
  const known = await learnRevocations(noRevocations, second, told);
  expect(known).toEqual({ number: 2, keys: new Set([key, "B".repeat(43)]) });
});

test("a list is signed again only when its signer will not count for long", async () => {
  const { certifier } = await certified(root, ["coordinator"]);
  const { list, signer } = await revocationList(certifier, none, [key], now);
  const believed: Believed = { number: 1, keys: new Set([key]) };
  const answer = { people: [], revocations: { number: 1, list, signer, keys: [key] } } as unknown as PeopleAnswer;
  expect(await renewedList(root, answer, believed, now)).toBeNull();
  const late = now + coordinatorCertificateMs - 10 * day;
  expect(await renewedList(certifier, answer, believed, late)).toBeNull();
  const again = await renewedList(root, answer, believed, late);
  const told = { organisationKey: organisation.publicKey, now: late };
  const known = again === null ? undefined : await learnRevocations(noRevocations, again, told);
  expect(known).toEqual({ number: 2, keys: new Set([key]) });
});

test("a list that nobody who may has signed is not believed, whatever the service says of it", async () => {
  const stranger: Certifier = { ...root, sign: (await makePortableKey()).signer.sign };
  const { certifier } = await certified(root, ["counsellor"]);
  const honest = await signedBy(root, 3, key);
  for (const told of [
    await signedBy(stranger, 900, key),
    await signedBy(certifier, 900, key),
    { ...honest, list: `${honest.list.slice(0, -2)}AA` },
    { ...honest, list: "not.a.list" },
  ])
    expect(await believedRevocations(root.organisationKey, told)).toBeUndefined();
  expect(await believedRevocations(root.organisationKey, { ...honest, number: 900 })).toEqual({
    number: 3,
    keys: new Set([key]),
  });
});

test("a key that was once seen revoked stays so, also beside an older list or none", async () => {
  const [older, newer] = [await signedBy(root, 1), await signedBy(root, 2, key)];
  await believedRevocations(root.organisationKey, newer);
  expect(await believedRevocations(root.organisationKey, older)).toEqual({ number: 1, keys: new Set([key]) });
  expect(await believedRevocations(root.organisationKey, null)).toEqual({ number: 0, keys: new Set([key]) });
  const other = (await makePortableKey()).signer.publicKey;
  expect(await believedRevocations(other, null)).toEqual(none);
});

test("a list counts by the moment it was signed: whoever signed it may have ended since", async () => {
  const { certifier } = await certified(root, ["coordinator"], now - 2 * coordinatorCertificateMs);
  const past = await revocationList(certifier, none, [key], now - 2 * coordinatorCertificateMs + day);
  expect(await believedRevocations(root.organisationKey, { number: 1, keys: [], ...past })).toEqual({
    number: 1,
    keys: new Set([key]),
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
