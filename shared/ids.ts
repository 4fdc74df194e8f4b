/**
 * Branded identifiers and the base64url they travel in. An id is random, says nothing, and names one thing only.
 */
import * as z from "zod/mini";

const identifier = <Brand extends string>() =>
  z.string().check(z.regex(/^[A-Za-z0-9_-]{22}$/)) as unknown as z.ZodMiniType<string & z.$brand<Brand>>;

/** 128 random bits in base64url, 22 characters. */
export const TicketId = identifier<"TicketId">();
export type TicketId = z.infer<typeof TicketId>;
export const RoomId = identifier<"RoomId">();
export type RoomId = z.infer<typeof RoomId>;
export const PersonId = identifier<"PersonId">();
export type PersonId = z.infer<typeof PersonId>;
/** Names a session without being its secret: the cookie holds another value, stored hashed. */
export const SessionId = identifier<"SessionId">();
export type SessionId = z.infer<typeof SessionId>;
/** A place to go next, in the list of a line. */
export const PlaceId = identifier<"PlaceId">();
export type PlaceId = z.infer<typeof PlaceId>;
/** The rota: what repeats, one time of it, one person on it, and a wish to change that. */
export const PatternId = identifier<"PatternId">();
export type PatternId = z.infer<typeof PatternId>;
export const ShiftId = identifier<"ShiftId">();
export type ShiftId = z.infer<typeof ShiftId>;
export const AssignmentId = identifier<"AssignmentId">();
export type AssignmentId = z.infer<typeof AssignmentId>;
export const RequestId = identifier<"RequestId">();
export type RequestId = z.infer<typeof RequestId>;

/** A line's name in its address: `/` + slug. */
export const LineSlug = z.string().check(z.regex(/^[a-z][a-z0-9-]{0,30}$/)) as unknown as z.ZodMiniType<
  string & z.$brand<"LineSlug">
>;
export type LineSlug = z.infer<typeof LineSlug>;

/** BCP 47, as short as the service needs it: `en`, `cy`, `pt-BR`. */
export const Language = z.string().check(z.regex(/^[a-z]{2,3}(-[A-Z]{2})?$/));

/** Seat in a room: the visitor has 0, everybody else 1 to 3. It is also the author's number in message ids. */
export const Seat = z.int().check(z.gte(0), z.lte(3));

/** 32 bytes in base64url: keys, hashes, nonces. */
export const Bytes32 = z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/));

/** Bytes to base64url without padding (RFC 4648, section 5). */
export function toBase64url(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** Base64url to bytes; `undefined` for anything that is not its one canonical form. */
export function fromBase64url(text: string): Uint8Array<ArrayBuffer> | undefined {
  if (!/^[A-Za-z0-9_-]*$/.test(text) || text.length % 4 === 1) return undefined;
  const bytes = Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));
  return toBase64url(bytes) === text ? bytes : undefined;
}

/** A fresh id from 16 random bytes. Randomness is handed in so that every run can be replayed. */
export function idFrom<Id extends string>(random: Uint8Array): Id {
  return toBase64url(random.subarray(0, 16)) as Id;
}
