/**
 * Silence (E18): both are connected and nobody writes. It is counted at both ends, but announced and brought to an end
 * by the console alone, so that the two can never disagree about who was too late.
 */
import { silenceEndMs, silenceNoticeMs } from "../../shared/limits.ts";
import { pausedMs, sleptMs } from "./pauses.ts";
import type { State } from "./state.ts";

/** Somebody wrote, typed, or did something that says "I am here". */
export function stirred(state: State, now: number): State {
  return { ...state, quietSince: state.quietSince === null ? null : now, silenceEndsAt: null };
}

/**
 * A page that slept, or whose clock jumped, has not seen what the other end did meanwhile: silence and absence are
 * counted afresh, and nothing that was announced ends within less time than it was announced for.
 */
export function awake(before: State, now: number): State {
  const state: State = { ...before, steppedAt: now };
  if (now - before.steppedAt < sleptMs * state.speed) return state;
  const { silenceEndsAt, absentSince, quietSince } = state;
  return {
    ...state,
    quietSince: quietSince === null ? null : now,
    absentSince: absentSince === null ? null : now,
    silenceEndsAt: silenceEndsAt === null ? null : Math.max(silenceEndsAt, now + silenceEndMs - silenceNoticeMs),
  };
}

/**
 * The time by which silence and absence are judged. At the first look after a gap that is the look before it: what
 * came meanwhile may still wait to be read. A hidden page ends a chat a minute late, but it ends it.
 */
export function judgedAt({ steppedAt, speed }: State, now: number): number {
  return now - steppedAt < pausedMs * speed ? now : steppedAt;
}

/** Begins to count when both are there, stops when one is not; typing is writing. */
export function counted(state: State, now: number): State {
  const counts = state.phase === "talking" && state.link === "up" && state.otherPresent && !state.timeNeeded;
  if (!counts) return quiet(state) ? { ...state, quietSince: null, silenceEndsAt: null } : state;
  if (state.quietSince === null) return { ...state, quietSince: now };
  const isWriting = state.typing.wanted || state.otherTypingUntil !== null;
  return isWriting && state.quietSince !== now ? stirred(state, now) : state;
}

const quiet = ({ quietSince, silenceEndsAt }: State) => quietSince !== null || silenceEndsAt !== null;

/** The console's part: the announcement, once, when it is due. */
export function announced(state: State, now: number, judged: number): State {
  const { end, quietSince, silenceEndsAt } = state;
  const due = quietSince !== null && judged - quietSince >= silenceNoticeMs;
  if (end !== "counsellor" || !due || silenceEndsAt !== null) return state;
  return {
    ...state,
    silenceEndsAt: now + silenceEndMs - silenceNoticeMs,
    drafts: [...state.drafts, { type: "silence" }],
  };
}

/** The visitor's page heard the announcement. */
export function heard(state: State, now: number): State {
  if (state.end !== "visitor" || state.timeNeeded) return state;
  return { ...state, ackOwed: true, silenceEndsAt: now + silenceEndMs - silenceNoticeMs };
}

/** Has nobody written for too long? The console's to decide. */
export function isOver({ end, quietSince, silenceEndsAt }: State, judged: number): boolean {
  return end === "counsellor" && quietSince !== null && silenceEndsAt !== null && judged >= silenceEndsAt;
}
