/** A charity's keys and two people of it, as the tests of the encryption need them. */
import type { Certificate, Role, StaffCredential } from "../../../shared/certificates.ts";
import { idFrom, type RoomId } from "../../../shared/ids.ts";
import { invitationMs } from "../../../shared/limits.ts";
import type {
  CounsellorCrypto,
  DeviceIdentity,
  Group,
  Offer,
  Refusal,
  VisitorCrypto,
} from "../../../web/encryption/chat-crypto.ts";
import { certify, deviceSigner, makeDeviceKeys, makePortableKey, type Signer } from "../../../web/encryption/issue.ts";

export const now = Date.UTC(2026, 4, 1, 12);
const day = 24 * 3_600_000;

export const room = idFrom<RoomId>(Uint8Array.from({ length: 16 }, (_, index) => index));
export const otherRoom = idFrom<RoomId>(Uint8Array.from({ length: 16 }, (_, index) => 100 + index));

export const organisation = await makePortableKey();
export const organisationKey = organisation.signer.publicKey;

export async function deviceKeys() {
  const keys = await makeDeviceKeys();
  if (keys === undefined) throw new Error("this runtime has no Ed25519");
  return keys;
}

type Change = Partial<Certificate>;

/** A certificate that is good in every way, but for what `change` says. */
export function certificate(kind: Certificate["kind"], signingKey: string, change: Change = {}): Certificate {
  const device = kind === "device" ? { alias: "Robin", receivingKey: signingKey } : {};
  return { kind, role: "counsellor", signingKey, from: now - day, until: now + day, ...device, ...change };
}

export interface Invited {
  readonly device: DeviceIdentity;
  readonly invitation: Signer;
  readonly signingKey: string;
}

/** Invited by the organisation key, as the launcher does it. */
export async function invite(
  change: { invitation?: Change; device?: Change; root?: Signer; role?: Role; alias?: string } = {},
): Promise<Invited> {
  const { role = "counsellor", alias = "Robin", root = organisation.signer } = change;
  const { signer: invitation } = await makePortableKey();
  const keys = await deviceKeys();
  const until = now + invitationMs;
  const first = certificate("invitation", invitation.publicKey, { role, until, ...change.invitation });
  const second = certificate("device", keys.signingKey, {
    role,
    alias,
    receivingKey: keys.receivingKey,
    until,
    ...change.device,
  });
  const chain = [await certify(root.sign, first), await certify(invitation.sign, second)];
  const sign = deviceSigner(keys.signing);
  return { device: { alias, role, chain, revocations: undefined, sign }, invitation, signingKey: keys.signingKey };
}

export const withRevocations = (device: DeviceIdentity, revocations: StaffCredential["revocations"]) => ({
  ...device,
  revocations,
});

/** The value, when it was not refused. */
export function accepted<T extends object>(value: T | Refusal): Exclude<T, Refusal> {
  if ("refused" in value) throw new Error(`refused: ${value.refused}`);
  return value as Exclude<T, Refusal>;
}

export const text = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes);
export const bytes = (words: string) => new TextEncoder().encode(words);

export interface Talk {
  readonly visitor: Group;
  readonly counsellor: Group;
  readonly offer: Offer;
  readonly welcome: Uint8Array;
}

/** From commitment to two groups in the same epoch. */
export async function meet(
  visitorsCrypto: VisitorCrypto,
  consolesCrypto: CounsellorCrypto,
  device: DeviceIdentity,
): Promise<Talk> {
  const preparation = await visitorsCrypto.prepare(organisationKey);
  const { commitment } = preparation;
  const offer = await consolesCrypto.offer(device, { room, commitment });
  const admitted = accepted(await visitorsCrypto.admit(preparation, offer.bytes, { room, organisationKey, now }));
  const chat = { room, commitment, organisationKey, now };
  const joined = accepted(await consolesCrypto.join(offer, admitted.welcome, chat));
  return { visitor: admitted.group, counsellor: joined.group, offer, welcome: admitted.welcome };
}
