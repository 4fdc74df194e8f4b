/**
 * The cryptography `ts-mls` works with: WebCrypto for everything, and a key encapsulation handed in. The product's
 * suite is in `suite.ts`; the published vectors run a second suite through the same code.
 */
import type { CiphersuiteImpl, CiphersuiteName } from "ts-mls/crypto/ciphersuite.js";
import type { PrivateKey, PublicKey } from "ts-mls/crypto/hpke.js";
import { CryptoError } from "ts-mls/mlsError.js";
import { random, source } from "./bytes.ts";
import { curve25519 } from "./curve25519.ts";
import { hkdf } from "./hkdf.ts";
import {
  aesGcmOpen,
  aesGcmSeal,
  type HpkeParts,
  hpkeExport,
  hpkeOpen,
  hpkeSeal,
  type Kem,
  nonceBytes,
} from "./hpke.ts";

export interface SuiteParts {
  readonly name: CiphersuiteName;
  readonly hash: "SHA-256" | "SHA-512";
  readonly keyBytes: 16 | 32;
  readonly kem: Kem;
}

export async function provider({ name, hash, keyBytes, kem }: SuiteParts): Promise<CiphersuiteImpl> {
  const { makeSigningKey, sign, verify } = await curve25519();
  const kdf = hkdf(hash);
  return {
    name,
    kdf,
    hash: {
      digest: async (data) => new Uint8Array(await crypto.subtle.digest(hash, source(data))),
      mac: kdf.mac,
      verifyMac: kdf.verifyMac,
    },
    signature: {
      sign,
      verify,
      async keygen() {
        const { publicKey, seed } = await makeSigningKey();
        return { publicKey, signKey: seed };
      },
    },
    hpke: hpke({ kem, kdf, keyBytes }),
    rng: { randomBytes: random },
  };
}

function hpke(parts: HpkeParts): CiphersuiteImpl["hpke"] {
  const { kem, keyBytes } = parts;
  const none = new Uint8Array(0);
  return {
    keyLength: keyBytes,
    nonceLength: nonceBytes,
    async seal(publicKey, plaintext, info, aad = none) {
      const { encapsulated, ciphertext } = await hpkeSeal(parts, bytesOf(publicKey), info, plaintext, aad);
      return { enc: encapsulated, ct: ciphertext };
    },
    open: (privateKey, encapsulated, ciphertext, info, aad = none) =>
      orCryptoError(hpkeOpen(parts, bytesOf(privateKey), encapsulated, info, ciphertext, aad)),
    encryptAead: (key, nonce, aad = none, plaintext) => aesGcmSeal(key, nonce, aad, plaintext),
    decryptAead: (key, nonce, aad = none, ciphertext) => orCryptoError(aesGcmOpen(key, nonce, aad, ciphertext)),
    async exportSecret(publicKey, context, length, info) {
      const { shared, encapsulated } = await kem.encapsulate(bytesOf(publicKey));
      return { enc: encapsulated, secret: await hpkeExport(parts, shared, info, context, length) };
    },
    async importSecret(privateKey, context, encapsulated, length, info) {
      const shared = await orCryptoError(kem.decapsulate(bytesOf(privateKey), encapsulated));
      return hpkeExport(parts, shared, info, context, length);
    },
    importPrivateKey: async (bytes) => handle("private", bytes),
    importPublicKey: async (bytes) => handle("public", bytes),
    exportPrivateKey: async (key) => bytesOf(key),
    exportPublicKey: async (key) => bytesOf(key),
    deriveKeyPair: async (ikm) => pairOf(await kem.derive(ikm)),
    generateKeyPair: async () => pairOf(await kem.generate()),
  };
}

/**
 * `ts-mls` wants HPKE keys to be CryptoKeys, which a JavaScript ML-KEM cannot make. So a key is a handle with no
 * content, and its bytes stand here. They are the very buffer the group state holds: zeroing that one zeroes this.
 */
const held = new WeakMap<object, Uint8Array>();

function handle<Type extends "private" | "public">(type: Type, bytes: Uint8Array): CryptoKey & { type: Type } {
  const key = { type, algorithm: { name: "HPKE" }, extractable: true, usages: [] };
  held.set(key, bytes);
  return key;
}

function bytesOf(key: PrivateKey | PublicKey): Uint8Array {
  const bytes = held.get(key);
  if (bytes === undefined) throw new CryptoError("an HPKE key of another provider");
  return bytes;
}

function pairOf(keys: Awaited<ReturnType<Kem["generate"]>>): { privateKey: PrivateKey; publicKey: PublicKey } {
  return { privateKey: handle("private", keys.secret), publicKey: handle("public", keys.publicKey) };
}

/** Whatever WebCrypto throws at a wrong tag or key becomes the one error the library's callers tell apart. */
async function orCryptoError<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch {
    throw new CryptoError("could not be opened");
  }
}
