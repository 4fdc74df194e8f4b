/** What visitors' pages say to the Switchboard, and what follows. */
import type { RoomId, TicketId } from "../../shared/ids.ts";
import { placesOfGateSolved, settleMs, ticketMs, waitingWithReturnsMost } from "../../shared/limits.ts";
import { closeCode, type VisitorFrame } from "../../shared/protocol.ts";
import type { Ticket } from "../../shared/tokens.ts";
import * as asking from "./asking.ts";
import { isFull, isOpen } from "./opening.ts";
import { heldBy, knownBy, originOf } from "./origins.ts";
import { call, holderOf, release, uncall, withChat } from "./pairing.ts";
import {
  type Asking,
  andThen,
  askingOf,
  consolesOf,
  dismiss,
  type Effect,
  type Event,
  type Newcomer,
  nothing,
  type Returning,
  replace,
  type State,
  type Step,
  type Visitor,
  visitorsOf,
  withNewcomer,
} from "./people.ts";
import { waitingOn } from "./queue.ts";
import { lastStartOfShift, lastStartOn, sheetOf } from "./sheets.ts";
import { shownTo } from "./telling.ts";

type Ask = Extract<VisitorFrame, { type: "ask" }>;
type Rejoin = Extract<VisitorFrame, { type: "rejoin" }>;

type Connected = Extract<Event, { type: "visitorConnected" }>;

export function connected(state: State, { socket, returning, gates: keys, solves = false }: Connected): Step {
  const newcomer: Newcomer = { kind: "newcomer", socket, returning, solves };
  const gates = keys === undefined ? state.gates : new Map(state.gates).set(socket, keys);
  return nothing({ ...withNewcomer(state, newcomer), gates });
}

export function said(state: State, event: Extract<Event, { type: "visitorSaid" }>, now: number): Step {
  const person = state.people.find(({ socket }) => socket === event.socket);
  const { frame } = event;
  if (person?.kind === "newcomer") {
    return frame.type === "ask"
      ? asked(state, person, frame, event.id, now)
      : dismiss(state, person.socket, closeCode.malformed);
  }
  if (person?.kind === "asking") return asking.said(state, person, frame, now);
  if (person?.kind !== "visitor") return nothing(state);
  switch (frame.type) {
    // Rule W6: one question per socket.
    case "ask":
      return dismiss(state, person.socket, closeCode.malformed);
    case "renew":
      return { state, effects: [place(person, now)] };
    case "answered":
      return answered(state, person, frame.room);
    case "seated":
      return seated(state, person, frame.room);
    case "rejoin":
      return rejoined(state, person, frame);
    case "agree":
      return nothing(replace(state, { ...person, also: asking.besides(person.language, frame.also) }));
    case "urgent":
      return nothing(replace(state, { ...person, urgent: true }));
    case "here":
      return nothing(replace(state, { ...person, missed: 0 }));
    // Said twice, because the first answer was slow to arrive.
    case "solved":
      return nothing(state);
  }
}

/** Rules Q1 to Q4: a place for a new person, or the same place for the same ticket. */
function asked(state: State, newcomer: Newcomer, frame: Ask, id: TicketId, now: number): Step {
  const { returning } = newcomer;
  if (returning !== null && returning.line !== frame.line) return dismiss(state, newcomer.socket, closeCode.token);
  const older = visitorsOf(state).find(({ ticket }) => ticket === returning?.ticket);
  if (returning === null || !isPlace(state, newcomer.socket, returning, older, now)) {
    const refusal = entryRefused(state, frame, now);
    return refusal === undefined
      ? comesAnew(state, newcomer, frame, id, now)
      : dismiss(state, newcomer.socket, refusal);
  }
  // Rule Q15. Its page tries again by itself, with the same ticket.
  if (older === undefined && waitingOn(state, frame.line).length >= waitingWithReturnsMost)
    return dismiss(state, newcomer.socket, closeCode.tooFast);
  const visitor: Visitor = {
    ...asVisitor(state, {
      ...wanted(newcomer, frame),
      ticket: returning.ticket,
      askedAt: older?.askedAt ?? returning.askedAt,
      solved: older?.solved ?? returning.solved === true,
    }),
    urgent: older?.urgent ?? false,
    lastStartAt: lastStartOn(state, frame.line) ?? lastKnown(state, returning, now),
    left: returning.left,
  };
  const origin = originOf(state, newcomer.socket, visitor.askedAt, now);
  const settled = settling(knownBy(state, newcomer.socket, visitor.ticket, origin), returning, now);
  // Rule Q3: one socket per ticket, the newest wins.
  const cleared = older === undefined ? nothing(settled) : dismiss(settled, older.socket, closeCode.replaced);
  return andThen(cleared, (current) => placed(current, visitor, now));
}

/**
 * Rules Q2 and Q19: the same ticket is the same place, but tickets that were put by are no more places than a gate can
 * have. Whoever was called has been waited for, and nobody collects that.
 */
function isPlace(
  state: State,
  socket: string,
  { bits, left, askedAt }: Returning,
  older: Visitor | undefined,
  now: number,
): boolean {
  if (older !== undefined || left !== null) return true;
  return bits === undefined && heldBy(state, originOf(state, socket, askedAt, now).key).waiting < placesOfGateSolved;
}

/** In line at once; or at the door first, while very many come (rule Q18). A ticket from there says since when. */
function comesAnew(before: State, newcomer: Newcomer, frame: Ask, id: TicketId, now: number): Step {
  const { socket, returning, solves } = newcomer;
  const again = askingOf(before).find(({ ticket }) => ticket === returning?.ticket);
  const cleared = again === undefined ? nothing(before) : dismiss(before, again.socket, closeCode.replaced);
  return andThen(cleared, (state) => {
    const { state: next, bits, origin } = asking.arrived(state, newcomer, frame.line, now);
    const { ticket = id, askedAt = now, solved = false } = again ?? returning ?? {};
    const who = { ...wanted(newcomer, frame), ticket, askedAt, solved };
    if (bits === 0) return placed(knownBy(next, socket, ticket, origin), asVisitor(next, who), now);
    return asking.asks(next, { kind: "asking", ...who, bits }, origin, solves, now);
  });
}

/** Rule Q18: in line, with the place that was asked for. */
export function letIn(state: State, who: Asking, now: number): Step {
  return placed(state, asVisitor(state, who), now);
}

type Wanted = Pick<Asking, "socket" | "line" | "language" | "also" | "commitment">;

function wanted({ socket }: Newcomer, { line, language, also = [], commitment }: Ask): Wanted {
  return { socket, line, language, also: asking.besides(language, also), commitment };
}

function asVisitor(state: State, who: Wanted & Pick<Asking, "ticket" | "askedAt" | "solved">): Visitor {
  const { socket, ticket, line, language, also, askedAt, commitment, solved } = who;
  return {
    kind: "visitor",
    ...{ socket, ticket, line, language, also, askedAt, commitment, solved },
    urgent: false,
    lastStartAt: lastStartOn(state, line) ?? null,
    left: null,
    call: null,
    missed: 0,
    told: null,
  };
}

/** Rule S9: whoever waited before the line was closed, or comes back out of a chat, is still served on this shift. */
function lastKnown(state: State, returning: Returning | null, now: number): number | null {
  if (returning === null || returning.left === null) return returning?.lastStartAt ?? null;
  return lastStartOfShift(state, returning.line, now);
}

/** Rule Q5: just after a cold start the line may only look closed: consoles are on their way back. */
function entryRefused(state: State, frame: Ask, now: number) {
  const { line, language, also = [] } = frame;
  if (isFull(state, { line, language, also: asking.besides(language, also) }, now)) return closeCode.full;
  const unknown = now < state.coldUntil && sheetOf(state, line) === undefined;
  return unknown || isOpen(state, line, now) ? undefined : closeCode.closed;
}

/**
 * Rule Q5: tickets older than a cold start come back; the order must be whole before anybody is paired. Whoever asked
 * after it and loads the page again holds nobody up.
 */
function settling(state: State, returning: Returning | null, now: number): State {
  const isOlder = returning !== null && returning.askedAt <= state.coldUntil - settleMs;
  return isOlder && now < state.coldUntil ? { ...state, settleUntil: state.coldUntil } : state;
}

function placed(state: State, visitor: Visitor, now: number): Step {
  const seen = replace(state, visitor);
  const shown = shownTo(seen, visitor, now);
  const greeting: Effect = {
    type: "send",
    socket: visitor.socket,
    frame: { type: "placed", ...shown, spoken: [...shown.spoken] },
    sign: { ticket: ticketOf(visitor, now) },
  };
  const next = { state: replace(seen, { ...visitor, told: { ...shown, at: now } }), effects: [greeting] };
  return visitor.left === null
    ? andThen(next, (current) => leaseRestored(current, visitor.ticket, now))
    : andThen(next, (current) => release(current, visitor.left ?? raise(), "visitorRejoined"));
}

function raise(): never {
  throw new Error("a visitor who came back has left a room");
}

/** Rule Q10: ticket and staff admission with the same ticket id are the same pairing, whoever came back first. */
export function leaseRestored(state: State, ticket: TicketId, now: number): Step {
  const visitor = visitorsOf(state).find((candidate) => candidate.ticket === ticket);
  const holder = consolesOf(state).find(({ chats }) => chats.some((chat) => chat.ticket === ticket));
  const chat = holder?.chats.find((candidate) => candidate.ticket === ticket);
  if (visitor === undefined || visitor.left !== null || holder === undefined || chat === undefined)
    return nothing(state);
  // A page that was loaded again has other keys than those the console knows of: this call cannot come to anything.
  if (chat.commitment !== undefined && chat.commitment !== visitor.commitment)
    return release(state, chat.room, "visitorRejoined");
  const called: Visitor = { ...visitor, call: { room: chat.room, since: now, answered: false } };
  const holding = withChat(holder, chat.room, { visitorLostAt: null });
  return { state: replace(replace(state, called), holding), effects: [call(called, chat, now)] };
}

function place(visitor: Visitor, now: number): Effect {
  const sign = { ticket: ticketOf(visitor, now) };
  return { type: "send", socket: visitor.socket, frame: { type: "ticket" }, sign };
}

function ticketOf({ ticket: id, line, askedAt, lastStartAt, solved }: Visitor, now: number): Ticket {
  const ticket: Ticket = { id, line, askedAt, expires: now + ticketMs, ...(solved && { solved }) };
  return lastStartAt === null ? ticket : { ...ticket, lastStartAt };
}

function answered(state: State, visitor: Visitor, room: string): Step {
  if (visitor.call?.room !== room) return nothing(state);
  return nothing(replace(state, { ...visitor, missed: 0, call: { ...visitor.call, answered: true } }));
}

/** Rule Q11: the hello was read; the place in the queue has done its work. */
function seated(state: State, visitor: Visitor, room: string): Step {
  if (visitor.call?.room !== room) return nothing(state);
  const holder = holderOf(state, visitor.call.room);
  const kept = holder === undefined ? state : replace(state, withChat(holder, visitor.call.room, { seated: true }));
  // Its page closes the socket too, but that may never be heard of: until then nobody may be remembered by it.
  return dismiss(kept, visitor.socket, closeCode.ended);
}

/**
 * Rule Q12: back to the old place with a fresh commitment; a console that failed to come is set aside. The call may have
 * been withdrawn meanwhile; the commitment counts all the same, or the next call would be made with a used one.
 */
function rejoined(state: State, visitor: Visitor, frame: Rejoin): Step {
  const other = visitor.call !== null && visitor.call.room !== frame.room ? visitor.call.room : undefined;
  // Called again meanwhile, with the commitment that is used up: that call cannot come to anything either.
  if (other !== undefined) return calledInVain(state, { ...visitor, commitment: frame.commitment }, other);
  const waitingAgain: Visitor = { ...visitor, call: null, commitment: frame.commitment, told: null };
  return release(replace(state, waitingAgain), frame.room, released[frame.reason], frame.reason !== "absent");
}

function calledInVain(state: State, visitor: Visitor, room: RoomId): Step {
  const uncalled = uncall(replace(state, visitor), room);
  return andThen(uncalled, (current) => release(current, room, "visitorRejoined"));
}

const released = { noOffer: "noHello", noHello: "noHello", refused: "refused", absent: "visitorRejoined" } as const;
