/** Random secrets and the only form in which the Office keeps them. */
import { createHash } from "node:crypto";
import { idFrom, toBase64url } from "../../shared/ids.ts";

/** 256 random bits, base64url. */
export function freshSecret(): string {
  return toBase64url(crypto.getRandomValues(new Uint8Array(32)));
}

/** 128 random bits, base64url. */
export function freshId<Id extends string>(): Id {
  return idFrom<Id>(crypto.getRandomValues(new Uint8Array(16)));
}

/** SHA-256, base64url. Plain, because what is hashed has 256 random bits. Synchronous: it is used inside transactions. */
export function secretHash(secret: string): string {
  return createHash("sha256").update(secret).digest("base64url");
}
