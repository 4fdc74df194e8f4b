/**
 * The console's life, pure: signed out, off shift, check-in, board, taking, chats. `step` takes one event at a time
 * and answers with the next state and what the world is to do. Texts and keys never come in here.
 *
 * Must stay true: an admission is kept exactly while its chat runs; an ended chat is forgotten after `afterEndMs`;
 * nothing is sent while the link is down (what must be known is said again when it opens).
 */
import type { RoomId } from "../../../shared/ids.ts";
import type { NotTaken, Rest, StaffFrame } from "../../../shared/protocol.ts";
import type { Debrief } from "../../../shared/shift-interface.ts";
import type { DeviceProblem } from "../../staff/device-store.ts";
import { boardArrived, checkInPressed, notTaken, takePressed } from "./board.ts";
import type { Chat } from "./chat.ts";
import * as chats from "./chats.ts";
import { watchDevice } from "./device.ts";
import type { Effect } from "./effect.ts";
import type { ConsoleEvent, Duty, KeptChat, Me } from "./event.ts";
import * as leaving from "./leaving.ts";
import * as link from "./link.ts";
import { declined, type Offer } from "./offers.ts";
import * as opening from "./opening.ts";
import { pausePressed, restPressed, takingSwitched } from "./resting.ts";
import { ticked } from "./ticking.ts";

type FrameArrived = Extract<ConsoleEvent, { type: "frameArrived" }>;
export type Board = Extract<StaffFrame, { type: "board" }>;

type Stage =
  | { readonly is: "opening" }
  | { readonly is: "unreachable"; readonly retryAt: number }
  | { readonly is: "signedOut"; readonly why: "noSession" | "revoked" | "byMe" | "notHeard" }
  | { readonly is: "noDevice"; readonly why: DeviceProblem }
  /** The server says this person may not, or the page and the server no longer understand one another. */
  | { readonly is: "stopped"; readonly why: "forbidden" | "outdated"; readonly sentence: string | undefined }
  | { readonly is: "offShift" }
  | { readonly is: "onShift" };

export type Notice =
  | { readonly is: "notTaken"; readonly reason: NotTaken; readonly nextAt: number | null }
  | { readonly is: "released"; readonly name: string; readonly reason: ReleaseReason }
  | { readonly is: "notConnected" | "shiftOver" | "endChatsFirst" | "notFlagged" | "signInEnded" | "deviceEnded" }
  /** The only lead there stays, while so many chats of colleagues run. */
  | { readonly is: "needed"; readonly chats: number }
  /** Nobody is taken here any more from then on. */
  | { readonly is: "deviceEndsSoon"; readonly at: number }
  /** Set aside by the Switchboard: two offers rang unanswered, or a chat that was called did not start. */
  | { readonly is: "away"; readonly why: "offers" | "call" };
export type ReleaseReason = Extract<StaffFrame, { type: "released" }>["reason"];

/** On the way out: the chats first, then the question about a debrief, then the Switchboard's word. */
type Leaving =
  | { readonly is: "chats" }
  | { readonly is: "debrief" }
  | { readonly is: "out"; readonly debrief: Debrief };

export interface ConsoleState {
  readonly stage: Stage;
  readonly me: Me | undefined;
  /** When this device's certificates end; undefined before it was found. */
  readonly deviceUntil: number | undefined;
  /** What the person was told of that last. */
  readonly deviceTold: "endsSoon" | "ended" | undefined;
  readonly shift: Duty["shift"];
  /** The running turn, as something to check in for. */
  readonly turn: Duty["turn"];
  /** The newest duty pass; after the shift, one that gives nobody new. Undefined when there is none now. */
  readonly pass: string | undefined;
  /** Nobody new comes any more: the shift or the sign-in has ended, and only chats that are held keep the board open. */
  readonly over: "shift" | "signIn" | undefined;
  /** A pass the server would not have: not tried again. */
  readonly refusedPass: string | undefined;
  /** Start of the shift this tab was checked in for before it was loaded again; until the Office names the shift. */
  readonly checkedInFor: number | undefined;
  /** When the last chat that took place ended: the minutes between chats are counted from then. */
  readonly lastEndedAt: number | undefined;
  readonly dutyAskedAt: number;
  readonly link: "off" | "connecting" | "up" | "reconnecting" | "replaced";
  readonly board: Board | undefined;
  /** What this person wants; told again whenever the link opens. */
  readonly checkedIn: boolean;
  readonly taking: boolean;
  /** Not this person's wish: the Switchboard set them aside, and a press of "Take next" is enough to come back. */
  readonly setAside: boolean;
  /** On a break or on a call; undefined while taking chats or simply paused. */
  readonly rest: Rest | undefined;
  /** Where the minutes after the last chat end, if this person chose so. */
  readonly pauseUntil: number | undefined;
  readonly leaving: Leaving | undefined;
  /** Signed off from this turn. */
  readonly thanked: boolean;
  /** The board of this connection has confirmed the check-in. */
  readonly checkInSeen: boolean;
  readonly asking: boolean;
  /** "Take next" was pressed before the socket first opened: it goes out with the check-in. */
  readonly takeWhenOpen: boolean;
  readonly askedAt: number;
  readonly notice: Notice | undefined;
  readonly offer: Offer | undefined;
  readonly chats: readonly Chat[];
  readonly lost: readonly KeptChat[];
  readonly selected: RoomId | undefined;
  /** Rooms of chats that are over for this page, the newest last: told again if they still count. */
  readonly finished: readonly RoomId[];
}

export interface Step {
  readonly state: ConsoleState;
  readonly effects: readonly Effect[];
}

export const initial: ConsoleState = {
  stage: { is: "opening" },
  me: undefined,
  deviceUntil: undefined,
  deviceTold: undefined,
  shift: null,
  turn: null,
  pass: undefined,
  over: undefined,
  refusedPass: undefined,
  checkedInFor: undefined,
  lastEndedAt: undefined,
  dutyAskedAt: 0,
  link: "off",
  board: undefined,
  checkedIn: false,
  taking: false,
  setAside: false,
  rest: undefined,
  pauseUntil: undefined,
  leaving: undefined,
  thanked: false,
  checkInSeen: false,
  asking: false,
  takeWhenOpen: false,
  askedAt: 0,
  notice: undefined,
  offer: undefined,
  chats: [],
  lost: [],
  selected: undefined,
  finished: [],
};

/** `now`: milliseconds by the service's clock. */
export function step(state: ConsoleState, event: ConsoleEvent, now: number): Step {
  return remembered(leaving.debriefWhenDone(opening.leaveWhenDone(react(state, event, now))));
}

/** As many as anybody could have ended while nobody noticed that the link was dead. */
const finishedKept = 8;

function remembered({ state, effects }: Step): Step {
  const rooms = effects.flatMap((effect) => (effect.type === "discardKeptChat" ? [effect.room] : []));
  return {
    state: rooms.length === 0 ? state : { ...state, finished: [...state.finished, ...rooms].slice(-finishedKept) },
    effects,
  };
}

function react(state: ConsoleState, event: ConsoleEvent, now: number): Step {
  switch (event.type) {
    case "opened":
      return { state, effects: [{ type: "fetchMe" }] };
    // Asked before somebody signed out, answered after: it says nothing about this page any more.
    case "meAnswered":
    case "deviceFound":
    case "dutyAnswered":
      return state.stage.is === "signedOut" ? { state, effects: [] } : answered(state, event, now);
    case "deviceRevoked":
      return watchDevice({ ...state, deviceUntil: 0 }, now);
    case "signOutNotHeard":
      return { state: opening.notHeard(state), effects: [] };
    case "signOutPressed":
      return opening.signOutPressed(state);
    case "linkOpened":
      return link.opened(state, now);
    case "linkLost":
      return link.lost(state);
    case "linkClosed":
      return link.closed(state, event.code, now);
    case "continueHerePressed":
      return link.continueHere(state);
    case "frameArrived":
      return frameArrived(state, event, now);
    case "ticked":
      return ticked(state, now);
    case "checkInPressed":
      return checkInPressed(state, now);
    case "takingSwitched":
      return takingSwitched(state, event.on, now);
    case "restPressed":
      return restPressed(state, event.why, now);
    case "pausePressed":
      return pausePressed(state, event.wish, now);
    case "signOffPressed":
      return leaving.signOffPressed(state);
    case "signOffTakenBack":
      return { state: { ...state, leaving: undefined }, effects: [] };
    case "debriefAnswered":
      return leaving.debriefAnswered(state, event.debrief);
    case "dutyChanged":
      return opening.askForDuty(state, now);
    case "takePressed":
      return takePressed(state, event.ticket, now);
    case "offerDeclined":
      return declined(state, event.ticket);
    case "noticeClosed":
      return { state: { ...state, notice: undefined }, effects: [] };
    default:
      return chats.reacted(state, event, now);
  }
}

type Answer = Extract<ConsoleEvent, { type: "meAnswered" | "deviceFound" | "dutyAnswered" }>;

function answered(state: ConsoleState, event: Answer, now: number): Step {
  switch (event.type) {
    case "meAnswered":
      return opening.meAnswered(state, event.answer, now);
    case "deviceFound":
      return opening.deviceFound(state, event, now);
    case "dutyAnswered":
      return opening.dutyAnswered(state, event.answer, now);
  }
}

function frameArrived(state: ConsoleState, event: FrameArrived, now: number): Step {
  const { frame } = event;
  switch (frame.type) {
    case "board":
      return leaving.boardArrived(boardArrived(state, frame, now), frame);
    case "taken":
      return chats.taken(state, frame, event, now);
    case "notTaken":
      return notTaken(state, frame.reason);
    case "notOut":
      return { state: { ...state, leaving: undefined, notice: { is: "needed", chats: frame.chats } }, effects: [] };
    case "released":
      return chats.released(state, frame.room, frame.reason);
    case "admission":
      return chats.renewed(state, frame.room, frame.admission);
  }
}
