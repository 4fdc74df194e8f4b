/** Days of the calendar as the coordinators' page writes them: they are the organisation's own and have no zone. */
import { addDays, type Day, dayAt, instantIn } from "../../shared/rota/day.ts";
import type { Stretch } from "../../shared/rota/stretch.ts";
import { dayShort, timesWritten, timeWritten } from "./times.ts";

const written = (options: Intl.DateTimeFormatOptions) => {
  const format = new Intl.DateTimeFormat("en-GB", { ...options, timeZone: "UTC" });
  const known = new Map<Day, string>();
  return (day: Day): string => {
    const text = known.get(day) ?? format.format(new Date(`${day}T12:00:00Z`));
    known.set(day, text);
    return text;
  };
};

/** "Tue" */
export const weekdayShort = written({ weekday: "short" });
/** "Tuesday" */
export const weekdayLong = written({ weekday: "long" });
/** "24" */
export const dayNumber = written({ day: "numeric" });
/** "24 November" */
export const dayAndMonth = written({ day: "numeric", month: "long" });
/** "24 November 2026" */
export const fullDay = written({ day: "numeric", month: "long", year: "numeric" });
/** "Tuesday 24 November" */
export const namedDay = (day: Day): string => `${weekdayLong(day)} ${dayAndMonth(day)}`;

/** "25 December 2026 to 28 December 2026", or the only day. */
export const daysFromTo = ({ from, until }: { readonly from: Day; readonly until: Day }): string =>
  from === until ? fullDay(from) : `${fullDay(from)} to ${fullDay(until)}`;

const monthOf = written({ month: "long" });
const yearOf = (day: Day): string => day.slice(0, 4);

/** "23 to 29 November", "30 November to 6 December"; with years where they differ from this one. */
export function weekTitle(monday: Day, today: Day): string {
  const sunday = addDays(monday, 6);
  const year = yearOf(sunday) === yearOf(today) ? "" : ` ${yearOf(sunday)}`;
  const first = monthOf(monday) === monthOf(sunday) ? dayNumber(monday) : dayAndMonth(monday);
  return `${first} to ${dayAndMonth(sunday)}${year}`;
}

/** "Tuesday 24 November, 17:00 to 21:00": by the day it begins. */
export const when = (zone: string, stretch: Stretch): string =>
  `${namedDay(dayAt(zone, stretch.from))}, ${timesWritten(stretch, zone)}`;

/** "Tue 24 Nov, 17:04": a moment. */
export const moment = (zone: string, at: number): string => `${dayShort(at, zone)}, ${timeWritten(at, zone)}`;

/** From midnight to midnight, in the zone. */
export const dayStretch = (zone: string, day: Day): Stretch => ({
  from: instantIn(zone, day, "00:00"),
  until: instantIn(zone, addDays(day, 1), "00:00"),
});
