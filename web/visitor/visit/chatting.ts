/** What becomes of a call, and of the chat after it. Part of `state.ts`. */
import type { RoomId } from "../../../shared/ids.ts";
import type { EndedBy } from "../../conversation/view.ts";
import { stopped } from "./hearing.ts";
import { only, send } from "./outcome.ts";
import type { Effect, Failure, State, Step } from "./state.ts";

/** The hello was read: the place in the queue has done its work. */
export function seated(state: State, writing: boolean): Step {
  if (state.room === null) return only(state);
  const first: Effect[] = writing ? [] : [{ type: "sendFirst" }];
  return {
    state: { ...state, stage: "chatting", queue: "off", finishing: writing },
    effects: [...first, send({ type: "seated", room: state.room }), { type: "closeQueue" }],
  };
}

/** What was written while waiting goes, unless the chat is over. */
export function paused(state: State): Step {
  return state.finishing ? { state: { ...state, finishing: false }, effects: [{ type: "sendFirst" }] } : only(state);
}

export function chatFailed(state: State, reason: Failure): Step {
  if (state.room === null) return only(state);
  const refusals = state.refusals + (reason === "refused" ? 1 : 0);
  // Once may be one console's certificate; again, and something is wrong here that waiting does not mend.
  if (refusals > 1) return refusedAgain(state, state.room);
  const note = reason === "refused" ? "refused" : "backInLine";
  return {
    state: { ...state, stage: "preparing", note, refusals, failed: { room: state.room, reason } },
    effects: [{ type: "dropChat" }, { type: "prepare" }],
  };
}

/** The Switchboard hears why before this page goes, so that the next person is not called to the same console. */
function refusedAgain(state: State, room: RoomId): Step {
  const { state: over, effects } = stopped({ ...state, queue: "off" }, "refused");
  const { commitment } = state;
  const told = commitment === null ? [] : [send({ type: "rejoin", room, commitment, reason: "refused" })];
  return { state: over, effects: [...told, ...effects] };
}

/** Back to the queue with the admission: it stands where the ticket stood. */
export function someoneElse(state: State): Step {
  return {
    state: {
      ...state,
      stage: "preparing",
      room: null,
      failed: null,
      note: "someoneElse",
      finishing: false,
      commitment: null,
      queue: "off",
    },
    effects: [{ type: "dropChat" }, { type: "prepare" }],
  };
}

/** Whoever was left alone may go on with somebody else, from the head of the line: the proof stays, in memory alone. */
export function chatEnded(state: State, by: EndedBy): Step {
  const leftAlone = by === "otherAbsent" || by === "otherLeft" || by === "revoked";
  return {
    state: { ...state, stage: "ended", finishing: false, token: leftAlone ? state.token : null, queue: "off" },
    effects: [{ type: "closeQueue" }, { type: "forget" }],
  };
}
