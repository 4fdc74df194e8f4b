/**
 * The keys of this browser's sign-in. Every request is signed with one of them, so that a copied cookie opens nothing
 * elsewhere. They are the device's keys where this browser is certified, and become them where it asks to be.
 */
import * as z from "zod/mini";
import { proofText } from "../../shared/account-interface.ts";
import { Bytes32, toBase64url } from "../../shared/ids.ts";
import { utf8 } from "../encryption/bytes.ts";
import { type DeviceKeys, deviceSigner } from "../encryption/issue.ts";
import { get, put, remove } from "./database.ts";

const key = z.custom<CryptoKey>((value) => value instanceof CryptoKey && !value.extractable);

const HeldSession = z.strictObject({
  one: z.literal("session"),
  person: z.string(),
  signing: key,
  receiving: key,
  signingKey: Bytes32,
  receivingKey: Bytes32,
  /** A computer others use too: the keys go with the sign-in. */
  shared: z.boolean(),
});
export type HeldSession = z.infer<typeof HeldSession>;

/** False: this browser keeps nothing, so nobody can be signed in here. */
export async function holdSession(keys: DeviceKeys, person: string, shared: boolean): Promise<boolean> {
  const { signing, receiving, signingKey, receivingKey } = keys;
  try {
    await put("session", { one: "session", person, signing, receiving, signingKey, receivingKey, shared });
    return true;
  } catch {
    return false;
  }
}

/** The keys of the newest sign-in here; whether it still lives only the service knows. */
export async function heldSession(): Promise<HeldSession | undefined> {
  try {
    const parsed = HeldSession.safeParse(await get("session", "session"));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}

export async function dropSession(): Promise<void> {
  try {
    await remove("session", "session");
  } catch {
    // Nothing is kept, so nothing is left either.
  }
}

export interface Proved {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  /** The body's text; empty for none. */
  readonly body: string;
}

/** The header's value, signed with the keys held here; undefined without any. `now`: the service's time. */
export async function proofOf(request: Proved, now: number): Promise<string | undefined> {
  const held = await heldSession();
  return held === undefined ? undefined : signedProof(held.signing, request, now);
}

async function signedProof(signing: CryptoKey, { method, path, body }: Proved, now: number): Promise<string> {
  const digest = toBase64url(new Uint8Array(await crypto.subtle.digest("SHA-256", utf8(body))));
  const signature = await deviceSigner(signing)(utf8(proofText(method, path, now, digest)));
  return `${now}.${toBase64url(signature)}`;
}
