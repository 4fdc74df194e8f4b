/**
 * What to do next with the keys: one operation at a time, in an order that never leaves anybody behind. Agreeing first,
 * then reading, then own words, then new keys, then what is kept ready for a sudden leave.
 */
import { commitMessages, commitMs, quietFrameMs, sealedVersion } from "../../shared/limits.ts";
import type { SealedFrame } from "../../shared/protocol.ts";
import type { Effect } from "./event.ts";
import type { Draft, Operation, Sealable } from "./operation.ts";
import type { State, Step } from "./state.ts";

export function work(state: State, now: number): Step {
  if (state.busy !== null || state.phase === "refused") return { state, effects: [] };
  const tidy = forgetEarlierEpoch(state);
  const operation = nextOperation(tidy.state, now);
  if (operation === undefined) return tidy;
  const drafts = operation.does === "seal" ? withoutFirst(tidy.state.drafts, operation.draft) : tidy.state.drafts;
  const begun = operation.does === "update" ? tidy.state.drafts.filter(({ type }) => type !== "update") : drafts;
  return {
    state: { ...tidy.state, busy: operation, drafts: begun },
    effects: [...tidy.effects, { type: "operate", operation }],
  };
}

/** E12: everybody has moved on. */
function forgetEarlierEpoch(state: State): Step {
  if (!state.earlierEpochKept || !everybodyMovedOn(state)) return { state, effects: [] };
  const effects: Effect[] = [{ type: "forgetEarlierEpoch" }];
  return { state: { ...state, earlierEpochKept: false }, effects };
}

/** E11: the other end has sent in this epoch and has read everything that was sealed in earlier ones. */
function everybodyMovedOn(state: State): boolean {
  return state.otherSentInEpoch && state.acknowledged >= state.epochFrom;
}

function nextOperation(state: State, now: number): Operation | undefined {
  const { agreement } = state;
  switch (agreement.is) {
    case "offering":
      return agreement.offer === null ? { does: "offer" } : undefined;
    case "joining":
      return { does: "join", welcome: agreement.welcome };
    case "admitting":
      return { does: "admit", offer: agreement.offer };
    case "checkingHello":
      return { does: "checkHello", nonce: agreement.nonce };
    case "welcomed":
      return toOpen(state);
    case "agreed":
      return toOpen(state) ?? toSeal(state, now);
    case "awaitingOffer":
    case "over":
      return undefined;
  }
}

function toOpen(state: State): Operation | undefined {
  const arrived = state.arrived.find(({ sequence }) => sequence === state.expected);
  return arrived === undefined ? undefined : { does: "open", arrived };
}

function toSeal(state: State, now: number): Operation | undefined {
  const [draft] = state.drafts;
  // A console's words wait until the visitor's tab has shown that it is in the group; its hello does not.
  const waits = state.phase === "agreeing" && draft?.type !== "hello";
  if (draft !== undefined && !waits) return draft.type === "update" ? update(state) : seal(state, draft);
  if (state.ended !== null || waits) return undefined;
  if (commitDue(state, now)) return update(state);
  const quiet = quietDraft(state, now);
  return quiet === undefined ? farewell(state) : seal(state, quiet);
}

const update = (state: State): Operation => ({ does: "update", sequence: state.sealed });

/** E11: after ten messages or three minutes of talking, and only when nobody could be left behind. */
function commitDue(state: State, now: number): boolean {
  const talked = state.firstMessageAt !== null && now - state.firstMessageAt >= commitMs;
  const due = state.messagesInEpoch >= commitMessages || talked;
  return state.end === "visitor" && due && state.link === "up" && state.otherPresent && everybodyMovedOn(state);
}

/** E8: only what carries nothing else waits; at most every four seconds, the last one for certain. */
function quietDraft(state: State, now: number): Sealable | undefined {
  // Nobody could hear it now, and what is told later is how things stand then.
  if (state.link !== "up" || !state.otherPresent) return undefined;
  // A phone that is being locked has no four seconds left.
  if (state.page.shown !== state.page.told) return { type: "page", shown: state.page.shown };
  if (state.quietAt !== null && now - state.quietAt < quietFrameMs * state.speed) return undefined;
  if (state.typing.wanted !== state.typing.told) return { type: "typing", on: state.typing.wanted };
  if (state.seen.wanted > state.seen.told) return { type: "seen", before: state.seen.wanted };
  return state.ackOwed ? { type: "ack" } : undefined;
}

/** E13: `left` is kept ready for the number and epoch that would be next. */
function farewell(state: State): Operation | undefined {
  const ready = state.farewell?.sequence === state.sealed && state.farewell.epoch === state.epoch;
  if (ready || state.phase !== "talking") return undefined;
  return { does: "sealAside", frame: { type: "left", sequence: state.sealed, acks: acks(state) }, epoch: state.epoch };
}

function seal(state: State, draft: Sealable): Operation {
  const numbers = { sequence: state.sealed, acks: acks(state) };
  const frame: SealedFrame = { ...draft, ...numbers };
  return { does: "seal", draft, frame };
}

/** E22: what stands at one's own seat is no sequence, but what this page understands. */
const acks = ({ seat, otherSeat, expected }: State) => [
  { seat: otherSeat, sequence: expected },
  { seat, sequence: sealedVersion },
];

function withoutFirst(drafts: readonly Draft[], draft: Draft): readonly Draft[] {
  return drafts[0] === draft ? drafts.slice(1) : drafts;
}
