/**
 * What a page sees of one chat, and what it may do with it. Both pages use the same; the difference between the two
 * ends (who makes the group, who offers) is hidden behind `openAsVisitor` and `openAsCounsellor`.
 *
 * Instants are milliseconds by the service's clock (`web/clock.ts`).
 */
import type { ChatRole } from "../../shared/certificates.ts";
import type { PlaceId } from "../../shared/ids.ts";

/** waiting: not yet sealed, or not acknowledged when our own connection went. seen (console alone): it was on the visitor's screen. notDelivered: the chat is over and it never arrived. */
export type Delivery = "waiting" | "sent" | "delivered" | "seen" | "notDelivered";

export interface ShownMessage {
  /** `seat.number`; stable for the whole chat, fit as a list key. */
  readonly id: string;
  readonly mine: boolean;
  readonly text: string;
  readonly at: number;
  /** Of one's own messages; always `delivered` for the other's. */
  readonly delivery: Delivery;
  /** Its author took it back: `text` is empty. */
  readonly takenBack: boolean;
  /** `text` names this place of the line's own list. */
  readonly place: PlaceId | undefined;
}

export type EndedBy =
  | "me"
  | "other"
  /** The other left on purpose: their page is gone and says so. */
  | "otherLeft"
  /** The other end was away for longer than the absence limit. */
  | "otherAbsent"
  /** We were away for longer than the absence limit: the other end said so when we came back. */
  | "meAbsent"
  /** Nobody wrote for longer than the silence limit. */
  | "silence"
  /** Three hours. */
  | "over"
  /** The same seat is open elsewhere. */
  | "replaced"
  /** The session of this member of staff was ended. */
  | "revoked";

export interface ConversationView {
  /** connecting → agreeing (keys) → talking → ended. `refused`: the other end could not prove itself; nothing was sent. */
  readonly phase: "connecting" | "agreeing" | "talking" | "ended" | "refused";
  /** Our own connection to the room. */
  readonly link: "connecting" | "up" | "reconnecting";
  /** Who is certified at the other end (visitor's page alone, from `talking` on). */
  readonly other: { readonly alias: string; readonly role: ChatRole } | undefined;
  /** Is the other end connected? `absentSince` while it is not and our own link is up. */
  readonly otherPresent: boolean;
  readonly absentSince: number | undefined;
  /** It was signed out by the service, or lost its keys, and does not come back. */
  readonly otherDismissed: boolean;
  readonly messages: readonly ShownMessage[];
  readonly otherIsWriting: boolean;
  /** Console alone: is the visitor's page in front, as far as it said so? */
  readonly otherPageShown: boolean;
  /** The visitor asked for time to think: nothing ends by silence or absence. Both ends know. */
  readonly timeNeeded: boolean;
  /** Nobody has written or typed since then, while both were connected; undefined while that does not count. */
  readonly silentSince: number | undefined;
  /** Announced: the chat ends then unless somebody writes. */
  readonly silenceEndsAt: number | undefined;
  /** When an absent other end will have been waited for long enough; undefined while nobody is absent or time was asked for. */
  readonly absenceEndsAt: number | undefined;
  /** What the visitor picked to talk about, in the charity's words. */
  readonly topic: string | undefined;
  /** What was agreed on. After the end the visitor's page still has it, and the console until its text goes. */
  readonly steps: readonly string[];
  /** Console alone: the visitor's page has said that it can show them. */
  readonly showsSteps: boolean;
  /** The counsellor has begun to close. */
  readonly closing: boolean;
  readonly endsAt: number;
  /** The page may write: false while keys are agreed, when ended, and when too much waits to be acknowledged. */
  readonly canWrite: boolean;
  /** `undelivered`: own messages that never arrived, even where their text is erased. */
  readonly ended: { readonly by: EndedBy; readonly at: number; readonly undelivered: number } | undefined;
}

export interface Conversation {
  readonly view: ConversationView;
  /** Called after every change of `view`, at most once per turn of the event loop. Returns the way to stop. */
  subscribe(changed: () => void): () => void;
  /** A sentence's worth of reasons instead of an exception. `text` is trimmed at the end alone. */
  write(text: string, place?: PlaceId): "ok" | "empty" | "tooLong" | "notNow";
  typing(on: boolean): void;
  /** Everything shown so far was on a screen that somebody looked at. Visitor's page alone. */
  seen(): void;
  /** The page came to the front or went to the back. Visitor's page alone. */
  pageShown(shown: boolean): void;
  /** "I need time to think", and its end. Writing ends it too. Visitor's page alone. */
  needTime(needed: boolean): void;
  /** Takes back everything this end has written so far, here and there, at once. Visitor's page alone. */
  takeBack(): void;
  /** What was picked while waiting; told once, when the keys are agreed. Visitor's page alone. */
  pickTopic(topic: string): void;
  /** What was agreed on: the whole list, three at most of two hundred units each. Counsellor alone. */
  agree(steps: readonly string[]): void;
  /** Counsellor alone. */
  startClosing(): void;
  /** Seals `end`, erases keys and (visitor) text at once, keeps the sealed goodbye for as long as the limits say. */
  end(): void;
  /** Synchronous, for the moment of leaving: sends the ready-sealed `left`, wipes everything, closes the socket. */
  leave(): void;
  /** Synchronous: wipes and closes without a word (a reload that keeps its place). */
  drop(): void;
  /** Counsellor: the text of an ended chat is forgotten now. */
  forget(): void;
  /** The Switchboard renewed this seat's admission (console alone). */
  renewed(admission: string): void;
}
