/** Weeks of which closures leave nothing: there is nothing to publish for them, and they are not "not planned yet". Pure. */
import type { LineSlug } from "../ids.ts";
import { type Closure, closedOn } from "./closures.ts";
import { addDays, type Day } from "./day.ts";
import { occurrenceOn, type Pattern } from "./pattern.ts";

/** What repeats and what does not take place, of any lines. */
export interface Repeating {
  readonly patterns: readonly Pattern[];
  readonly closures: readonly Closure[];
}

/**
 * The closures that take every day of this week of the line, or at least every day on which a pattern of it has a shift:
 * a line of weekdays is closed by a closure from Monday to Friday. None: the week is not closed.
 */
export function closuresOfWeek(
  line: LineSlug,
  monday: Day,
  { patterns, closures }: Repeating,
): readonly [] | readonly [Closure, ...Closure[]] {
  const days = [0, 1, 2, 3, 4, 5, 6].map((ahead) => addDays(monday, ahead));
  const closedBy = (day: Day) => closedOn(closures, line, day);
  const own = patterns.filter((pattern) => pattern.line === line);
  const usual = days.filter((day) => own.some((pattern) => occurrenceOn(pattern, day) !== undefined));
  const needed = usual.length === 0 ? days : usual;
  const [first, ...more] = new Set(days.flatMap((day) => closedBy(day) ?? []));
  return first === undefined || needed.some((day) => closedBy(day) === undefined) ? [] : [first, ...more];
}
