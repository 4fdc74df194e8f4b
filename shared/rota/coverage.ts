/** Who is on when, against who is needed: a week as a table, who is on now. Pure, read from the plan alone. */
import type { LineSlug } from "../ids.ts";
import { shiftRealMostMs } from "../limits.ts";
import { addDays, type Day, dayAt, timeAt, wholeWeek } from "./day.ts";
import { type Plan, type Shift, type Turn, turnsOf } from "./plan.ts";
import { type Known, presentTurns } from "./present.ts";
import { type Level, levels } from "./stretch.ts";

/** `gap`: fewer than the minimum at some time. `short`: the minimum, but fewer than wanted. */
type CoverageLevel = "gap" | "short" | "wanted" | "full" | "over";

export interface Coverage {
  readonly shift: Shift;
  /** Everybody planned, also whoever cannot be there. */
  readonly who: readonly Turn[];
  /** People at the weakest moment of the shift: what it can be relied on for. */
  readonly have: number;
  readonly level: CoverageLevel;
  /** Someone leads at every moment, or nobody has to. */
  readonly led: boolean;
  /** Parts with fewer people than the minimum. */
  readonly gaps: readonly Level<Turn>[];
}

/** `turns`: at least those on this shift. `known`: who is away counts for nothing; without it everybody planned counts. */
export function coverageOf(shift: Shift, turns: readonly Turn[], known?: Known): Coverage {
  const who = turns.filter((turn) => turn.shift.id === shift.id);
  const parts = levels(shift, known === undefined ? who : presentTurns(who, known));
  const have = Math.min(...parts.map(headcount));
  return {
    shift,
    who,
    have,
    level: levelOf(have, shift.need),
    led: !shift.need.lead || parts.every(({ running }) => running.some(({ assignment }) => assignment.lead)),
    gaps: parts.filter((part) => headcount(part) < shift.need.minimum),
  };
}

export const headcount = ({ running }: Level<Turn>): number =>
  new Set(running.map(({ assignment }) => assignment.person)).size;

function levelOf(have: number, { minimum, wanted, maximum }: Shift["need"]): CoverageLevel {
  if (have < minimum) return "gap";
  if (have < wanted) return "short";
  if (have > maximum) return "over";
  return have === maximum ? "full" : "wanted";
}

/** A row of the week's table: shifts with the same beginning and end on the wall. One list of cells for each day. */
interface Band {
  readonly begins: string;
  readonly ends: string;
  readonly days: readonly (readonly Coverage[])[];
}

export interface Week {
  readonly days: readonly Day[];
  readonly bands: readonly Band[];
  /** Every shift with a gap, the next one first: what needs somebody. */
  readonly gaps: readonly Coverage[];
}

/** The shifts of the line that begin in the week of this Monday, drafts too. Bands are in order of their beginning. */
export function weekOf(plan: Plan, line: LineSlug, zone: string, monday: Day, known?: Known): Week {
  const { from, until } = wholeWeek(zone, monday);
  const days = Array.from({ length: 7 }, (_, ahead) => addDays(monday, ahead));
  const byShift = Map.groupBy(turnsOf(plan), ({ shift }) => shift.id);
  const cells = [...plan.shifts.values()]
    .filter((shift) => shift.line === line && shift.from >= from && shift.from < until)
    .toSorted((one, other) => one.from - other.from || one.until - other.until)
    .map((shift) => coverageOf(shift, byShift.get(shift.id) ?? [], known));
  const bands = Map.groupBy(cells, ({ shift }) => `${timeAt(zone, shift.from)} ${timeAt(zone, shift.until)}`);
  return {
    days,
    bands: [...bands]
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, row]) => {
        const [begins = "", ends = ""] = key.split(" ");
        const byDay = Map.groupBy(row, ({ shift }) => dayAt(zone, shift.from));
        return { begins, ends, days: days.map((day) => byDay.get(day) ?? []) };
      }),
    gaps: cells.filter(({ level }) => level === "gap"),
  };
}

/** Published turns that run at this instant. The Office reads the same from an index: none began earlier than `since`. */
export function onNow(plan: Plan, now: number): readonly Turn[] {
  const since = now - shiftRealMostMs;
  return turnsOf(plan).filter(
    ({ from, until, shift }) => shift.published && from > since && from <= now && now < until,
  );
}
