/** What coordinators must know before it happens. Recomputed from the clock; sent on without names. Pure. */
import type { LineSlug, PersonId, ShiftId } from "../ids.ts";
import { gapNearMs, publishNoticeDays } from "../limits.ts";
import { closuresOfWeek, type Repeating } from "./closed-weeks.ts";
import { coverageOf, headcount } from "./coverage.ts";
import { addDays, type Day, dayAt, instantIn, mondayOf, wholeWeek } from "./day.ts";
import { type Plan, type Shift, turnsOf } from "./plan.ts";
import { presentTurns } from "./present.ts";
import type { RotaPerson } from "./rules.ts";
import { levels, type Stretch } from "./stretch.ts";
import { supervised } from "./team.ts";

export type Warning =
  | ({ readonly warning: "gap"; readonly have: number; readonly minimum: number } & OfShift)
  | ({ readonly warning: "alone" } & OfShift)
  /** A trainee would be on without a supervisor, who is away or is none any more. */
  | ({ readonly warning: "unsupervised" } & OfShift)
  /** `days`: how many at most are left before that week begins; 0: it has begun. */
  | { readonly warning: "unpublished"; readonly line: LineSlug; readonly monday: Day; readonly days: number };

/** A line that should be open and is not: known by looking who is checked in, not from the plan. `from`: since when. */
export type Unstaffed = {
  readonly warning: "unstaffed";
  readonly line: LineSlug;
  /** Checked in, and needed. */
  readonly have: number;
  readonly minimum: number;
  readonly leadMissing: boolean;
} & Stretch;

/** Everything the Office warns of. */
export type KnownWarning = Warning | Unstaffed;

type OfShift = { readonly shift: ShiftId; readonly line: LineSlug } & Stretch;

interface Asked extends Repeating {
  readonly zone: string;
  readonly now: number;
  readonly lines: readonly LineSlug[];
  readonly onDutyLeast: number;
  /** Whoever is paused, has left or is on leave is planned and counts for nothing. */
  readonly people: ReadonlyMap<PersonId, RotaPerson>;
}

/** In order of time. A shift that one person does alone is said once, as that, and not as a gap too. */
export function warnings(plan: Plan, asked: Asked): readonly Warning[] {
  const near = [...plan.shifts.values()]
    .filter(({ published, from, until }) => published && until > asked.now && from < asked.now + gapNearMs)
    .toSorted((one, other) => one.from - other.from);
  const planned = turnsOf(plan).filter(({ shift }) => shift.published);
  const turns = presentTurns(planned, asked);
  const onLine = Map.groupBy(turns, ({ shift }) => shift.line);
  return [
    ...near.flatMap((shift): readonly Warning[] => {
      const rest = { ...shift, from: Math.max(shift.from, asked.now) };
      const parts = levels(rest, onLine.get(shift.line) ?? []);
      const alone = parts.find((part) => headcount(part) === 1 && asked.onDutyLeast > 1);
      const of = ({ from, until }: Stretch) => ({ shift: shift.id, line: shift.line, from, until });
      const gap = coverageOf(rest, turns).gaps.find((part) => headcount(part) !== 1 || asked.onDutyLeast <= 1);
      const unsupervised = parts.find((part) => !supervised(part, asked.people));
      const { minimum } = shift.need;
      return [
        ...(alone === undefined ? [] : [{ warning: "alone", ...of(alone) } as const]),
        ...(gap === undefined ? [] : [{ warning: "gap", ...of(gap), have: headcount(gap), minimum } as const]),
        ...(unsupervised === undefined ? [] : [{ warning: "unsupervised", ...of(unsupervised) } as const]),
      ];
    }),
    ...asked.lines.flatMap((line) => unpublished([...plan.shifts.values()], line, asked)),
  ];
}

/**
 * This week and the next: published means that it has shifts and none of those to come is a draft. Of a week that is closed
 * there is nothing to publish, unless somebody made a shift all the same.
 */
function unpublished(shifts: readonly Shift[], line: LineSlug, { zone, now, ...known }: Asked): readonly Warning[] {
  const thisMonday = mondayOf(dayAt(zone, now));
  return [thisMonday, addDays(thisMonday, 7)].flatMap((monday) => {
    const week = wholeWeek(zone, monday);
    const its = shifts.filter((shift) => shift.line === line && shift.from >= week.from && shift.from < week.until);
    const nothingToCome = its.every(({ published, from }) => published || from <= now);
    const isClosed = closuresOfWeek(line, monday, known).length > 0;
    if (nothingToCome && (isClosed || its.some(({ published }) => published))) return [];
    const days = [0, ...publishNoticeDays.toSorted((a, b) => a - b)].find(
      (left) => now >= instantIn(zone, addDays(monday, -left), "00:00"),
    );
    return days === undefined ? [] : [{ warning: "unpublished", line, monday, days } as const];
  });
}
