/** DHKEM(X25519, HKDF-SHA256): RFC 9180, section 4.1, on raw 32-byte keys. What staff's devices are certified to receive by. */
import { concat, random, source, utf8 } from "./bytes.ts";
import { basePoint, type Curve25519 } from "./curve25519.ts";
import { hkdf } from "./hkdf.ts";
import type { Kem } from "./hpke.ts";

const kdf = hkdf("SHA-256");
const id = Uint8Array.of(0, 0x20);
const label = (name: string) => concat(utf8("HPKE-v1"), utf8("KEM"), id, utf8(name));
const none = new Uint8Array(0);
const length32 = Uint8Array.of(0, 32);

export function dhKem({ agree }: Pick<Curve25519, "agree">): Kem {
  const withPublic = async (secret: Uint8Array) => ({ secret, publicKey: await agree(secret, basePoint) });
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
      return { shared: await sharedSecret(dh, own.publicKey, publicKey), encapsulated: own.publicKey };
    },
    async decapsulate(secret, encapsulated) {
      const { publicKey } = await withPublic(secret);
      return sharedSecret(await agree(secret, encapsulated), encapsulated, publicKey);
    },
  };
}

/** Decapsulation with a private key that WebCrypto never gives out, and its public half. */
export function heldDecapsulation(key: CryptoKey, publicKey: Uint8Array): (sent: Uint8Array) => Promise<Uint8Array> {
  return async (sent) => {
    const theirs = await crypto.subtle.importKey("raw", source(sent), "X25519", false, []);
    const dh = await crypto.subtle.deriveBits({ name: "X25519", public: theirs }, key, 256);
    return sharedSecret(new Uint8Array(dh), sent, publicKey);
  };
}

async function sharedSecret(dh: Uint8Array, sent: Uint8Array, publicKey: Uint8Array): Promise<Uint8Array> {
  const secret = await kdf.extract(none, concat(label("eae_prk"), dh));
  return kdf.expand(secret, concat(length32, label("shared_secret"), sent, publicKey), 32);
}
