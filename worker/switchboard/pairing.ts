/**
 * Pairing: whether a console may have a chat now, how two are paired, and how a pairing comes to nothing. All in one
 * synchronous step, so that the limit holds and nobody is taken twice under any race.
 */
import type { RoomId } from "../../shared/ids.ts";
import { admissionMs, chatMs } from "../../shared/limits.ts";
import type { NotTaken, StaffFrame } from "../../shared/protocol.ts";
import type { Admission } from "../../shared/tokens.ts";
import {
  type Chat,
  type Console,
  consolesOf,
  type Effect,
  replace,
  type State,
  type Step,
  type Visitor,
  visitorsOf,
} from "./people.ts";
import { commonLanguage } from "./queue.ts";

type ReleaseReason = Extract<StaffFrame, { type: "released" }>["reason"];

/** Rule S4: why this console may not have another chat, or null. Instants in milliseconds. */
export function obstacle(state: State, console: Console, now: number): NotTaken | null {
  if (now < console.pass.from || console.pass.until <= now || console.pass.expires <= now) return "passEnded";
  if (!console.checkedIn) return "notCheckedIn";
  if (!console.taking) return "notTaking";
  if (console.chats.length >= console.pass.limit) return "limit";
  if ((nextAt(console) ?? 0) > now) return "tooSoon";
  if (now < state.settleUntil) return "settling";
  return null;
}

/** When the minutes after the last chat are over, by the line or by choice (rule S12); null when there was none. */
export function nextAt(console: Console): number | null {
  const pauseMs = Math.max(...console.pass.lines.map(({ betweenChatsMs }) => betweenChatsMs));
  return console.lastEndedAt === null ? null : (console.pauseUntil ?? console.lastEndedAt + pauseMs);
}

/** Rule Q8: both hear of it in the same step. */
export function pair(state: State, console: Console, visitor: Visitor, room: RoomId, now: number): Step {
  const chat: Chat = {
    room,
    ticket: visitor.ticket,
    line: visitor.line,
    askedAt: visitor.askedAt,
    endsAt: now + chatMs,
    expires: now + admissionMs,
    commitment: visitor.commitment,
    seated: false,
    visitorLostAt: null,
  };
  const called: Visitor = { ...visitor, call: { room, since: now, answered: false } };
  // Whoever rang here and was not taken rings elsewhere: this counsellor is busy now, not missing anything.
  const answered = { offer: null, missedOffers: 0, lastTurnAt: now };
  const holding: Console = { ...console, ...answered, chats: [...console.chats, chat] };
  const { commitment, line, ticket } = visitor;
  const language = commonLanguage(console, visitor) ?? visitor.language;
  return {
    state: replace(replace(state, called), holding),
    effects: [
      call(called, chat, now),
      {
        type: "send",
        socket: console.socket,
        frame: {
          type: "taken",
          room,
          commitment,
          language,
          line,
          ticket,
          waitedMs: Math.max(0, now - visitor.askedAt),
        },
        sign: { admission: staffAdmission(holding, chat, now) },
      },
    ],
  };
}

/** The visitor's admission to the room of this chat. */
export function call(visitor: Visitor, chat: Chat, now: number): Effect {
  const admission: Admission = { ...seatIn(chat, now), seat: 0 };
  return { type: "send", socket: visitor.socket, frame: { type: "called", room: chat.room }, sign: { admission } };
}

export function staffAdmission(console: Console, chat: Chat, now: number): Admission {
  const { person, session } = console.pass;
  return { ...seatIn(chat, now), seat: 1, staff: { person, session } };
}

function seatIn(chat: Chat, now: number): Omit<Admission, "seat"> {
  const { room, ticket, line, askedAt, endsAt, commitment } = chat;
  const seat = { room, ticket, line, askedAt, endsAt, expires: Math.min(now + admissionMs, endsAt) };
  return commitment === undefined ? seat : { ...seat, commitment };
}

/** The visitor's side of a call that the console gave up: the page makes a fresh commitment, the place stands. */
export function uncall(state: State, room: RoomId): Step {
  const called = visitorsOf(state).find(({ call }) => call?.room === room);
  if (called === undefined) return { state, effects: [] };
  return {
    state: replace(state, { ...called, call: null, told: null }),
    effects: [{ type: "send", socket: called.socket, frame: { type: "uncalled", room } }],
  };
}

/** Takes the chat off the console that holds it and says why; nobody holds it: nothing happens. */
export function release(state: State, room: RoomId, reason: ReleaseReason, away = false): Step {
  const console = holderOf(state, room);
  if (console === undefined) return { state, effects: [] };
  const freed = withoutChat(console, room);
  return {
    state: replace(state, away ? setAside(freed) : freed),
    effects: [{ type: "send", socket: console.socket, frame: { type: "released", room, reason } }],
  };
}

/** "Away": until somebody there says that they are back. Who paused by themselves stays paused. */
export function setAside(console: Console): Console {
  return console.taking ? { ...console, away: true, taking: false, missedOffers: 0 } : console;
}

export function withoutChat(console: Console, room: RoomId): Console {
  return { ...console, chats: console.chats.filter((chat) => chat.room !== room) };
}

export function holderOf(state: State, room: RoomId): Console | undefined {
  return consolesOf(state).find(({ chats }) => chats.some((chat) => chat.room === room));
}

export function withChat(console: Console, room: RoomId, change: Partial<Chat>): Console {
  return { ...console, chats: console.chats.map((chat) => (chat.room === room ? { ...chat, ...change } : chat)) };
}
