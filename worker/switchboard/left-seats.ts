/**
 * Seats in rooms that no connected console counts any more: its connection to the queue went, the ones to its rooms may
 * stand. Known so that an ended session still reaches them (rule S8).
 */
import type { RoomId, SessionId } from "../../shared/ids.ts";
import { leftSeatsMost } from "../../shared/limits.ts";
import type { Console, State } from "./people.ts";

/** `until`: the end of the admission that was signed last, in milliseconds. */
export interface LeftSeat {
  readonly session: SessionId;
  readonly room: RoomId;
  readonly until: number;
}

/** With those of a console that goes, whatever it goes for. The oldest give way when there are too many. */
export function leaving(known: readonly LeftSeat[], { pass: { session }, chats }: Console): readonly LeftSeat[] {
  if (chats.length === 0) return known;
  const added = chats.map(({ room, expires }): LeftSeat => ({ session, room, until: expires }));
  const others = known.filter((seat) => !added.some((other) => isSame(seat, other)));
  return [...others, ...added].slice(-leftSeatsMost);
}

/** Without those that nobody can use any more, and those that a console of the same session counts again. */
export function stillLeft(state: State, consoles: readonly Console[], now: number): State {
  if (state.leftSeats.length === 0) return state;
  const counted = new Set(consoles.flatMap(({ pass, chats }) => chats.map(({ room }) => `${pass.session} ${room}`)));
  const kept = state.leftSeats.filter(({ session, room, until }) => now < until && !counted.has(`${session} ${room}`));
  return kept.length === state.leftSeats.length ? state : { ...state, leftSeats: kept };
}

/** The chat is over: whoever was seated there says so. */
export function left(state: State, session: SessionId, room: RoomId): State {
  const kept = state.leftSeats.filter((seat) => !isSame(seat, { session, room }));
  return kept.length === state.leftSeats.length ? state : { ...state, leftSeats: kept };
}

const isSame = (one: Pick<LeftSeat, "session" | "room">, other: Pick<LeftSeat, "session" | "room">) =>
  one.session === other.session && one.room === other.room;
