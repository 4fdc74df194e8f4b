/** How a chat ends, and what passes by itself (E14, E16). Deadlines are compared with the clock, never counted. */
import { absentMs, afterEndMs, answerMs, farewellMs, helloMs, offerMs } from "../../shared/limits.ts";
import { closeCode } from "../../shared/protocol.ts";
import type { Effect } from "./event.ts";
import type { Why } from "./operation.ts";
import * as quiet from "./quiet.ts";
import type { Message, State, Step } from "./state.ts";
import type { EndedBy } from "./view.ts";

/** Ended here. A visitor's text is erased at once; the sealed goodbye is kept for a while, so that it arrives. */
export function pressed(state: State, now: number): Step {
  return endedHere(state, "me", undefined, now);
}

function endedHere(state: State, by: EndedBy, why: Why | undefined, now: number): Step {
  if (state.ended !== null) return { state, effects: [] };
  const agreed = state.agreement.is === "agreed";
  if (!agreed) return endedBy(state, by, now, undefined);
  const keepMs = state.end === "visitor" ? farewellMs : absentMs;
  return {
    state: {
      ...state,
      phase: "ended",
      ended: { by, at: now, undelivered: undelivered(state) },
      ...erased(state),
      drafts: [{ type: "end", ...(why === undefined ? {} : { why }) }],
      arrived: [],
      otherTypingUntil: null,
      farewellUntil: now + keepMs * (state.end === "visitor" ? state.speed : 1),
    },
    effects: [],
  };
}

/** Ended by the other end or by circumstance: keys go at once, a visitor's text too, and the socket with a code that says what was read. */
export function endedBy(state: State, by: EndedBy, now: number, code: number | undefined): Step {
  if (state.ended !== null) return { state, effects: [] };
  const next: State = {
    ...state,
    phase: state.phase === "refused" ? "refused" : "ended",
    ended: { by, at: now, undelivered: undelivered(state) },
    agreement: { is: "over" },
    busy: null,
    drafts: [],
    arrived: [],
    outbox: [],
    farewell: null,
    otherTypingUntil: null,
    ...erased(state),
  };
  return { state: next, effects: [{ type: "wipe" }, { type: "disconnect", code }] };
}

/** P6: the visitor's page keeps no word of an ended chat, nor what it was to be about; only what was agreed on (E21). */
function erased({ end, messages, topic }: State): Pick<State, "messages" | "topic"> {
  return end === "visitor" ? { messages: [], topic: null } : { messages, topic };
}

const nothingSaid = { messages: [], topic: null, steps: [] };

/** P8: what never arrived is said, even where the text itself is erased. */
function undelivered({ messages, acknowledged }: State): number {
  const missing = ({ mine, takenBack, sequence }: Message) =>
    mine && !takenBack && (sequence === null || sequence >= acknowledged);
  return messages.filter(missing).length;
}

/** The Room says that the other end has read the goodbye. Without one of ours it is only somebody who is not here. */
export function gone(state: State, seat: number): Step {
  return seat === state.otherSeat && state.ended !== null ? farewellDone(state) : { state, effects: [] };
}

function farewellDone(state: State): Step {
  if (state.farewellUntil === null) return { state, effects: [] };
  return {
    state: { ...state, outbox: [], farewellUntil: null, agreement: { is: "over" }, drafts: [], busy: null },
    effects: [{ type: "wipe" }, { type: "disconnect", code: closeCode.ended }],
  };
}

/** Counsellor: the text of an ended chat goes now. */
export function forgotten(state: State): Step {
  return { state: state.ended === null ? state : { ...state, ...nothingSaid }, effects: [] };
}

/** `judged`: as `quiet.judgedAt` says. */
export function timePassed(state: State, now: number, judged: number): Step {
  if (state.ended !== null) return afterEnd(state, now);
  if (state.phase === "refused") return { state, effects: [] };
  if (now >= state.endsAt) return endedBy(state, "over", now, closeCode.over);
  if (absenceIsOver(state, judged)) return endedHere(state, "otherAbsent", "absence", now);
  if (quiet.isOver(state, judged)) return endedHere(state, "silence", "silence", now);
  if (state.phase !== "talking") return state.end === "visitor" ? agreementLate(state, now) : neverBegan(state, now);
  const typing = state.otherTypingUntil !== null && now >= state.otherTypingUntil ? null : state.otherTypingUntil;
  const still = typing === state.otherTypingUntil ? state : { ...state, otherTypingUntil: typing };
  return { state: quiet.announced(still, now, judged), effects: [] };
}

/** E16: while the visitor asked for time nobody's absence ends anything. */
export function absenceEndsAt({ absentSince, phase, timeNeeded }: State): number | undefined {
  return absentSince === null || phase !== "talking" || timeNeeded ? undefined : absentSince + absentMs;
}

const absenceIsOver = (state: State, now: number) => now >= (absenceEndsAt(state) ?? Number.POSITIVE_INFINITY);

/** No offer, or no hello: the visitor's page goes back to the queue with fresh keys. */
function agreementLate(state: State, now: number): Step {
  const waited = now - state.openedAt;
  const noOffer = state.agreement.is === "awaitingOffer" && waited >= offerMs * state.speed;
  const noHello = waited >= helloMs * state.speed;
  if (!noOffer && !noHello) return { state, effects: [] };
  const failed: Effect = { type: "failed", reason: noOffer ? "noOffer" : "noHello" };
  const over = endedBy(state, "otherAbsent", now, undefined);
  return { state: over.state, effects: [failed, ...over.effects] };
}

/** Counsellor: the visitor's page has long gone back to the queue, or is frozen and will do so when it wakes. */
function neverBegan(state: State, now: number): Step {
  const late = now - state.openedAt >= (answerMs + helloMs) * state.speed;
  return late ? endedBy(state, "otherAbsent", now, undefined) : { state, effects: [] };
}

function afterEnd(state: State, now: number): Step {
  const done =
    state.farewellUntil !== null && now >= state.farewellUntil ? farewellDone(state) : { state, effects: [] };
  const since = state.ended?.at ?? now;
  const said = state.messages.length > 0 || state.topic !== null || state.steps.length > 0;
  const forget = state.end === "counsellor" && said && now - since >= afterEndMs;
  return forget ? { state: { ...done.state, ...nothingSaid }, effects: done.effects } : done;
}
