/** What a coordinator's page signs before it asks for anything, and when it signs nothing and says why. */
import { beforeEach, expect, test, vi } from "vitest";
import { Revocations } from "../../../shared/certificates.ts";
import { coordinatorCertificateMs, deviceCertificateMs, revokedKeysMost } from "../../../shared/limits.ts";
import type { DeviceShown, PeopleAnswer } from "../../../shared/people-interface.ts";
import { beginOf, endDay, latestEndDay } from "../../../shared/revoked-keys.ts";
import type { MeAnswer } from "../../../shared/staff-interface.ts";
import { dayWritten } from "../../../web/coordinator/dates.ts";
import { perform } from "../../../web/coordinator/people/acting.ts";
import { common } from "../../../web/coordinator/words/en.ts";
import { makePortableKey, revoke, type Signer } from "../../../web/encryption/issue.ts";
import type { Certifier } from "../../../web/staff/certifying.ts";
import { payloadOf } from "../../../web/staff/chain-reading.ts";
import { alex, everybody, person, sam } from "./people.ts";

const now = Date.UTC(2026, 10, 24, 18);
const day = 86_400_000;
const key = "A".repeat(43);
const world = vi.hoisted(() => ({
  certifier: undefined as unknown,
  remembered: undefined as unknown,
  sent: [] as { path: string; body: { list?: unknown; revocation?: unknown } }[],
}));
vi.mock("../../../web/clock.ts", () => ({ now: () => Date.UTC(2026, 10, 24, 18) }));
vi.mock("../../../web/staff/database.ts", () => ({ put: async () => {}, get: async () => world.remembered }));
vi.mock("../../../web/staff/ask.ts", () => ({
  act: async (path: string, _: unknown, body: { list?: unknown; revocation?: unknown }) => {
    world.sent.push({ path, body });
    return { is: "answered", value: {} };
  },
}));
vi.mock("../../../web/staff/certifying.ts", async (original) => ({
  ...(await original<typeof import("../../../web/staff/certifying.ts")>()),
  findCertifier: async () => world.certifier,
}));

const me = { person: { id: alex.id }, organisation: { zone: "Europe/London" } } as MeAnswer;
let organisation: Signer;
beforeEach(async () => {
  organisation = (await makePortableKey()).signer;
  const { publicKey: organisationKey, sign } = organisation;
  const root: Certifier = { organisationKey, chain: [], until: Number.POSITIVE_INFINITY, sign };
  world.certifier = root;
  world.remembered = undefined;
  world.sent.length = 0;
});

const browser = (more: Partial<DeviceShown> = {}): DeviceShown => ({
  ...{ signingKey: key, receivingKey: key, roles: ["counsellor"], alias: "Sam", chain: ["x.y.z"] },
  ...{ certifiedUntil: now + day, latestUntil: now + day, addedAt: now - day, revokedAt: null },
  ...more,
});

async function knowing(ends: ReadonlyMap<string, number>, ...people: PeopleAnswer["people"]): Promise<PeopleAnswer> {
  const says = { number: 1, issuedAt: now - day, signingKeys: [...ends.keys()], ends: [...ends.values()] };
  const list = await revoke(organisation.sign, says);
  return { ...everybody(...people), revocations: { number: 1, list, signer: [], keys: [...ends.keys()] } };
}

/** The list that was sent. */
const sentList = (list: unknown) => payloadOf(Revocations, `${list}`);

test("N10: a browser is revoked with the day on which its certificates have ended, also one that has ended already", async () => {
  const ended = browser({ certifiedUntil: now - day, latestUntil: now - day });
  const people = everybody(alex, person("Sam", { devices: [ended] }));
  await perform({ do: "revoke", person: sam.id, signingKey: key }, me, people);
  expect(world.sent.map(({ path }) => path)).toEqual(["devices/revoke"]);
  expect(sentList(world.sent[0]?.body.list)).toEqual({
    ...{ number: 1, issuedAt: now, signingKeys: [key] },
    ends: [endDay(now + deviceCertificateMs)],
  });
});

test.each([
  ["is a coordinator", { roles: ["coordinator" as const] }, {}],
  ["was one when the browser was certified", {}, { roles: ["coordinator" as const] }],
])("N11: whoever leaves and %s has the day of the longest certificate there is", async (_, of, has) => {
  const other = browser({ signingKey: "B".repeat(43), latestUntil: now - 1 });
  const people = everybody(alex, person("Sam", { ...of, devices: [browser(has), other] }));
  await perform({ do: "leave", person: sam.id, revision: 1 }, me, people);
  const { list } = (world.sent[0]?.body.revocation ?? {}) as { list?: string };
  expect(sentList(list)).toMatchObject({ signingKeys: [key], ends: [endDay(now + coordinatorCertificateMs)] });
});

test("N11: whoever leaves has a key revoked again that only this browser remembers, and none that is on the list told", async () => {
  const others = "B".repeat(43);
  const people = (devices: readonly DeviceShown[], ends: ReadonlyMap<string, number>) =>
    knowing(ends, alex, person("Sam", { devices: [...devices] }));
  const leave = { do: "leave", person: sam.id, revision: 1 } as const;
  const sentLast = () => world.sent.at(-1)?.body.revocation as { list?: string } | null;
  // As after a restored backup: the key had its day on a list that no longer holds it.
  world.remembered = {
    ...{ one: "revocations", organisationKey: organisation.publicKey, number: 1 },
    ends: [[key, endDay(now - 5 * day)]],
  };
  await perform(leave, me, await people([browser()], new Map([[others, latestEndDay(now - day)]])));
  expect(sentList(sentLast()?.list)).toMatchObject({
    ...{ signingKeys: [others, key], ends: [latestEndDay(now - day), endDay(now + deviceCertificateMs)] },
  });
  await perform(leave, me, await people([browser()], new Map([[key, latestEndDay(now - day)]])));
  expect(sentLast()).toBeNull();
});

test("N10: where the list is full nothing is signed or asked for, and it is said when there is room", async () => {
  const first = endDay(now + 20 * day);
  const keys = Array.from({ length: revokedKeysMost }, (_, index) => `${index}`.padStart(43, "C"));
  const ends = new Map(keys.map((one, index) => [one, index === 7 ? first : latestEndDay(now - day)]));
  const people = await knowing(ends, alex, person("Sam", { devices: [browser()] }));
  const full = { is: "refused", sentence: common.listFull(dayWritten(beginOf(first), "Europe/London"), false) };
  expect(await perform({ do: "revoke", person: sam.id, signingKey: key }, me, people)).toEqual(full);
  expect(await perform({ do: "leave", person: sam.id, revision: 1 }, me, people)).toEqual(full);
  expect(world.sent).toEqual([]);
  // What needs no longer list goes on.
  await perform({ do: "pause", person: sam.id, revision: 1, paused: true }, me, people);
  expect(world.sent.map(({ path }) => path)).toEqual(["people/pause"]);
});

test("N10: a browser that was revoked is not certified again, whoever asks for it", async () => {
  const people = await knowing(new Map([[key, endDay(now - day)]]), alex, sam);
  const device = { person: sam.id, signingKey: key, receivingKey: key };
  expect(await perform({ do: "certify", ...device }, me, people)).toEqual({
    is: "refused",
    sentence: common.wasRevoked,
  });
  expect(world.sent).toEqual([]);
  await perform({ do: "certify", ...device, signingKey: "B".repeat(43) }, me, people);
  expect(world.sent.map(({ path }) => path)).toEqual(["devices/certify"]);
});
