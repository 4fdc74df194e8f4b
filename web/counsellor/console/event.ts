/**
 * Everything that can happen to a console, in the past tense. Time is handed to `step` beside the event, randomness
 * inside it, so that every run can be replayed.
 */
import type { RoomId, TicketId } from "../../../shared/ids.ts";
import type { Rest, StaffFrame } from "../../../shared/protocol.ts";
import type { Debrief } from "../../../shared/shift-interface.ts";
import type { DutyAnswer, MeAnswer } from "../../../shared/staff-interface.ts";
import type { EndedBy } from "../../conversation/view.ts";
import type { Answered } from "../../staff/ask.ts";
import type { DeviceProblem } from "../../staff/device-store.ts";

export type Duty = Pick<DutyAnswer, "pass" | "ended" | "shift" | "turn">;
export type Me = Pick<MeAnswer, "person" | "organisation">;

/** What the console kept of a running chat when its page was closed: no keys, no text. */
export interface KeptChat {
  readonly room: RoomId;
  readonly admission: string;
  readonly name: string;
  readonly startedAt: number;
  /** Another tab of this browser still holds the conversation itself. */
  readonly elsewhere: boolean;
}

/** The little the core must know of a conversation; its words stay out of it. */
export interface Glimpse {
  readonly phase: "connecting" | "agreeing" | "talking" | "ended" | "refused";
  readonly endedBy: EndedBy | undefined;
  /** Messages from the visitor so far. */
  readonly arrived: number;
  /** Own messages so far. */
  readonly written: number;
}

/** What an end would cut off at the moment of the press. */
export interface BeforeEnd {
  /** Own messages that have not arrived. */
  readonly undelivered: number;
  readonly otherIsWriting: boolean;
}

/** Where this browser's own device and its kept chats stand. */
export interface FoundDevice {
  readonly device: "usable" | DeviceProblem;
  readonly kept: readonly KeptChat[];
  /** The earliest end in the device's chain of certificates. */
  readonly until: number | undefined;
  /** Start of the shift this very tab was checked in for before it was loaded again. */
  readonly checkedInFor: number | undefined;
  /** When the last chat of this tab ended, before it was loaded again. */
  readonly lastEndedAt: number | undefined;
}

export type ConsoleEvent =
  | { readonly type: "opened" }
  | { readonly type: "meAnswered"; readonly answer: Answered<Me> }
  | ({ readonly type: "deviceFound" } & FoundDevice)
  | { readonly type: "dutyAnswered"; readonly answer: Answered<Duty> }
  /** The newest list says that a key in this device's chain no longer counts. */
  | { readonly type: "deviceRevoked" }
  | { readonly type: "linkOpened" }
  | { readonly type: "linkLost" }
  /** Closed with a code for good; nobody reconnects. */
  | { readonly type: "linkClosed"; readonly code: number }
  /** `random`: two numbers from 0 up to 1, for a name. `writing`: somebody is in a writing box just now. */
  | {
      readonly type: "frameArrived";
      readonly frame: StaffFrame;
      readonly random: readonly [number, number];
      readonly writing: boolean;
    }
  | { readonly type: "ticked" }
  | { readonly type: "checkInPressed" }
  | { readonly type: "takingSwitched"; readonly on: boolean }
  | { readonly type: "restPressed"; readonly why: Rest["why"] }
  /** The minutes between two chats: five more, or over now. */
  | { readonly type: "pausePressed"; readonly wish: "longer" | "over" }
  | { readonly type: "signOffPressed" }
  | { readonly type: "signOffTakenBack" }
  | { readonly type: "debriefAnswered"; readonly debrief: Debrief }
  /** What concerns duty was changed at the Office: it is asked again. */
  | { readonly type: "dutyChanged" }
  /** `ticket`: this one, picked or accepted; without, whoever is next. */
  | { readonly type: "takePressed"; readonly ticket?: TicketId }
  | { readonly type: "offerDeclined"; readonly ticket: TicketId }
  | { readonly type: "chatSelected"; readonly room: RoomId }
  | { readonly type: "nextUnreadPressed" }
  | { readonly type: "conversationSeated"; readonly room: RoomId }
  /** `watched`: this chat is the one in the middle and somebody looks at the page. */
  | {
      readonly type: "conversationChanged";
      readonly room: RoomId;
      readonly glimpse: Glimpse;
      readonly watched: boolean;
    }
  /** Somebody looks at the page again. */
  | { readonly type: "pageShown" }
  | ({ readonly type: "endPressed"; readonly room: RoomId; readonly sure: boolean } & BeforeEnd)
  | { readonly type: "endTakenBack"; readonly room: RoomId }
  /** Somebody does harm here: it is flagged, then ended without a question. */
  | { readonly type: "flagPressed"; readonly room: RoomId }
  /** `heard`: it counts. Otherwise nobody could be told in time; the chat is ended all the same. */
  | { readonly type: "flagTold"; readonly room: RoomId; readonly heard: boolean }
  | { readonly type: "closingPressed"; readonly room: RoomId }
  | { readonly type: "forgetPressed"; readonly room: RoomId }
  /** A reminder that nobody has written was read and put away; the later ones of the same silence still come. */
  | { readonly type: "promptClosed"; readonly room: RoomId; readonly silentSince: number; readonly count: number }
  | { readonly type: "lostChatEnded"; readonly room: RoomId }
  | { readonly type: "noticeClosed" }
  | { readonly type: "continueHerePressed" }
  | { readonly type: "signOutPressed" }
  /** Nothing came back: the sign-in may go on. */
  | { readonly type: "signOutNotHeard" };
