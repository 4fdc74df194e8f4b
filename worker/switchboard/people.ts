/**
 * Who can be at the Switchboard, what happens to them, and what it makes happen. Everything needed after hibernation is
 * in `Person`, which is what the attachment of its socket holds.
 */

import type * as z from "zod/mini";
import type { Language, LineSlug, PersonId, RoomId, SessionId, TicketId } from "../../shared/ids.ts";
import type {
  CloseCode,
  ConsoleFrame,
  QueueFrame,
  Rest,
  StaffFrame,
  VisitorFrame,
  Wait,
} from "../../shared/protocol.ts";
import type { Admission, DutyPass, LineSheet, Ticket } from "../../shared/tokens.ts";
import type { Feeling } from "../room/state.ts";
import { handOn } from "./kept.ts";
import { type LeftSeat, leaving } from "./left-seats.ts";
import type { Recent } from "./recent.ts";
import type { OnDuty } from "./turns.ts";

/** A visitor's socket before its first frame. `returning`: the place a ticket or admission proves. */
export interface Newcomer {
  readonly kind: "newcomer";
  readonly socket: string;
  readonly returning: Returning | null;
  /** This page solves puzzles if it is asked to. */
  readonly solves: boolean;
}

/** `left`: the room the admission is for, when a visitor comes back out of a chat. */
export interface Returning {
  readonly ticket: TicketId;
  readonly line: LineSlug;
  readonly askedAt: number;
  readonly left: RoomId | null;
  readonly lastStartAt: number | null;
  /** The ticket is one of somebody who was asked for puzzles of so many bits and has no place yet. */
  readonly bits?: number | undefined;
  readonly solved?: true | undefined;
}

/** Somebody who asked for a place while very many do: in line as soon as rule Q18 lets them. */
export interface Asking {
  readonly kind: "asking";
  readonly socket: string;
  readonly ticket: TicketId;
  readonly line: LineSlug;
  readonly language: z.infer<typeof Language>;
  readonly also: readonly z.infer<typeof Language>[];
  readonly askedAt: number;
  readonly commitment: string;
  readonly bits: number;
  readonly solved: boolean;
}

/** A pairing under way; it ends with `seated`, or comes to nothing. */
interface Call {
  readonly room: RoomId;
  readonly since: number;
  readonly answered: boolean;
}

export interface Visitor {
  readonly kind: "visitor";
  readonly socket: string;
  readonly ticket: TicketId;
  readonly line: LineSlug;
  readonly language: z.infer<typeof Language>;
  /** Languages agreed to besides the first choice (rule Q7). */
  readonly also: readonly z.infer<typeof Language>[];
  /** Somebody may be hurt now (rule Q16). One bit, never more. */
  readonly urgent: boolean;
  readonly askedAt: number;
  readonly commitment: string;
  /** Puzzles were solved for this place (rule Q18). */
  readonly solved: boolean;
  /** The line's last start, as it was known last: holds also when nobody on duty is connected. */
  readonly lastStartAt: number | null;
  readonly left: RoomId | null;
  readonly call: Call | null;
  /** Calls in a row that nobody answered; above zero the visitor has stepped aside. */
  readonly missed: number;
  /** What the page was told last, and when. */
  readonly told: (Shown & { readonly at: number }) | null;
}

/** What a waiting page shows of its place. */
export interface Shown {
  readonly ahead: number;
  readonly wait: Wait;
  readonly spoken: readonly z.infer<typeof Language>[];
}

/** One chat as it counts against a console's limit. */
export interface Chat {
  readonly room: RoomId;
  readonly ticket: TicketId;
  readonly line: LineSlug;
  readonly askedAt: number;
  readonly endsAt: number;
  /** Of the admission that was signed last: a chat nobody renews counts no longer than its seat can be used. */
  readonly expires: number;
  /** What the console was told; undefined in admissions of an older version. */
  readonly commitment: string | undefined;
  readonly seated: boolean;
  /** The visitor's queue socket went before the pairing was complete. */
  readonly visitorLostAt: number | null;
}

export interface Console {
  readonly kind: "console";
  readonly socket: string;
  readonly pass: DutyPass;
  /** The first frame has come. */
  readonly started: boolean;
  readonly checkedIn: boolean;
  readonly taking: boolean;
  /** Why not, for colleagues to see (rule S13). */
  readonly rest: Rest | null;
  readonly away: boolean;
  readonly chats: readonly Chat[];
  readonly lastEndedAt: number | null;
  /** Where the minutes after the last chat end, chosen by this person (rule S12); null: where the line ends them. */
  readonly pauseUntil: number | null;
  /** Somebody rings here (rule S10). */
  readonly offer: { readonly ticket: TicketId; readonly until: number } | null;
  /** Offers in a row that ran their time without an answer. */
  readonly missedOffers: number;
  /** Tickets that do not ring here again, the newest last. */
  readonly declined: readonly TicketId[];
  /** Somebody was offered or taken, or a chat ended: whose turn was longest ago is offered the next. */
  readonly lastTurnAt: number | null;
  /** How long chats lasted lately, of all lines and of nobody's own: the same at every console. */
  readonly recent: readonly Recent[];
  /** Of chats that are over, whoever had them: pooled here until there are enough to be written (rule S17). */
  readonly feelings: readonly Feeling[];
  /** Lines of chats that were flagged, pooled alike. */
  readonly flags: readonly LineSlug[];
}

/** For the Office's sums; nothing in it says whose it was, or when. */
export type Pooled = Pick<Console, "feelings" | "flags">;

/** Somebody checked in whose connection went a moment ago: present for the line's opening, for no pairing. */
export interface Departed {
  readonly pass: DutyPass;
  readonly goneAt: number;
  readonly lastEndedAt: number | null;
  readonly recent: readonly Recent[];
}

/** From where somebody came, in memory alone. `key`: null where that tells nobody apart. */
export interface Origin {
  readonly key: string | null;
  /** Somebody who came by the same gate was flagged: stands behind others for a while (rule Q21). */
  readonly lowered: boolean;
  /** The chat that came of it was flagged, which counts once. */
  readonly flagged?: true;
}

/** How many came lately, forgotten at a steady pace. */
export interface Crowd {
  readonly level: number;
  readonly at: number;
}

export type Person = Newcomer | Asking | Visitor | Console;

export interface State {
  readonly people: readonly Person[];
  /** Set at a start without any socket: who returns may be older than who is here already (rule Q5). */
  readonly coldUntil: number;
  /** Nobody is paired before this. */
  readonly settleUntil: number;
  /** Visitors' sockets that have not been heard of for too long, as the shell read their pings last (rule Q6). */
  readonly unreachable: ReadonlySet<string>;
  /** In memory alone: whoever comes back after hibernation checks in again within seconds. */
  readonly departed: readonly Departed[];
  /** In memory alone: what the last console held that went (rule S17), and until when that waits for the next. */
  readonly unheld: (Pooled & { readonly until: number }) | null;
  /** In memory alone: whoever forgets them leaves it to the Room to ask (rule R10). */
  readonly leftSeats: readonly LeftSeat[];
  /** In memory alone: passes at sockets were cut when it came. null: nothing was said. */
  readonly onDuty: OnDuty | null;
  /** In memory alone, like the salts that the keys were made with: of sockets that have not spoken, under every salt known. */
  readonly gates: ReadonlyMap<string, readonly string[]>;
  /** The same of everybody in line or in a chat, by ticket. */
  readonly origins: ReadonlyMap<TicketId, Origin>;
  /** In memory alone: gates somebody was flagged at, and until when that counts. */
  readonly flagged: ReadonlyMap<string, number>;
  /** In memory alone: a service that has slept had nobody to count. */
  readonly crowd: Crowd;
}

export type Event =
  | {
      readonly type: "visitorConnected";
      readonly socket: string;
      readonly returning: Returning | null;
      /** The gate under each salt; absent where it tells nobody apart. */
      readonly gates?: readonly string[];
      readonly solves?: boolean;
    }
  | { readonly type: "consoleConnected"; readonly socket: string; readonly pass: DutyPass }
  | { readonly type: "visitorSaid"; readonly socket: string; readonly frame: VisitorFrame; readonly id: TicketId }
  | {
      readonly type: "consoleSaid";
      readonly socket: string;
      readonly frame: ConsoleFrame;
      /** Verified contents of the tokens in the frame. */
      readonly admissions: readonly Admission[];
      readonly pass: DutyPass | null;
      /** For a chat that begins now. */
      readonly room: RoomId;
    }
  | { readonly type: "pingsRead"; readonly unreachable: ReadonlySet<string> }
  | { readonly type: "firstFrameMissed"; readonly socket: string }
  | { readonly type: "socketGone"; readonly socket: string }
  | { readonly type: "sessionRevoked"; readonly session: SessionId }
  /** A counsellor of this session ended a chat and flagged it. */
  | { readonly type: "flagged"; readonly session: SessionId; readonly room: RoomId }
  /** The Office says what counts for these lines now. */
  | { readonly type: "sheetsChanged"; readonly sheets: readonly LineSheet[] }
  /** And whose turn runs now. */
  | { readonly type: "turnsChanged"; readonly onDuty: OnDuty }
  /** A Room was told how a chat went. */
  | { readonly type: "feelingTold"; readonly feeling: Feeling }
  | { readonly type: "timePassed" };

/** A frame to send; `sign` holds what stands in it as a token. */
export type Effect =
  | { readonly type: "send"; readonly socket: string; readonly frame: Unsigned; readonly sign?: Signable }
  | { readonly type: "remember"; readonly person: Person }
  | { readonly type: "close"; readonly socket: string; readonly code: CloseCode }
  | { readonly type: "revokeInRoom"; readonly room: RoomId; readonly session: SessionId }
  /** For the Office's sums. */
  | ({ readonly type: "count" } & Pooled);
export type Signable = { readonly ticket: Ticket } | { readonly admission: Admission };
type WithoutToken<F> = F extends unknown ? Omit<F, "ticket" | "admission"> : never;
type Unsigned = QueueFrame | StaffFrame | WithoutToken<QueueFrame | StaffFrame>;

export interface Step {
  readonly state: State;
  readonly effects: readonly Effect[];
}

interface Kinds {
  readonly visitors: readonly Visitor[];
  readonly consoles: readonly Console[];
  readonly asking: readonly Asking[];
}

/** One step asks for them many times. */
const kinds = new WeakMap<readonly Person[], Kinds>();

function kindsOf({ people }: State): Kinds {
  const known = kinds.get(people);
  if (known !== undefined) return known;
  const visitors = people.filter((person) => person.kind === "visitor");
  const consoles = people.filter((person) => person.kind === "console");
  const asking = people.filter((person) => person.kind === "asking");
  const found = { visitors, consoles, asking };
  kinds.set(people, found);
  return found;
}

export const visitorsOf = (state: State): readonly Visitor[] => kindsOf(state).visitors;

export const consolesOf = (state: State): readonly Console[] => kindsOf(state).consoles;

export const askingOf = (state: State): readonly Asking[] => kindsOf(state).asking;

export function replace(state: State, next: Person): State {
  const people = state.people.map((person) => (person.socket === next.socket ? next : person));
  handOn(state.people, people, [next]);
  return { ...state, people };
}

/** The same for many at once, in one pass. */
export function replaceAll(state: State, next: readonly Person[]): State {
  if (next.length === 0) return state;
  const bySocket = new Map(next.map((person) => [person.socket, person]));
  const people = state.people.map((person) => bySocket.get(person.socket) ?? person);
  handOn(state.people, people, next);
  return { ...state, people };
}

export function withNewcomer(state: State, newcomer: Newcomer): State {
  const people = [...state.people, newcomer];
  handOn(state.people, people, []);
  return { ...state, people };
}

/** A console's connection to the queue may go alone: its seats in rooms stay known. */
export function without(state: State, socket: string): State {
  const going = state.people.find((person) => person.socket === socket);
  const people = state.people.filter((person) => person !== going);
  if (going?.kind === "newcomer" || going?.kind === "asking") handOn(state.people, people, []);
  return going?.kind === "console"
    ? { ...state, people, leftSeats: leaving(state.leftSeats, going) }
    : { ...state, people };
}

/** Closes one socket; whoever had it is no longer here. */
export function dismiss(state: State, socket: string, code: CloseCode): Step {
  return { state: without(state, socket), effects: [{ type: "close", socket, code }] };
}

/** The same for many at once, in one pass. */
export function dismissAll(state: State, leaving: readonly Person[], code: CloseCode): Step {
  if (leaving.length === 0) return nothing(state);
  const sockets = new Set(leaving.map(({ socket }) => socket));
  return {
    state: { ...state, people: state.people.filter(({ socket }) => !sockets.has(socket)) },
    effects: leaving.map(({ socket }): Effect => ({ type: "close", socket, code })),
  };
}

export function nothing(state: State): Step {
  return { state, effects: [] };
}

export function andThen(first: Step, next: (state: State) => Step): Step {
  const second = next(first.state);
  return { state: second.state, effects: [...first.effects, ...second.effects] };
}

export function personOf(console: Console): PersonId {
  return console.pass.person;
}
