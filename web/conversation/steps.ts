/**
 * "What we agreed": a few steps that the console writes, the whole list each time, and the visitor's page shows (E21).
 * Sealed like every word; the visitor's page alone keeps them after the end, until it is closed.
 */
import { stepsMost, stepUnits } from "../../shared/limits.ts";
import { stirred } from "./quiet.ts";
import type { State, Step } from "./state.ts";

/** Console: only what a page that can show it is told. An empty list takes them back. */
export function written(state: State, steps: readonly string[], now: number): Step {
  const fits = steps.length <= stepsMost && steps.every((step) => step.trim() !== "" && step.length <= stepUnits);
  const may = state.end === "counsellor" && state.phase === "talking" && state.otherVersion > 0;
  if (!fits || !may || same(steps, state.steps)) return { state, effects: [] };
  // What was not sealed yet is overtaken: the newest list is the whole of it.
  const drafts = state.drafts.filter(({ type }) => type !== "agreed");
  return {
    state: { ...stirred(state, now), steps, drafts: [...drafts, { type: "agreed", steps: [...steps] }] },
    effects: [],
  };
}

/** Visitor's page. */
export function heard(state: State, steps: readonly string[], now: number): State {
  const owed: State = { ...stirred(state, now), ackOwed: true };
  return state.end === "visitor" ? { ...owed, steps } : owed;
}

const same = (one: readonly string[], other: readonly string[]) => one.join("\n") === other.join("\n");
