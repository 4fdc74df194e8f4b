/** What this end says: drafts wait until they can be sealed, sealed bytes wait in the outbox until they were read (E6 to E8). */
import type { PlaceId } from "../../shared/ids.ts";
import { messageBytes, messageUnits, outboxFrames } from "../../shared/limits.ts";
import { put } from "../../shared/outbox.ts";
import type { Effect } from "./event.ts";
import type { Operation } from "./operation.ts";
import { otherTypingMs, sendPerSecond } from "./pauses.ts";
import { stirred } from "./quiet.ts";
import { isBlank } from "./readable.ts";
import type { Message, State, Step } from "./state.ts";

/** Why this text cannot be sent now (empty: nothing of it would be seen), or undefined. Lengths as in `shared/limits.ts`. */
export function objection(state: State, text: string): "empty" | "tooLong" | "notNow" | undefined {
  if (isBlank(text)) return "empty";
  if (text.length > messageUnits || new TextEncoder().encode(JSON.stringify(text)).length > messageBytes)
    return "tooLong";
  return mayWrite(state) ? undefined : "notNow";
}

/** Before the keys are agreed a visitor's words wait in the tab; afterwards too many unread frames stop the pen. */
function mayWrite(state: State): boolean {
  if (state.ended !== null || state.phase === "refused") return false;
  return state.outbox.length + state.drafts.length < outboxFrames;
}

/** `place`: the one that `text` names; an older page is told the text alone (E22). */
export function wrote(state: State, text: string, now: number, place?: PlaceId): Step {
  if (objection(state, text) !== undefined) return { state, effects: [] };
  const id = { seat: state.seat, number: state.numbered };
  const message: Message = { id, mine: true, text, at: now, sequence: null, takenBack: false, place };
  const next: State = {
    ...stirred(state, now),
    // Whoever writes has no need of more time; the other end concludes the same from the message.
    timeNeeded: state.end === "counsellor" && state.timeNeeded,
    numbered: state.numbered + 1,
    messages: [...state.messages, message],
    drafts: [...state.drafts, { type: "message", id, text, place: state.otherVersion > 0 ? place : undefined }],
    // A message says by itself that the typing is over.
    typing: { wanted: false, told: false, toldAt: state.typing.toldAt },
  };
  return { state: next, effects: [] };
}

/** The other end forgets after a while that somebody writes; so it is told again while it goes on. */
export function typed(state: State, on: boolean, now: number): Step {
  const { told, toldAt } = state.typing;
  const stale = toldAt === null || now - toldAt >= (otherTypingMs / 2) * state.speed;
  return { state: { ...state, typing: { wanted: on, told: told && !(on && stale), toldAt } }, effects: [] };
}

export function closingBegan(state: State, now: number): Step {
  if (state.end !== "counsellor" || state.phase !== "talking" || state.closing) return { state, effects: [] };
  return {
    state: { ...stirred(state, now), closing: true, drafts: [...state.drafts, { type: "closing" }] },
    effects: [],
  };
}

/** The outcome of sealing, of a change of keys, or of the `left` that is kept ready. */
export function sealed(state: State, bytes: Uint8Array, now: number): Step {
  const { busy } = state;
  switch (busy?.does) {
    case "seal":
      return sent(afterDraft({ ...state, busy: null }, busy, now), bytes, busy, now);
    case "update":
      return sent(
        {
          ...state,
          busy: null,
          epoch: state.epoch + 1,
          epochFrom: state.sealed + 1,
          otherSentInEpoch: false,
          earlierEpochKept: true,
          messagesInEpoch: 0,
          firstMessageAt: null,
        },
        bytes,
        busy,
        now,
      );
    case "sealAside":
      return {
        state: { ...state, busy: null, farewell: { sequence: busy.frame.sequence, epoch: busy.epoch, bytes } },
        effects: [],
      };
    default:
      return { state, effects: [] };
  }
}

function afterDraft(state: State, { draft, frame }: Extract<Operation, { does: "seal" }>, now: number): State {
  const quiet = draft.type === "ack" || draft.type === "typing" || draft.type === "seen";
  const acknowledging: State = { ...state, ackOwed: false, quietRead: 0, quietAt: quiet ? now : state.quietAt };
  switch (draft.type) {
    case "message":
      return {
        ...acknowledging,
        messages: acknowledging.messages.map((message) =>
          message.mine && message.id.number === draft.id.number ? { ...message, sequence: frame.sequence } : message,
        ),
        messagesInEpoch: state.messagesInEpoch + 1,
        firstMessageAt: state.firstMessageAt ?? now,
      };
    case "typing":
      return { ...acknowledging, typing: { ...state.typing, told: draft.on, toldAt: now } };
    case "seen":
      return { ...acknowledging, seen: { ...state.seen, told: draft.before } };
    case "page":
      return { ...acknowledging, page: { ...state.page, told: draft.shown } };
    default:
      return acknowledging;
  }
}

function sent(state: State, bytes: Uint8Array, operation: Operation, now: number): Step {
  const begun = now - state.burst.from < 1000 * state.speed ? state.burst : { from: now, frames: 0 };
  // Words that waited for the keys are sealed all at once: more than a Room lets through would close the socket.
  const tooMany = begun.frames >= sendPerSecond;
  const waits = state.resending !== null || tooMany;
  const next: State = {
    ...state,
    sealed: state.sealed + 1,
    outbox: put(state.outbox, { sequence: state.sealed, bytes }),
    burst: { ...begun, frames: begun.frames + (waits ? 0 : 1) },
    resending: state.resending ?? (tooMany ? { next: state.sealed, at: now } : null),
  };
  // While earlier frames are on their way this one waits for its turn among them.
  const effects: Effect[] = waits ? [] : [{ type: "sendSealed", bytes }];
  if (operation.does === "seal" && operation.draft.type === "hello") effects.push({ type: "seated" });
  // Nothing is sealed after the end: the keys go at once, the sealed goodbye stays (E14).
  if (operation.does === "seal" && operation.draft.type === "end") return ended(next, effects);
  return { state: next, effects };
}

function ended(state: State, effects: readonly Effect[]): Step {
  return { state: { ...state, agreement: { is: "over" }, farewell: null }, effects: [...effects, { type: "wipe" }] };
}
