/**
 * Signing and verifying of tickets, admissions and duty passes. `node:crypto` is synchronous, so that pairing two
 * people stays one synchronous step; every token is verified before any object is touched.
 */
import { createHmac, timingSafeEqual } from "node:crypto";
import type * as z from "zod/mini";
import { fromBase64url, toBase64url } from "../shared/ids.ts";
import { Admission, DutyPass, Ticket, Token } from "../shared/tokens.ts";

const schemas = { ticket: Ticket, admission: Admission, duty: DutyPass };
export type TokenKind = keyof typeof schemas;
type Content<Kind extends TokenKind> = z.infer<(typeof schemas)[Kind]>;

/** The kind is part of what is signed: a ticket never passes for an admission. */
function mac(key: string, kind: TokenKind, payload: string): Uint8Array {
  return createHmac("sha256", key).update(`quietline ${kind} 1\n${payload}`).digest();
}

/** `key`: TICKET_KEY. */
export function signToken<Kind extends TokenKind>(key: string, kind: Kind, content: Content<Kind>): string {
  const payload = toBase64url(new TextEncoder().encode(JSON.stringify(content)));
  return `${payload}.${toBase64url(mac(key, kind, payload))}`;
}

/** What the token says, or undefined when it is forged, of another kind, malformed or expired at `now`. */
export function verifyToken<Kind extends TokenKind>(
  key: string,
  kind: Kind,
  token: string,
  now: number,
): Content<Kind> | undefined {
  if (!Token.safeParse(token).success) return undefined;
  const [payload = "", signature = ""] = token.split(".");
  const given = fromBase64url(signature);
  const bytes = fromBase64url(payload);
  if (given === undefined || bytes === undefined || !timingSafeEqual(given, mac(key, kind, payload))) return undefined;
  // The signature is ours, so the content was valid JSON of this kind when it was signed, perhaps by an older version.
  const parsed = schemas[kind].safeParse(JSON.parse(new TextDecoder().decode(bytes)));
  if (!parsed.success || parsed.data.expires <= now) return undefined;
  return parsed.data as Content<Kind>;
}
