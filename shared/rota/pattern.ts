/**
 * A pattern is what repeats: a beginning and an end on the wall clock, in a zone, on some days of the week, every week
 * or every few. Never a length and never UTC: then "09:00 to 17:30" stays at nine when the clocks change, and shifts
 * that adjoin on paper adjoin on every night of the year (see the rule in `wall-clock.ts`).
 */
import * as z from "zod/mini";
import { LineSlug, PatternId } from "../ids.ts";
import { everyWeeksMost, horizonWeeks, shiftMostMs } from "../limits.ts";
import { addDays, Day, dayAt, instantIn, Time, weekday, weeksBetween, Zone } from "./day.ts";
import { Need } from "./plan.ts";
import type { Stretch } from "./stretch.ts";

const minuteMs = 60 * 1000;
const dayMs = 24 * 60 * minuteMs;

export const Pattern = z
  .strictObject({
    id: PatternId,
    line: LineSlug,
    zone: Zone,
    begins: Time,
    /** At or before `begins`: the next day. */
    ends: Time,
    /** 1 Monday to 7 Sunday; the day the shift begins. */
    weekdays: z.array(z.int().check(z.gte(1), z.lte(7))).check(
      z.minLength(1),
      z.maxLength(7),
      z.refine((days) => new Set(days).size === days.length),
    ),
    /** 1: every week. Counted from the week, Monday to Sunday, of `validFrom`. */
    everyWeeks: z.int().check(z.gte(1), z.lte(everyWeeksMost)),
    validFrom: Day,
    /** The last day on which one can begin; null: until somebody says otherwise. */
    validUntil: z.nullable(Day),
    need: Need,
  })
  .check(
    z.refine((pattern) => wallLengthMs(pattern) <= shiftMostMs, { error: "longer than a shift may be" }),
    z.refine(({ validFrom, validUntil }) => validUntil === null || validFrom <= validUntil),
  );
export type Pattern = z.infer<typeof Pattern>;

/** One shift as its pattern says it. Pattern and day name it: there is one a day at most. */
export interface Occurrence extends Stretch {
  readonly pattern: PatternId;
  readonly day: Day;
  readonly line: LineSlug;
  readonly need: Need;
}

/** How long it is on paper: more than nothing, a whole day at most. On two nights of the year the real one differs. */
export function wallLengthMs({ begins, ends }: Pick<Pattern, "begins" | "ends">): number {
  const length = (minutes(ends) - minutes(begins)) * minuteMs;
  return length > 0 ? length : length + dayMs;
}

function minutes(time: string): number {
  const [hour = 0, minute = 0] = time.split(":").map(Number);
  return hour * 60 + minute;
}

/**
 * The shifts of this pattern that end after `from` (an instant) and begin on the day of `from` in the pattern's zone or
 * on one of the `weeks` × 7 days after it, in order. One that falls into a gap of the clocks whole is left out.
 */
export function occurrences(pattern: Pattern, from: number, weeks: number = horizonWeeks): readonly Occurrence[] {
  const yesterday = addDays(dayAt(pattern.zone, from), -1);
  return Array.from({ length: weeks * 7 + 2 }, (_, ahead) => addDays(yesterday, ahead))
    .flatMap((day) => occurrenceOn(pattern, day) ?? [])
    .filter((one) => one.until > from);
}

/** The pattern's shift that begins on this day, if it has one. */
export function occurrenceOn(pattern: Pattern, day: Day): Occurrence | undefined {
  if (!takesPlace(pattern, day)) return undefined;
  const { id, line, zone, begins, ends, need } = pattern;
  const lastDay = minutes(ends) > minutes(begins) ? day : addDays(day, 1);
  const [from, until] = [instantIn(zone, day, begins), instantIn(zone, lastDay, ends)];
  return until > from ? { pattern: id, day, line, from, until, need } : undefined;
}

function takesPlace({ weekdays, everyWeeks, validFrom, validUntil }: Pattern, day: Day): boolean {
  if (day < validFrom || (validUntil !== null && day > validUntil)) return false;
  return weekdays.includes(weekday(day)) && (everyWeeks === 1 || weeksBetween(validFrom, day) % everyWeeks === 0);
}
