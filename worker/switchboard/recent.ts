/**
 * How long the chats of each line lasted lately, as sums: a chat counts in a band of minutes and fades as others come, so
 * that nothing of one chat, one visitor or one counsellor can be read from it, not even the order. Every console's
 * attachment has the same copy, so that it outlasts sleep as long as anybody is there; stored nowhere.
 */
import type { LineSlug } from "../../shared/ids.ts";
import { recentChatsMost, recentLinesMost } from "../../shared/limits.ts";
import { consolesOf, replaceAll, type State } from "./people.ts";

export interface Recent {
  readonly line: LineSlug;
  /** One sum for each of `bandMinutes`; together at most `recentChatsMost`. */
  readonly lengths: readonly number[];
}

/** Upper ends of the bands, in minutes; each a quarter wider than the one before. The longest chat ends the last. */
export const bandMinutes = [2, 4, 6, 8, 10, 13, 16, 20, 25, 31, 39, 49, 61, 76, 95, 120, 150, 180] as const;
const minuteMs = 60_000;

/** One list for all, because what is reckoned from it is kept by it. */
const noLengths: readonly number[] = bandMinutes.map(() => 0);

/** What all consoles know alike; when all have just gone, what they knew. */
export function recentOf({ people, departed }: Pick<State, "people" | "departed">): readonly Recent[] {
  const [console] = people.filter((person) => person.kind === "console");
  return console?.recent ?? departed.at(-1)?.recent ?? [];
}

export function lengthsOn(state: State, line: LineSlug): readonly number[] {
  return recentOf(state).find((one) => one.line === line)?.lengths ?? noLengths;
}

/** A chat of this line has ended. */
export function counted(state: State, line: LineSlug, lengthMs: number): State {
  const next = { line, lengths: withLength(lengthsOn(state, line), Math.round(lengthMs / minuteMs)) };
  // The newest last: of too many lines the one on which nothing happens is forgotten.
  const recent = [...recentOf(state).filter((one) => one.line !== line), next].slice(-recentLinesMost);
  return replaceAll(
    state,
    consolesOf(state).map((console) => ({ ...console, recent })),
  );
}

function withLength(lengths: readonly number[], minutes: number): readonly number[] {
  const sum = lengths.reduce((all, count) => all + count, 0);
  const fading = Math.min(1, (recentChatsMost - 1) / Math.max(1, sum));
  const found = bandMinutes.findIndex((end) => minutes <= end);
  const band = found === -1 ? bandMinutes.length - 1 : found;
  return lengths.map((count, place) => count * fading + (place === band ? 1 : 0));
}
