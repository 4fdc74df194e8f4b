/**
 * The one suite of this product: X-Wing, AES-256-GCM, SHA-512, Ed25519. Its number (83) is private to `ts-mls` while
 * the IETF draft is not final; nobody outside ever speaks to our groups.
 */
import type { CiphersuiteImpl } from "ts-mls/crypto/ciphersuite.js";
import type { Kem, KemKeys } from "./hpke.ts";
import { once } from "./once.ts";
import { provider } from "./provider.ts";
import { xWing } from "./x-wing.ts";

export const suiteName = "MLS_256_XWING_AES256GCM_SHA512_Ed25519";

/** HPKE key pairs one chat needs at the start: a key package has two. */
const pairsAhead = 2;

export interface WarmSuite {
  /** Loaded on first use. */
  suite(): Promise<CiphersuiteImpl>;
  /** Makes key pairs now, so that none is made between "Take next" and the first word. */
  warmUp(): Promise<void>;
}

export function warmSuite(): WarmSuite {
  const ready: KemKeys[] = [];
  const suite = once(async () => {
    const kem = await xWing();
    const pooled: Kem = { ...kem, generate: async () => ready.pop() ?? kem.generate() };
    return provider({ name: suiteName, hash: "SHA-512", keyBytes: 32, kem: pooled });
  });
  return {
    suite,
    async warmUp() {
      await suite();
      const kem = await xWing();
      while (ready.length < pairsAhead) ready.push(await kem.generate());
    },
  };
}
