/**
 * A visit from "I understand, start" to the end, pure: the place in the queue, being called, the chat, and every way in
 * which that comes to nothing. What is written and read is not in here; the conversation has it.
 *
 * Must stay true: one chat at a time; a fresh commitment for every call; nothing is kept unless it was chosen.
 */
import type { RoomId } from "../../../shared/ids.ts";
import { closeCode, type QueueFrame, type VisitorFrame, type Wait } from "../../../shared/protocol.ts";

type Failure = Extract<VisitorFrame, { type: "rejoin" }>["reason"];

/** A sentence of `waiting` in the words, told above the place. */
type Note = "backInLine" | "refused" | "conversationGone" | "someoneElse" | "newPlace" | "aside";

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
  /** The room of the last call that came to nothing: the Switchboard may not have heard of it. */
  readonly lastFailed: RoomId | null;
  readonly queue: "off" | "connecting" | "up" | "reconnecting";
  readonly room: RoomId | null;
  /** A call that came to nothing: told with the next commitment. */
  readonly failed: { readonly room: RoomId; readonly reason: Failure } | null;
  readonly ahead: number;
  readonly wait: Wait;
  readonly note: Note | null;
  readonly mustShow: boolean;
  /** Counsellors' pages that could not prove themselves. */
  readonly refusals: number;
}

export type Event =
  | { readonly type: "began"; readonly keep: boolean; readonly token: string | undefined; readonly outOfChat: boolean }
  | { readonly type: "prepared"; readonly commitment: string }
  | { readonly type: "queueOpened" | "queueLost" }
  | { readonly type: "queueClosed"; readonly code: number }
  | { readonly type: "frameArrived"; readonly frame: QueueFrame }
  | { readonly type: "seated" }
  | { readonly type: "chatFailed"; readonly reason: Failure }
  | { readonly type: "admissionRenewed"; readonly admission: string }
  | {
      readonly type:
        | "loadingFailed"
        | "chatEnded"
        | "someoneElsePressed"
        | "hereSeen"
        | "leftLine"
        | "renewalDue"
        | "triedAgain";
    };

export type Effect =
  | { readonly type: "prepare" | "closeQueue" | "dropChat" | "forget" }
  | { readonly type: "openQueue" }
  | { readonly type: "ask"; readonly commitment: string }
  | { readonly type: "send"; readonly frame: VisitorFrame }
  | { readonly type: "openChat"; readonly admission: string }
  | { readonly type: "keep"; readonly token: string };

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
  lastFailed: null,
  queue: "off",
  room: null,
  failed: null,
  ahead: 0,
  wait: null,
  note: null,
  mustShow: false,
  refusals: 0,
};

export function step(state: State, event: Event): Step {
  switch (event.type) {
    case "began": {
      const note = event.outOfChat ? "conversationGone" : null;
      return {
        state: { ...initial, keep: event.keep, token: event.token ?? null, note },
        effects: [{ type: "prepare" }],
      };
    }
    case "prepared":
      return prepared(state, event.commitment);
    // Only ever before the first question: a kept place stays kept, for the page that is loaded next.
    case "loadingFailed":
      return { state: { ...state, stage: "stopped", stopped: "unloaded" }, effects: [] };
    case "queueOpened":
      return opened({ ...state, queue: "up" });
    case "queueLost":
      return only({ ...state, queue: "reconnecting" });
    case "queueClosed":
      return closed(state, event.code);
    case "frameArrived":
      return arrived(state, event.frame);
    case "seated":
      return seated(state);
    case "chatFailed":
      return chatFailed(state, event.reason);
    case "admissionRenewed":
      return kept({ ...state, token: event.admission });
    case "chatEnded":
      return {
        state: { ...state, stage: "ended", token: null, queue: "off" },
        effects: [{ type: "closeQueue" }, { type: "forget" }],
      };
    case "someoneElsePressed":
      return someoneElse(state);
    case "hereSeen":
      return state.mustShow
        ? { state: { ...state, mustShow: false, note: null }, effects: [send({ type: "here" })] }
        : only(state);
    case "leftLine":
      return {
        state: { ...initial, stage: "ended" },
        effects: [{ type: "dropChat" }, { type: "closeQueue" }, { type: "forget" }],
      };
    case "renewalDue":
      return state.queue === "up" ? { state, effects: [send({ type: "renew" })] } : only(state);
    case "triedAgain":
      return { state: { ...initial, keep: state.keep }, effects: [{ type: "prepare" }] };
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
  return state.commitment === null ? only(state) : { state, effects: [{ type: "ask", commitment: state.commitment }] };
}

function arrived(state: State, frame: QueueFrame): Step {
  switch (frame.type) {
    case "placed": {
      const stage = state.stage === "joining" || state.stage === "preparing" ? "waiting" : state.stage;
      return kept({ ...state, stage, token: frame.ticket, ahead: frame.ahead, wait: frame.wait });
    }
    case "moved":
      return only({ ...state, ahead: frame.ahead, wait: frame.wait });
    case "ticket":
      return kept({ ...state, token: frame.ticket });
    case "called":
      return called(state, frame.room, frame.admission);
    case "uncalled":
      return frame.room === state.room ? withdrawn(state, "backInLine") : only(state);
    case "aside":
      return withdrawn({ ...state, mustShow: frame.waitForHere }, "aside");
  }
}

/** The same call again, after the queue's socket was replaced, is only answered; one that failed is refused again. */
function called(state: State, room: RoomId, admission: string): Step {
  const { commitment } = state;
  const answer = send({ type: "answered", room });
  if (state.room === room) return { state, effects: [answer] };
  if (commitment === null) return only(state);
  if (room === state.lastFailed)
    return { state, effects: [send({ type: "rejoin", room, commitment, reason: "noHello" })] };
  if (state.used) {
    const again: State = { ...state, stage: "preparing", room: null, failed: { room, reason: "absent" } };
    return { state: again, effects: [{ type: "dropChat" }, { type: "prepare" }] };
  }
  return {
    state: { ...state, stage: "called", room, used: true, note: null, mustShow: false },
    effects: [{ type: "dropChat" }, answer, { type: "openChat", admission }],
  };
}

/** The call is over on the other side. Its commitment was used: the next call needs a fresh one. */
function withdrawn(state: State, note: Note): Step {
  const { room } = state;
  if (room === null) return only({ ...state, note });
  const again: State = { ...state, stage: "preparing", note, failed: { room, reason: "absent" } };
  return { state: again, effects: [{ type: "dropChat" }, { type: "prepare" }] };
}

/** The hello was read: the place in the queue has done its work. */
function seated(state: State): Step {
  if (state.room === null) return only(state);
  return {
    state: { ...state, stage: "chatting", queue: "off" },
    effects: [send({ type: "seated", room: state.room }), { type: "closeQueue" }],
  };
}

function chatFailed(state: State, reason: Failure): Step {
  if (state.room === null) return only(state);
  const refusals = state.refusals + (reason === "refused" ? 1 : 0);
  // Once may be one console's certificate; again, and something is wrong here that waiting does not mend.
  if (refusals > 1) return stopped({ ...state, queue: "off" }, "refused");
  const note = reason === "refused" ? "refused" : "backInLine";
  return {
    state: { ...state, stage: "preparing", note, refusals, failed: { room: state.room, reason } },
    effects: [{ type: "dropChat" }, { type: "prepare" }],
  };
}

/** Back to the queue with the admission: it stands where the ticket stood. */
function someoneElse(state: State): Step {
  return {
    state: {
      ...state,
      stage: "preparing",
      room: null,
      failed: null,
      note: "someoneElse",
      commitment: null,
      queue: "off",
    },
    effects: [{ type: "dropChat" }, { type: "prepare" }],
  };
}

function closed(state: State, code: number): Step {
  const off: State = { ...state, queue: "off" };
  switch (code) {
    // The place had run out: a new one, said plainly.
    case closeCode.token:
      if (state.token === null) return stopped(off, "lost");
      return {
        state: { ...off, token: null, note: "newPlace", stage: "joining", queue: "connecting" },
        effects: [{ type: "forget" }, { type: "openQueue" }],
      };
    case closeCode.closed:
      return stopped(off, "closed");
    case closeCode.full:
      return stopped(off, "full");
    case closeCode.replaced:
      return stopped(off, "replaced");
    default:
      return stopped(off, "lost");
  }
}

/** A tab that took over keeps the entry for itself: it is not this one's to forget. */
function stopped(state: State, why: NonNullable<State["stopped"]>): Step {
  const forget: Effect[] = why === "replaced" ? [] : [{ type: "forget" }];
  return {
    state: { ...state, stage: "stopped", stopped: why, token: null, room: null },
    effects: [{ type: "dropChat" }, { type: "closeQueue" }, ...forget],
  };
}

function kept(state: State): Step {
  return { state, effects: state.keep && state.token !== null ? [{ type: "keep", token: state.token }] : [] };
}

const send = (frame: VisitorFrame): Effect => ({ type: "send", frame });

function only(state: State): Step {
  return { state, effects: [] };
}
