/** Not taking anybody for a while: paused, on a break, on a call, and the minutes between two chats. */
import { pauseLongerMs } from "../../../shared/limits.ts";
import type { Rest } from "../../../shared/protocol.ts";
import { obstacle } from "./able.ts";
import { whenUp } from "./board.ts";
import type { ConsoleState, Step } from "./state.ts";

export function takingSwitched(state: ConsoleState, on: boolean, now: number): Step {
  if (!state.checkedIn) return { state, effects: [] };
  const notice = on ? obstacle(state, now) : undefined;
  if (notice !== undefined) return { state: { ...state, notice }, effects: [] };
  return {
    state: { ...state, taking: on, setAside: false, rest: undefined, notice: undefined },
    effects: whenUp(state, { type: "send", frame: { type: "taking", on } }),
  };
}

/** Nothing is offered meanwhile; colleagues see why. Chats that run go on. */
export function restPressed(state: ConsoleState, why: Rest["why"], now: number): Step {
  if (!state.checkedIn || state.rest?.why === why) return { state, effects: [] };
  return {
    state: { ...state, taking: false, setAside: false, rest: { why, since: now }, notice: undefined },
    effects: whenUp(state, { type: "send", frame: { type: "taking", on: false, rest: why } }),
  };
}

/** An instant and no length, so that saying it twice changes nothing. */
export function pausePressed(state: ConsoleState, wish: "longer" | "over", now: number): Step {
  const nextAt = state.board?.me.nextAt ?? null;
  if (nextAt === null || nextAt <= now) return { state, effects: [] };
  const until = wish === "longer" ? nextAt + pauseLongerMs : now;
  return {
    state: { ...state, pauseUntil: until },
    effects: whenUp(state, { type: "send", frame: { type: "pause", until } }),
  };
}
