/** One conversation of one page, as whoever watches keeps count of it. */
import type { State } from "../../web/conversation/state.ts";
import type { Page } from "./network.ts";

export interface Talk {
  readonly room: string;
  readonly page: Page;
  state: State;
  /** The page has wiped it. */
  dropped: boolean;
  /** By number: the words this end wrote, as they were when "Send" was pressed. */
  readonly written: Map<number, { readonly text: string; readonly at: number }>;
  /** Words below this number were taken back. */
  takenBackBefore: number;
  /** When frames that must be acknowledged were sealed, by their number. */
  readonly sealedAt: Map<number, number>;
  /** Connected, talking, and nobody else there, without time having been asked for. */
  aloneSince: number | undefined;
  /** Both are there, and nobody has written or typed since: counted by whoever watches. */
  quietFrom: number | undefined;
  /** Of the other end's words: the number shown last. */
  lastShown: number;
  readonly shown: Set<number>;
  /** Whose words these were. */
  author: Talk | undefined;
}

export const nameOf = (talk: Talk) => talk.page.name;

/** The other end's conversations of this room: usually one, more when a page was loaded again. */
export function others(talks: readonly Talk[], talk: Talk): readonly Talk[] {
  return talks.filter((other) => other.room === talk.room && other.state.end !== talk.state.end);
}

/** Is somebody still in it? */
export const goesOn = ({ page, dropped, state }: Talk) =>
  page.alive && !dropped && state.ended === null && state.phase !== "refused";
