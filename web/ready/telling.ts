/** What the ready check says of the shift it is for. Pure. */
import { clockTime, dayName } from "../counsellor/durations.ts";
import type { Found } from "./checks.ts";
import { ready as words } from "./words/en.ts";

/** The one that runs is no next one. */
export function shiftSaid({ shift, now }: Pick<Found, "shift" | "now">, zone: string): string {
  if (shift === null) return words.noShift;
  const [from, until] = [clockTime(shift.from, zone), clockTime(shift.until, zone)];
  return shift.from <= now ? words.runs(from, until) : words.shift(dayName(shift.from, zone), from, until);
}
