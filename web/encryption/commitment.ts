/** What binds a visitor's leaf to the moment of asking: SHA-256(leaf key ‖ nonce ‖ organisation key), in base64url. */
import { fromBase64url, toBase64url } from "../../shared/ids.ts";
import { sha256 } from "./bytes.ts";

export const nonceBytes = 32;

/** `undefined` when the organisation key is none. */
export async function commitmentTo(
  leafKey: Uint8Array,
  nonce: Uint8Array,
  organisationKey: string,
): Promise<string | undefined> {
  const root = fromBase64url(organisationKey);
  return root?.length === 32 ? toBase64url(await sha256(leafKey, nonce, root)) : undefined;
}
