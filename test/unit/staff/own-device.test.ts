/** A browser believes a certificate of its own only for its own keys, under its own root, and never an older one. */
import { beforeEach, expect, test, vi } from "vitest";
import type { MeAnswer } from "../../../shared/staff-interface.ts";
import { type DeviceKeys, makeDeviceKeys, makePortableKey, type Signer } from "../../../web/encryption/issue.ts";
import { type Certifier, certifyDevice } from "../../../web/staff/certifying.ts";
import { readDevice } from "../../../web/staff/device-store.ts";
import { adoptCertificate } from "../../../web/staff/own-device.ts";
import { holdSession } from "../../../web/staff/session-key.ts";

const { stores } = vi.hoisted(() => ({ stores: new Map<string, object>() }));
vi.mock("../../../web/staff/database.ts", () => ({
  put: async (store: string, record: object) => void stores.set(store, record),
  get: async (store: string) => stores.get(store),
  remove: async (store: string) => void stores.delete(store),
  all: async () => [],
}));

const now = Date.UTC(2026, 10, 24, 18);
const hour = 3_600_000;
const sam = "s".repeat(22);
let organisation: Signer;
let keys: DeviceKeys;

beforeEach(async () => {
  stores.clear();
  organisation = (await makePortableKey()).signer;
  const made = await makeDeviceKeys();
  if (made === undefined) throw new Error("no keys");
  keys = made;
  await holdSession(keys, sam, false);
});

const by = ({ publicKey, sign }: Signer): Certifier => ({
  ...{ organisationKey: publicKey, chain: [], until: Number.POSITIVE_INFINITY, sign },
});
const certified = (at = now, of: Pick<DeviceKeys, "signingKey" | "receivingKey"> = keys, signer = organisation) =>
  certifyDevice(by(signer), { ...of, roles: ["counsellor"], alias: "Sam" }, at);

const told = (chain: string[] | undefined, root = organisation) =>
  ({
    person: { id: sam, alias: "Sam", roles: ["counsellor"] },
    organisation: { name: "Harbour", key: root.publicKey, zone: "UTC", zoneName: "UTC" },
    device: chain === undefined ? null : { signingKey: keys.signingKey, chain, certifiedUntil: 0 },
  }) as unknown as MeAnswer;

test("a browser that waits takes its first certificate, and a newer one later", async () => {
  expect(await adoptCertificate(told(undefined), now)).toBe("none");
  const first = await certified();
  expect(await adoptCertificate(told(first), now)).toBe("adopted");
  expect(await readDevice(sam)).toMatchObject({ chain: first, alias: "Sam", organisationKey: organisation.publicKey });
  expect(await adoptCertificate(told(first), now)).toBe("same");
  const second = await certified(now + hour);
  expect(await adoptCertificate(told(second), now + hour)).toBe("adopted");
  expect(await adoptCertificate(told(first), now + hour)).toBe("same");
  expect(await readDevice(sam)).toMatchObject({ chain: second });
});

test("refused: other keys, one key of two, another root than the one this browser was certified under", async () => {
  const other = await makeDeviceKeys();
  if (other === undefined) throw new Error("no keys");
  expect(await adoptCertificate(told(await certified(now, other)), now)).toBe("refused");
  const half = { signingKey: keys.signingKey, receivingKey: other.receivingKey };
  expect(await adoptCertificate(told(await certified(now, half)), now)).toBe("refused");
  expect(await adoptCertificate(told(await certified()), now)).toBe("adopted");
  const impostor = (await makePortableKey()).signer;
  const forged = await certified(now + hour, keys, impostor);
  expect(await adoptCertificate(told(forged, impostor), now + hour)).toBe("refused");
  expect(await adoptCertificate(told(["x.y.z"]), now)).toBe("same");
});
