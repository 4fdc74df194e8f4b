/**
 * Days of the calendar as "2026-03-29", without any zone: patterns, closures and weeks are made of them. A day becomes
 * an instant only together with a zone (`instantIn`), by the rule of `wall-clock.ts`.
 */
import * as z from "zod/mini";
import { instantOf, wallClockAt } from "../wall-clock.ts";

const dayMs = 24 * 60 * 60 * 1000;
/** 1970-01-05, the first Monday: weeks begin on Monday (ISO 8601). */
const firstMonday = 4;

const shape = /^20\d{2}-\d{2}-\d{2}$/;

/** Refinements also see what the shape refuses, so they ask for it again: "x" has no number. */
const exists = (text: string): boolean => {
  const number = numberOf(text);
  return shape.test(text) && Number.isInteger(number) && dayOf(number) === text;
};

/** A day that exists, between 2000 and 2099. */
export const Day = z.string().check(z.regex(shape), z.refine(exists)) as unknown as z.ZodMiniType<
  string & z.$brand<"Day">
>;
export type Day = z.infer<typeof Day>;

/** Wall-clock time as "09:00"; "24:00" does not exist, midnight is "00:00" of the next day. */
export const Time = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/));

/** A zone the runtime knows by this name, or another name for one. */
export const Zone = z.string().check(z.maxLength(40), z.refine(isZone));

function isZone(name: string): boolean {
  try {
    return /^[A-Za-z]/.test(name) && new Intl.DateTimeFormat("en", { timeZone: name }) !== undefined;
  } catch {
    return false;
  }
}

/** Days since 1970: a date without a time is read as UTC (ECMA-262, "Date Time String Format"). */
const numberOf = (text: string): number => Date.parse(text) / dayMs;

function dayOf(number: number): Day {
  return new Date(number * dayMs).toISOString().slice(0, 10) as Day;
}

export const addDays = (day: Day, days: number): Day => dayOf(numberOf(day) + days);

/** 1 Monday to 7 Sunday. */
export const weekday = (day: Day): number => ((((numberOf(day) - firstMonday) % 7) + 7) % 7) + 1;

export const mondayOf = (day: Day): Day => addDays(day, 1 - weekday(day));

/** Whole weeks between the weeks of two days; negative when `later` lies in an earlier week. */
export function weeksBetween(day: Day, later: Day): number {
  return (numberOf(mondayOf(later)) - numberOf(mondayOf(day))) / 7;
}

/** The day clocks in the zone show at this instant. */
export function dayAt(zone: string, instant: number): Day {
  const { year, month, day } = wallClockAt(zone, instant);
  return dayOf(Date.UTC(year, month - 1, day) / dayMs);
}

/** The time clocks in the zone show at this instant, as "09:00". */
export function timeAt(zone: string, instant: number): string {
  const { hour, minute } = wallClockAt(zone, instant);
  return `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
}

/** When clocks in the zone show this time on this day. */
export function instantIn(zone: string, on: Day, time: string): number {
  const part = (text: string, from: number, until: number) => Number(text.slice(from, until));
  const [year, month, day] = [part(on, 0, 4), part(on, 5, 7), part(on, 8, 10)];
  return instantOf(zone, { year, month, day, hour: part(time, 0, 2), minute: part(time, 3, 5) });
}

/** The week that begins on this Monday, in the zone. */
export function wholeWeek(zone: string, monday: Day): { from: number; until: number } {
  return { from: instantIn(zone, monday, "00:00"), until: instantIn(zone, addDays(monday, 7), "00:00") };
}
