/** Which weeks the page looks at, and which it asks the Office for. Weeks begin on Monday. Pure. */
import { rotaWeeksMost } from "../../shared/limits.ts";
import { addDays, type Day, mondayOf, weeksBetween } from "../../shared/rota/day.ts";
import type { RotaWindow } from "../../shared/rota-interface.ts";

/**
 * The week looked at with its neighbours (rest and weekly hours reach across Mondays), and this week and the next, for
 * which there are warnings whatever is looked at. Too far away for one question: only the neighbours.
 * `wide`: as far as shifts are made, for requests about any of them.
 */
export function windowFor(monday: Day, today: Day, wide: boolean): RotaWindow {
  const thisMonday = mondayOf(today);
  const around = { from: addDays(monday, -7), last: addDays(monday, 7) };
  const from = earlier(around.from, thisMonday);
  const last = later(around.last, addDays(thisMonday, 7 * (wide ? rotaWeeksMost - 2 : 1)));
  const weeks = weeksBetween(from, last) + 1;
  return weeks <= rotaWeeksMost ? { from, weeks } : { from: around.from, weeks: 3 };
}

/** What `inner` asks for is in `outer` already. */
export function covers(outer: RotaWindow, inner: RotaWindow): boolean {
  return outer.from <= inner.from && endOf(outer) >= endOf(inner);
}

export const holds = (window: RotaWindow, monday: Day): boolean => window.from <= monday && monday < endOf(window);

/** The first day after the window. */
export const endOf = ({ from, weeks }: RotaWindow): Day => addDays(from, 7 * weeks);

const earlier = (one: Day, other: Day): Day => (one < other ? one : other);
export const later = (one: Day, other: Day): Day => (one > other ? one : other);

export const daysOf = (monday: Day): readonly Day[] => Array.from({ length: 7 }, (_, ahead) => addDays(monday, ahead));

/** Number of the week by ISO 8601: that of its Thursday, counted from the year's first Thursday. */
export function weekNumber(monday: Day): number {
  const year = addDays(monday, 3).slice(0, 4);
  return weeksBetween(`${year}-01-04` as Day, monday) + 1;
}
