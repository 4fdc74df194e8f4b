/** All of Wycheproof for our primitives, where the published vectors are beside the project. */
import { describe, expect, test } from "vitest";
import { nativeCurve25519, nobleCurve25519 } from "../../web/encryption/curve25519.ts";
import { hkdf } from "../../web/encryption/hkdf.ts";
import { aesGcmOpen, aesGcmSeal } from "../../web/encryption/hpke.ts";
import { nativeMlKem, nobleMlKem } from "../../web/encryption/ml-kem.ts";
import { hex, toHex } from "./hex.ts";
import { hexOrThrown, vectorsAreHere, wycheproof } from "./published.ts";

/** What came out where, in a form that shows every difference at once. */
async function compare<T extends { tcId: number }>(
  cases: T[],
  got: (one: T) => Promise<unknown>,
  want: (one: T) => unknown,
) {
  expect(cases.length).toBeGreaterThan(50);
  const results = await Promise.all(cases.map(async (one) => [one.tcId, await got(one)]));
  expect(results).toEqual(cases.map((one) => [one.tcId, want(one)]));
}

function wycheproofTests() {
  describe.each([
    ["WebCrypto", async () => nativeCurve25519],
    ["noble", nobleCurve25519],
  ] as const)("curve25519: %s", (_, load) => {
    test("X25519: every case, and never a secret of zeros", async () => {
      const { agree } = await load();
      const cases = wycheproof<{ public: string; private: string; shared: string }>("x25519");
      await compare(
        cases,
        (one) => hexOrThrown(() => agree(hex(one.private), hex(one.public))),
        (one) => (/^0+$/.test(one.shared) ? "thrown" : one.shared),
      );
    });

    test("Ed25519: every case", async () => {
      const { verify } = await load();
      const cases = wycheproof<{ msg: string; sig: string }, { publicKey: { pk: string } }>("ed25519");
      await compare(
        cases,
        (one) => verify(hex(one.publicKey.pk), hex(one.msg), hex(one.sig)),
        (one) => one.result === "valid",
      );
    });
  });

  test("AES-GCM: every case with our lengths of key and nonce", async () => {
    type Test = { key: string; iv: string; aad: string; msg: string; ct: string; tag: string };
    type Group = { keySize: number; ivSize: number };
    const ours = wycheproof<Test, Group>("aes_gcm").filter(({ keySize, ivSize }) => keySize !== 192 && ivSize === 96);
    const opened = (one: Test) =>
      hexOrThrown(() => aesGcmOpen(hex(one.key), hex(one.iv), hex(one.aad), hex(one.ct + one.tag)));
    await compare(ours, opened, (one) => (one.result === "valid" ? one.msg : "thrown"));
    const sealed = (one: Test) => hexOrThrown(() => aesGcmSeal(hex(one.key), hex(one.iv), hex(one.aad), hex(one.msg)));
    await compare(
      ours.filter(({ result }) => result === "valid"),
      sealed,
      (one) => one.ct + one.tag,
    );
  });

  test.each([
    ["SHA-256", "hkdf_sha256"],
    ["SHA-512", "hkdf_sha512"],
  ] as const)("HKDF with %s: every case", async (hash, file) => {
    const kdf = hkdf(hash);
    const cases = wycheproof<{ ikm: string; salt: string; info: string; size: number; okm: string }>(file);
    await compare(
      cases,
      (one) =>
        hexOrThrown(async () => kdf.expand(await kdf.extract(hex(one.salt), hex(one.ikm)), hex(one.info), one.size)),
      (one) => (one.result === "valid" ? one.okm : "thrown"),
    );
  });

  test.each([
    ["JavaScript", nobleMlKem],
    ["the runtime's own, or JavaScript", async () => (await nativeMlKem()) ?? nobleMlKem()],
  ] as const)("ML-KEM-768: every case: %s", async (_, load) => {
    const lattice = await load();
    const cases = wycheproof<{ seed: string; ek?: string; c: string; K: string }>("mlkem_768");
    await compare(
      cases,
      (one) => hexOrThrown(() => lattice.decapsulate(hex(one.seed), hex(one.c))),
      (one) => (one.result === "valid" ? one.K : "thrown"),
    );
    for (const { seed, ek, result } of cases) {
      if (result === "valid" && ek !== undefined) expect(toHex(await lattice.publicKey(hex(seed)))).toBe(ek);
    }
  });
}

if (vectorsAreHere) describe("Wycheproof", wycheproofTests);
else
  test("the published vectors are not here: known-answers.test.ts stands in", () => expect(vectorsAreHere).toBe(false));
