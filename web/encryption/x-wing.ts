/**
 * X-Wing (draft-connolly-cfrg-xwing-kem-06, HPKE KEM 0x647a): X25519 and ML-KEM-768 together, secure while either is.
 * Browsers that have it call it `MLKEM768-X25519`; elsewhere it is put together from its two halves. Private keys are
 * 32-byte seeds. All ways must give the same bytes; `test/vectors/` compares them with published answers.
 */
import { concat, random, utf8 } from "./bytes.ts";
import { basePoint, curve25519 } from "./curve25519.ts";
import type { Kem } from "./hpke.ts";
import { type MlKem, nativeKem, nativeMlKem, nobleMlKem, roundTrips } from "./ml-kem.ts";
import { once } from "./once.ts";

const mlKemPublicBytes = 1184;
const mlKemCiphertextBytes = 1088;
const publicBytes = mlKemPublicBytes + 32;
const encapsulatedBytes = mlKemCiphertextBytes + 32;
const seedBytes = 32;
const label = utf8("\\.//^\\");

/** The best this runtime has. */
export const xWing = once(
  async () => (await nativeXWing()) ?? (await composedXWing((await nativeMlKem()) ?? (await nobleMlKem()))),
);

/** `undefined` where the runtime has no X-Wing of its own. SHAKE256 is missing from WebCrypto even then. */
export async function nativeXWing(): Promise<Kem | undefined> {
  const native = nativeKem("MLKEM768-X25519");
  if (native === undefined || !(await roundTrips(native, seedBytes))) return undefined;
  const { shake256 } = await import("./sponge.ts");
  return asKem(native, (ikm) => shake256(ikm, { dkLen: seedBytes }));
}

export async function composedXWing(mlKem: MlKem): Promise<Kem> {
  const { sha3_256, shake256 } = await import("./sponge.ts");
  const { agree } = await curve25519();

  const expand = (seed: Uint8Array) => {
    const expanded = shake256(seed, { dkLen: 96 });
    return { lattice: expanded.subarray(0, 64), scalar: expanded.subarray(64) };
  };
  const combine = (lattice: Uint8Array, curve: Uint8Array, sent: Uint8Array, curveKey: Uint8Array) => {
    const input = concat(lattice, curve, sent, curveKey, label);
    const shared = sha3_256(input);
    for (const secret of [input, lattice, curve]) secret.fill(0);
    return shared;
  };

  const parts: MlKem = {
    async publicKey(seed) {
      const { lattice, scalar } = expand(seed);
      const key = concat(await mlKem.publicKey(lattice), await agree(scalar, basePoint));
      lattice.fill(0);
      scalar.fill(0);
      return key;
    },
    async encapsulate(publicKey) {
      const curveKey = publicKey.subarray(mlKemPublicBytes);
      const ephemeral = random(32);
      const sent = await agree(ephemeral, basePoint);
      const curve = await agree(ephemeral, curveKey);
      ephemeral.fill(0);
      const { shared, ciphertext } = await mlKem.encapsulate(publicKey.subarray(0, mlKemPublicBytes));
      return { shared: combine(shared, curve, sent, curveKey), ciphertext: concat(ciphertext, sent) };
    },
    async decapsulate(seed, ciphertext) {
      const { lattice, scalar } = expand(seed);
      const sent = ciphertext.subarray(mlKemCiphertextBytes);
      const curve = await agree(scalar, sent);
      const shared = await mlKem.decapsulate(lattice, ciphertext.subarray(0, mlKemCiphertextBytes));
      const curveKey = await agree(scalar, basePoint);
      lattice.fill(0);
      scalar.fill(0);
      return combine(shared, curve, sent, curveKey);
    },
  };
  return asKem(parts, (ikm) => shake256(ikm, { dkLen: seedBytes }));
}

/** With the lengths checked and the two ways of making a key: at random, and from a secret (section 5.6 of the draft). */
function asKem(parts: MlKem, derive: (ikm: Uint8Array) => Uint8Array): Kem {
  const fromSecret = async (secret: Uint8Array) => ({ secret, publicKey: await parts.publicKey(secret) });
  const demand = (bytes: Uint8Array, length: number) => {
    if (bytes.length !== length) throw new RangeError("a key or ciphertext of the wrong length");
    return bytes;
  };
  return {
    id: 0x647a,
    generate: () => fromSecret(random(seedBytes)),
    derive: (ikm) => fromSecret(derive(ikm)),
    async encapsulate(publicKey) {
      const { shared, ciphertext } = await parts.encapsulate(demand(publicKey, publicBytes));
      return { shared, encapsulated: ciphertext };
    },
    decapsulate: (secret, encapsulated) =>
      parts.decapsulate(demand(secret, seedBytes), demand(encapsulated, encapsulatedBytes)),
  };
}
