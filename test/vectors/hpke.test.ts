/** Our HPKE against `@hpke/core`, each opening what the other sealed; X-Wing there comes from noble's own. */

import { Aes128Gcm, Aes256Gcm, CipherSuite, DhkemX25519HkdfSha256, HkdfSha256, HkdfSha512 } from "@hpke/core";
import { ml_kem768_x25519 } from "@noble/post-quantum/hybrid.js";
import { describe, expect, test } from "vitest";
import { concat, source, utf8 } from "../../web/encryption/bytes.ts";
import { curve25519 } from "../../web/encryption/curve25519.ts";
import { dhKem } from "../../web/encryption/dh-kem.ts";
import { hkdf } from "../../web/encryption/hkdf.ts";
import { type HpkeParts, hpkeExport, hpkeOpen, hpkeSeal } from "../../web/encryption/hpke.ts";
import { xWing } from "../../web/encryption/x-wing.ts";
import { toHex } from "./hex.ts";

const buffer = (bytes: Uint8Array) => source(bytes.slice()).buffer;
const info = utf8("for this chat");
const additional = utf8("beside");
const words = utf8("Take your time");
const kem = dhKem(await curve25519());

describe.each<[string, CipherSuite, HpkeParts]>([
  [
    "AES-128-GCM, SHA-256",
    new CipherSuite({ kem: new DhkemX25519HkdfSha256(), kdf: new HkdfSha256(), aead: new Aes128Gcm() }),
    { kem, kdf: hkdf("SHA-256"), keyBytes: 16 },
  ],
  [
    "AES-256-GCM, SHA-512",
    new CipherSuite({ kem: new DhkemX25519HkdfSha256(), kdf: new HkdfSha512(), aead: new Aes256Gcm() }),
    { kem, kdf: hkdf("SHA-512"), keyBytes: 32 },
  ],
])("DHKEM(X25519), %s", (_, theirs, ours) => {
  test("each opens what the other sealed", async () => {
    const { secret, publicKey } = await ours.kem.generate();
    const recipientPublicKey = await theirs.kem.deserializePublicKey(buffer(publicKey));
    const recipientKey = await theirs.kem.deserializePrivateKey(buffer(secret));

    const { encapsulated, ciphertext } = await hpkeSeal(ours, publicKey, info, words, additional);
    const read = await theirs.open(
      { recipientKey, enc: buffer(encapsulated), info: buffer(info) },
      buffer(ciphertext),
      buffer(additional),
    );
    expect(new Uint8Array(read)).toEqual(words);

    const sealed = await theirs.seal({ recipientPublicKey, info: buffer(info) }, buffer(words), buffer(additional));
    const opened = hpkeOpen(ours, secret, new Uint8Array(sealed.enc), info, new Uint8Array(sealed.ct), additional);
    expect(await opened).toEqual(words);
    const elsewhere = hpkeOpen(
      ours,
      secret,
      new Uint8Array(sealed.enc),
      utf8("other"),
      new Uint8Array(sealed.ct),
      additional,
    );
    await expect(elsewhere).rejects.toThrow();
  });

  test("both derive the same keys and export the same secrets", async () => {
    const ikm = new Uint8Array(32).fill(7);
    const { secret, publicKey } = await ours.kem.derive(ikm);
    const pair = await theirs.kem.deriveKeyPair(buffer(ikm));
    expect(new Uint8Array(await theirs.kem.serializePublicKey(pair.publicKey))).toEqual(publicKey);

    const { shared, encapsulated } = await ours.kem.encapsulate(publicKey);
    const context = await theirs.createRecipientContext({
      recipientKey: await theirs.kem.deserializePrivateKey(buffer(secret)),
      enc: buffer(encapsulated),
      info: buffer(info),
    });
    const exported = await context.export(buffer(utf8("check")), 40);
    expect(new Uint8Array(exported)).toEqual(await hpkeExport(ours, shared, info, utf8("check"), 40));
  });
});

/** RFC 9180's key schedule over a shared secret that noble's X-Wing made, through `@hpke/core`. */
test("X-Wing: what we seal, noble's X-Wing and @hpke/core's key schedule open", async () => {
  const parts: HpkeParts = { kem: await xWing(), kdf: hkdf("SHA-512"), keyBytes: 32 };
  const { secret, publicKey } = await parts.kem.generate();
  const { encapsulated, ciphertext } = await hpkeSeal(parts, publicKey, info, words, additional);

  class NobleXWing extends DhkemX25519HkdfSha256 {
    override id = 0x647a as typeof DhkemX25519HkdfSha256.prototype.id;
    override encSize = 1120;
    override publicKeySize = 1216;
    override decap = async () => buffer(ml_kem768_x25519.decapsulate(encapsulated, secret));
  }
  const theirs = new CipherSuite({ kem: new NobleXWing(), kdf: new HkdfSha512(), aead: new Aes256Gcm() });
  const recipientKey = await theirs.kem.deserializePrivateKey(buffer(new Uint8Array(32).fill(1)));
  const read = await theirs.open(
    { recipientKey, enc: buffer(encapsulated), info: buffer(info) },
    buffer(ciphertext),
    buffer(additional),
  );
  expect(new Uint8Array(read)).toEqual(words);
  expect(toHex(ml_kem768_x25519.getPublicKey(secret))).toBe(toHex(concat(publicKey)));
});
