/**
 * When somebody would rather not work, week in, week out: "not on Tuesday evenings". Their own entry, changed at once
 * and without approval, because it is a wish: it warns whoever plans and refuses nothing. On the wall clock, like shifts.
 */
import * as z from "zod/mini";
import { availabilitiesMost, horizonWeeks } from "../limits.ts";
import { addDays, dayAt, instantIn, Time, weekday } from "./day.ts";
import type { Stretch } from "./stretch.ts";

export const RatherNot = z.strictObject({
  /** 1 Monday to 7 Sunday: the day it begins. */
  weekday: z.int().check(z.gte(1), z.lte(7)),
  begins: Time,
  /** At or before `begins`: the next day, so the same twice is a whole day. */
  ends: Time,
});
export type RatherNot = z.infer<typeof RatherNot>;

export const Availability = z.array(RatherNot).check(z.maxLength(availabilitiesMost));

/** The same as stretches, for `RotaPerson.ratherNot`: from yesterday, which may still run, as far as shifts are made. */
export function ratherNotFrom(
  wishes: readonly RatherNot[],
  zone: string,
  from: number,
  weeks: number = horizonWeeks,
): readonly Stretch[] {
  const yesterday = addDays(dayAt(zone, from), -1);
  const days = Array.from({ length: weeks * 7 + 2 }, (_, ahead) => addDays(yesterday, ahead));
  return days.flatMap((day) =>
    wishes
      .filter((wish) => wish.weekday === weekday(day))
      .map(({ begins, ends }) => ({
        from: instantIn(zone, day, begins),
        until: instantIn(zone, ends > begins ? day : addDays(day, 1), ends),
      }))
      .filter((stretch) => stretch.until > from && stretch.until > stretch.from),
  );
}
