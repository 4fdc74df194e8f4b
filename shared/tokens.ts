/**
 * What the server's signed tokens say: tickets (a place in the queue), admissions (a seat in a room), duty passes
 * (a console's right to take chats). The Worker signs and verifies them (`worker/tokens.ts`); pages carry them
 * as they are and may read, never trust, what is inside.
 *
 * Form: base64url(JSON) "." base64url(HMAC-SHA256). Instants are milliseconds since 1970 by the server's clock.
 */
import * as z from "zod/mini";
import { Bytes32, fromBase64url, Language, LineSlug, PersonId, RoomId, Seat, SessionId, TicketId } from "./ids.ts";
import { chatsMost, comingMost, puzzleBitsLeast, puzzleBitsMost } from "./limits.ts";

const instant = z.int().check(z.gte(0));

/** A place in the queue of one line. Same ticket, same place. */
export const Ticket = z.strictObject({
  id: TicketId,
  line: LineSlug,
  askedAt: instant,
  expires: instant,
  /** The last start of a chat as it was planned when this was signed: known also when nobody on duty is connected. */
  lastStartAt: z.optional(instant),
  /** Not in line yet: puzzles of so many bits were asked for (rule Q18). */
  bits: z.optional(z.int().check(z.gte(puzzleBitsLeast), z.lte(puzzleBitsMost))),
  /** Puzzles were solved for this place: it is none of those that share their half of the line (rule Q19). */
  solved: z.optional(z.literal(true)),
});
export type Ticket = z.infer<typeof Ticket>;

/** A seat in one room. `endsAt` is when the chat is over, whatever happens; `expires` moves with every renewal. */
export const Admission = z.strictObject({
  room: RoomId,
  ticket: TicketId,
  seat: Seat,
  line: LineSlug,
  askedAt: instant,
  endsAt: instant,
  expires: instant,
  /** The visitor's, as the console was told it: a page that was loaded again has another one. Absent in older tokens. */
  commitment: z.optional(Bytes32),
  /** Present for staff alone. */
  staff: z.optional(z.strictObject({ person: PersonId, session: SessionId })),
});
export type Admission = z.infer<typeof Admission>;

/** What the Switchboard must know of a line. The newest revision wins. */
export const LineSheet = z.strictObject({
  line: LineSlug,
  revision: z.int().check(z.gte(0)),
  minimumStaff: z.int().check(z.gte(1), z.lte(50)),
  leadRequired: z.boolean(),
  /** Who says that somebody may be hurt now is called first (rule Q16). */
  urgentFirst: z.boolean(),
  betweenChatsMs: z.int().check(z.gte(0)),
  /** The last chat starts this long before `until`. */
  lastStartBeforeMs: z.int().check(z.gte(0)),
  /** Nobody new is taken whose expected wait is longer; absent: `waitMostMs`. */
  waitMostMs: z.optional(z.int().check(z.gte(0))),
  /** People whose turn begins soon, as it is planned: numbers alone. Absent: not known. */
  coming: z.optional(
    z.array(z.strictObject({ at: instant, people: z.int().check(z.gte(1)) })).check(z.maxLength(comingMost)),
  ),
  /** Published cover as it stands: the unbroken stretch around the moment of issue. Both null: closed. */
  from: z.nullable(instant),
  until: z.nullable(instant),
  /** Every page is asked for puzzles until then (rule Q20). Absent while there is no surge. */
  surgeUntil: z.optional(instant),
});
export type LineSheet = z.infer<typeof LineSheet>;

/** A console's right to take chats between `from` and `until`, issued by the Office. */
export const DutyPass = z.strictObject({
  person: PersonId,
  session: SessionId,
  alias: z.string().check(z.minLength(1), z.maxLength(40)),
  languages: z.array(Language).check(z.minLength(1), z.maxLength(10)),
  limit: z.int().check(z.gte(1), z.lte(chatsMost)),
  lead: z.boolean(),
  from: instant,
  until: instant,
  expires: instant,
  lines: z.array(LineSheet).check(z.minLength(1), z.maxLength(8)),
});
export type DutyPass = z.infer<typeof DutyPass>;

/** A token as it travels: nothing but characters that a WebSocket subprotocol may have (RFC 6455, section 4.1). */
export const Token = z.string().check(z.regex(/^[A-Za-z0-9_-]{1,3500}\.[A-Za-z0-9_-]{43}$/));

/** What a token says, unverified: for pages, which need its dates. `undefined` when it is not of that kind. */
export function readToken<T>(schema: z.ZodMiniType<T>, token: string): T | undefined {
  const bytes = fromBase64url(token.split(".")[0] ?? "");
  if (bytes === undefined) return undefined;
  try {
    const parsed = schema.safeParse(JSON.parse(new TextDecoder().decode(bytes)));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}
