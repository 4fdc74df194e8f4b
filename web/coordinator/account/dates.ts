/** Days and times of one organisation, in its time zone. */
import { dayNamed, dayWritten, momentShort } from "../dates.ts";

export interface Dates {
  day(at: number): string;
  time(at: number): string;
  /** A day as the service writes it, `2026-11-24`. */
  dayOf(written: string): string;
}

export function datesIn(zone: string): Dates {
  return { day: (at) => dayWritten(at, zone), time: (at) => momentShort(at, zone), dayOf: dayNamed };
}
