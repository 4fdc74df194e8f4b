/** What the encryption library throws, as the reasons of our interface. Nothing it throws gets past this. */
import { CodecError, CryptoError, CryptoVerificationError, ValidationError } from "ts-mls/mlsError.js";
import type { Refusal } from "./chat-crypto.ts";

/** `invalid`: what a broken rule of MLS means to whoever asked. */
export async function orRefusal<T>(work: () => Promise<T>, invalid: Refusal["refused"]): Promise<T | Refusal> {
  try {
    return await work();
  } catch (error) {
    return { refused: reason(error, invalid) };
  }
}

function reason(error: unknown, invalid: Refusal["refused"]): Refusal["refused"] {
  if (error instanceof CryptoError || error instanceof CryptoVerificationError) return "forged";
  if (error instanceof CodecError) return "malformed";
  if (error instanceof ValidationError) return invalid;
  // Bytes of the other end can make decoders and WebCrypto throw in many ways: none of them is accepted.
  return "malformed";
}
