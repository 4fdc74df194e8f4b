/** Everything that can happen to one end of a chat, in the past tense, and what it makes happen, in the imperative. */
import type { ChatRole } from "../../shared/certificates.ts";
import type { PlaceId } from "../../shared/ids.ts";
import type { MemberFrame, Next, SealedFrame } from "../../shared/protocol.ts";
import type { Arrived, Operation } from "./operation.ts";

export type Event =
  | { readonly type: "linkOpened" | "linkLost" }
  | { readonly type: "linkClosed"; readonly code: number }
  | { readonly type: "present"; readonly seats: readonly number[] }
  | { readonly type: "resumed"; readonly seat: number; readonly next: Next }
  | { readonly type: "gone" | "dismissed"; readonly seat: number }
  | { readonly type: "offerArrived" | "welcomeArrived"; readonly bytes: Uint8Array }
  | { readonly type: "sealedArrived"; readonly arrived: Arrived }
  | { readonly type: "offered"; readonly offer: Uint8Array }
  | { readonly type: "admitted"; readonly welcome: Uint8Array; readonly alias: string; readonly role: ChatRole }
  | { readonly type: "joined"; readonly nonce: string }
  | { readonly type: "helloChecked"; readonly fits: boolean }
  | { readonly type: "sealed" | "sealedAside"; readonly bytes: Uint8Array }
  | { readonly type: "updated"; readonly bytes: Uint8Array }
  /** `frame` is null for a commit. */
  | { readonly type: "opened"; readonly frame: SealedFrame | null }
  /** What was asked for cannot be done with what was given: forged, foreign, malformed. */
  | { readonly type: "refused" }
  | { readonly type: "wrote"; readonly text: string; readonly place?: PlaceId | undefined }
  | { readonly type: "stepsWritten"; readonly steps: readonly string[] }
  | { readonly type: "typed"; readonly on: boolean }
  | { readonly type: "pageTurned"; readonly shown: boolean }
  | { readonly type: "timeAsked"; readonly needed: boolean }
  | { readonly type: "topicPicked"; readonly topic: string }
  | { readonly type: "messagesSeen" | "wordsTakenBack" }
  | { readonly type: "closingBegan" | "endPressed" | "forgotten" | "timePassed" };

export type Effect =
  | { readonly type: "send"; readonly frame: MemberFrame }
  | { readonly type: "sendOffer" | "sendWelcome" | "sendSealed"; readonly bytes: Uint8Array }
  | { readonly type: "operate"; readonly operation: Operation }
  | { readonly type: "forgetEarlierEpoch" | "wipe" | "seated" }
  | { readonly type: "failed"; readonly reason: "noOffer" | "noHello" | "refused" }
  /** `code`: undefined for a plain close. */
  | { readonly type: "disconnect"; readonly code: number | undefined };
