/**
 * A complaint, sealed by the visitor's browser for leads' browsers and opened in theirs: HPKE (RFC 9180, base mode,
 * DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-256-GCM) to the receiving key of a certified device. Bound to that device:
 * a copy that was moved to another one does not open.
 */
import { type Role, rolesOf } from "../../shared/certificates.ts";
import { LeadsAnswer } from "../../shared/complaint.ts";
import { fromBase64url, toBase64url } from "../../shared/ids.ts";
import { complaintBytes } from "../../shared/limits.ts";
import { concat, utf8 } from "./bytes.ts";
import { type DeviceCertificate, type KnownRevocations, learnRevocations, type Root, verifyChain } from "./chain.ts";
import { curve25519 } from "./curve25519.ts";
import { dhKem, heldDecapsulation } from "./dh-kem.ts";
import { hkdf } from "./hkdf.ts";
import { type HpkeParts, hpkeOpen, hpkeSeal } from "./hpke.ts";
import { pad, unpad } from "./padding.ts";

/** Somebody who reads complaints, and the browsers of theirs that this page could verify; never none. */
export interface Lead {
  readonly alias: string;
  readonly devices: readonly Pick<DeviceCertificate, "signingKey" | "receivingKey">[];
}

/** What a visitor's page asks of the encryption once a chat is over. */
export interface ComplaintCrypto {
  /** Brings what the rest takes, as long as it can be had: a later version of the page has files of other names. */
  complaintsCome(): Promise<unknown>;
  /**
   * Who of these may read what this visitor has to say: leads by certificate, checked like a counsellor's, with all
   * revocations this page knows; none of them sat in the chat (`sat`: names). `told`: a `LeadsAnswer`, as it came. Empty when it is
   * none, or its list of revoked keys is not signed.
   */
  leadsAmong(told: unknown, chat: Omit<Root, "revoked">, sat: ReadonlySet<string>): Promise<readonly Lead[]>;
  /** One copy for each browser of each of these. `undefined`: longer than a complaint can be. */
  sealFor(leads: readonly Lead[], text: string): Promise<readonly { device: string; sealed: string }[] | undefined>;
}

const lead: readonly Role[] = ["supervisor", "safeguardingLead"];
const buckets = [complaintBytes];
const info = utf8("quietline complaint 1");
const partsWith = (kem: HpkeParts["kem"]): HpkeParts => ({ kem, kdf: hkdf("SHA-256"), keyBytes: 32 });

/** `ComplaintCrypto.leadsAmong`, and the list of revoked keys as it is known from now on. */
export async function leadsAmong(
  told: unknown,
  chat: Omit<Root, "revoked">,
  sat: ReadonlySet<string>,
  known: KnownRevocations,
): Promise<{ leads: readonly Lead[]; known: KnownRevocations }> {
  const answer = LeadsAnswer.safeParse(told);
  if (!answer.success) return { leads: [], known };
  const { leads, revocations } = answer.data;
  const learned = revocations === null ? known : await learnRevocations(known, revocations, chat);
  if ("refused" in learned) return { leads: [], known };
  return { leads: await verifiedLeads(leads, { ...chat, revoked: learned.keys }, sat), known: learned };
}

/**
 * Two browsers of one name are one person's, however they were told apart; and whoever has one browser by the name of
 * somebody who sat in the chat is that person, whatever the others are called.
 */
async function verifiedLeads(
  people: LeadsAnswer["leads"],
  root: Root,
  sat: ReadonlySet<string>,
): Promise<readonly Lead[]> {
  const leads = new Map<string, DeviceCertificate[]>();
  const left = new Set(sat);
  for (const chains of people) {
    const verified = await Promise.all(chains.map((chain) => verifyChain(chain, root)));
    const devices = verified.flatMap((device) => ("refused" in device ? [] : [device]));
    const isOut = devices.some(({ alias }) => left.has(alias));
    for (const device of devices) {
      if (isOut) left.add(device.alias);
      if (rolesOf(device).some((role) => lead.includes(role)))
        leads.set(device.alias, [...(leads.get(device.alias) ?? []), device]);
    }
  }
  return [...leads].flatMap(([alias, devices]) => (left.has(alias) ? [] : [{ alias, devices }]));
}

export const sealFor: ComplaintCrypto["sealFor"] = async (leads, text) => {
  const padded = pad(utf8(text), buckets);
  if (padded === undefined) return undefined;
  const parts = partsWith(dhKem(await curve25519()));
  const copies = leads
    .flatMap(({ devices }) => devices)
    .map(async ({ signingKey, receivingKey }) => {
      const key = fromBase64url(receivingKey) ?? new Uint8Array(0);
      const { encapsulated, ciphertext } = await hpkeSeal(parts, key, info, padded, utf8(signingKey));
      return { device: signingKey, sealed: toBase64url(concat(encapsulated, ciphertext)) };
    });
  const sealed = await Promise.all(copies);
  padded.fill(0);
  return sealed;
};

/** What was sealed for this very browser; undefined for anything else. */
export async function openComplaint(
  sealed: string,
  own: { readonly receiving: CryptoKey; readonly receivingKey: string; readonly signingKey: string },
): Promise<string | undefined> {
  const bytes = fromBase64url(sealed);
  const publicKey = fromBase64url(own.receivingKey);
  if (bytes === undefined || publicKey === undefined) return undefined;
  const decapsulate = heldDecapsulation(own.receiving, publicKey);
  const kem = { ...dhKem(await curve25519()), decapsulate: (_: Uint8Array, sent: Uint8Array) => decapsulate(sent) };
  try {
    const held = new Uint8Array(0);
    const [sent, rest] = [bytes.subarray(0, 32), bytes.subarray(32)];
    const text = unpad(await hpkeOpen(partsWith(kem), held, sent, info, rest, utf8(own.signingKey)), buckets);
    return text && new TextDecoder("utf-8", { fatal: true }).decode(text);
  } catch {
    return undefined;
  }
}
