/** The few shapes in which a step of a visit ends. Part of `state.ts`. */
import type { VisitorFrame } from "../../../shared/protocol.ts";
import type { Effect, State, Step } from "./state.ts";

/** A new proof of the place, or a new answer that belongs to it, goes into the tab if that was chosen. */
export function kept(state: State): Step {
  return { state, effects: state.keep && state.token !== null ? [{ type: "keep", token: state.token }] : [] };
}

export const send = (frame: VisitorFrame): Effect => ({ type: "send", frame });

export function only(state: State): Step {
  return { state, effects: [] };
}
