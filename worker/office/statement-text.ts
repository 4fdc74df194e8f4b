/** Reading a compact JWS that was verified when it was kept. */
import { fromBase64url } from "../../shared/ids.ts";

/** What it says, unverified. Throws for anything that is no compact JWS: only such are ever kept. */
export function compactPayload(jws: string): unknown {
  const bytes = fromBase64url(jws.split(".")[1] ?? "");
  if (bytes === undefined) throw new Error("a statement that was kept and is none");
  return JSON.parse(new TextDecoder().decode(bytes));
}
