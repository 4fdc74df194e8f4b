/**
 * Ed25519 (RFC 8032) and X25519 (RFC 7748) on raw 32-byte keys: WebCrypto's where it has them, else noble's, which is
 * loaded only then. Private keys are the 32-byte seed of RFC 8032 and the 32-byte scalar of RFC 7748.
 */
import { fromBase64url } from "../../shared/ids.ts";
import { concat, fromHex, source } from "./bytes.ts";
import { once } from "./once.ts";

export interface Curve25519 {
  /** A fresh signing key. */
  makeSigningKey(): Promise<{ publicKey: Uint8Array; seed: Uint8Array }>;
  signingPublicKey(seed: Uint8Array): Promise<Uint8Array>;
  sign(seed: Uint8Array, message: Uint8Array): Promise<Uint8Array>;
  /** False for a wrong signature and for a key that is no point. */
  verify(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): Promise<boolean>;
  /** Throws when the result is zero, as RFC 7748, section 6.1, allows and HPKE requires. */
  agree(secret: Uint8Array, publicKey: Uint8Array): Promise<Uint8Array>;
}

/** X25519's base point: agreeing with it gives the public key. */
export const basePoint = Uint8Array.from({ length: 32 }, (_, index) => (index === 0 ? 9 : 0));

/** The best this runtime has. */
export const curve25519 = once(async () => ((await nativeWorks()) ? nativeCurve25519 : await nobleCurve25519()));

async function nativeWorks(): Promise<boolean> {
  try {
    const { seed, publicKey } = await nativeCurve25519.makeSigningKey();
    const signature = await nativeCurve25519.sign(seed, publicKey);
    await nativeCurve25519.agree(seed, basePoint);
    return await nativeCurve25519.verify(publicKey, publicKey, signature);
  } catch {
    return false;
  }
}

// The unchanging first 16 bytes of a PKCS #8 key (RFC 8410, section 7); the 32 bytes of the key follow.
const signingPrefix = fromHex("302e020100300506032b657004220420");
const agreementPrefix = fromHex("302e020100300506032b656e04220420");

/** Into WebCrypto; it can be copied out again only if `extractable`. */
export async function importPrivate(
  name: "Ed25519" | "X25519",
  raw: Uint8Array,
  extractable: boolean,
): Promise<CryptoKey> {
  const wrapped = concat(name === "Ed25519" ? signingPrefix : agreementPrefix, raw);
  try {
    return await crypto.subtle.importKey("pkcs8", wrapped, name, extractable, [
      name === "Ed25519" ? "sign" : "deriveBits",
    ]);
  } finally {
    wrapped.fill(0);
  }
}

export const nativeCurve25519: Curve25519 = {
  async makeSigningKey() {
    const pair = await crypto.subtle.generateKey("Ed25519", true, ["sign", "verify"]);
    if (!("privateKey" in pair)) throw new Error("Ed25519 keys come in pairs");
    const wrapped = new Uint8Array(await crypto.subtle.exportKey("pkcs8", pair.privateKey));
    const seed = wrapped.slice(signingPrefix.length, signingPrefix.length + 32);
    wrapped.fill(0);
    return { publicKey: new Uint8Array(await crypto.subtle.exportKey("raw", pair.publicKey)), seed };
  },
  async signingPublicKey(seed) {
    const { x } = await crypto.subtle.exportKey("jwk", await importPrivate("Ed25519", seed, true));
    const publicKey = fromBase64url(x ?? "");
    if (publicKey?.length !== 32) throw new Error("an Ed25519 key without its public half");
    return publicKey;
  },
  async sign(seed, message) {
    const key = await importPrivate("Ed25519", seed, false);
    return new Uint8Array(await crypto.subtle.sign("Ed25519", key, source(message)));
  },
  async verify(publicKey, message, signature) {
    try {
      const key = await crypto.subtle.importKey("raw", source(publicKey), "Ed25519", false, ["verify"]);
      return await crypto.subtle.verify("Ed25519", key, source(signature), source(message));
    } catch {
      return false;
    }
  },
  async agree(secret, publicKey) {
    const theirs = await crypto.subtle.importKey("raw", source(publicKey), "X25519", false, []);
    const ours = await importPrivate("X25519", secret, false);
    return new Uint8Array(await crypto.subtle.deriveBits({ name: "X25519", public: theirs }, ours, 256));
  },
};

export async function nobleCurve25519(): Promise<Curve25519> {
  const { ed25519, x25519 } = await import("@noble/curves/ed25519.js");
  return {
    async makeSigningKey() {
      const { publicKey, secretKey } = ed25519.keygen();
      return { publicKey, seed: secretKey };
    },
    async signingPublicKey(seed) {
      return ed25519.getPublicKey(seed);
    },
    async sign(seed, message) {
      return ed25519.sign(message, seed);
    },
    async verify(publicKey, message, signature) {
      try {
        // RFC 8032's strict rule, as WebCrypto has it, not the looser one of ZIP 215.
        return ed25519.verify(signature, message, publicKey, { zip215: false });
      } catch {
        return false;
      }
    },
    async agree(secret, publicKey) {
      return x25519.getSharedSecret(secret, publicKey);
    },
  };
}
