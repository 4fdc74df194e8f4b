/**
 * The organisation key: made at set-up or typed in from the recovery kit, then kept in this browser so that it can sign
 * here and be copied nowhere. The service knows its public half alone.
 */
import * as z from "zod/mini";
import { Bytes32, toBase64url } from "../../shared/ids.ts";
import { curve25519, importPrivate } from "../encryption/curve25519.ts";
import { get, put, remove } from "./database.ts";

const Held = z.strictObject({
  one: z.literal("organisation"),
  publicKey: Bytes32,
  signing: z.custom<CryptoKey>((value) => value instanceof CryptoKey && !value.extractable),
});

export async function publicKeyOf(seed: Uint8Array): Promise<string> {
  const { signingPublicKey } = await curve25519();
  return toBase64url(await signingPublicKey(seed));
}

/** Keeps it here. False where the browser keeps nothing, or cannot hold such a key. */
export async function holdOrganisationKey(seed: Uint8Array): Promise<boolean> {
  try {
    const signing = await importPrivate("Ed25519", seed, false);
    await put("organisation", { one: "organisation", publicKey: await publicKeyOf(seed), signing });
    return true;
  } catch {
    return false;
  }
}

/** The key, if it is held here and is this organisation's. */
export async function heldOrganisationKey(publicKey: string): Promise<CryptoKey | undefined> {
  try {
    const parsed = Held.safeParse(await get("organisation", "organisation"));
    return parsed.success && parsed.data.publicKey === publicKey ? parsed.data.signing : undefined;
  } catch {
    return undefined;
  }
}

export async function forgetOrganisationKey(): Promise<void> {
  try {
    await remove("organisation", "organisation");
  } catch {
    // Nothing is kept, so nothing is left either.
  }
}
