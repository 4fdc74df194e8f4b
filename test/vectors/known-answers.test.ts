/** Our primitives, in each of their implementations, against answers that somebody else computed. */
import { describe, expect, test } from "vitest";
import { type Curve25519, curve25519, nativeCurve25519, nobleCurve25519 } from "../../web/encryption/curve25519.ts";
import { hkdf } from "../../web/encryption/hkdf.ts";
import { aesGcmOpen, aesGcmSeal } from "../../web/encryption/hpke.ts";
import { type MlKem, nativeMlKem, nobleMlKem } from "../../web/encryption/ml-kem.ts";
import { composedXWing, nativeXWing, xWing } from "../../web/encryption/x-wing.ts";
import { hex, toHex } from "./hex.ts";
import * as known from "./known-answers.ts";

/** What this runtime has; `native…` are undefined where it lacks them. */
const lattices: [string, MlKem][] = [["JavaScript", await nobleMlKem()]];
const native = await nativeMlKem();
if (native !== undefined) lattices.push(["the runtime's own", native]);

const wings: [string, Awaited<ReturnType<typeof xWing>>][] = [["as chosen", await xWing()]];
for (const [name, lattice] of lattices) wings.push([`composed with ${name} ML-KEM`, await composedXWing(lattice)]);
const whole = await nativeXWing();
if (whole !== undefined) wings.push(["the runtime's own", whole]);

const curves: [string, Curve25519][] = [
  ["as chosen", await curve25519()],
  ["WebCrypto", nativeCurve25519],
  ["noble", await nobleCurve25519()],
];

describe.each(curves)("curve25519: %s", (_, curve) => {
  test("X25519 gives the published secrets", async () => {
    for (const { secret, publicKey, shared } of known.x25519) {
      expect(toHex(await curve.agree(hex(secret), hex(publicKey)))).toBe(shared);
    }
  });

  test("X25519 refuses a point that gives everybody the same secret", async () => {
    await expect(curve.agree(hex(known.x25519[0].secret), new Uint8Array(32))).rejects.toThrow();
  });

  test("Ed25519 signs and verifies as published, and nothing else verifies", async () => {
    for (const { seed, publicKey, message, signature } of known.ed25519) {
      expect(toHex(await curve.signingPublicKey(hex(seed)))).toBe(publicKey);
      expect(toHex(await curve.sign(hex(seed), hex(message)))).toBe(signature);
      expect(await curve.verify(hex(publicKey), hex(message), hex(signature))).toBe(true);
      expect(await curve.verify(hex(publicKey), hex(`${message}00`), hex(signature))).toBe(false);
      expect(await curve.verify(hex(publicKey).subarray(1), hex(message), hex(signature))).toBe(false);
    }
  });

  test("a fresh signing key verifies what it signs", async () => {
    const { seed, publicKey } = await curve.makeSigningKey();
    expect(seed).toHaveLength(32);
    expect(await curve.verify(publicKey, hex("00"), await curve.sign(seed, hex("00")))).toBe(true);
    expect(toHex(await curve.signingPublicKey(seed))).toBe(toHex(publicKey));
  });
});

test("AES-256-GCM seals as published, and opens nothing that was changed", async () => {
  for (const { key, nonce, additional, plaintext, ciphertext } of known.aesGcm) {
    const sealed = await aesGcmSeal(hex(key), hex(nonce), hex(additional), hex(plaintext));
    expect(toHex(sealed)).toBe(ciphertext);
    expect(toHex(await aesGcmOpen(hex(key), hex(nonce), hex(additional), sealed))).toBe(plaintext);
    await expect(aesGcmOpen(hex(key), hex(nonce), hex(`${additional}00`), sealed)).rejects.toThrow();
  }
});

test("HKDF extracts and expands as published", async () => {
  for (const { hash, ikm, salt, info, output } of known.hkdf) {
    const kdf = hkdf(hash);
    const secret = await kdf.extract(hex(salt), hex(ikm));
    expect(toHex(await kdf.expand(secret, hex(info), output.length / 2))).toBe(output);
  }
});

describe.each(lattices)("ML-KEM-768: %s", (_, lattice) => {
  test("makes the published key and secret", async () => {
    for (const { seed, publicKey, ciphertext, shared } of known.mlKem) {
      expect(toHex(await lattice.publicKey(hex(seed)))).toBe(publicKey);
      expect(toHex(await lattice.decapsulate(hex(seed), hex(ciphertext)))).toBe(shared);
    }
  });
});

describe.each(wings)("X-Wing: %s", (_, wing) => {
  test("makes the published secrets", async () => {
    for (const { seed, ciphertext, shared } of known.xWing) {
      expect(toHex(await wing.decapsulate(hex(seed), hex(ciphertext)))).toBe(shared);
    }
  });

  test("opens what each of the others sealed, with keys derived alike", async () => {
    const ikm = hex("5a".repeat(64));
    const { secret, publicKey } = await wing.derive(ikm);
    for (const [, other] of wings) {
      expect(toHex((await other.derive(ikm)).publicKey)).toBe(toHex(publicKey));
      const { shared, encapsulated } = await other.encapsulate(publicKey);
      expect(toHex(await wing.decapsulate(secret, encapsulated))).toBe(toHex(shared));
    }
  });

  test("gives another secret for a changed ciphertext, and refuses wrong lengths", async () => {
    const { secret, publicKey } = await wing.generate();
    const { shared, encapsulated } = await wing.encapsulate(publicKey);
    const changed = encapsulated.slice();
    changed[5] = 1 ^ (changed[5] ?? 0);
    expect(toHex(await wing.decapsulate(secret, changed))).not.toBe(toHex(shared));
    await expect(async () => wing.decapsulate(secret, encapsulated.subarray(1))).rejects.toThrow();
    await expect(async () => wing.decapsulate(secret.subarray(1), encapsulated)).rejects.toThrow();
    await expect(async () => wing.encapsulate(publicKey.subarray(1))).rejects.toThrow();
    await expect(async () => wing.encapsulate(publicKey.map((byte, at) => (at < 3 ? 255 : byte)))).rejects.toThrow();
  });
});
