/** The same statements through `jose`, which the Worker and staff pages may use: both ways round. */
import { CompactSign, compactVerify, importJWK } from "jose";
import { expect, test } from "vitest";
import { Certificate, statementType } from "../../../shared/certificates.ts";
import { certify, makePortableKey } from "../../../web/encryption/issue.ts";
import { readStatement } from "../../../web/encryption/statement.ts";
import { certificate } from "./harbour.ts";

const { secret, signer } = await makePortableKey();
const says = certificate("device", signer.publicKey);
const jwk = { kty: "OKP", crv: "Ed25519", x: signer.publicKey };

test("jose verifies what we sign", async () => {
  const key = await importJWK(jwk, "EdDSA");
  const { payload, protectedHeader } = await compactVerify(await certify(signer.sign, says), key);
  expect(protectedHeader).toEqual({ alg: "EdDSA", typ: statementType.certificate });
  expect(JSON.parse(new TextDecoder().decode(payload))).toEqual(says);
});

test("we verify what jose signs", async () => {
  const key = await importJWK({ ...jwk, d: secret }, "EdDSA");
  const signed = await new CompactSign(new TextEncoder().encode(JSON.stringify(says)))
    .setProtectedHeader({ alg: "EdDSA", typ: statementType.certificate })
    .sign(key);
  expect(await readStatement(Certificate, statementType.certificate, signed, signer.publicKey)).toEqual(says);
  expect(await readStatement(Certificate, statementType.binding, signed, signer.publicKey)).toBeUndefined();
});
