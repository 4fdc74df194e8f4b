/** What the queue says, and what follows from it for a visit. Part of `state.ts`. */
import type { RoomId } from "../../../shared/ids.ts";
import { closeCode, type QueueFrame } from "../../../shared/protocol.ts";
import { kept, only, send } from "./outcome.ts";
import type { Effect, State, Step } from "./state.ts";

export function arrived(state: State, frame: QueueFrame): Step {
  switch (frame.type) {
    case "placed": {
      const stage = state.stage === "joining" || state.stage === "preparing" ? "waiting" : state.stage;
      const { ticket: token, ahead, wait, spoken } = frame;
      const { state: next, effects } = kept({ ...state, stage, token, ahead, wait, spoken });
      return { state: next, effects: state.urgent ? [send({ type: "urgent" }), ...effects] : effects };
    }
    case "moved":
      return only({ ...state, ahead: frame.ahead, wait: frame.wait, spoken: frame.spoken });
    case "ticket":
      return kept({ ...state, token: frame.ticket });
    case "called":
      return called(state, frame.room, frame.admission);
    case "uncalled":
      return frame.room === state.room ? withdrawn(state, "backInLine") : only(state);
    // Very many come: work first, in the background; the same place also without it, a little later (Q18).
    // Somebody who comes back finds others in the places of their network (Q19).
    case "puzzle": {
      const stage = state.stage === "waiting" ? "joining" : state.stage;
      const { state: next, effects } = kept({ ...state, stage, token: frame.ticket, note: "busy", mustShow: false });
      return { state: next, effects: [...effects, { type: "solve", puzzle: frame }] };
    }
    case "aside":
      return withdrawn({ ...state, mustShow: frame.waitForHere }, "aside");
  }
}

/** The call is over on the other side. Its commitment was used: the next call needs a fresh one. */
function withdrawn(state: State, note: NonNullable<State["note"]>): Step {
  const { room, failed } = state;
  // That it came to nothing is known here, and the fresh one is being made.
  if (room === null || failed !== null) return only({ ...state, note });
  const again: State = { ...state, stage: "preparing", note, failed: { room, reason: "absent" } };
  return { state: again, effects: [{ type: "dropChat" }, { type: "prepare" }] };
}

/** The same call again, after the queue's socket was replaced, is only answered; one that failed is refused again. */
function called(state: State, room: RoomId, admission: string): Step {
  const { commitment } = state;
  const answer = send({ type: "answered", room });
  if (state.room === room) return { state, effects: [answer] };
  if (commitment === null) return only(state);
  if (room === state.lastFailed)
    return { state, effects: [send({ type: "rejoin", room, commitment, reason: "noHello" })] };
  // Fresh keys are being made already, and one commitment is enough: a second question would close the socket.
  if (state.failed !== null) return only({ ...state, room: null, failed: { room, reason: "absent" } });
  if (state.used) {
    const again: State = { ...state, stage: "preparing", room: null, failed: { room, reason: "absent" } };
    return { state: again, effects: [{ type: "dropChat" }, { type: "prepare" }] };
  }
  return {
    state: { ...state, stage: "called", room, used: true, note: null, mustShow: false },
    effects: [{ type: "dropChat" }, answer, { type: "openChat", admission }],
  };
}

export function closed(state: State, code: number): Step {
  const off: State = { ...state, queue: "off" };
  switch (code) {
    // The place had run out: a new one, said plainly.
    case closeCode.token:
      if (state.token === null) return stopped(off, "lost");
      return {
        state: { ...off, token: null, note: "newPlace", mustShow: false, stage: "joining", queue: "connecting" },
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
export function stopped(state: State, why: NonNullable<State["stopped"]>): Step {
  const forget: Effect[] = why === "replaced" ? [] : [{ type: "forget" }];
  return {
    state: { ...state, stage: "stopped", stopped: why, token: null, room: null },
    effects: [{ type: "dropChat" }, { type: "closeQueue" }, ...forget],
  };
}
