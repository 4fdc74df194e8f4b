/** The queue as the Switchboard shows it, checking in, "Taking chats", and asking for the next person or this one. */
import type { TicketId } from "../../../shared/ids.ts";
import type { NotTaken } from "../../../shared/protocol.ts";
import { obstacle } from "./able.ts";
import { isRunning } from "./chat.ts";
import type { Effect } from "./effect.ts";
import { answered, offerOf, unanswered, wasMissed } from "./offers.ts";
import type { Board, ConsoleState, Step } from "./state.ts";

/** Two presses of "Take next" stand at least this far apart: a held key is one wish, not twenty frames. */
const betweenAsksMs = 300;

export function boardArrived(state: ConsoleState, board: Board, now: number): Step {
  const { me } = board;
  // The first board after a reconnection may be older than the check-in that was just sent again.
  const checkedOut = state.checkInSeen && !me.checkedIn;
  // Only news sets somebody aside: a board from before the switch was turned on again must not turn it off.
  const away = me.away && state.taking && state.board?.me.away !== true;
  const next: ConsoleState = {
    ...state,
    board,
    offer: offerOf(state, board, now),
    checkInSeen: me.checkedIn,
    checkedIn: state.checkedIn && !checkedOut,
    taking: state.taking && !checkedOut && !away,
    setAside: away || (state.setAside && !checkedOut),
    notice: away ? whyAway(state, board, now) : noticeThatStillHolds(state, board),
  };
  return {
    state: next,
    effects: [...stillCounted(state, board), ...whyClosed(state, board), ...heard(state, next, board)],
  };
}

/** The end of a chat was said into a connection that only looked alive: it is said again. */
function stillCounted({ finished }: ConsoleState, { me }: Board): readonly Effect[] {
  const rooms = me.chats.filter((room) => finished.includes(room));
  return rooms.map((room) => ({ type: "send", frame: { type: "ended", room } }));
}

/** The line was closed or opened just now: why, and until when, is the Office's to say. */
function whyClosed({ board: before }: ConsoleState, { open }: Board): readonly Effect[] {
  return before === undefined || before.open === open ? [] : [{ type: "fetchDuty" }];
}

/** "Could not verify this device" already says that one was set aside, and what to do about it. */
function whyAway(state: ConsoleState, board: Board, now: number): ConsoleState["notice"] {
  if (state.notice?.is === "released" && state.notice.reason === "refused") return state.notice;
  return { is: "away", why: wasMissed(state, board, now) ? "offers" : "call" };
}

/** "Nobody is waiting" is taken back by itself once somebody is. */
function noticeThatStillHolds({ notice }: ConsoleState, board: Board): ConsoleState["notice"] {
  return notice?.is === "notTaken" && notice.reason === "nobodyWaiting" && board.waitingCount > 0 ? undefined : notice;
}

function heard(before: ConsoleState, next: ConsoleState, board: Board): readonly Effect[] {
  const rings = next.offer !== undefined && next.offer !== before.offer;
  if (!rings && !somebodyBeganWaiting(before, board)) return [];
  return [{ type: "playSound", sound: rings ? "offer" : "waiting" }, { type: "notify" }];
}

function somebodyBeganWaiting(state: ConsoleState, board: Board): boolean {
  const free = state.checkedIn && state.taking && state.chats.filter(isRunning).length < board.me.limit;
  return free && state.board !== undefined && board.waitingCount > state.board.waitingCount;
}

export function checkInPressed(state: ConsoleState, now: number): Step {
  if (state.stage.is !== "onShift" || state.checkedIn) return { state, effects: [] };
  const notice = obstacle(state, now);
  const taking = notice === undefined;
  const effects: Effect[] = [
    { type: "warmUp" },
    { type: "recordCheckIn" },
    { type: "rememberCheckIn", shiftFrom: state.shift?.from },
    ...whenUp(state, { type: "send", frame: { type: "checkIn", taking } }),
  ];
  return {
    state: { ...state, checkedIn: true, taking, setAside: false, rest: undefined, thanked: false, notice },
    effects,
  };
}

/** `ticket`: this person, picked from the list or accepted; otherwise whoever is next. */
export function takePressed(state: ConsoleState, ticket: TicketId | undefined, now: number): Step {
  const notice = obstacle(state, now);
  if (notice !== undefined) return { state: { ...state, notice }, effects: [] };
  if (!state.checkedIn || state.asking || now - state.askedAt < betweenAsksMs) return { state, effects: [] };
  if (state.link === "connecting") return { state: { ...state, takeWhenOpen: true }, effects: [{ type: "warmUp" }] };
  if (state.link !== "up") return { state: { ...state, notice: { is: "notConnected" } }, effects: [] };
  // Whoever asks for a person is back, and need not say so twice.
  const back: readonly Effect[] = state.setAside ? [{ type: "send", frame: { type: "taking", on: true } }] : [];
  const asking: ConsoleState = { ...state, asking: true, askedAt: now, notice: undefined };
  return {
    state: answered({ ...asking, taking: state.taking || state.setAside, setAside: false }),
    effects: [
      { type: "warmUp" },
      ...back,
      { type: "send", frame: ticket === undefined ? { type: "take" } : { type: "take", ticket } },
    ],
  };
}

export function notTaken(state: ConsoleState, reason: NotTaken): Step {
  const nextAt = state.board?.me.nextAt ?? null;
  return { state: { ...unanswered(state), asking: false, notice: { is: "notTaken", reason, nextAt } }, effects: [] };
}

export function whenUp(state: ConsoleState, effect: Effect): readonly Effect[] {
  return state.link === "up" ? [effect] : [];
}
