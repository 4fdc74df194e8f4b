/**
 * The key this browser proves its sign-in with: it cannot be copied out of here, so the cookie alone opens nothing
 * elsewhere. One at a time, as there is one cookie; for a browser that joined by a link it is the device's own.
 */
import * as z from "zod/mini";
import { proofText } from "../../shared/account-interface.ts";
import { toBase64url } from "../../shared/ids.ts";
import { deviceSigner } from "../encryption/issue.ts";
import { get, put, remove } from "./database.ts";

const Stored = z.object({
  key: z.custom<CryptoKey>((value) => value instanceof CryptoKey && !value.extractable),
});
const name = "now";

/** From now on requests are signed with this key (Ed25519, private). Rejects when the browser keeps nothing. */
export async function keepSessionKey(key: CryptoKey): Promise<void> {
  await put("session", { name, key });
}

export async function forgetSessionKey(): Promise<void> {
  await remove("session", name);
}

/** The value of `Proof`; undefined when nobody signed in here. `instant`: the service's time. `body`: as it is sent. */
export async function proofOf(
  method: string,
  path: string,
  body: string,
  instant: number,
): Promise<string | undefined> {
  const stored = Stored.safeParse(await get("session", name));
  if (!stored.success) return undefined;
  const encode = new TextEncoder();
  const digest = toBase64url(new Uint8Array(await crypto.subtle.digest("SHA-256", encode.encode(body))));
  const signature = await deviceSigner(stored.data.key)(encode.encode(proofText(method, path, instant, digest)));
  return `${instant}.${toBase64url(signature)}`;
}
