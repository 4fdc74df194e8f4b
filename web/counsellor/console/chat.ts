/** One chat as the console keeps count of it. What is said in it lives in its `Conversation` alone. */
import type { LineSlug, RoomId } from "../../../shared/ids.ts";
import type { EndedBy } from "../../conversation/view.ts";
import type { BeforeEnd } from "./event.ts";

export type ChatStage =
  | { readonly is: "starting" }
  | { readonly is: "talking" }
  | { readonly is: "ended"; readonly by: EndedBy | "refused"; readonly forgetAt: number };

/** The colours that mark chats (`--hue-1` and on). One more than chats that run: an ended one may stand beside them. */
const hues = [1, 2, 3, 4] as const;
type Hue = (typeof hues)[number];

export interface Chat {
  readonly room: RoomId;
  /** Made up in this console; nothing links it to a person. */
  readonly name: string;
  /** Beside the name, never instead of it. */
  readonly hue: Hue;
  readonly admission: string;
  readonly line: LineSlug;
  readonly language: string;
  readonly waitedMs: number;
  /** They said while they waited that somebody may be hurt now (Q16), as far as the board showed it. */
  readonly urgent: boolean;
  readonly startedAt: number;
  readonly renewedAt: number;
  readonly stage: ChatStage;
  /** The Switchboard was told that both can read. */
  readonly seatedTold: boolean;
  /** Messages from the visitor, and how many of them have been looked at. */
  readonly arrived: number;
  readonly read: number;
  /** Own messages so far. */
  readonly written: number;
  /** How many of the visitor's messages stand above the line "New"; undefined: there is no line. */
  readonly newAfter: number | undefined;
  readonly closing: boolean;
  /** Ended, and somebody new was taken since: it stays in the list and gives up its column. */
  readonly aside: boolean;
  /** "End" was pressed and asks back: what would be cut off. */
  readonly endAsked: BeforeEnd | undefined;
  /** How many of the reminders of this silence were closed. */
  readonly promptsClosed: { readonly silentSince: number; readonly count: number } | undefined;
}

export function isRunning(chat: Chat): boolean {
  return chat.stage.is !== "ended";
}

/** "Start closing" stands beside the chat: it was not pressed before, and no question offers it. */
export function mayClose({ stage, closing, endAsked }: Chat): boolean {
  return stage.is === "talking" && !closing && endAsked === undefined;
}

export function unread(chat: Chat): number {
  return Math.max(0, chat.arrived - chat.read);
}

/**
 * Chats as they are listed and numbered: in the order they were taken. One that ends keeps its place, because a number
 * that changed under somebody's fingers would open the wrong chat; those set aside come last.
 */
export function listed(chats: readonly Chat[]): readonly Chat[] {
  return [...chats.filter(({ aside }) => !aside), ...chats.filter(({ aside }) => aside)];
}

/** The first colour no other chat of this console has. */
export function freeHue(chats: readonly Chat[]): Hue {
  const running = chats.filter(isRunning);
  const inUse = (among: readonly Chat[], hue: Hue) => among.some((chat) => chat.hue === hue);
  return hues.find((hue) => !inUse(chats, hue)) ?? hues.find((hue) => !inUse(running, hue)) ?? hues[0];
}
