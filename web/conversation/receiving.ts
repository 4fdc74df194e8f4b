/** Sealed frames that come in: taken strictly in order, repeats dropped, gaps asked for (E7), acknowledgements believed (E8). */
import { acknowledged } from "../../shared/outbox.ts";
import { closeCode, type SealedFrame } from "../../shared/protocol.ts";
import { same } from "./agreement.ts";
import { endedBy } from "./ending.ts";
import type { Effect } from "./event.ts";
import { resume } from "./linking.ts";
import type { Arrived, Why } from "./operation.ts";
import { heldFrames, otherTypingMs, resumePauseMs } from "./pauses.ts";
import * as quiet from "./quiet.ts";
import * as signs from "./signs.ts";
import type { Message, State, Step } from "./state.ts";
import * as steps from "./steps.ts";
import type { EndedBy } from "./view.ts";

export function arrived(state: State, frame: Arrived, now: number): Step {
  if (frame.sequence < state.expected || state.ended !== null) return { state, effects: [] };
  if (state.arrived.some((held) => held.sequence === frame.sequence && same(held.bytes, frame.bytes)))
    return { state, effects: [] };
  const room = roomFor(state, frame);
  // What there is no room for is asked for again.
  if (room === undefined) return askAgain(state, now);
  const held: State = { ...state, arrived: [...room, frame] };
  return hasGap(held) ? askAgain(held, now) : { state: held, effects: [] };
}

/** The one that is waited for always finds room: what is furthest from its turn gives way. */
function roomFor({ arrived: held, expected }: State, { sequence }: Arrived): readonly Arrived[] | undefined {
  if (held.length < heldFrames) return held;
  if (sequence !== expected) return undefined;
  const sequences = held.map((frame) => frame.sequence);
  const last = sequences.lastIndexOf(Math.max(...sequences));
  return held.filter((_, at) => at !== last);
}

/** What came waits for one before it that did not come. */
function hasGap({ arrived: held, expected }: State): boolean {
  return held.length > 0 && !held.some(({ sequence }) => sequence === expected);
}

/** What did not open changes nothing; the real frame of that number may still come. */
export function notOpened(state: State, now: number): Step {
  return askAgain(withoutBusy(state), now);
}

function withoutBusy(state: State): State {
  const failed = state.busy?.does === "open" ? state.busy.arrived : undefined;
  return { ...state, busy: null, arrived: state.arrived.filter((frame) => frame !== failed) };
}

/** What came ahead of its turn and still waits: the one before it is missing, and nobody may have noticed. */
export function timePassed(state: State, now: number): Step {
  return hasGap(state) && state.otherPresent ? askAgain(state, now) : { state, effects: [] };
}

/** "This is what I have", not more often than once a second. */
function askAgain(state: State, now: number): Step {
  const recent = state.askedAgainAt !== null && now - state.askedAgainAt < resumePauseMs * state.speed;
  if (recent || state.link !== "up") return { state, effects: [] };
  return { state: { ...state, askedAgainAt: now }, effects: [resume(state)] };
}

/** `frame`: null for a commit, which begins a new epoch. */
export function opened(before: State, frame: SealedFrame | null, now: number): Step {
  // It was ended meanwhile: nothing of what was just read may stay, and the goodbye must not call it read.
  if (before.ended !== null) return only(withoutBusy(before));
  const inEpoch = before.busy?.does === "open" ? before.busy.arrived.epoch : before.epoch;
  const state = counted(withoutBusy(before));
  if (frame === null) {
    // In-order frames of the earlier epoch have all been read: its keys are not needed any more (E12).
    const renewed: State = { ...state, epoch: state.epoch + 1, ackOwed: true };
    return { state: talking(renewed), effects: [{ type: "forgetEarlierEpoch" }] };
  }
  const heard = believed(state, frame, inEpoch);
  return taken(heard, frame, now);
}

/** The next number is expected, and whatever else claimed this one is dropped. */
function counted(state: State): State {
  const expected = state.expected + 1;
  return { ...state, expected, arrived: state.arrived.filter(({ sequence }) => sequence >= expected) };
}

/** A console may write once it has read anything: the visitor's tab is in the group. */
function talking(state: State): State {
  return state.end === "counsellor" && state.phase === "agreeing" ? { ...state, phase: "talking" } : state;
}

/** E8: never more than we sealed, never less than before. */
function believed(state: State, frame: SealedFrame, inEpoch: number): State {
  const said = frame.acks.find(({ seat }) => seat === state.seat)?.sequence ?? 0;
  const next = Math.min(Math.max(said, state.acknowledged), state.sealed);
  return {
    ...state,
    acknowledged: next,
    outbox: acknowledged(state.outbox, next),
    otherVersion: Math.max(state.otherVersion, frame.acks.find(({ seat }) => seat === state.otherSeat)?.sequence ?? 0),
    otherSentInEpoch: state.otherSentInEpoch || inEpoch === state.epoch,
  };
}

function taken(state: State, frame: SealedFrame, now: number): Step {
  switch (frame.type) {
    case "hello":
      return hello(state, frame.nonce);
    case "message":
      return only(talking(message(state, frame, now)));
    case "typing":
      return only(talking(typing(signs.quietly(state), frame.on, now)));
    case "ack":
      return only(talking(signs.quietly(state)));
    case "seen":
    case "page":
    case "time":
    case "topic":
    case "takenBack":
      return only(talking(signs.shown(state, frame, now)));
    case "agreed":
      return only(steps.heard(state, frame.steps, now));
    case "silence":
      return only(quiet.heard(state, now));
    case "closing":
      return only({ ...quiet.stirred(state, now), closing: true, ackOwed: true });
    case "end":
      return endedBy(state, goodbye(frame.why), now, closeCode.ended);
    case "left":
      return endedBy(state, "otherLeft", now, closeCode.ended);
  }
}

function typing(state: State, on: boolean, now: number): State {
  return { ...quiet.stirred(state, now), otherTypingUntil: on ? now + otherTypingMs * state.speed : null };
}

/** Said by the other end: "you were away for too long" is about us. */
function goodbye(why: Why | undefined): EndedBy {
  switch (why) {
    case "silence":
      return "silence";
    case "absence":
      return "meAbsent";
    case undefined:
      return "other";
  }
}

function hello(state: State, nonce: string): Step {
  if (state.agreement.is !== "welcomed") return only(state);
  const { offer, welcome } = state.agreement;
  return only({ ...state, ackOwed: true, agreement: { is: "checkingHello", offer, welcome, nonce } });
}

/** E15: a known id is shown once; an id of somebody else's seat is nobody's. */
function message(state: State, frame: Extract<SealedFrame, { type: "message" }>, now: number): State {
  const { id, text } = frame;
  // A console shows words alone, whoever writes them (P10).
  const place = state.end === "visitor" ? frame.place : undefined;
  const known = state.messages.some(({ mine, id: { number } }) => !mine && number === id.number);
  // Whoever writes has no need of more time, and nothing is silent any more.
  const timeNeeded = state.end === "visitor" && state.timeNeeded;
  const owed: State = { ...quiet.stirred(state, now), ackOwed: true, otherTypingUntil: null, timeNeeded };
  if (known || id.seat !== state.otherSeat) return owed;
  const shown: Message = { id, mine: false, text, at: now, sequence: null, takenBack: false, place };
  return {
    ...owed,
    messages: [...state.messages, shown],
    messagesInEpoch: state.messagesInEpoch + 1,
    firstMessageAt: state.firstMessageAt ?? now,
  };
}

function only(state: State): Step {
  const effects: Effect[] = [];
  return { state, effects };
}
