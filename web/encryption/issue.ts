/**
 * Making keys, certificates and revocation lists: for staff pages and for the launcher (Node). Nothing here decides
 * who may certify whom; `chain.ts` does, on the page of whoever relies on it.
 */
import { type Certificate, type Revocations, statementType } from "../../shared/certificates.ts";
import { fromBase64url, toBase64url } from "../../shared/ids.ts";
import { source } from "./bytes.ts";
import type { DeviceIdentity } from "./chat-crypto.ts";
import { curve25519 } from "./curve25519.ts";
import { makeStatement } from "./statement.ts";

/** A key that signs. `publicKey`: base64url. */
export interface Signer {
  readonly publicKey: string;
  sign(bytes: Uint8Array): Promise<Uint8Array>;
}

/** A signing key that can be written down: an invitation's, for a link's fragment, or an organisation's. `secret`: base64url of 32 bytes. */
export async function makePortableKey(): Promise<{ secret: string; signer: Signer }> {
  const { makeSigningKey } = await curve25519();
  const { seed } = await makeSigningKey();
  const secret = toBase64url(seed);
  const signer = await portableSigner(secret);
  if (signer === undefined) throw new Error("a fresh key that cannot be read back");
  return { secret, signer };
}

/** `undefined` for anything that is not such a secret. */
export async function portableSigner(secret: string): Promise<Signer | undefined> {
  const seed = fromBase64url(secret);
  if (seed?.length !== 32) return undefined;
  const { sign, signingPublicKey } = await curve25519();
  return { publicKey: toBase64url(await signingPublicKey(seed)), sign: (bytes) => sign(seed, bytes) };
}

/** A browser's own keys: private halves that WebCrypto never gives out, fit for IndexedDB. Public halves in base64url. */
export interface DeviceKeys {
  readonly signing: CryptoKey;
  readonly receiving: CryptoKey;
  readonly signingKey: string;
  readonly receivingKey: string;
}

/** `undefined` where WebCrypto lacks Ed25519 or X25519: a key held in plain memory would be no device key. */
export async function makeDeviceKeys(): Promise<DeviceKeys | undefined> {
  try {
    const signing = await crypto.subtle.generateKey("Ed25519", false, ["sign", "verify"]);
    const receiving = await crypto.subtle.generateKey("X25519", false, ["deriveBits"]);
    if (!("privateKey" in signing) || !("privateKey" in receiving)) return undefined;
    return {
      signing: signing.privateKey,
      receiving: receiving.privateKey,
      signingKey: await exportPublic(signing.publicKey),
      receivingKey: await exportPublic(receiving.publicKey),
    };
  } catch {
    return undefined;
  }
}

async function exportPublic(key: CryptoKey): Promise<string> {
  return toBase64url(new Uint8Array(await crypto.subtle.exportKey("raw", key)));
}

/** Ed25519 with a device's key. */
export function deviceSigner(signing: CryptoKey): DeviceIdentity["sign"] {
  return async (bytes) => new Uint8Array(await crypto.subtle.sign("Ed25519", signing, source(bytes)));
}

/** A certificate as compact JWS, to be put at the end of the signer's own chain. */
export function certify(sign: DeviceIdentity["sign"], certificate: Certificate): Promise<string> {
  return makeStatement(statementType.certificate, certificate, sign);
}

/** A numbered list of keys that no longer count; each list is whole and replaces the ones before. */
export function revoke(sign: DeviceIdentity["sign"], revocations: Revocations): Promise<string> {
  return makeStatement(statementType.revocations, revocations, sign);
}
