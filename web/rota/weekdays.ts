/** Days of the week as people say them. */
import { addDays, type Day } from "../../shared/rota/day.ts";
import { weekdayLong } from "./days.ts";
import { listed } from "./words/en.ts";

const aMonday = "2026-01-05" as Day;

/** 1 Monday to 7 Sunday. */
export const weekdayName = (weekday: number): string => weekdayLong(addDays(aMonday, weekday - 1));

/** "Mondays to Fridays", "Tuesdays and Thursdays", "Every day" */
export function weekdaysSaid(weekdays: readonly number[]): string {
  const days = weekdays.toSorted((one, other) => one - other);
  const [first = 1] = days;
  const last = days.at(-1) ?? first;
  if (days.length === 7) return "Every day";
  const isRow = last - first === days.length - 1;
  if (isRow && days.length > 2) return `${weekdayName(first)}s to ${weekdayName(last)}s`;
  return listed(days.map((day) => `${weekdayName(day)}s`));
}
