/** Enough of the plan to judge a change by: what it touches, and the weeks around it, for rest, hours and fairness. */
import { addDays, dayAt, instantIn, mondayOf } from "../../../shared/rota/day.ts";
import type { Operation } from "../../../shared/rota/operations.ts";
import { type Plan, planOf } from "../../../shared/rota/plan.ts";
import type { Stretch } from "../../../shared/rota/stretch.ts";
import { planIn, withNamed } from "./rows.ts";
import { zoneOf } from "./team.ts";

/**
 * The plan as it is stored, from the Monday of the week before the first of these changes to the end of the week after
 * the last, and whatever `alsoNamed` is about besides: steps of the draft that concern other weeks. `also`: a stretch
 * that must be in it.
 */
export function planAround(
  sql: SqlStorage,
  operations: readonly Operation[],
  { alsoNamed = [], also = [] }: { alsoNamed?: readonly Operation[]; also?: readonly Stretch[] } = {},
): Plan {
  const named = withNamed(sql, planOf([], []), operations);
  const times = [...also, ...named.shifts.values(), ...operations.flatMap(timesIn)];
  const near = times.length === 0 ? named : planIn(sql, weeksAround(zoneOf(sql), times));
  return withNamed(sql, near, [...operations, ...alsoNamed]);
}

function timesIn(operation: Operation): readonly Stretch[] {
  switch (operation.do) {
    case "addShift":
      return [operation.shift];
    case "assign":
      return [operation.assignment];
    case "changeShift":
    case "changeAssignment": {
      const at = [operation.to.from, operation.to.until].filter((instant) => instant !== undefined);
      return at.map((instant) => ({ from: instant, until: instant }));
    }
    default:
      return [];
  }
}

function weeksAround(zone: string, times: readonly Stretch[]): Stretch {
  const first = times.reduce((least, { from }) => Math.min(least, from), Number.POSITIVE_INFINITY);
  const last = times.reduce((most, { until }) => Math.max(most, until), 0);
  const monday = (instant: number, weeks: number) =>
    instantIn(zone, addDays(mondayOf(dayAt(zone, instant)), 7 * weeks), "00:00");
  return { from: monday(first, -1), until: monday(last, 2) };
}
