/**
 * The newest certificate of this very browser, as the service hands it on: believed only for the keys that are held
 * here, under the root this browser was certified with, and never an older one again.
 */
import { Certificate } from "../../shared/certificates.ts";
import type { MeAnswer } from "../../shared/staff-interface.ts";
import { type DeviceCertificate, verifyChain } from "../encryption/chain.ts";
import type { DeviceKeys } from "../encryption/issue.ts";
import { endOf, payloadOf } from "./chain-reading.ts";
import { readDevice, type StoredDevice, storeDevice } from "./device-store.ts";
import { heldSession } from "./session-key.ts";

/** `refused`: what the service told does not prove anything. */
export type Adopted = "adopted" | "same" | "none" | "refused";

/** `now`: the service's time. */
export async function adoptCertificate(me: MeAnswer, now: number): Promise<Adopted> {
  const { device: told, person, organisation } = me;
  if (told === undefined || told === null) return "none";
  const stored = await readDevice(person.id);
  if (stored !== undefined && !isNewer(told.chain, stored.chain)) return "same";
  const keys = stored === undefined ? await heldSession() : keysOf(stored);
  if (keys === undefined) return "none";
  const organisationKey = stored?.organisationKey ?? organisation.key;
  const device = await verifyChain(told.chain, { organisationKey, now, revoked: new Set() });
  if ("refused" in device || !isFor(device, keys)) return "refused";
  const kept = await storeDevice(record(person.id, organisationKey, told.chain, device, keys));
  return kept ? "adopted" : "refused";
}

/** What a browser keeps of its own once it is certified. */
export function record(
  person: string,
  organisationKey: string,
  chain: readonly string[],
  { role, also, alias }: Pick<DeviceCertificate, "role" | "also" | "alias">,
  { signing, receiving }: Pick<DeviceKeys, "signing" | "receiving">,
): StoredDevice {
  return {
    ...{ person, alias, role, organisationKey, signing, receiving },
    ...(also === undefined ? {} : { also }),
    ...{ chain: [...chain], until: endOf(chain) },
  };
}

/** The keys of a stored device; undefined when its certificate says nothing. */
export function keysOf({ chain, signing, receiving }: StoredDevice): DeviceKeys | undefined {
  const own = payloadOf(Certificate, chain.at(-1) ?? "");
  if (own?.receivingKey === undefined) return undefined;
  return { signing, receiving, signingKey: own.signingKey, receivingKey: own.receivingKey };
}

function isFor(device: DeviceCertificate, keys: Pick<DeviceKeys, "signingKey" | "receivingKey">): boolean {
  return device.signingKey === keys.signingKey && device.receivingKey === keys.receivingKey;
}

function isNewer(told: readonly string[], stored: readonly string[]): boolean {
  const from = (chain: readonly string[]) => payloadOf(Certificate, chain.at(-1) ?? "")?.from ?? 0;
  return from(told) > from(stored);
}
