/** The room's socket: who is there, and what has to be sent again after an interruption (E9). */
import { from } from "../../shared/outbox.ts";
import { closeCode, type Next } from "../../shared/protocol.ts";
import { repeated } from "./agreement.ts";
import { endedBy } from "./ending.ts";
import type { Effect } from "./event.ts";
import type { State, Step } from "./state.ts";
import type { EndedBy } from "./view.ts";

/** The first frame on every connection. */
export function opened(state: State): Step {
  const phase = state.phase === "connecting" ? "agreeing" : state.phase;
  return { state: { ...state, link: "up", phase, otherPresent: false, absentSince: null }, effects: [resume(state)] };
}

/** Our own connection is gone: who else is there is not known, and nobody's absence is counted (E16). */
export function lost(state: State): Step {
  return {
    state: { ...state, link: "reconnecting", otherPresent: false, absentSince: null, otherTypingUntil: null },
    effects: [],
  };
}

/** Closed for good by the server. */
export function closed(state: State, code: number, now: number): Step {
  return endedBy({ ...state, link: "reconnecting" }, reason(code), now);
}

function reason(code: number): EndedBy {
  switch (code) {
    case closeCode.replaced:
      return "replaced";
    case closeCode.revoked:
    case closeCode.forbidden:
      return "revoked";
    default:
      return "over";
  }
}

/** The other end appeared: it is told what we have, and given what could not be sealed yet. */
export function present(state: State, seats: readonly number[], now: number): Step {
  const here = seats.includes(state.otherSeat);
  const appeared = here && !state.otherPresent;
  const absentSince = here ? null : (state.absentSince ?? now);
  const next: State = {
    ...state,
    otherPresent: here,
    absentSince,
    otherTypingUntil: here ? state.otherTypingUntil : null,
  };
  return { state: next, effects: appeared ? [resume(next), ...repeated(next), ...again(state, 0)] : [] };
}

/** A repeat costs a few bytes; waiting for the other end to ask could cost a message when its socket was replaced unseen. */
function again(state: State, expected: number): Effect[] {
  return from(state.outbox, expected).map(({ bytes }) => ({ type: "sendSealed", bytes }));
}

/** E9: everything from the number the other end says it expects, the exact bytes, in order. It is believed for no more than that. */
export function resumed(state: State, seat: number, next: Next): Step {
  if (seat !== state.otherSeat) return { state, effects: [] };
  const expected = next.find((entry) => entry.seat === state.seat)?.sequence ?? 0;
  return { state, effects: again(state, expected) };
}

export function resume({ otherSeat, expected }: State): Effect {
  return { type: "send", frame: { type: "resume", next: [{ seat: otherSeat, sequence: expected }] } };
}
