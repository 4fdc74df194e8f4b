/** One chat as the console keeps count of it. What is said in it lives in its `Conversation` alone. */
import type { RoomId } from "../../../shared/ids.ts";
import type { EndedBy } from "../../conversation/view.ts";

export type ChatStage =
  | { readonly is: "starting" }
  | { readonly is: "talking" }
  | { readonly is: "ended"; readonly by: EndedBy | "refused"; readonly forgetAt: number };

export interface Chat {
  readonly room: RoomId;
  /** Made up in this console; nothing links it to a person. */
  readonly name: string;
  readonly admission: string;
  readonly language: string;
  readonly waitedMs: number;
  readonly startedAt: number;
  readonly renewedAt: number;
  readonly stage: ChatStage;
  /** The Switchboard was told that both can read. */
  readonly seatedTold: boolean;
  /** Messages from the visitor, and how many of them have been looked at. */
  readonly arrived: number;
  readonly read: number;
  readonly closing: boolean;
  /** "End" was pressed and asks back: how many own messages have not arrived. */
  readonly endAsked: { readonly undelivered: number } | undefined;
}

export function isRunning(chat: Chat): boolean {
  return chat.stage.is !== "ended";
}

export function unread(chat: Chat): number {
  return Math.max(0, chat.arrived - chat.read);
}

/** Chats as they are listed and numbered: those that run first, then those whose text is still here. */
export function listed(chats: readonly Chat[]): readonly Chat[] {
  return [...chats.filter(isRunning), ...chats.filter((chat) => !isRunning(chat))];
}
