/**
 * Wall-clock time in an IANA zone and instants, both ways. Shifts are planned as "09:00 in London", never as a duration
 * and never in UTC, so that they stay at nine when the clocks change.
 *
 * Rule for the two odd hours of the year: in a gap the instant of the transition, in a fold the earlier of the two.
 * Then a shift that ends at 01:30 and one that begins at 01:30 adjoin on every day.
 */

import { clockDaysKept } from "./limits.ts";

export interface WallClock {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
}

const dayMs = 24 * 60 * 60 * 1000;

/** What clocks in the zone show at this instant. Throws a RangeError for an unknown zone. */
export function wallClockAt(zone: string, instant: number): WallClock {
  const shown = new Date(instant + offsetAt(zone, instant));
  return {
    year: shown.getUTCFullYear(),
    month: shown.getUTCMonth() + 1,
    day: shown.getUTCDate(),
    hour: shown.getUTCHours(),
    minute: shown.getUTCMinutes(),
  };
}

/** The instant at which clocks in the zone show this. Days past the end of a month run on, as with `Date.UTC`. */
export function instantOf(zone: string, { year, month, day, hour, minute }: WallClock): number {
  const shown = Date.UTC(year, month - 1, day, hour, minute);
  const before = offsetAt(zone, shown - dayMs);
  const after = offsetAt(zone, shown + dayMs);
  // No zone changes its clocks twice within two days: nearly always there is nothing to decide.
  if (before === after) return shown - before;
  const candidates = [shown - before, shown - after].filter((instant) => instant + offsetAt(zone, instant) === shown);
  return candidates.length > 0 ? Math.min(...candidates) : changeBetween(zone, shown - after, shown - before);
}

/** What a zone's clocks did on one UTC day: from `change` on they were ahead by `later`, before it by `offset`. */
interface Day {
  readonly offset: number;
  readonly change: number;
  readonly later: number;
}

/** Per zone, the days asked for so far: planning a year asks for each of them many times, and `Intl` is slow. */
const known = new Map<string, Map<number, Day>>();

/**
 * Milliseconds that clocks in the zone are ahead of UTC at this instant. No zone changes its clocks and changes them
 * back within one UTC day: a day whose two ends agree has one offset.
 */
function offsetAt(zone: string, instant: number): number {
  const number = Math.floor(instant / dayMs);
  const { offset, change, later } = known.get(zone)?.get(number) ?? learnt(zone, number);
  return instant < change ? offset : later;
}

function learnt(zone: string, number: number): Day {
  const days = known.get(zone) ?? new Map<number, Day>();
  const [begins, ends] = [number * dayMs, (number + 1) * dayMs];
  const offset = days.get(number - 1)?.later ?? shownOffset(zone, begins);
  const later = days.get(number + 1)?.offset ?? shownOffset(zone, ends);
  const day = { offset, later, change: offset === later ? begins : changeBetween(zone, begins, ends) };
  if (days.size >= clockDaysKept) days.clear();
  known.set(zone, days.set(number, day));
  return day;
}

/** The first instant in (early, late] whose offset differs from that of `early`: both sides are known to differ. */
function changeBetween(zone: string, early: number, late: number): number {
  const before = shownOffset(zone, early);
  let [low, high] = [early, late];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (shownOffset(zone, middle) === before) low = middle;
    else high = middle;
  }
  return high;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatFor(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    calendar: "gregory",
    numberingSystem: "latn",
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  formats.set(zone, made);
  return made;
}

/** The same, asked of `Intl`: "3/29/2026, 02:00:00" as clocks show it, less the instant itself. */
function shownOffset(zone: string, instant: number): number {
  const [month = 0, day = 0, year = 0, hour = 0, minute = 0, second = 0] = formatFor(zone)
    .format(instant)
    .split(/\D+/)
    .map(Number);
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(instant / 1000) * 1000;
}
