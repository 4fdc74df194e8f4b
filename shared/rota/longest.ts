/** How long a shift may be: twelve hours on the wall clock, which the night of a change of the clocks makes 11 to 13. Pure. */
import { shiftMostMs, shiftRealMostMs } from "../limits.ts";
import { timeAt } from "./day.ts";
import { wallLengthMs } from "./pattern.ts";
import type { Stretch } from "./stretch.ts";

export function isTooLong(zone: string, { from, until }: Stretch): boolean {
  // First in real time: on the wall a day and an hour look like an hour.
  if (until - from > shiftRealMostMs) return true;
  return wallLengthMs({ begins: timeAt(zone, from), ends: timeAt(zone, until) }) > shiftMostMs;
}
