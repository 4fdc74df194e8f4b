/**
 * Proof that a request comes from the browser that signed in: its session key signs method, path, time and body. A
 * cookie that was copied elsewhere opens nothing there. Pure.
 */
import { createHash, createPublicKey, verify } from "node:crypto";
import { proofText } from "../../shared/account-interface.ts";
import { fromBase64url } from "../../shared/ids.ts";
import { clockToleranceMs } from "../../shared/limits.ts";

export interface Signed {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  readonly bodyDigest: string;
}

/** base64url of SHA-256. */
export function digestOf(body: Uint8Array): string {
  return createHash("sha256").update(body).digest("base64url");
}

/** `wrongClock`: signed by this key for this request, but not now. */
export function judgeProof(
  proof: string | null,
  key: string,
  { method, path, bodyDigest }: Signed,
  now: number,
): "good" | "wrongClock" | "bad" {
  const [, instant, signed] = /^(\d{1,15})\.([A-Za-z0-9_-]{86})$/.exec(proof ?? "") ?? [];
  const signature = fromBase64url(signed ?? "");
  if (instant === undefined || signature === undefined) return "bad";
  const text = proofText(method, path, Number(instant), bodyDigest);
  if (!isSigned(text, key, signature)) return "bad";
  return Math.abs(Number(instant) - now) <= clockToleranceMs ? "good" : "wrongClock";
}

function isSigned(text: string, key: string, signature: Uint8Array): boolean {
  try {
    const publicKey = createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x: key }, format: "jwk" });
    return verify(null, new TextEncoder().encode(text), publicKey, signature);
  } catch {
    // Somebody registered 32 bytes that are no key: nothing is ever signed with them.
    return false;
  }
}
