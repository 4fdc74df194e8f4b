/** What stands in the fragment of an invitation or sign-in link: `#<token>.<private key>`, which no server sees whole. */
import * as z from "zod/mini";
import { Bytes32, fromBase64url } from "../../shared/ids.ts";

export interface JoinLink {
  /** Told to the service, once to look and once to use the link up. */
  readonly token: string;
  /** The invitation's private key (Ed25519 seed): stays in this page. */
  readonly secret: string;
}

const Parts = z.tuple([Bytes32, Bytes32]);

/** `none` without a fragment; `broken` when it is not whole: links get cut off in mails. */
export function readLink(fragment: string): JoinLink | "none" | "broken" {
  const text = fragment.replace(/^#/, "");
  if (text === "") return "none";
  const parsed = Parts.safeParse(text.split("."));
  if (!parsed.success) return "broken";
  const [token, secret] = parsed.data;
  if (fromBase64url(token) === undefined || fromBase64url(secret) === undefined) return "broken";
  return { token, secret };
}
