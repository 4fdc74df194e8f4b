/** What a coordinator's page renews by itself when it is opened: due certificates, and the list of revoked keys. */
import { beforeEach, expect, test, vi } from "vitest";
import { coordinatorCertificateMs, deviceCertificateMs } from "../../../shared/limits.ts";
import type { PeopleAnswer } from "../../../shared/people-interface.ts";
import type { MeAnswer } from "../../../shared/staff-interface.ts";
import { renewWhatIsDue } from "../../../web/coordinator/renewing.ts";
import { makePortableKey, type Signer } from "../../../web/encryption/issue.ts";
import { type Certifier, certifyDevice, revocationList } from "../../../web/staff/certifying.ts";
import { endOf } from "../../../web/staff/chain-reading.ts";

const day = 86_400_000;
const now = Date.UTC(2026, 10, 24, 18);
const key = "A".repeat(43);
const world = vi.hoisted(() => ({
  certifier: undefined as unknown,
  sent: [] as { path: string; devices: unknown[]; revocation: unknown }[],
}));
vi.mock("../../../web/clock.ts", () => ({ now: () => Date.UTC(2026, 10, 24, 18) }));
vi.mock("../../../web/staff/database.ts", () => ({ put: async () => {}, get: async () => undefined }));
vi.mock("../../../web/staff/ask.ts", () => ({
  act: async (path: string, _: unknown, body: { devices: unknown[]; revocation: unknown }) => {
    world.sent.push({ path, ...body });
    return { is: "answered", value: { renewed: body.devices.length } };
  },
}));
vi.mock("../../../web/staff/certifying.ts", async (original) => ({
  ...(await original<typeof import("../../../web/staff/certifying.ts")>()),
  findCertifier: async () => world.certifier,
}));

let organisation: Signer;
let root: Certifier;
beforeEach(async () => {
  organisation = (await makePortableKey()).signer;
  const { publicKey, sign } = organisation;
  root = { organisationKey: publicKey, chain: [], until: Number.POSITIVE_INFINITY, sign };
  world.certifier = root;
  world.sent.length = 0;
});

/** A list signed by a coordinator whose certificate ends in five days. */
async function listThatEnds() {
  const { signer } = await makePortableKey();
  const named = { signingKey: signer.publicKey, receivingKey: key, roles: ["coordinator"], alias: "Alex" } as const;
  const chain = await certifyDevice(root, named, now - coordinatorCertificateMs + 5 * day);
  const by: Certifier = { ...root, chain, until: endOf(chain), sign: signer.sign };
  const revoked = { signingKey: key, latestUntil: now, roles: [] };
  const list = await revocationList(by, { number: 0, ends: new Map() }, [revoked], now);
  if ("fullUntil" in list) throw new Error("a list with one key is full");
  return { number: 1, keys: [key], ...list };
}

const answer = (revocations: PeopleAnswer["revocations"], ...chains: readonly (readonly string[])[]) =>
  ({
    people: chains.map((chain) => ({ state: "active", roles: ["counsellor"], devices: [{ chain, revokedAt: null }] })),
    revocations,
  }) as unknown as PeopleAnswer;

const dueChain = async () => {
  const { signer } = await makePortableKey();
  const named = { signingKey: signer.publicKey, receivingKey: key, roles: ["counsellor"], alias: "Sam" } as const;
  return certifyDevice(root, named, now - deviceCertificateMs + 5 * day);
};
const me = {} as MeAnswer;

test("a list whose signer soon ends is signed again also where no certificate is due", async () => {
  expect(await renewWhatIsDue(me, answer(await listThatEnds()))).toBeUndefined();
  expect(world.sent).toMatchObject([{ path: "devices/renew", devices: [], revocation: { signer: [] } }]);
});

test("due certificates are renewed, in parts of twenty, and what was done is told", async () => {
  const chains = await Promise.all(Array.from({ length: 21 }, dueChain));
  expect(await renewWhatIsDue(me, answer(null, ...chains))).toEqual({ count: 21, until: now + deviceCertificateMs });
  expect(world.sent.map(({ devices, revocation }) => [devices.length, revocation])).toEqual([
    [20, null],
    [1, null],
  ]);
});

test("where nothing is due nothing is asked for", async () => {
  expect(await renewWhatIsDue(me, answer(null))).toBeUndefined();
  world.certifier = "noKey";
  expect(await renewWhatIsDue(me, answer(await listThatEnds(), await dueChain()))).toBeUndefined();
  expect(world.sent).toEqual([]);
});

test("beside a list that nobody signed nothing is signed at all", async () => {
  const forged = { ...(await listThatEnds()), signer: [] };
  expect(await renewWhatIsDue(me, answer(forged, await dueChain()))).toBeUndefined();
  expect(world.sent).toEqual([]);
});
