/**
 * This browser's own keys for one person: non-extractable, in IndexedDB, with the chain that certifies them. They
 * sign bindings for visitors' pages; the server never sees more than their public halves.
 */
import * as z from "zod/mini";
import { Chain, Role, rolesOf } from "../../shared/certificates.ts";
import { Bytes32 } from "../../shared/ids.ts";
import { aliasUnits } from "../../shared/limits.ts";
import { learnRevocations, noRevocations, verifyChain } from "../encryption/chain.ts";
import type { DeviceIdentity } from "../encryption/chat-crypto.ts";
import { deviceSigner } from "../encryption/issue.ts";
import { get, put, remove } from "./database.ts";

const key = z.custom<CryptoKey>((value) => value instanceof CryptoKey && !value.extractable);

const StoredDevice = z.strictObject({
  person: z.string(),
  alias: z.string().check(z.minLength(1), z.maxLength(aliasUnits)),
  role: Role,
  also: z.optional(z.array(Role)),
  /** The root this browser was certified under: kept here so that no later answer of a server can change it. */
  organisationKey: Bytes32,
  chain: Chain,
  /** The earliest end in the chain, by the service's clock. */
  until: z.int(),
  /** Ed25519 and X25519 private keys; they can be used here and copied nowhere. */
  signing: key,
  receiving: key,
});
export type StoredDevice = z.infer<typeof StoredDevice>;

/** Why this browser cannot take part. `unreadable`: the browser keeps nothing, or what it kept is not whole. */
export type DeviceProblem = "absent" | "ended" | "foreign" | "unreadable";

/** Asks the browser to keep the keys when space runs short; they are kept either way. False: it keeps nothing. */
export async function storeDevice(device: StoredDevice): Promise<boolean> {
  try {
    await navigator.storage?.persist?.();
    await put("devices", device);
    return true;
  } catch {
    return false;
  }
}

/** The link could not be used after all: keys nobody will ever know are not left lying about. */
export async function discardDevice(person: string): Promise<void> {
  try {
    await remove("devices", person);
  } catch {
    // Nothing is kept, so nothing is left either.
  }
}

/** What is kept for somebody here, whether it still counts or not. */
export async function readDevice(person: string): Promise<StoredDevice | undefined> {
  try {
    const parsed = StoredDevice.safeParse(await get("devices", person));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}

/** `now`: the service's time. */
export async function findDevice(
  person: string,
  organisationKey: string,
  now: number,
): Promise<StoredDevice | DeviceProblem> {
  try {
    const stored = await get("devices", person);
    if (stored === undefined) return "absent";
    const parsed = StoredDevice.safeParse(stored);
    if (!parsed.success) return "unreadable";
    if (parsed.data.organisationKey !== organisationKey) return "foreign";
    return parsed.data.until <= now ? "ended" : parsed.data;
  } catch {
    return "unreadable";
  }
}

/** Would a visitor's page that is told of this list refuse the device for it? `now`: the service's time. */
export async function isRevoked(
  { chain, organisationKey }: Pick<StoredDevice, "chain" | "organisationKey">,
  { list, signer }: NonNullable<DeviceIdentity["revocations"]>,
  now: number,
): Promise<boolean> {
  const told = { list, signer: [...signer] };
  const known = await learnRevocations(noRevocations, told, { organisationKey, now });
  if ("refused" in known) return false;
  const device = await verifyChain(chain, { organisationKey, now, revoked: known.keys });
  return "refused" in device && device.refused === "revoked";
}

/** As whom its holder sits in a chat; somebody who takes none says what they are, and is refused. */
function chatRoleOf(device: StoredDevice): Role {
  const roles = rolesOf(device);
  return roles.find((role) => role === "supervisor") ?? roles.find((role) => role === "counsellor") ?? device.role;
}

/** The device as the encryption wants it. `revocations`: the newest list, which travels with every offer. */
export function identityOf(device: StoredDevice, revocations: DeviceIdentity["revocations"]): DeviceIdentity {
  const { alias, chain, signing } = device;
  return {
    alias,
    role: chatRoleOf(device),
    chain,
    revocations,
    sign: deviceSigner(signing),
  };
}
