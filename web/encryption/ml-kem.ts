/**
 * ML-KEM-768 (FIPS 203) on raw bytes: the browser's own where it has one, else noble's, loaded only then. The private
 * key is always the 64-byte seed d ‖ z. What JavaScript computes is not constant-time (docs/threat-model.md).
 */
import { source } from "./bytes.ts";

export interface MlKem {
  /** The 1,184-byte encapsulation key of a seed. */
  publicKey(seed: Uint8Array): Promise<Uint8Array>;
  /** Throws unless the key is 1,184 bytes of reduced coefficients. */
  encapsulate(publicKey: Uint8Array): Promise<{ shared: Uint8Array; ciphertext: Uint8Array }>;
  /** A ciphertext made for another key gives another secret, not an error; a wrong length throws. */
  decapsulate(seed: Uint8Array, ciphertext: Uint8Array): Promise<Uint8Array>;
}

/** `undefined` where the runtime lacks any of it. */
export async function nativeMlKem(): Promise<MlKem | undefined> {
  const kem = nativeKem("ML-KEM-768");
  return kem !== undefined && (await roundTrips(kem, 64)) ? kem : undefined;
}

export async function nobleMlKem(): Promise<MlKem> {
  const { ml_kem768 } = await import("./lattice.ts");
  return {
    async publicKey(seed) {
      const { publicKey, secretKey } = ml_kem768.keygen(seed);
      secretKey.fill(0);
      return publicKey;
    },
    async encapsulate(publicKey) {
      const { cipherText, sharedSecret } = ml_kem768.encapsulate(publicKey);
      return { shared: sharedSecret, ciphertext: cipherText };
    },
    async decapsulate(seed, ciphertext) {
      const { secretKey } = ml_kem768.keygen(seed);
      try {
        return ml_kem768.decapsulate(ciphertext, secretKey);
      } finally {
        secretKey.fill(0);
      }
    },
  };
}

/**
 * The key-encapsulation part of WebCrypto, which the standard library's types do not know yet ("Modern Algorithms in
 * the Web Cryptography API"). Named here so that nothing has to be asserted about its shape at each use.
 */
interface EncapsulatingCrypto {
  importKey(format: string, key: BufferSource, name: string, extractable: boolean, uses: string[]): Promise<CryptoKey>;
  exportKey(format: string, key: CryptoKey): Promise<ArrayBuffer>;
  getPublicKey(key: CryptoKey, uses: string[]): Promise<CryptoKey>;
  encapsulateBits(name: string, key: CryptoKey): Promise<{ sharedKey: ArrayBuffer; ciphertext: ArrayBuffer }>;
  decapsulateBits(name: string, key: CryptoKey, ciphertext: BufferSource): Promise<ArrayBuffer>;
}

function encapsulates(subtle: object): subtle is EncapsulatingCrypto {
  return "encapsulateBits" in subtle && "decapsulateBits" in subtle && "getPublicKey" in subtle;
}

/** Any of WebCrypto's key encapsulations whose private keys are seeds. May exist in name and still fail: try it. */
export function nativeKem(name: "ML-KEM-768" | "MLKEM768-X25519"): MlKem | undefined {
  const subtle: object = crypto.subtle;
  if (!encapsulates(subtle)) return undefined;
  const importSeed = (seed: Uint8Array) => subtle.importKey("raw-seed", source(seed), name, false, ["decapsulateBits"]);
  return {
    async publicKey(seed) {
      const key = await subtle.getPublicKey(await importSeed(seed), ["encapsulateBits"]);
      return new Uint8Array(await subtle.exportKey("raw-public", key));
    },
    async encapsulate(publicKey) {
      const key = await subtle.importKey("raw-public", source(publicKey), name, false, ["encapsulateBits"]);
      const { sharedKey, ciphertext } = await subtle.encapsulateBits(name, key);
      return { shared: new Uint8Array(sharedKey), ciphertext: new Uint8Array(ciphertext) };
    },
    async decapsulate(seed, ciphertext) {
      return new Uint8Array(await subtle.decapsulateBits(name, await importSeed(seed), source(ciphertext)));
    },
  };
}

/** Does it work here? Browsers have had such algorithms in name only. */
export async function roundTrips(kem: MlKem, seedBytes: number): Promise<boolean> {
  try {
    const seed = crypto.getRandomValues(new Uint8Array(seedBytes));
    const { shared, ciphertext } = await kem.encapsulate(await kem.publicKey(seed));
    const again = await kem.decapsulate(seed, ciphertext);
    return shared.length === 32 && shared.every((byte, index) => byte === again[index]);
  } catch {
    return false;
  }
}
