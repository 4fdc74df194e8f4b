/** The room's socket: who is there, and what has to be sent again after an interruption (E9). */
import { from } from "../../shared/outbox.ts";
import { closeCode, type Next } from "../../shared/protocol.ts";
import { repeated } from "./agreement.ts";
import { endedBy } from "./ending.ts";
import type { Effect } from "./event.ts";
import { resendAtOnce, resendRestMs, sendPerSecond } from "./pauses.ts";
import { stirred } from "./quiet.ts";
import type { State, Step } from "./state.ts";
import type { EndedBy } from "./view.ts";

/** The first frame on every connection. */
export function opened(state: State): Step {
  const phase = state.phase === "connecting" ? "agreeing" : state.phase;
  return {
    state: {
      ...state,
      link: "up",
      phase,
      otherPresent: false,
      absentSince: null,
      greeted: false,
      resending: null,
      resentAt: null,
    },
    effects: [resume(state), ...renewal(state)],
  };
}

/** R7: what was asked for over a dying connection had no answer. Hidden pages look once a minute, when this one may be dead too. */
function renewal({ end, ended }: State): readonly Effect[] {
  return end === "visitor" && ended === null ? [{ type: "send", frame: { type: "renew" } }] : [];
}

/** Our own connection is gone: who else is there is not known, and nobody's absence is counted (E16). */
export function lost(state: State): Step {
  const unknown = { otherPresent: false, absentSince: null, otherTypingUntil: null, resending: null };
  return { state: { ...state, ...unknown, link: "reconnecting" }, effects: [] };
}

/** Closed for good by the server. */
export function closed(state: State, code: number, now: number): Step {
  return endedBy({ ...state, link: "reconnecting" }, reason(code), now, closeCode.ended);
}

function reason(code: number): EndedBy {
  switch (code) {
    case closeCode.replaced:
      return "replaced";
    case closeCode.revoked:
    case closeCode.forbidden:
      return "revoked";
    // The admission ran out because nobody here renewed it for half an hour.
    case closeCode.token:
      return "meAbsent";
    default:
      return "over";
  }
}

/**
 * Somebody came or went, or came again unseen. Then this end says what it has, so that the other sends the rest; right
 * after our own connection opened that has just been said.
 */
export function present(state: State, seats: readonly number[], now: number): Step {
  const here = seats.includes(state.otherSeat);
  const next: State = {
    ...state,
    greeted: true,
    otherPresent: here,
    absentSince: here ? null : (state.absentSince ?? now),
    otherDismissed: state.otherDismissed && !here,
    otherTypingUntil: here ? state.otherTypingUntil : null,
  };
  if (!here) return { state: next, effects: [] };
  return { state: next, effects: [...(state.greeted ? [resume(next)] : []), ...repeated(next)] };
}

/** R9: there is nobody to wait for. */
export function dismissed(state: State, seat: number): Step {
  return { state: seat === state.otherSeat ? { ...state, otherDismissed: true } : state, effects: [] };
}

/** E9: everything from the number the other end says it expects, the exact bytes, in order. It is believed for no more than that. */
export function resumed(before: State, seat: number, next: Next, now: number): Step {
  if (seat !== before.otherSeat) return { state: before, effects: [] };
  // Somebody is there and has just come back: silence begins anew at both ends.
  const state = stirred(before, now);
  const expected = next.find((entry) => entry.seat === state.seat)?.sequence ?? 0;
  const first = Math.min(expected, state.resending?.next ?? expected);
  const { resentAt } = state;
  if (resentAt === null || now - resentAt >= resendRestMs * state.speed) return resent(state, first, resendAtOnce, now);
  // Asked again: what has gone out may still be on its way, and as much again would be too fast.
  if (now - resentAt >= 1000 * state.speed) return resent(state, first, sendPerSecond, now);
  const resending = from(state.outbox, first).length > 0 ? { next: first, at: resentAt } : null;
  return { state: { ...state, resending }, effects: [] };
}

/** What is sent again goes out little by little: a Room closes the socket of whoever speaks too fast. */
export function timePassed(state: State, now: number): Step {
  if (state.resending === null || now - state.resending.at < 1000 * state.speed) return { state, effects: [] };
  return resent(state, state.resending.next, sendPerSecond, now);
}

function resent(state: State, first: number, most: number, now: number): Step {
  const due = from(state.outbox, first);
  const last = due.slice(0, most).at(-1);
  const resending = last === undefined || due.length <= most ? null : { next: last.sequence + 1, at: now };
  return {
    state: { ...state, resending, resentAt: due.length > 0 ? now : state.resentAt },
    effects: due.slice(0, most).map(({ bytes }): Effect => ({ type: "sendSealed", bytes })),
  };
}

export function resume({ otherSeat, expected }: State): Effect {
  return { type: "send", frame: { type: "resume", next: [{ seat: otherSeat, sequence: expected }] } };
}
