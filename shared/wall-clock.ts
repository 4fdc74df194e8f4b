/**
 * Wall-clock time in an IANA zone and instants, both ways. Shifts are planned as "09:00 in London", never as a duration
 * and never in UTC, so that they stay at nine when the clocks change.
 *
 * Rule for the two odd hours of the year: in a gap the instant of the transition, in a fold the earlier of the two.
 * Then a shift that ends at 01:30 and one that begins at 01:30 adjoin on every day.
 */

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
  const candidates = [shown - before, shown - after].filter((instant) => instant + offsetAt(zone, instant) === shown);
  return candidates.length > 0 ? Math.min(...candidates) : transition(zone, shown - after, shown - before);
}

/** The first instant in (early, late] whose offset differs from that of `early`: both sides are known to differ. */
function transition(zone: string, early: number, late: number): number {
  const before = offsetAt(zone, early);
  let [low, high] = [early, late];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(zone, middle) === before) low = middle;
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

/** Milliseconds that clocks in the zone are ahead of UTC at this instant. */
function offsetAt(zone: string, instant: number): number {
  const shown = new Map(
    formatFor(zone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes) => shown.get(type) ?? 0;
  const wall = Date.UTC(part("year"), part("month") - 1, part("day"), part("hour"), part("minute"), part("second"));
  return wall - (instant - (((instant % 1000) + 1000) % 1000));
}
