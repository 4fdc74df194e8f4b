/** What is done with the keys, one after the other, and what is sealed with them. */
import type { PlaceId } from "../../shared/ids.ts";
import type { MessageId, SealedFrame } from "../../shared/protocol.ts";

/** Why a chat ends without anybody pressing anything. */
export type Why = NonNullable<Extract<SealedFrame, { type: "end" }>["why"]>;

/** A frame as it will be sealed, without its number and acknowledgements. */
export type Sealable =
  | { readonly type: "hello"; readonly nonce: string }
  | { readonly type: "message"; readonly id: MessageId; readonly text: string; readonly place?: PlaceId | undefined }
  | { readonly type: "agreed"; readonly steps: string[] }
  | { readonly type: "ack" | "closing" | "silence" }
  | { readonly type: "end"; readonly why?: Why }
  | { readonly type: "seen" | "takenBack"; readonly before: number }
  | { readonly type: "page"; readonly shown: boolean }
  | { readonly type: "time"; readonly needed: boolean }
  | { readonly type: "topic"; readonly topic: string }
  | { readonly type: "typing"; readonly on: boolean };
/** `update` is not a frame but a change of keys; it takes a number like any. */
export type Draft = Sealable | { readonly type: "update" };

export interface Arrived {
  readonly sequence: number;
  readonly epoch: number;
  readonly bytes: Uint8Array;
}

export type Operation =
  | { readonly does: "offer" }
  | { readonly does: "admit"; readonly offer: Uint8Array }
  | { readonly does: "join"; readonly welcome: Uint8Array }
  | { readonly does: "checkHello"; readonly nonce: string }
  | { readonly does: "open"; readonly arrived: Arrived }
  | { readonly does: "seal"; readonly draft: Sealable; readonly frame: SealedFrame }
  | { readonly does: "update"; readonly sequence: number }
  | { readonly does: "sealAside"; readonly frame: SealedFrame; readonly epoch: number };
