/**
 * Every frame on every socket, declared once. `docs/protocol.md` has the numbered rules that go with them.
 *
 * Control frames are JSON text with the discriminant `type`; schemas are strict, an unknown field is an error.
 * Encryption frames are binary: one byte kind, one byte seat of the sender (written by the Room, whatever the
 * sender put there), then the payload, which the Room does not look into.
 */
import * as z from "zod/mini";
import { Bytes32, Language, LineSlug, PlaceId, RoomId, Seat, TicketId } from "./ids.ts";
import {
  chatsMost,
  feelingSteps,
  languagesMost,
  messageUnits,
  puzzles,
  roomSeats,
  stepsMost,
  stepUnits,
  topicUnits,
  waitingShown,
} from "./limits.ts";
import { Token } from "./tokens.ts";

// `new Function`, which zod probes for otherwise, trips Trusted Types.
z.config({ jitless: true });

/** The first WebSocket subprotocol; the second, if any, is the token. */
export const subprotocol = "quietline.1";

/** What pages send and the runtime answers without waking the object. */
export const ping = "p";
export const pong = "q";

/** Why a socket was closed, by the server or by one of our pages. The list is closed (rule W3). */
export const closeCode = {
  /** Somebody ended the chat; its goodbye was read. */
  ended: 4000,
  /** Not JSON, not a known frame, a field too many, or a frame out of place. */
  malformed: 4400,
  /** The token is forged, expired, of another kind, or missing where one is needed. */
  token: 4401,
  /** The page is not ours, or the person may not. */
  forbidden: 4403,
  /** Nothing was said in time after the upgrade. */
  silent: 4408,
  /** The same ticket, seat or person connected again; the newest wins. */
  replaced: 4409,
  /** The chat reached its longest duration. */
  over: 4410,
  tooLarge: 4413,
  /** The line is closed. */
  closed: 4423,
  tooFast: 4429,
  /** The person's session was ended. */
  revoked: 4430,
  /** The line takes nobody more at the moment. */
  full: 4503,
} as const;
export type CloseCode = (typeof closeCode)[keyof typeof closeCode];

/** An honest wait, in whole minutes; null when there is nothing to reckon from. */
export const Wait = z.nullable(
  z.strictObject({ fromMinutes: z.int().check(z.gte(0)), toMinutes: z.int().check(z.gte(0)) }),
);
export type Wait = z.infer<typeof Wait>;

const count = z.int().check(z.gte(0));
const languages = z.array(Language).check(z.maxLength(languagesMost));
const instant = z.int().check(z.gte(0));

// ── /ws/queue ──────────────────────────────────────────────────────────────────────────────────────────────────

/** Visitor's page → Switchboard. */
export const VisitorFrame = z.discriminatedUnion("type", [
  /**
   * First frame. A token given at the upgrade (ticket, or the admission of a lost chat) keeps the place.
   * `also`: languages the visitor has agreed to write besides, because nobody here writes the first (rule Q7).
   */
  z.strictObject({
    type: z.literal("ask"),
    line: LineSlug,
    language: Language,
    also: z.optional(languages),
    commitment: Bytes32,
  }),
  /** The same answer while waiting. Replaces what was agreed to before. */
  z.strictObject({ type: z.literal("agree"), also: languages }),
  /** "I might hurt myself or someone now": one bit in memory, which moves this place forward (rule Q16). */
  z.strictObject({ type: z.literal("urgent") }),
  z.strictObject({ type: z.literal("renew") }),
  /** The page heard `called` and is connecting to that room. */
  z.strictObject({ type: z.literal("answered"), room: RoomId }),
  /** The sealed hello was read: the place in the queue is no longer needed. */
  z.strictObject({ type: z.literal("seated"), room: RoomId }),
  /** This call came to nothing; back to the head of the queue with a fresh commitment. */
  z.strictObject({
    type: z.literal("rejoin"),
    room: RoomId,
    commitment: Bytes32,
    reason: z.enum(["noOffer", "noHello", "refused", "absent"]),
  }),
  /** Somebody is looking at the page again after `aside`. */
  z.strictObject({ type: z.literal("here") }),
  /** One number for each puzzle of the ticket (rule Q18). */
  z.strictObject({
    type: z.literal("solved"),
    answers: z.array(z.int().check(z.gte(0), z.lte(0xffffffff))).check(z.minLength(puzzles), z.maxLength(puzzles)),
  }),
]);
export type VisitorFrame = z.infer<typeof VisitorFrame>;

/** Switchboard → visitor's page. */
export const QueueFrame = z.discriminatedUnion("type", [
  /** `spoken`: languages that those on duty for this line write now. */
  z.strictObject({ type: z.literal("placed"), ticket: Token, ahead: count, wait: Wait, spoken: languages }),
  z.strictObject({ type: z.literal("moved"), ahead: count, wait: Wait, spoken: languages }),
  z.strictObject({ type: z.literal("ticket"), ticket: Token }),
  z.strictObject({ type: z.literal("called"), room: RoomId, admission: Token }),
  /** This call came to nothing on the other side: the place is kept, a fresh commitment is wanted (`rejoin`). */
  z.strictObject({ type: z.literal("uncalled"), room: RoomId }),
  /** A call was not answered in time. `waitForHere`: not called again before `here`. */
  z.strictObject({ type: z.literal("aside"), waitForHere: z.boolean() }),
  /** Very many come: the place is given sooner to a page that solves these. Only to pages that said they can (rule Q18). */
  z.strictObject({ type: z.literal("puzzle"), ticket: Token, bits: z.int() }),
]);
export type QueueFrame = z.infer<typeof QueueFrame>;

// ── /ws/staff ──────────────────────────────────────────────────────────────────────────────────────────────────

/** Why somebody on duty takes nobody just now, as colleagues see it; without one they are simply paused. */
const Why = z.enum(["break", "call"]);
export const Rest = z.strictObject({ why: Why, since: instant });
export type Rest = z.infer<typeof Rest>;

/** Console → Switchboard. */
export const ConsoleFrame = z.discriminatedUnion("type", [
  /** First frame: the admissions of chats this console still holds, so that the limit survives a crash. */
  z.strictObject({
    type: z.literal("start"),
    admissions: z.array(Token).check(z.maxLength(chatsMost)),
    /** When its last chat ended: the minutes between chats outlast a reconnection. */
    lastEndedAt: z.optional(instant),
    /** Where the minutes after that chat end, if this person chose so. */
    pauseUntil: z.optional(instant),
  }),
  /** A renewed duty pass. */
  z.strictObject({ type: z.literal("duty"), pass: Token }),
  /** `taking`: as the switch stands on this page; true unless it says so. `rest`: why not, and since when. */
  z.strictObject({ type: z.literal("checkIn"), taking: z.optional(z.boolean()), rest: z.optional(Rest) }),
  z.strictObject({ type: z.literal("checkOut") }),
  z.strictObject({ type: z.literal("taking"), on: z.boolean(), rest: z.optional(Why) }),
  /** The minutes after the last chat end then: later, or now (rule S12). */
  z.strictObject({ type: z.literal("pause"), until: instant }),
  /** The next one; or, with `ticket`, this one: picked from the list, or accepted when it was offered. */
  z.strictObject({ type: z.literal("take"), ticket: z.optional(TicketId) }),
  /** Not this one now. It does not ring here again. */
  z.strictObject({ type: z.literal("decline"), ticket: TicketId }),
  /** The hello was sealed and sent. */
  z.strictObject({ type: z.literal("seated"), room: RoomId }),
  /** The chat is over for this console; it counts no longer. */
  z.strictObject({ type: z.literal("ended"), room: RoomId }),
  z.strictObject({ type: z.literal("renew"), admission: Token }),
]);
export type ConsoleFrame = z.infer<typeof ConsoleFrame>;

/** Why nothing was taken. */
export const NotTaken = z.enum([
  "nobodyWaiting",
  "limit",
  "notCheckedIn",
  "notTaking",
  "tooSoon",
  "passEnded",
  "settling",
  "lineClosed",
  /** The one picked was taken by somebody else, or left. */
  "gone",
  /** The one picked writes no language of this counsellor's. */
  "language",
  /** The one picked cannot be reached at the moment. */
  "unreachable",
]);
export type NotTaken = z.infer<typeof NotTaken>;

/** Who must check in before a line opens: so many people, a lead among them; null: nobody. */
export const Missing = z.nullable(z.strictObject({ people: count, lead: z.boolean() }));

/** Switchboard → console. */
export const StaffFrame = z.discriminatedUnion("type", [
  /** Everything the console shows about the queue, whole, after every change. */
  z.strictObject({
    type: z.literal("board"),
    now: instant,
    open: z.boolean(),
    /** Of the first of one's lines that would open if somebody checked in. Services of before do not say it. */
    missing: z.optional(Missing),
    waiting: z
      .array(
        z.strictObject({
          ticket: TicketId,
          line: LineSlug,
          language: Language,
          since: instant,
          urgent: z.boolean(),
          /** This console may take this one: a language in common, and reachable. */
          fits: z.boolean(),
        }),
      )
      .check(z.maxLength(waitingShown)),
    waitingCount: count,
    me: z.strictObject({
      checkedIn: z.boolean(),
      taking: z.boolean(),
      /** Set aside by the Switchboard after a call that came to nothing. */
      away: z.boolean(),
      limit: z.int().check(z.gte(1), z.lte(chatsMost)),
      /** Rooms that count against the limit. */
      chats: z.array(RoomId).check(z.maxLength(chatsMost)),
      /** The next chat may be taken from then on; null: now. */
      nextAt: z.nullable(instant),
      /** While this lead is the only one there: colleagues' chats that run on their lines, and keep them (rule S14). */
      needed: count,
      /** Somebody is offered to this console alone and rings until then. */
      offer: z.nullable(z.strictObject({ ticket: TicketId, until: instant })),
    }),
    onShift: z
      .array(
        z.strictObject({
          alias: z.string(),
          lead: z.boolean(),
          taking: z.boolean(),
          rest: z.nullable(Rest),
          chats: count,
        }),
      )
      .check(z.maxLength(20)),
  }),
  z.strictObject({
    type: z.literal("taken"),
    room: RoomId,
    admission: Token,
    commitment: Bytes32,
    language: Language,
    line: LineSlug,
    ticket: TicketId,
    waitedMs: count,
  }),
  z.strictObject({ type: z.literal("notTaken"), reason: NotTaken }),
  /** `checkOut` by the only lead there, while this many chats of colleagues run: they are still checked in. */
  z.strictObject({ type: z.literal("notOut"), chats: count }),
  /** The pairing came to nothing, or the visitor went back to the queue: this room is over. */
  z.strictObject({
    type: z.literal("released"),
    room: RoomId,
    reason: z.enum(["noAnswer", "visitorLeft", "visitorRejoined", "noHello", "refused"]),
  }),
  z.strictObject({ type: z.literal("admission"), room: RoomId, admission: Token }),
]);
export type StaffFrame = z.infer<typeof StaffFrame>;

// ── /ws/room ───────────────────────────────────────────────────────────────────────────────────────────────────

/** For each other author: the sequence number of the sealed frame expected next. At most one entry per seat. */
export const Next = z.array(z.strictObject({ seat: Seat, sequence: count })).check(z.maxLength(roomSeats));
export type Next = z.infer<typeof Next>;

/** The answer afterwards less the one before, each 1 to 5. The answers themselves stay in the tab. */
export const FeelingDifference = z.int().check(z.gte(-feelingSteps), z.lte(feelingSteps));

/** Either end → Room. */
export const MemberFrame = z.discriminatedUnion("type", [
  /** First frame, and whenever a gap shows: "this is what I have, send me the rest". Relayed as `resumed`. */
  z.strictObject({ type: z.literal("resume"), next: Next }),
  /** Renew my admission (visitor's seat alone; staff renew at the Switchboard). */
  z.strictObject({ type: z.literal("renew") }),
  /** A staff admission renewed by the Switchboard. */
  z.strictObject({ type: z.literal("renewed"), admission: Token }),
  /** Staff, alone on its connection: the page that had the keys is gone, and nobody comes back to this seat (rule R9). */
  z.strictObject({ type: z.literal("lost") }),
  /** Visitor: the goodbye has done its work, as if this had closed with `ended`; only `feeling` may follow (rule R11). */
  z.strictObject({ type: z.literal("ended") }),
  /** Visitor: how much the answer to "How do you feel now?" has changed. Counted, never recorded (rule R11). */
  z.strictObject({ type: z.literal("feeling"), difference: FeelingDifference }),
]);
export type MemberFrame = z.infer<typeof MemberFrame>;

/** Room → either end. */
export const RoomFrame = z.discriminatedUnion("type", [
  /** Who is connected now, oneself included; after every change. */
  z.strictObject({ type: z.literal("present"), seats: z.array(Seat).check(z.maxLength(roomSeats)) }),
  z.strictObject({ type: z.literal("resumed"), seat: Seat, next: Next }),
  /** This seat closed its socket with `ended`: it has read the goodbye. */
  z.strictObject({ type: z.literal("gone"), seat: Seat }),
  /** Whoever sat here was signed out by the service, or lost the keys, and does not come back to this room (R9). */
  z.strictObject({ type: z.literal("dismissed"), seat: Seat }),
  z.strictObject({ type: z.literal("admission"), admission: Token }),
]);
export type RoomFrame = z.infer<typeof RoomFrame>;

/** First byte of a binary frame. */
export const binaryKind = { offer: 1, welcome: 2, sealed: 3 } as const;
export type BinaryKind = (typeof binaryKind)[keyof typeof binaryKind];

/** A binary frame from its parts. `seat` is the sender's; the Room overwrites it. */
export function packBinary(kind: BinaryKind, seat: number, payload: Uint8Array): Uint8Array<ArrayBuffer> {
  const frame = new Uint8Array(payload.length + 2);
  frame[0] = kind;
  frame[1] = seat;
  frame.set(payload, 2);
  return frame;
}

/** The parts of a binary frame; `undefined` for an unknown kind, a seat out of range or no payload. */
export function unpackBinary(frame: Uint8Array): { kind: BinaryKind; seat: number; payload: Uint8Array } | undefined {
  const [kind, seat] = frame;
  if (kind !== 1 && kind !== 2 && kind !== 3) return undefined;
  if (seat === undefined || seat >= roomSeats || frame.length < 3) return undefined;
  return { kind, seat, payload: frame.subarray(2) };
}

// ── Inside the encryption ──────────────────────────────────────────────────────────────────────────────────────

/** A message's name, which survives every change of keys: who wrote it, and that author's how-manieth it was. */
export const MessageId = z.strictObject({ seat: Seat, number: count });
export type MessageId = z.infer<typeof MessageId>;

const sealed = { sequence: count, acks: Next };

/**
 * What is sealed: JSON, padded to a bucket. `sequence` counts all sealed frames of one author in one room, commits
 * included; the same number stands authenticated outside, so that gaps and repeats are known without opening.
 * `acks` says for every other author which sequence is expected next.
 */
export const SealedFrame = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("hello"), ...sealed, nonce: Bytes32 }),
  z.strictObject({
    type: z.literal("message"),
    ...sealed,
    id: MessageId,
    text: z.string().check(z.minLength(1), z.maxLength(messageUnits)),
    /** Counsellor: `text` names this place of the line's own list, which the visitor's page shows from its own (rule E23). */
    place: z.optional(PlaceId),
  }),
  /** Counsellor: what was agreed on, the whole list each time (rule E21). */
  z.strictObject({
    type: z.literal("agreed"),
    ...sealed,
    steps: z.array(z.string().check(z.minLength(1), z.maxLength(stepUnits))).check(z.maxLength(stepsMost)),
  }),
  z.strictObject({ type: z.literal("ack"), ...sealed }),
  z.strictObject({ type: z.literal("typing"), ...sealed, on: z.boolean() }),
  /** Of the other author's messages, those numbered below `before` have been on a screen that somebody looked at. */
  z.strictObject({ type: z.literal("seen"), ...sealed, before: count }),
  /** Visitor: is the page in front, or hidden behind another one or a locked screen? */
  z.strictObject({ type: z.literal("page"), ...sealed, shown: z.boolean() }),
  /** Visitor: needs time to think. Nothing ends by silence or absence until they write again or take this back. */
  z.strictObject({ type: z.literal("time"), ...sealed, needed: z.boolean() }),
  /** Visitor: picked while waiting, in the charity's words. */
  z.strictObject({
    type: z.literal("topic"),
    ...sealed,
    topic: z.string().check(z.minLength(1), z.maxLength(topicUnits)),
  }),
  /** The author takes back own messages numbered below `before`: both screens forget them at once. */
  z.strictObject({ type: z.literal("takenBack"), ...sealed, before: count }),
  /** Counsellor: nobody has written for long, the chat ends soon unless somebody does (rule E18). */
  z.strictObject({ type: z.literal("silence"), ...sealed }),
  /** The counsellor has begun to bring the chat to its end. */
  z.strictObject({ type: z.literal("closing"), ...sealed }),
  z.strictObject({ type: z.literal("end"), ...sealed, why: z.optional(z.enum(["silence", "absence"])) }),
  /** Left on purpose: sealed ahead of time, sent at the moment of leaving (rule E13). */
  z.strictObject({ type: z.literal("left"), ...sealed }),
]);
export type SealedFrame = z.infer<typeof SealedFrame>;

// ── /api/open ──────────────────────────────────────────────────────────────────────────────────────────────────

/** Whether somebody can be asked for now. Instants by the server's clock; the page shows them in `zone`. */
export const OpenState = z.strictObject({
  line: LineSlug,
  /** `gone`: this line has closed for good. */
  state: z.enum(["open", "closed", "full", "gone"]),
  now: instant,
  /** While open: the end, and the last start of a chat. */
  until: z.nullable(instant),
  lastStartAt: z.nullable(instant),
  /** While closed, or full until the last start: when it opens again, if that is published. */
  opensAt: z.nullable(instant),
  /** Of somebody who would come now. */
  wait: Wait,
  /** While full: when it is worth asking again; null: not before the last start. */
  againAt: z.optional(z.nullable(instant)),
  /** IANA name, and what people call it ("London time"). */
  zone: z.string(),
  zoneName: z.string(),
});
export type OpenState = z.infer<typeof OpenState>;
