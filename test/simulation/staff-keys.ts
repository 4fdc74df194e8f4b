/** The charity's keys and its staff's devices, certified as they are in real life, so that a run may use the real encryption. */
import type { DeviceIdentity } from "../../web/encryption/chat-crypto.ts";
import { certify, makePortableKey, type Signer } from "../../web/encryption/issue.ts";

export const aliases = ["Alex", "Morgan", "Sam", "Priya"] as const;
/** When every run begins, and how long the certificates count: longer than any run. */
export const startAt = Date.UTC(2026, 10, 24, 18);
const times = { from: startAt - 3_600_000, until: startAt + 24 * 3_600_000 };
const role = "counsellor";

const { signer: organisation } = await makePortableKey();
export const organisationKey = organisation.publicKey;

const devices = new Map<string, DeviceIdentity>();
for (const alias of aliases) devices.set(alias, await invited(organisation, alias));

export function deviceOf(alias: string): DeviceIdentity {
  const device = devices.get(alias);
  if (device === undefined) throw new Error(`${alias} has no device`);
  return device;
}

async function invited(by: Signer, alias: string): Promise<DeviceIdentity> {
  const [{ signer: invitation }, { signer: device }] = [await makePortableKey(), await makePortableKey()];
  const chain = [
    await certify(by.sign, { kind: "invitation", role, signingKey: invitation.publicKey, ...times }),
    await certify(invitation.sign, {
      ...{ kind: "device", role, alias, signingKey: device.publicKey, receivingKey: device.publicKey },
      ...times,
    }),
  ];
  return { alias, role, chain, revocations: undefined, sign: device.sign };
}
