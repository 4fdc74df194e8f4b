/** The demo's shifts: nine to nine on eight days, and one more around now if that leaves a gap. Pure. */
import type { Stretch } from "../../shared/rota/stretch.ts";
import { instantOf, wallClockAt } from "../../shared/wall-clock.ts";
import { stretchAround } from "./cover.ts";

const hourMs = 60 * 60 * 1000;
/** Whoever starts the demo in the evening can still try a whole chat: the last one begins 45 minutes before the end. */
const shortestMs = 3 * hourMs;
const extraMs = 8 * hourMs;

/**
 * Shifts that do not overlap, in order. `closed`: none covers now or begins within the next hour. Otherwise one does,
 * and there is cover for three hours at least.
 */
export function demoPlan(now: number, zone: string, closed: boolean): readonly Stretch[] {
  const daily = nineToNine(now, zone);
  if (closed) return daily.filter(({ from, until }) => until <= now || from > now + hourMs);
  const covered = stretchAround(daily, now);
  if (covered !== undefined && covered.until - now >= shortestMs) return daily;
  const from = covered?.until ?? now - (now % hourMs);
  const next = daily.find((shift) => shift.from >= from);
  const extra = { from, until: Math.min(from + extraMs, next?.from ?? Number.POSITIVE_INFINITY) };
  return [...daily, extra].toSorted((one, other) => one.from - other.from);
}

/** Today and the seven days after it, as clocks in the zone show them. */
function nineToNine(now: number, zone: string): readonly Stretch[] {
  const { year, month, day } = wallClockAt(zone, now);
  return Array.from({ length: 8 }, (_, ahead) => {
    const at = (hour: number) => instantOf(zone, { year, month, day: day + ahead, hour, minute: 0 });
    return { from: at(9), until: at(21) };
  });
}
