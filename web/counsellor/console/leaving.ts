/**
 * Signing off, at the end of a turn or before it: the chats are closed first, then how somebody leaves is asked, then
 * they are checked out and thanked. The only lead there stays while chats of colleagues run.
 */
import type { Debrief } from "../../../shared/shift-interface.ts";
import { whenUp } from "./board.ts";
import type { Effect } from "./effect.ts";
import { holdsChats, neededFor } from "./opening.ts";
import type { Board, ConsoleState, Step } from "./state.ts";

export function signOffPressed(state: ConsoleState): Step {
  if (state.stage.is !== "onShift" || !state.checkedIn || state.leaving !== undefined) return { state, effects: [] };
  const chats = neededFor(state);
  if (chats > 0) return { state: { ...state, notice: { is: "needed", chats } }, effects: [] };
  // Nobody new comes to somebody who is going.
  const paused: ConsoleState = { ...state, taking: false, setAside: false, takeWhenOpen: false, notice: undefined };
  return {
    state: { ...paused, leaving: holdsChats(state) ? { is: "chats" } : { is: "debrief" } },
    effects: state.taking ? whenUp(state, { type: "send", frame: { type: "taking", on: false } }) : [],
  };
}

/** The last chat was closed: now there is time for the question. */
export function debriefWhenDone({ state, effects }: Step): Step {
  if (state.leaving?.is !== "chats" || holdsChats(state)) return { state, effects };
  return { state: { ...state, leaving: { is: "debrief" } }, effects };
}

export function debriefAnswered(state: ConsoleState, debrief: Debrief): Step {
  if (state.leaving?.is !== "debrief") return { state, effects: [] };
  if (state.link === "off") return signedOff(state, debrief);
  return {
    state: { ...state, leaving: { is: "out", debrief } },
    effects: whenUp(state, { type: "send", frame: { type: "checkOut" } }),
  };
}

/** The Switchboard has let this person go. */
export function boardArrived({ state, effects }: Step, { me }: Board): Step {
  if (state.leaving?.is !== "out" || me.checkedIn) return { state, effects };
  const done = signedOff(state, state.leaving.debrief);
  return { state: done.state, effects: [...effects, ...done.effects] };
}

function signedOff(state: ConsoleState, debrief: Debrief): Step {
  const effects: readonly Effect[] = [
    { type: "recordSignOff", debrief },
    { type: "rememberCheckIn", shiftFrom: undefined },
  ];
  const gone = { checkedIn: false, taking: false, setAside: false, rest: undefined, leaving: undefined, thanked: true };
  return { state: { ...state, ...gone, notice: undefined }, effects };
}
