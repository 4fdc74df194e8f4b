/**
 * Suite 1 of RFC 9420 through the product's own provider: everything but the key encapsulation is shared with the
 * product's suite, so the published vectors test our code. DHKEM(X25519, HKDF-SHA256) is RFC 9180, section 4.1.
 */
import { concat, random, utf8 } from "../../web/encryption/bytes.ts";
import { basePoint, type Curve25519, curve25519 } from "../../web/encryption/curve25519.ts";
import { hkdf } from "../../web/encryption/hkdf.ts";
import type { Kem } from "../../web/encryption/hpke.ts";
import { provider } from "../../web/encryption/provider.ts";

const kdf = hkdf("SHA-256");
const id = Uint8Array.of(0, 0x20);
const label = (name: string) => concat(utf8("HPKE-v1"), utf8("KEM"), id, utf8(name));
const none = new Uint8Array(0);
const length32 = Uint8Array.of(0, 32);

export function dhKem({ agree }: Curve25519): Kem {
  const withPublic = async (secret: Uint8Array) => ({ secret, publicKey: await agree(secret, basePoint) });
  const shared = async (dh: Uint8Array, context: Uint8Array) => {
    const secret = await kdf.extract(none, concat(label("eae_prk"), dh));
    return kdf.expand(secret, concat(length32, label("shared_secret"), context), 32);
  };
  return {
    id: 0x20,
    generate: () => withPublic(random(32)),
    async derive(ikm) {
      const secret = await kdf.extract(none, concat(label("dkp_prk"), ikm));
      return withPublic(await kdf.expand(secret, concat(length32, label("sk")), 32));
    },
    async encapsulate(publicKey) {
      const own = await withPublic(random(32));
      const dh = await agree(own.secret, publicKey);
      return { shared: await shared(dh, concat(own.publicKey, publicKey)), encapsulated: own.publicKey };
    },
    async decapsulate(secret, encapsulated) {
      const { publicKey } = await withPublic(secret);
      return shared(await agree(secret, encapsulated), concat(encapsulated, publicKey));
    },
  };
}

export const suiteOne = await provider({
  name: "MLS_128_DHKEMX25519_AES128GCM_SHA256_Ed25519",
  hash: "SHA-256",
  keyBytes: 16,
  kem: dhKem(await curve25519()),
});
