/**
 * A visit from "I understand, start" to the end, pure: the place in the queue, being called, the chat, and every way in
 * which that comes to nothing. What is written and read is not in here; the conversation has it.
 *
 * Must stay true: one chat at a time; a fresh commitment for every call; nothing is kept unless it was chosen.
 */
import type { RoomId } from "../../../shared/ids.ts";
import type { QueueFrame, VisitorFrame, Wait } from "../../../shared/protocol.ts";
import type { EndedBy } from "../../conversation/view.ts";
import { chatEnded, chatFailed, paused, seated, someoneElse } from "./chatting.ts";
import { arrived, closed } from "./hearing.ts";
import { kept, only, send } from "./outcome.ts";

export type Puzzle = Extract<QueueFrame, { type: "puzzle" }>;
export type Failure = Extract<VisitorFrame, { type: "rejoin" }>["reason"];

/** A sentence of `waiting` in the words, told above the place. */
type Note = "backInLine" | "refused" | "conversationGone" | "someoneElse" | "newPlace" | "aside" | "busy";

type Stage =
  /** Keys are being made. */
  | "preparing"
  /** The queue was asked. */
  | "joining"
  | "waiting"
  /** Somebody is joining: keys are agreed in the room. */
  | "called"
  | "chatting"
  | "ended"
  | "stopped";

export interface State {
  readonly stage: Stage;
  readonly stopped: "closed" | "full" | "replaced" | "refused" | "lost" | "unloaded" | null;
  readonly keep: boolean;
  /** Ticket or admission: what proves the place. */
  readonly token: string | null;
  readonly commitment: string | null;
  /** The commitment was used for a call: another call needs a fresh one. */
  readonly used: boolean;
  /** Somebody is here, and the visitor is in the middle of a sentence that is sent first. */
  readonly finishing: boolean;
  /** The room of the last call that came to nothing: the Switchboard may not have heard of it. */
  readonly lastFailed: RoomId | null;
  readonly queue: "off" | "connecting" | "up" | "reconnecting";
  readonly room: RoomId | null;
  /** A call that came to nothing: told with the next commitment. */
  readonly failed: { readonly room: RoomId; readonly reason: Failure } | null;
  readonly ahead: number;
  readonly wait: Wait;
  /** Languages that those on duty write now. */
  readonly spoken: readonly string[];
  /** Languages agreed to besides one's own (Q7): told with every question. */
  readonly also: readonly string[];
  /** Somebody may be hurt now (Q16): told again with every place, because the other side forgets it with the socket. */
  readonly urgent: boolean;
  readonly note: Note | null;
  readonly mustShow: boolean;
  /** Counsellors' pages that could not prove themselves. */
  readonly refusals: number;
}

export type Event =
  | {
      readonly type: "began";
      readonly keep: boolean;
      readonly token: string | undefined;
      readonly also: readonly string[];
      readonly outOfChat: boolean;
    }
  | { readonly type: "prepared"; readonly commitment: string }
  | { readonly type: "queueOpened" | "queueLost" }
  | { readonly type: "queueClosed"; readonly code: number }
  | { readonly type: "frameArrived"; readonly frame: QueueFrame }
  | { readonly type: "seated"; readonly writing: boolean }
  | { readonly type: "chatFailed"; readonly reason: Failure }
  | { readonly type: "admissionRenewed"; readonly admission: string }
  | { readonly type: "languageAgreed"; readonly language: string }
  | { readonly type: "chatEnded"; readonly by: EndedBy }
  | {
      readonly type:
        | "loadingFailed"
        | "openElsewhere"
        | "paused"
        | "urgentPressed"
        | "someoneElsePressed"
        | "hereSeen"
        | "languagesTakenBack"
        | "leftLine"
        | "renewalDue"
        | "triedAgain";
    };

export type Effect =
  | { readonly type: "prepare" | "closeQueue" | "dropChat" | "leaveChat" | "sendFirst" | "forget" }
  | { readonly type: "openQueue" }
  | { readonly type: "ask"; readonly commitment: string; readonly also: readonly string[] }
  | { readonly type: "send"; readonly frame: VisitorFrame }
  | { readonly type: "openChat"; readonly admission: string }
  | { readonly type: "keep"; readonly token: string }
  | { readonly type: "solve"; readonly puzzle: Puzzle };

export interface Step {
  readonly state: State;
  readonly effects: readonly Effect[];
}

export const initial: State = {
  stage: "preparing",
  stopped: null,
  keep: false,
  token: null,
  commitment: null,
  used: false,
  finishing: false,
  lastFailed: null,
  queue: "off",
  room: null,
  failed: null,
  ahead: 0,
  wait: null,
  spoken: [],
  also: [],
  urgent: false,
  note: null,
  mustShow: false,
  refusals: 0,
};

export function step(state: State, event: Event): Step {
  switch (event.type) {
    case "began": {
      const note = event.outOfChat ? "conversationGone" : null;
      return {
        state: { ...initial, keep: event.keep, token: event.token ?? null, also: event.also, note },
        effects: [{ type: "prepare" }],
      };
    }
    case "prepared":
      return prepared(state, event.commitment);
    // A kept place stays kept, for the page that is loaded next.
    case "loadingFailed":
      return { state: { ...state, stage: "stopped", stopped: "unloaded" }, effects: [{ type: "closeQueue" }] };
    // The tab that has the place goes on with it; this one is a copy.
    case "openElsewhere":
      return { state: { ...state, stage: "stopped", stopped: "replaced" }, effects: [{ type: "forget" }] };
    case "queueOpened":
      return opened({ ...state, queue: "up" });
    case "queueLost":
      return only({ ...state, queue: "reconnecting" });
    case "queueClosed":
      return closed(state, event.code);
    case "frameArrived":
      return arrived(state, event.frame);
    case "seated":
      return seated(state, event.writing);
    case "paused":
      return paused(state);
    case "chatFailed":
      return chatFailed(state, event.reason);
    // One that was under way when the chat ended is not kept.
    case "admissionRenewed":
      return state.stage === "called" || state.stage === "chatting"
        ? kept({ ...state, token: event.admission })
        : only(state);
    case "languageAgreed":
      return agreed(state, [...new Set([...state.also, event.language])]);
    case "languagesTakenBack":
      return agreed(state, []);
    case "urgentPressed":
      return { state: { ...state, urgent: true }, effects: inLine(state) ? [send({ type: "urgent" })] : [] };
    case "chatEnded":
      return chatEnded(state, event.by);
    case "someoneElsePressed":
      return someoneElse(state);
    case "hereSeen":
      return state.mustShow
        ? { state: { ...state, mustShow: false, note: null }, effects: [send({ type: "here" })] }
        : only(state);
    case "leftLine":
      return {
        state: { ...initial, stage: "ended" },
        effects: [{ type: "leaveChat" }, { type: "closeQueue" }, { type: "forget" }],
      };
    case "renewalDue":
      return state.queue === "up" ? { state, effects: [send({ type: "renew" })] } : only(state);
    case "triedAgain":
      return {
        state: { ...initial, keep: state.keep, also: state.also, urgent: state.urgent },
        effects: [{ type: "prepare" }],
      };
  }
}

/** The first commitment opens the queue; a later one goes back to it after a call that came to nothing. */
function prepared(state: State, commitment: string): Step {
  const ready: State = { ...state, commitment, used: false };
  const { failed } = state;
  if (failed === null) {
    return state.queue === "up"
      ? opened(ready)
      : { state: { ...ready, stage: "joining", queue: "connecting" }, effects: [{ type: "openQueue" }] };
  }
  const rejoined: State = { ...ready, failed: null, lastFailed: failed.room, room: null, stage: "waiting" };
  // Without a connection the commitment is told with the question that a new one begins with.
  return state.queue === "up"
    ? { state: rejoined, effects: [send({ type: "rejoin", ...failed, commitment })] }
    : only(rejoined);
}

function opened(state: State): Step {
  const { commitment, also } = state;
  return commitment === null ? only(state) : { state, effects: [{ type: "ask", commitment, also }] };
}

/** Was the question answered over this connection? Only then may anything else be said. */
const inLine = ({ queue, stage }: State) => queue === "up" && stage !== "joining";

/** Rule Q7: what is said last holds, also that it is one's own language alone. */
function agreed(state: State, also: readonly string[]): Step {
  if (also.length === state.also.length) return only(state);
  const { state: next, effects } = kept({ ...state, also });
  return { state: next, effects: inLine(state) ? [send({ type: "agree", also: [...also] }), ...effects] : effects };
}
