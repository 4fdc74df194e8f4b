/**
 * Suite 1 of RFC 9420 through the product's own provider: everything but the key encapsulation is shared with the
 * product's suite, and that is what complaints are sealed with; so the published vectors test our code.
 */
import { curve25519 } from "../../web/encryption/curve25519.ts";
import { dhKem } from "../../web/encryption/dh-kem.ts";
import { provider } from "../../web/encryption/provider.ts";

export const suiteOne = await provider({
  name: "MLS_128_DHKEMX25519_AES128GCM_SHA256_Ed25519",
  hash: "SHA-256",
  keyBytes: 16,
  kem: dhKem(await curve25519()),
});
