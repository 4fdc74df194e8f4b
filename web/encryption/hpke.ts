/** HPKE in base mode (RFC 9180), single-shot and export, over any key encapsulation, with AES-GCM. */
import { concat, source, utf8 } from "./bytes.ts";
import type { Hkdf } from "./hkdf.ts";

/** A key encapsulation as RFC 9180, section 4, wants one, on serialised keys. */
export interface Kem {
  /** From the IANA registry. */
  readonly id: number;
  generate(): Promise<KemKeys>;
  /** DeriveKeyPair: the same secret gives the same keys. */
  derive(ikm: Uint8Array): Promise<KemKeys>;
  encapsulate(publicKey: Uint8Array): Promise<{ shared: Uint8Array; encapsulated: Uint8Array }>;
  decapsulate(secret: Uint8Array, encapsulated: Uint8Array): Promise<Uint8Array>;
}

export interface KemKeys {
  readonly secret: Uint8Array;
  readonly publicKey: Uint8Array;
}

/** What a suite of HPKE is made of; `keyBytes` 16 or 32 names AES-128-GCM or AES-256-GCM. */
export interface HpkeParts {
  readonly kem: Kem;
  readonly kdf: Hkdf;
  readonly keyBytes: 16 | 32;
}

interface Context {
  readonly key: Uint8Array;
  readonly nonce: Uint8Array;
  readonly exporter: Uint8Array;
}

export const nonceBytes = 12;

export async function hpkeSeal(
  parts: HpkeParts,
  publicKey: Uint8Array,
  info: Uint8Array,
  plaintext: Uint8Array,
  additional: Uint8Array,
): Promise<{ encapsulated: Uint8Array; ciphertext: Uint8Array }> {
  const { shared, encapsulated } = await parts.kem.encapsulate(publicKey);
  const context = await keySchedule(parts, shared, info);
  const ciphertext = await aesGcmSeal(context.key, context.nonce, additional, plaintext);
  forget(context);
  return { encapsulated, ciphertext };
}

/** Throws when it was not sealed to this key with this `info` and `additional`. */
export async function hpkeOpen(
  parts: HpkeParts,
  secret: Uint8Array,
  encapsulated: Uint8Array,
  info: Uint8Array,
  ciphertext: Uint8Array,
  additional: Uint8Array,
): Promise<Uint8Array> {
  const context = await keySchedule(parts, await parts.kem.decapsulate(secret, encapsulated), info);
  try {
    return await aesGcmOpen(context.key, context.nonce, additional, ciphertext);
  } finally {
    forget(context);
  }
}

/** RFC 9180, section 5.3, for whoever holds the shared secret of an encapsulation. `shared` is zeroed. */
export async function hpkeExport(
  parts: HpkeParts,
  shared: Uint8Array,
  info: Uint8Array,
  exporterContext: Uint8Array,
  length: number,
): Promise<Uint8Array> {
  const context = await keySchedule(parts, shared, info);
  const secret = await labeledExpand(parts, context.exporter, "sec", exporterContext, length);
  forget(context);
  return secret;
}

/** RFC 9180, section 5.1, mode base. The shared secret is zeroed once used. */
async function keySchedule(parts: HpkeParts, shared: Uint8Array, info: Uint8Array): Promise<Context> {
  const none = new Uint8Array(0);
  const pskIdHash = await labeledExtract(parts, none, "psk_id_hash", none);
  const infoHash = await labeledExtract(parts, none, "info_hash", info);
  const bound = concat(Uint8Array.of(0), pskIdHash, infoHash);
  const secret = await labeledExtract(parts, shared, "secret", none);
  const context = {
    key: await labeledExpand(parts, secret, "key", bound, parts.keyBytes),
    nonce: await labeledExpand(parts, secret, "base_nonce", bound, nonceBytes),
    exporter: await labeledExpand(parts, secret, "exp", bound, parts.kdf.size),
  };
  shared.fill(0);
  secret.fill(0);
  return context;
}

function forget(context: Context): void {
  context.key.fill(0);
  context.exporter.fill(0);
}

function suiteId({ kem, kdf, keyBytes }: HpkeParts): Uint8Array {
  const kdfId = kdf.size === 32 ? 1 : 3;
  const aeadId = keyBytes === 16 ? 1 : 2;
  return concat(utf8("HPKE"), Uint8Array.of(kem.id >> 8, kem.id & 255, 0, kdfId, 0, aeadId));
}

function labeledExtract(parts: HpkeParts, salt: Uint8Array, label: string, ikm: Uint8Array): Promise<Uint8Array> {
  return parts.kdf.extract(salt, concat(utf8("HPKE-v1"), suiteId(parts), utf8(label), ikm));
}

function labeledExpand(
  parts: HpkeParts,
  secret: Uint8Array,
  label: string,
  info: Uint8Array,
  length: number,
): Promise<Uint8Array> {
  const lengthBytes = Uint8Array.of(length >> 8, length & 255);
  return parts.kdf.expand(secret, concat(lengthBytes, utf8("HPKE-v1"), suiteId(parts), utf8(label), info), length);
}

export async function aesGcmSeal(
  key: Uint8Array,
  nonce: Uint8Array,
  additional: Uint8Array,
  plaintext: Uint8Array,
): Promise<Uint8Array> {
  const handle = await crypto.subtle.importKey("raw", source(key), "AES-GCM", false, ["encrypt"]);
  return new Uint8Array(await crypto.subtle.encrypt(gcm(nonce, additional), handle, source(plaintext)));
}

/** Throws when anything of it was changed. */
export async function aesGcmOpen(
  key: Uint8Array,
  nonce: Uint8Array,
  additional: Uint8Array,
  ciphertext: Uint8Array,
): Promise<Uint8Array> {
  const handle = await crypto.subtle.importKey("raw", source(key), "AES-GCM", false, ["decrypt"]);
  return new Uint8Array(await crypto.subtle.decrypt(gcm(nonce, additional), handle, source(ciphertext)));
}

function gcm(nonce: Uint8Array, additional: Uint8Array): AesGcmParams {
  return { name: "AES-GCM", iv: source(nonce), additionalData: source(additional), tagLength: 128 };
}
