/** What consoles say to the Switchboard, and what follows. */
import type { PersonId, RoomId, SessionId, TicketId } from "../../shared/ids.ts";
import { chatMs, chatsMost, pauseMostMs } from "../../shared/limits.ts";
import { type ConsoleFrame, closeCode, type Rest } from "../../shared/protocol.ts";
import type { Admission, DutyPass } from "../../shared/tokens.ts";
import { chatsThatNeed } from "./leading.ts";
import { left } from "./left-seats.ts";
import * as offers from "./offers.ts";
import { nextAt, obstacle, pair, staffAdmission, uncall, withChat, withoutChat } from "./pairing.ts";
import {
  andThen,
  type Chat,
  type Console,
  consolesOf,
  dismiss,
  type Effect,
  type Event,
  nothing,
  personOf,
  replace,
  type State,
  type Step,
  visitorsOf,
} from "./people.ts";
import { misfit, nextFor, queueOf } from "./queue.ts";
import { counted, recentOf } from "./recent.ts";
import { newestSheets, updated } from "./sheets.ts";
import { departed } from "./time.ts";
import { asRotaHasIt } from "./turns.ts";
import { leaseRestored } from "./visitors.ts";

type Said = Extract<Event, { type: "consoleSaid" }>;

/** Rule S2: one live console per person, the newest wins. */
export function connected(state: State, socket: string, pass: DutyPass, now: number): Step {
  const older = consolesOf(state).find((console) => personOf(console) === pass.person);
  // Until it checks in here this person is as present as if the other connection had just gone.
  const known = older?.checkedIn ? departed(state, older, now) : state;
  const cleared = older === undefined ? nothing(known) : dismiss(known, older.socket, closeCode.replaced);
  const console: Console = {
    kind: "console",
    socket,
    pass: asRotaHasIt(pass, state.onDuty),
    started: false,
    checkedIn: false,
    taking: false,
    rest: null,
    away: false,
    chats: older?.chats ?? [],
    lastEndedAt: older?.lastEndedAt ?? departedOf(state, pass.person)?.lastEndedAt ?? null,
    pauseUntil: older?.pauseUntil ?? null,
    offer: null,
    missedOffers: 0,
    declined: older?.declined ?? [],
    lastTurnAt: older?.lastTurnAt ?? null,
    recent: recentOf(state),
    feelings: [],
    flags: [],
  };
  return andThen(cleared, (current) => nothing({ ...current, people: [...current.people, console] }));
}

export function said(state: State, event: Said, now: number): Step {
  const console = consolesOf(state).find(({ socket }) => socket === event.socket);
  if (console === undefined) return nothing(state);
  const { frame } = event;
  if (!console.started && frame.type !== "start") return dismiss(state, console.socket, closeCode.malformed);
  switch (frame.type) {
    case "start":
      return started(state, console, frame, event.admissions, now);
    case "duty":
      return renewed(state, console, event.pass);
    case "checkIn":
      return nothing(replace(returned(state, console), checkedIn(console, frame, now)));
    case "checkOut":
      return checkedOut(state, console, now);
    case "taking":
      return nothing(replace(state, switchedBy(console, frame, now)));
    case "pause":
      return nothing(replace(state, paused(console, frame.until, now)));
    case "take":
      return took(state, console, event, frame.ticket, now);
    case "decline":
      return offers.declined(state, console, frame.ticket);
    case "seated":
      return nothing(replace(state, withChat(console, frame.room, { seated: true, visitorLostAt: null })));
    case "ended":
      return ended(state, console, frame.room, now);
    case "renew":
      return admitted(state, console, event.admissions[0], now);
  }
}

type CheckIn = Extract<ConsoleFrame, { type: "checkIn" }>;

function checkedIn(console: Console, { taking = true, rest }: CheckIn, now: number): Console {
  const since = Math.min(rest?.since ?? now, now);
  return switched({ ...console, checkedIn: true }, taking, rest === undefined ? null : { ...rest, since });
}

/** Rule S14: the only lead stays while colleagues' chats run on their lines. */
function checkedOut(state: State, console: Console, now: number): Step {
  const chats = chatsThatNeed(state, console, now);
  if (chats > 0)
    return { state, effects: [{ type: "send", socket: console.socket, frame: { type: "notOut", chats } }] };
  const out = switched({ ...console, checkedIn: false }, false, null);
  return nothing(replace(returned(state, console), out));
}

type Switch = Extract<ConsoleFrame, { type: "taking" }>;

function switchedBy(console: Console, { on, rest: why }: Switch, now: number): Console {
  return switched(console, on && console.checkedIn, why === undefined ? null : { why, since: now });
}

/** Rule S13: on a break or on a call nobody takes chats. Who says one of these again has been there since before. */
function switched(console: Console, taking: boolean, why: Rest | null): Console {
  const rest = !taking && why?.why === console.rest?.why ? console.rest : why;
  return { ...present(console), taking, rest: taking ? null : rest };
}

/** Rule S12: within an hour of the chat's end, and only while the minutes after it last. */
function paused(console: Console, until: number, now: number): Console {
  const { lastEndedAt } = console;
  if (lastEndedAt === null || (nextAt(console) ?? 0) <= now) return console;
  return { ...console, pauseUntil: Math.min(until, lastEndedAt + pauseMostMs) };
}

function departedOf(state: State, person: PersonId) {
  return state.departed.find(({ pass }) => pass.person === person);
}

/** Counted by its socket again. */
function returned(state: State, console: Console): State {
  return { ...state, departed: state.departed.filter(({ pass }) => pass.person !== personOf(console)) };
}

type Start = Extract<ConsoleFrame, { type: "start" }>;

/** Rule S3: chats this console still holds count at once, so that the limit survives a crash. */
function started(state: State, console: Console, frame: Start, admissions: readonly Admission[], now: number): Step {
  if (console.started) return dismiss(state, console.socket, closeCode.malformed);
  const own = admissions.filter(({ staff }) => staff?.person === personOf(console));
  const left = own.filter((admission) => isOver(state, admission));
  const kept = own.filter((admission) => !left.includes(admission)).slice(0, chatsMost);
  const chats = kept.map(
    ({ room, ticket, line, askedAt, endsAt, expires, commitment }): Chat => ({
      room,
      ticket,
      line,
      askedAt,
      endsAt,
      expires,
      commitment,
      seated: true,
      visitorLostAt: null,
    }),
  );
  const told = left.map(
    ({ room }): Effect => ({
      type: "send",
      socket: console.socket,
      frame: { type: "released", room, reason: "visitorRejoined" },
    }),
  );
  const lastEndedAt = latest(console.lastEndedAt, frame.lastEndedAt, now);
  const pauseUntil = pauseOf(console, lastEndedAt, frame);
  const unknown = console.chats.filter(({ room }) => !own.some((admission) => admission.room === room));
  // Chats of this person that another page holds count as well, whatever this one knows of them.
  const all = [...chats, ...unknown.filter(({ seated }) => seated)].slice(0, chatsMost);
  const begun: Step = {
    state: replace(state, { ...console, started: true, chats: all, lastEndedAt, pauseUntil }),
    effects: told,
  };
  const restored = kept.reduce(
    (so, { ticket }) => andThen(so, (current) => leaseRestored(current, ticket, now)),
    begun,
  );
  return unheard(restored, unknown);
}

/** What was taken over a connection that was dying never came to the console: its visitor waits again at once. */
function unheard(begun: Step, unknown: readonly Chat[]): Step {
  const pairings = unknown.filter(({ seated }) => !seated);
  return pairings.reduce((so, { room }) => andThen(so, (current) => uncall(current, room)), begun);
}

/** What the console says of itself can only make it wait longer, and never longer than from now. */
function latest(known: number | null, told: number | undefined, now: number): number | null {
  return told === undefined ? known : Math.max(known ?? 0, Math.min(told, now));
}

/** What this person chose counts for the chat that it was chosen for. */
function pauseOf(
  { pauseUntil: known }: Console,
  lastEndedAt: number | null,
  { pauseUntil: told }: Start,
): number | null {
  const chosen = told ?? known;
  if (chosen === null || lastEndedAt === null || chosen < lastEndedAt) return null;
  return Math.min(chosen, lastEndedAt + pauseMostMs);
}

/** Its visitor came back out of that room, or was taken into another one while this console was gone. */
function isOver(state: State, { room, ticket }: Admission): boolean {
  const elsewhere = (chat: Chat) => chat.ticket === ticket && chat.room !== room;
  return (
    visitorsOf(state).some(({ left }) => left === room) || consolesOf(state).some(({ chats }) => chats.some(elsewhere))
  );
}

/** A pass counts only for the same person and session; anything else is not this console's. */
function renewed(state: State, console: Console, pass: DutyPass | null): Step {
  const fits = pass !== null && pass.person === console.pass.person && pass.session === console.pass.session;
  if (!fits) return dismiss(state, console.socket, closeCode.token);
  const current = asRotaHasIt(updated(pass, newestSheets(state)), state.onDuty);
  return nothing(replace(state, { ...console, pass: current }));
}

/** Somebody is there: what was counted against an empty chair is forgotten. */
function present(console: Console): Console {
  return { ...console, away: false, missedOffers: 0 };
}

/** Rules S4, S11: the next one, or the one that was picked. Who was set aside and takes is evidently back. */
function took(state: State, before: Console, { room }: Said, ticket: TicketId | undefined, now: number): Step {
  const console = before.away ? switched(before, before.checkedIn, null) : before;
  const current = console === before ? state : replace(state, console);
  const visitor = ticket === undefined ? nextFor(current, console) : queueOf(current).byTicket.get(ticket);
  const unfit = ticket === undefined ? null : misfit(current, console, visitor);
  const reason = obstacle(current, console, now) ?? unfit;
  if (reason === null && visitor !== undefined) return pair(current, console, visitor, room, now);
  const frame = { type: "notTaken" as const, reason: reason ?? ("nobodyWaiting" as const) };
  return { state: current, effects: [{ type: "send", socket: console.socket, frame }] };
}

/** The chat counts no longer. A visitor who was still being called waits again, at the same place. */
function ended(state: State, console: Console, room: RoomId, now: number): Step {
  const chat = console.chats.find((candidate) => candidate.room === room);
  if (chat === undefined) return nothing(left(state, console.pass.session, room));
  // The minutes between chats are for those that took place.
  const { lastEndedAt, pauseUntil } = chat.seated ? { lastEndedAt: now, pauseUntil: null } : console;
  const freed = replace(state, { ...withoutChat(console, room), lastEndedAt, pauseUntil, lastTurnAt: now });
  return uncall(chat.seated ? counted(freed, chat.line, now - chat.endsAt + chatMs) : freed, room);
}

/** Rule S7: staff admissions are renewed here alone, while the chat counts for this person. */
function admitted(state: State, console: Console, admission: Admission | undefined, now: number): Step {
  const chat = console.chats.find(({ room }) => room === admission?.room);
  if (chat === undefined) return nothing(state);
  const renewed = staffAdmission(console, chat, now);
  const sign = { admission: renewed };
  return {
    state: replace(state, withChat(console, chat.room, { expires: renewed.expires })),
    effects: [{ type: "send", socket: console.socket, frame: { type: "admission", room: chat.room }, sign }],
  };
}

/**
 * Rule S8: an ended session closes its consoles, clears its seats, also those whose console is not connected just now, and
 * gives people being called their place back.
 */
export function revoked(state: State, session: SessionId): Step {
  const affected = consolesOf(state).filter(({ pass }) => pass.session === session);
  const closed = affected.reduce(
    (so, { socket }) => andThen(so, (current) => dismiss(current, socket, closeCode.revoked)),
    nothing(state),
  );
  // Every seat of the session is a left one now.
  const seats = closed.state.leftSeats.filter((seat) => seat.session === session);
  return seats.reduce((so, { room }) => andThen(so, (current) => seatRevoked(current, session, room)), closed);
}

function seatRevoked(state: State, session: SessionId, room: RoomId): Step {
  const cleared: Step = {
    state: left(state, session, room),
    effects: [{ type: "revokeInRoom", room, session }],
  };
  return andThen(cleared, (current) => uncall(current, room));
}
