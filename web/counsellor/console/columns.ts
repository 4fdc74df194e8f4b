/** Which chats stand side by side in the middle. One of them at most is the selected one, which has the writing box. */
import { chatsMost } from "../../../shared/limits.ts";
import type { Chat } from "./chat.ts";
import { listed } from "./chat.ts";
import type { KeptChat } from "./event.ts";
import type { ConsoleState } from "./state.ts";

/** Narrower than this, half a sentence fits on a line. */
const narrowestRem = 17;

export interface Columns {
  readonly chats: readonly Chat[];
  readonly lost: readonly KeptChat[];
}

/** How many chats fit side by side. Measured in letters: whoever reads large letters sees fewer chats. */
export function fitsIn(widthPx: number, remPx: number): number {
  return Math.min(chatsMost, Math.max(1, Math.floor(widthPx / (narrowestRem * remPx))));
}

/** Chats that would like a column: those that run, and ended ones until somebody new was taken. */
export function wanted({ chats, selected }: Pick<ConsoleState, "chats" | "selected">): readonly Chat[] {
  return listed(chats).filter((chat) => !chat.aside || chat.room === selected);
}

/** `fit`: how many fit. Where one fits, it is the selected one; nobody stumbles into a chat they did not choose. */
export function columns(state: Pick<ConsoleState, "chats" | "lost" | "selected">, fit: number): Columns {
  const all = wanted(state);
  const kept = state.lost.find(({ room }) => room === state.selected);
  if (all.length === 0) return { chats: [], lost: state.lost };
  if (kept !== undefined) return { chats: fit > 1 ? all.slice(0, fit - 1) : [], lost: [kept] };
  const chosen = all.find(({ room }) => room === state.selected);
  if (chosen === undefined) return { chats: fit > 1 ? all.slice(0, fit) : [], lost: [] };
  const first = all.slice(0, fit);
  return { chats: first.includes(chosen) ? first : [...first.slice(0, -1), chosen], lost: [] };
}
