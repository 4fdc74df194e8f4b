/**
 * One chat at one of its ends, pure. Encryption is done outside, one operation at a time: an effect asks for it, an
 * event brings the outcome, and nothing else is sealed or opened in between. So a simulation can put a model in place
 * of the real thing and replay every run.
 *
 * Must stay true: own sealed frames carry every number once, in order (E7); the outbox shrinks by sealed
 * acknowledgements alone (E8); frames are opened strictly in order (E7); only the visitor commits (E10), and only when
 * nobody could be left behind (E11).
 */
import type { ChatRole } from "../../shared/certificates.ts";
import type { PlaceId } from "../../shared/ids.ts";
import type { Outbox } from "../../shared/outbox.ts";
import type { MessageId } from "../../shared/protocol.ts";
import * as agreement from "./agreement.ts";
import * as ending from "./ending.ts";
import type { Effect, Event } from "./event.ts";
import * as linking from "./linking.ts";
import type { Arrived, Draft, Operation } from "./operation.ts";
import * as quiet from "./quiet.ts";
import * as receiving from "./receiving.ts";
import * as sending from "./sending.ts";
import * as signs from "./signs.ts";
import * as steps from "./steps.ts";
import type { EndedBy } from "./view.ts";
import { work } from "./work.ts";

export interface Message {
  readonly id: MessageId;
  readonly mine: boolean;
  readonly text: string;
  readonly at: number;
  /** Of one's own: the sealed frame it went into; null while it waits. */
  readonly sequence: number | null;
  /** The text is gone, here and there. */
  readonly takenBack: boolean;
  /** The place in the line's list that the text names (E23). */
  readonly place?: PlaceId | undefined;
}

type Agreement =
  /** Counsellor: the offer is being made, was made, was answered. */
  | { readonly is: "offering"; readonly offer: Uint8Array | null }
  | { readonly is: "joining"; readonly offer: Uint8Array; readonly welcome: Uint8Array }
  /** Visitor: waiting for an offer, checking it, waiting for hello, checking its nonce. */
  | { readonly is: "awaitingOffer" }
  | { readonly is: "admitting"; readonly offer: Uint8Array }
  | { readonly is: "welcomed"; readonly offer: Uint8Array; readonly welcome: Uint8Array }
  | { readonly is: "checkingHello"; readonly offer: Uint8Array; readonly welcome: Uint8Array; readonly nonce: string }
  | { readonly is: "agreed"; readonly offer: Uint8Array | null; readonly welcome: Uint8Array | null }
  /** Keys are gone. */
  | { readonly is: "over" };

export interface State {
  readonly end: "visitor" | "counsellor";
  readonly seat: number;
  readonly otherSeat: number;
  readonly openedAt: number;
  readonly endsAt: number;
  /** Service milliseconds per real one: what waits for the network waits in real time. */
  readonly speed: number;
  readonly phase: "connecting" | "agreeing" | "talking" | "ended" | "refused";
  readonly link: "connecting" | "up" | "reconnecting";
  readonly otherPresent: boolean;
  readonly absentSince: number | null;
  /** The service signed the other end out: it does not come back. Believed for no more than saying so. */
  readonly otherDismissed: boolean;
  /** The Room has said who is there since this connection opened. */
  readonly greeted: boolean;
  readonly other: { readonly alias: string; readonly role: ChatRole } | null;
  readonly agreement: Agreement;
  /** The operation under way. */
  readonly busy: Operation | null;
  /** Own sealed frames so far: the next one's number. */
  readonly sealed: number;
  readonly outbox: Outbox;
  /** The number to be sent again next, and when the last ones were; null: everything has been sent (E9). */
  readonly resending: { readonly next: number; readonly at: number } | null;
  /** When something was sent again last on this connection. */
  readonly resentAt: number | null;
  /** Frames that went out as they were sealed, since an instant no longer than a second ago. */
  readonly burst: { readonly from: number; readonly frames: number };
  /** The number the other end expects next, as it said inside the encryption. */
  readonly acknowledged: number;
  /** The number expected from the other end next. */
  readonly expected: number;
  /** Frames that came and were not opened yet; several may claim the same number. */
  readonly arrived: readonly Arrived[];
  readonly drafts: readonly Draft[];
  readonly numbered: number;
  readonly messages: readonly Message[];
  readonly ackOwed: boolean;
  /** Quiet frames read since this end last sealed anything. */
  readonly quietRead: number;
  readonly quietAt: number | null;
  readonly askedAgainAt: number | null;
  readonly typing: { readonly wanted: boolean; readonly told: boolean; readonly toldAt: number | null };
  readonly otherTypingUntil: number | null;
  /** Of the other's messages: those below have been looked at, and those below have been told. */
  readonly seen: { readonly wanted: number; readonly told: number };
  /** Of one's own messages: those below have been looked at. */
  readonly otherSeen: number;
  /** The visitor's page: in front now, and as it was told. */
  readonly page: { readonly shown: boolean; readonly told: boolean };
  readonly otherPageShown: boolean;
  readonly timeNeeded: boolean;
  readonly topic: string | null;
  /** What was agreed on (E21). */
  readonly steps: readonly string[];
  /** What the other end's page understands, as far as it said so (E22). */
  readonly otherVersion: number;
  /** Nobody has written or typed since, while it counts (E18). */
  readonly quietSince: number | null;
  /** The last step: a long time since then was slept through. */
  readonly steppedAt: number;
  /** Announced to both: the end, unless somebody writes. */
  readonly silenceEndsAt: number | null;
  readonly closing: boolean;
  readonly epoch: number;
  /** Own frames before this number were sealed in earlier epochs. */
  readonly epochFrom: number;
  readonly otherSentInEpoch: boolean;
  readonly earlierEpochKept: boolean;
  readonly messagesInEpoch: number;
  readonly firstMessageAt: number | null;
  /** `left`, sealed ahead for exactly this number and epoch. */
  readonly farewell: { readonly sequence: number; readonly epoch: number; readonly bytes: Uint8Array } | null;
  readonly ended: { readonly by: EndedBy; readonly at: number; readonly undelivered: number } | null;
  /** Until then the sealed goodbye is kept and sent again. */
  readonly farewellUntil: number | null;
}

export interface Step {
  readonly state: State;
  readonly effects: readonly Effect[];
}

export function initial(
  end: State["end"],
  seats: { own: number; other: number },
  now: number,
  endsAt: number,
  speed: number,
): State {
  return {
    end,
    seat: seats.own,
    otherSeat: seats.other,
    openedAt: now,
    endsAt,
    speed,
    phase: "connecting",
    link: "connecting",
    otherPresent: false,
    absentSince: null,
    otherDismissed: false,
    greeted: false,
    other: null,
    agreement: end === "visitor" ? { is: "awaitingOffer" } : { is: "offering", offer: null },
    busy: null,
    sealed: 0,
    outbox: [],
    resending: null,
    resentAt: null,
    burst: { from: now, frames: 0 },
    acknowledged: 0,
    expected: 0,
    arrived: [],
    drafts: [],
    numbered: 0,
    messages: [],
    ackOwed: false,
    quietRead: 0,
    quietAt: null,
    askedAgainAt: null,
    typing: { wanted: false, told: false, toldAt: null },
    otherTypingUntil: null,
    seen: { wanted: 0, told: 0 },
    otherSeen: 0,
    page: { shown: true, told: true },
    otherPageShown: true,
    timeNeeded: false,
    topic: null,
    steps: [],
    otherVersion: 0,
    quietSince: null,
    steppedAt: now,
    silenceEndsAt: null,
    closing: false,
    epoch: 1,
    epochFrom: 0,
    otherSentInEpoch: false,
    earlierEpochKept: false,
    messagesInEpoch: 0,
    firstMessageAt: null,
    farewell: null,
    ended: null,
    farewellUntil: null,
  };
}

/** `now`: milliseconds by the service's clock. */
export function step(state: State, event: Event, now: number): Step {
  const judged = quiet.judgedAt(state, now);
  const reacted = react(quiet.awake(state, now), event, now);
  const counted: Step = { state: quiet.counted(reacted.state, now), effects: reacted.effects };
  return [ending.timePassed, linking.timePassed, receiving.timePassed, work].reduce(
    (so, part) => andThen(so, (current) => part(current, now, judged)),
    counted,
  );
}

function andThen(first: Step, next: (state: State) => Step): Step {
  const { state, effects } = next(first.state);
  return { state, effects: [...first.effects, ...effects] };
}

function react(state: State, event: Event, now: number): Step {
  switch (event.type) {
    case "linkOpened":
      return linking.opened(state);
    case "linkLost":
      return linking.lost(state);
    case "linkClosed":
      return linking.closed(state, event.code, now);
    case "present":
      return linking.present(state, event.seats, now);
    case "resumed":
      return linking.resumed(state, event.seat, event.next, now);
    case "gone":
      return ending.gone(state, event.seat);
    case "dismissed":
      return linking.dismissed(state, event.seat);
    case "offerArrived":
    case "welcomeArrived":
    case "offered":
    case "admitted":
    case "joined":
    case "helloChecked":
      return agreement.reacted(state, event);
    case "refused":
      return state.busy?.does === "open" ? receiving.notOpened(state, now) : agreement.refused(state);
    case "sealedArrived":
      return receiving.arrived(state, event.arrived, now);
    case "opened":
      return receiving.opened(state, event.frame, now);
    case "sealed":
    case "updated":
    case "sealedAside":
      return sending.sealed(state, event.bytes, now);
    case "wrote":
      return sending.wrote(state, event.text, now, event.place);
    case "stepsWritten":
      return steps.written(state, event.steps, now);
    case "typed":
      return sending.typed(state, event.on, now);
    case "messagesSeen":
      return signs.seen(state);
    case "pageTurned":
      return signs.pageTurned(state, event.shown);
    case "timeAsked":
      return signs.timeAsked(state, event.needed, now);
    case "topicPicked":
      return signs.topicPicked(state, event.topic);
    case "wordsTakenBack":
      return signs.wordsTakenBack(state, now);
    case "closingBegan":
      return sending.closingBegan(state, now);
    case "endPressed":
      return ending.pressed(state, now);
    case "forgotten":
      return ending.forgotten(state);
    case "timePassed":
      return { state, effects: [] };
  }
}
