/**
 * Who certifies whom. A chain leads from the organisation key, the one parameter of the visitor's page, to the device
 * of the person at the other end, and counts only while every certificate in it is valid now, by the server's time.
 */
import {
  Binding,
  Certificate,
  Revocations,
  rolesOf,
  type StaffCredential,
  statementType,
} from "../../shared/certificates.ts";
import { clockToleranceMs, colleagueCertificateMs } from "../../shared/limits.ts";
import type { Refusal } from "./chat-crypto.ts";
import { readStatement } from "./statement.ts";

/** A device's own certificate, as the end of a chain must be. */
export interface DeviceCertificate extends Certificate {
  readonly kind: "device";
  readonly alias: string;
  readonly receivingKey: string;
}

/** Where trust begins, and when: the organisation's key in base64url, the server's time, keys that no longer count. */
export interface Root {
  readonly organisationKey: string;
  readonly now: number;
  readonly revoked: Pick<ReadonlySet<string>, "has">;
}

/** Checks every link and every date; the device at the end, or the reason why not. */
export async function verifyChain(chain: readonly string[], root: Root): Promise<DeviceCertificate | Refusal> {
  let issuer: Certificate | undefined;
  for (const jws of chain) {
    const key = issuer?.signingKey ?? root.organisationKey;
    const subject = await readStatement(Certificate, statementType.certificate, jws, key);
    if (subject === undefined || !mayCertify(issuer, subject)) return { refused: "chain" };
    if (!isCurrent(subject, root.now)) return { refused: "expired" };
    if (root.revoked.has(subject.signingKey)) return { refused: "revoked" };
    issuer = subject;
  }
  return issuer !== undefined && isDevice(issuer) ? issuer : { refused: "chain" };
}

/** `issuer` undefined: the organisation key itself. */
function mayCertify(issuer: Certificate | undefined, subject: Certificate): boolean {
  if (subject.kind === "device" && !isDevice(subject)) return false;
  if (subject.kind === "invitation" && subject.receivingKey !== undefined) return false;
  if (issuer === undefined) return true;
  switch (issuer.kind) {
    case "invitation":
      return (
        subject.kind === "device" &&
        rolesOf(subject).every((role) => rolesOf(issuer).includes(role)) &&
        subject.until <= issuer.until &&
        (issuer.alias === undefined || subject.alias === issuer.alias)
      );
    case "device":
      return (
        rolesOf(issuer).includes("coordinator") || (rolesOf(issuer).includes("supervisor") && isForAnEvening(subject))
      );
  }
}

/** What a supervisor may certify: a colleague's browser for twelve hours, to take chats and nothing else. */
function isForAnEvening(subject: Certificate): boolean {
  return (
    subject.kind === "device" &&
    rolesOf(subject).every((role) => role === "counsellor") &&
    subject.until - subject.from <= colleagueCertificateMs
  );
}

function isDevice(certificate: Certificate): certificate is DeviceCertificate {
  return certificate.kind === "device" && certificate.alias !== undefined && certificate.receivingKey !== undefined;
}

function isCurrent({ from, until }: Certificate, now: number): boolean {
  return from - clockToleranceMs <= now && now < until + clockToleranceMs;
}

/** The newest list of revoked keys this page has seen. Number 0: none yet. */
export interface KnownRevocations {
  readonly number: number;
  readonly keys: ReadonlySet<string>;
}

export const noRevocations: KnownRevocations = { number: 0, keys: new Set() };

/**
 * Takes in a list delivered with an offer: signed by the organisation key or by a coordinator's device whose chain
 * holds. The highest number wins, so an older list hides nothing that this page already knows.
 */
export async function learnRevocations(
  known: KnownRevocations,
  told: NonNullable<StaffCredential["revocations"]>,
  root: Omit<Root, "revoked">,
): Promise<KnownRevocations | Refusal> {
  let key = root.organisationKey;
  if (told.signer.length > 0) {
    const signer = await verifyChain(told.signer, { ...root, revoked: known.keys });
    if ("refused" in signer) return signer;
    if (!rolesOf(signer).includes("coordinator")) return { refused: "chain" };
    key = signer.signingKey;
  }
  const list = await readStatement(Revocations, statementType.revocations, told.list, key);
  if (list === undefined) return { refused: "chain" };
  return list.number > known.number ? { number: list.number, keys: new Set(list.signingKeys) } : known;
}

/** Is this device's word about this very chat and this very leaf? */
export async function verifyBinding(
  jws: string,
  device: DeviceCertificate,
  chat: { readonly room: string; readonly commitment: string; readonly leafKey: string },
): Promise<Binding | Refusal> {
  const binding = await readStatement(Binding, statementType.binding, jws, device.signingKey);
  if (binding === undefined || binding.leafKey !== chat.leafKey) return { refused: "binding" };
  if (!rolesOf(device).includes(binding.role) || binding.alias !== device.alias) return { refused: "binding" };
  if (binding.room !== chat.room) return { refused: "room" };
  if (binding.commitment !== chat.commitment) return { refused: "commitment" };
  return binding;
}
