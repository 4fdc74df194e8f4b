/**
 * One's own shifts, pure: what the Office answered, which panel is open, what is being asked and what came of it. What
 * somebody types stays in its form, which an answer never touches.
 */
import type { AssignmentId, RequestId } from "../../shared/ids.ts";
import type { MineAnswer } from "../../shared/rota-interface.ts";
import { type Act, cameOf, type Done, type Outcome } from "./acts.ts";

/** `turn`: one's own, and what can be done about it. `swap`: a colleague's, and what to give for it. */
export type Panel =
  | { readonly is: "turn"; readonly assignment: AssignmentId }
  | { readonly is: "swap"; readonly request: RequestId }
  | { readonly is: "leave" | "wishes" }
  /** `address`: just made, and shown until the panel closes. */
  | { readonly is: "feed"; readonly address: string | undefined };

/** What was not done, and why. */
export type Trouble =
  | { readonly is: "refused"; readonly sentence: string; readonly details: unknown }
  | { readonly is: "unreachable" };

export interface ShiftsState {
  readonly stage: "loading" | "shown" | "unreachable" | "signedOut";
  readonly answer: MineAnswer | undefined;
  /** The service's time, to the minute: what is next and what is over follows it. */
  readonly now: number;
  readonly panel: Panel | undefined;
  /** Under way: one thing at a time, so that two presses do not become two requests. */
  readonly asking: Act | undefined;
  readonly trouble: Trouble | undefined;
  readonly done: Done | undefined;
  /** When the last look that did not reach the service began; what is shown is from before. */
  readonly offlineSince: number | undefined;
}

type Read = MineAnswer | "unreachable" | "signedOut";

export type ShiftsEvent =
  | { readonly type: "opened" }
  | { readonly type: "read"; readonly read: Read }
  | { readonly type: "versionHeard"; readonly version: number | "unreachable" | "signedOut" }
  | { readonly type: "timePassed"; readonly now: number }
  | { readonly type: "panelOpened"; readonly panel: Panel }
  | { readonly type: "panelClosed" }
  | { readonly type: "asked"; readonly act: Act }
  | { readonly type: "acted"; readonly outcome: Outcome }
  | { readonly type: "undoPressed" }
  | { readonly type: "doneDismissed" };

export type ShiftsEffect = { readonly type: "read" } | { readonly type: "act"; readonly act: Act };

export interface ShiftsStep {
  readonly state: ShiftsState;
  readonly effects: readonly ShiftsEffect[];
}

export const initial = (now: number): ShiftsState => ({
  ...{ stage: "loading", answer: undefined, now: toMinute(now), panel: undefined, asking: undefined },
  ...{ trouble: undefined, done: undefined, offlineSince: undefined },
});

export function step(state: ShiftsState, event: ShiftsEvent): ShiftsStep {
  switch (event.type) {
    case "opened":
      return { state, effects: [{ type: "read" }] };
    case "read":
      return stay(read(state, event.read));
    case "versionHeard":
      return heard(state, event.version);
    case "timePassed":
      return stay(state.now === toMinute(event.now) ? state : { ...state, now: toMinute(event.now) });
    case "panelOpened":
      return stay({ ...state, panel: event.panel, trouble: undefined, done: undefined });
    case "panelClosed":
      return stay({ ...state, panel: undefined, trouble: undefined });
    case "asked":
      return asked(state, event.act);
    case "acted":
      return stay(acted(state, event.outcome));
    case "undoPressed":
      return state.done?.undo === undefined ? stay(state) : asked(state, state.done.undo);
    case "doneDismissed":
      return stay({ ...state, done: undefined });
  }
}

const toMinute = (now: number): number => now - (now % 60_000);

/** An answer that was overtaken on its way by a newer one is not drawn. */
function read(state: ShiftsState, answer: Read): ShiftsState {
  if (answer === "signedOut") return { ...state, stage: "signedOut" };
  if (answer === "unreachable") return state.answer === undefined ? { ...state, stage: "unreachable" } : offline(state);
  return shown(state, answer);
}

function shown(state: ShiftsState, answer: MineAnswer): ShiftsState {
  if (state.answer !== undefined && answer.version < state.answer.version) return state;
  return { ...state, stage: "shown", answer, now: toMinute(answer.clock.now), offlineSince: undefined };
}

const offline = (state: ShiftsState): ShiftsState => ({ ...state, offlineSince: state.offlineSince ?? state.now });

function heard(state: ShiftsState, version: number | "unreachable" | "signedOut"): ShiftsStep {
  if (version === "signedOut") return stay({ ...state, stage: "signedOut" });
  if (version === "unreachable") return stay(state.stage === "shown" ? offline(state) : state);
  const here = { ...state, offlineSince: undefined };
  const isNewer = state.answer !== undefined && version > state.answer.version && state.asking === undefined;
  return { state: here, effects: isNewer ? [{ type: "read" }] : [] };
}

function asked(state: ShiftsState, act: Act): ShiftsStep {
  if (state.asking !== undefined || state.answer === undefined) return stay(state);
  return {
    state: { ...state, asking: act, trouble: undefined, done: undefined },
    effects: [{ type: "act", act }],
  };
}

function acted(before: ShiftsState, outcome: Outcome): ShiftsState {
  const { asking, answer } = before;
  if (asking === undefined || answer === undefined) return before;
  const state = { ...before, asking: undefined };
  switch (outcome.is) {
    case "signedOut":
      return { ...state, stage: "signedOut" };
    case "unreachable":
      return { ...state, trouble: { is: "unreachable" } };
    case "refused": {
      const newer = outcome.answer === undefined ? state : shown(state, outcome.answer);
      return { ...newer, trouble: { is: "refused", sentence: outcome.sentence, details: outcome.details } };
    }
    case "done": {
      const panel: Panel | undefined =
        outcome.address === undefined ? undefined : { is: "feed", address: outcome.address };
      return { ...shown(state, outcome.answer), panel, done: cameOf(asking, answer, outcome.answer) };
    }
  }
}

const stay = (state: ShiftsState): ShiftsStep => ({ state, effects: [] });
