/** Days, times and lengths as the rota's pages write them: always by the organisation's zone, never the browser's. */
import { addDays, dayAt, instantIn } from "../../shared/rota/day.ts";
import type { Stretch } from "../../shared/rota/stretch.ts";

const written = (options: Intl.DateTimeFormatOptions) => {
  const formats = new Map<string, Intl.DateTimeFormat>();
  return (at: number, zone: string): string => {
    const format = formats.get(zone) ?? new Intl.DateTimeFormat("en-GB", { ...options, timeZone: zone });
    formats.set(zone, format);
    return format.format(at).replace(",", "");
  };
};

/** "09:00" */
export const timeWritten = written({ hour: "2-digit", minute: "2-digit" });
/** "Tue 1 Dec" */
export const dayShort = written({ weekday: "short", day: "numeric", month: "short" });
/** "Tuesday 1 December" */
export const dayLong = written({ weekday: "long", day: "numeric", month: "long" });

/** "Tue 1 Dec, 22:00 to 08:00"; the end's day is said where it is not the same or the next. */
export function stretchWritten(stretch: Stretch, zone: string): string {
  return `${dayShort(stretch.from, zone)}, ${timesWritten(stretch, zone)}`;
}

/** "09:00 to 17:30", "09:00 to 17:30 on Wed 2 Dec" when it is longer than a night. */
export function timesWritten({ from, until }: Stretch, zone: string): string {
  const end = timeWritten(until, zone);
  const short = until - from <= 24 * hourMs;
  return `${timeWritten(from, zone)} to ${short ? end : `${end} on ${dayShort(until, zone)}`}`;
}

/** Whole days as days ("Mon 30 Nov to Fri 4 Dec"), anything else with its times. */
export function daysWritten(stretch: Stretch, zone: string): string {
  const [first, last] = [dayAt(zone, stretch.from), dayAt(zone, stretch.until - 1)];
  const whole =
    instantIn(zone, first, "00:00") === stretch.from && instantIn(zone, addDays(last, 1), "00:00") === stretch.until;
  if (!whole) return stretchWritten(stretch, zone);
  return first === last
    ? dayShort(stretch.from, zone)
    : `${dayShort(stretch.from, zone)} to ${dayShort(stretch.until - 1, zone)}`;
}

const hourMs = 60 * 60 * 1000;

/** "8 hours", "8½ hours", "45 minutes": what people say, never a decimal point. */
export function lengthWritten(ms: number): string {
  const minutes = Math.round(ms / 60_000);
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  const fraction = { 15: "¼", 30: "½", 45: "¾" }[rest];
  if (minutes === 0) return "0 hours";
  if (hours === 0) return `${rest} ${rest === 1 ? "minute" : "minutes"}`;
  if (rest === 0) return `${hours} ${hours === 1 ? "hour" : "hours"}`;
  return fraction === undefined ? `${hours} h ${rest} min` : `${hours}${fraction} hours`;
}
