/**
 * Bodies and answers of `/api/staff/shift/…`: checking in and signing off, what the lead of the running shift sees and
 * does for colleagues, and the line itself while it runs. Instants are milliseconds since 1970 by the server's clock.
 */
import * as z from "zod/mini";
import { Bytes32, LineSlug, PersonId, RoomId, ShiftId } from "./ids.ts";
import { briefingUnits, chatsMost, reasonUnits, shiftPeopleMost } from "./limits.ts";

const instant = z.int().check(z.gte(0));
const revision = z.int().check(z.gte(1));

/** A colleague on this shift, or soon to be, who waits in a browser that nobody has certified. */
const ColleagueAsking = z.strictObject({
  person: PersonId,
  alias: z.string(),
  signingKey: Bytes32,
  receivingKey: Bytes32,
  askedAt: z.int(),
});
export type ColleagueAsking = z.infer<typeof ColleagueAsking>;

/** `GET shift/requests`: empty for everybody but the lead of the running shift. */
export const ColleaguesAsking = z.strictObject({ asking: z.array(ColleagueAsking) });

/** `POST shift/certify` with `CertifyDevice`: when the certificate ends. */
export const ColleagueCertified = z.strictObject({ until: z.int() });

/** A line that somebody in charge has closed. `by`: their alias. `until`: it opens by itself then. */
const Closed = z.strictObject({ until: instant, reason: z.string(), by: z.string() });

/** In `DutyAnswer`: one's own running turn. */
export const OwnTurn = z.strictObject({
  /** Of each of its lines that has one. `by`: whose words they are, by alias; "" when that is not known any more. */
  briefings: z.array(z.strictObject({ line: z.string(), text: z.string(), by: z.string() })),
  /** Chats this person may hold at once: known before there is a pass that says so. */
  limit: z.int().check(z.gte(1), z.lte(chatsMost)),
  /** null: the Office knows of no check-in, or of a sign-off since. */
  checkedInAt: z.nullable(instant),
  /** While a lead's word is awaited no pass is given. */
  confirmation: z.enum(["notNeeded", "awaited", "given"]),
  /** Who leads now and could confirm, by alias. */
  leads: z.array(z.string()),
  closed: z.array(z.strictObject({ line: z.string(), ...Closed.shape })),
});
export type OwnTurn = z.infer<typeof OwnTurn>;

/** How somebody leaves: after talking about it, not wanting to, or wishing to be phoned tomorrow. */
export const Debrief = z.enum(["had", "declined", "phoneMe"]);
export type Debrief = z.infer<typeof Debrief>;

/** `POST shift/check-in`, without a body, and `POST shift/sign-off`: done, however often it is said. */
export const SignOff = z.strictObject({ debrief: Debrief });
export const Noted = z.strictObject({});

const Colleague = z.strictObject({
  person: PersonId,
  alias: z.string(),
  lead: z.boolean(),
  until: instant,
  /** Checked in, and not signed off since. */
  isIn: z.boolean(),
});

const ShownShift = z.strictObject({
  shift: ShiftId,
  revision,
  from: instant,
  until: instant,
  people: z.array(Colleague),
});
export type ShownShift = z.infer<typeof ShownShift>;

const ShownLine = z.strictObject({
  line: LineSlug,
  name: z.string(),
  closed: z.nullable(Closed),
  /** Shifts that run now, and those that may be opened early. */
  running: z.array(ShownShift),
  soon: z.array(ShownShift),
  leadConfirms: z.boolean(),
  briefing: z.string(),
  /** Who has checked in and waits to be confirmed. */
  waiting: z.array(z.strictObject({ person: PersonId, alias: z.string(), at: instant })),
});
export type ShownLine = z.infer<typeof ShownLine>;

/** `GET shift/now`, and the answer to every change below. For whoever leads none: empty. */
export const ShiftNow = z.strictObject({
  lines: z.array(ShownLine),
  /** Who asked to be phoned after their turn. */
  toPhone: z.array(z.strictObject({ person: PersonId, alias: z.string(), at: instant })),
});
export type ShiftNow = z.infer<typeof ShiftNow>;

/** One line of plain text. */
const Reason = z.string().check(z.trim(), z.minLength(1), z.maxLength(reasonUnits), z.regex(/^\P{Cc}*$/u));
const people = z.array(PersonId).check(z.maxLength(shiftPeopleMost));

/** `POST shift/confirm`, `POST shift/phoned` */
export const OfPerson = z.strictObject({ person: PersonId });
/** `POST shift/close`, `POST shift/reopen` */
export const CloseLine = z.strictObject({ line: LineSlug, reason: Reason });
/** `POST shift/begin`: the shift, one's own turn and these people's begin now. */
export const BeginShift = z.strictObject({ shift: ShiftId, revision, people, reason: Reason });
/** `POST shift/extend`: the shift, one's own turn and these people's end then. */
export const ExtendShift = z.strictObject({ shift: ShiftId, revision, until: instant, people, reason: Reason });
/** `GET shift/surge`, and the answer to `POST shift/surge`. */
export const SurgeNow = z.strictObject({
  /** Every visitor's page is asked for puzzles until then; null: there is no surge. */
  until: z.nullable(instant),
  /** Who began it, by alias. */
  by: z.nullable(z.string()),
  /** Chats flagged in the last seven days, today among them: a number and nothing else. */
  flagged: z.int().check(z.gte(0)),
});
export type SurgeNow = z.infer<typeof SurgeNow>;

/** `POST shift/surge`: begins it, anew if it runs; or ends it. */
export const ChangeSurge = z.strictObject({ on: z.boolean() });
/** `POST shift/flag`: before the chat in this room is ended. */
export const FlagChat = z.strictObject({ room: RoomId });

/** `POST shift/line` */
export const PrepareLine = z.strictObject({
  line: LineSlug,
  leadConfirms: z.boolean(),
  briefing: z.string().check(z.maxLength(briefingUnits)),
});
