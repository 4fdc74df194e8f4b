/** What the passing of time alone brings about: renewals, another try, and forgetting. */
import { confirmAskMs, renewMs } from "../../../shared/limits.ts";
import { Admission, readToken } from "../../../shared/tokens.ts";
import { isRunning } from "./chat.ts";
import * as chats from "./chats.ts";
import { watchDevice } from "./device.ts";
import type { Effect } from "./effect.ts";
import { ringAgain } from "./offers.ts";
import { isAwaited } from "./opening.ts";
import type { ConsoleState, Step } from "./state.ts";

export function ticked(state: ConsoleState, now: number): Step {
  const effects: Effect[] = [];
  let next = state;
  for (const part of [openAgain, renewDuty, renewAdmissions, forgetEnded, discardExpired, watchDevice, ringAgain]) {
    const taken = part(next, now);
    next = taken.state;
    effects.push(...taken.effects);
  }
  return { state: next, effects };
}

function openAgain(state: ConsoleState, now: number): Step {
  if (state.stage.is !== "unreachable" || now < state.stage.retryAt) return { state, effects: [] };
  return { state: { ...state, stage: { is: "opening" } }, effects: [{ type: "fetchMe" }] };
}

function renewDuty(state: ConsoleState, now: number): Step {
  const wanted = (state.stage.is === "onShift" && state.link !== "replaced") || state.stage.is === "offShift";
  // Somebody stands at the door and waits to be let in.
  const everyMs = isAwaited(state) && state.checkedIn ? confirmAskMs : renewMs;
  if (!wanted || now - state.dutyAskedAt < everyMs) return { state, effects: [] };
  return { state: { ...state, dutyAskedAt: now }, effects: [{ type: "fetchDuty" }] };
}

function renewAdmissions(state: ConsoleState, now: number): Step {
  if (state.link !== "up") return { state, effects: [] };
  const due = state.chats.filter((chat) => isRunning(chat) && now - chat.renewedAt >= renewMs);
  return {
    state: due.length === 0 ? state : { ...state, chats: state.chats.map((chat) => renewedAt(chat, due, now)) },
    effects: due.map(({ admission }): Effect => ({ type: "send", frame: { type: "renew", admission } })),
  };
}

function renewedAt<Held>(chat: Held, due: readonly Held[], now: number): Held {
  return due.includes(chat) ? { ...chat, renewedAt: now } : chat;
}

function forgetEnded(state: ConsoleState, now: number): Step {
  let next: Step = { state, effects: [] };
  for (const { room, stage } of state.chats) {
    if (stage.is !== "ended" || now < stage.forgetAt) continue;
    const forgotten = chats.forget(next.state, room);
    next = { state: forgotten.state, effects: [...next.effects, ...forgotten.effects] };
  }
  return next;
}

/**
 * A lost chat nobody let go of ends with its admission. One that another tab holds is that tab's to end, but it has not
 * been the live one for half an hour: nobody but this console can say that the seat is free again.
 */
function discardExpired(state: ConsoleState, now: number): Step {
  const expired = state.lost.filter(({ admission }) => (readToken(Admission, admission)?.expires ?? 0) <= now);
  if (expired.length === 0) return { state, effects: [] };
  let next: Step = { state: { ...state, lost: state.lost.filter((kept) => !expired.includes(kept)) }, effects: [] };
  for (const { room, elsewhere } of expired) {
    const freed: Step = { state: next.state, effects: chats.countsNoLonger(next.state, room) };
    const ended = elsewhere ? freed : chats.overAfterTalk(next.state, room, now);
    next = { state: ended.state, effects: [...next.effects, ...ended.effects] };
  }
  return next;
}
