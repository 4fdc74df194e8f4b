/** What pressing "Publish" would do: every change, whom it touches, and what the rules say. Pure. */
import type { LineSlug, ShiftId } from "../../shared/ids.ts";
import { apply } from "../../shared/rota/apply.ts";
import { conflicts } from "../../shared/rota/conflicts.ts";
import { coverageOf } from "../../shared/rota/coverage.ts";
import { addDays, type Day, wholeWeek } from "../../shared/rota/day.ts";
import { publishing } from "../../shared/rota/draft.ts";
import { type Operation, shiftNamed } from "../../shared/rota/operations.ts";
import { type Plan, publishedOnly, type Shift, turnsOf } from "../../shared/rota/plan.ts";
import { presentTurns } from "../../shared/rota/present.ts";
import { type Preview, preview } from "../../shared/rota/preview.ts";
import { type Verdict, verdict } from "../../shared/rota/rules.ts";
import type { Stretch } from "../../shared/rota/stretch.ts";
import type { Picture } from "./picture.ts";

/** Whole weeks, both Mondays included. */
export interface Wanted {
  readonly lines: readonly LineSlug[];
  readonly first: Day;
  readonly last: Day;
  /** What is over by then is not published any more. */
  readonly now: number;
}

export function stretchOf(zone: string, { first, last }: Pick<Wanted, "first" | "last">): Stretch {
  return { from: wholeWeek(zone, first).from, until: wholeWeek(zone, last).until };
}

function afterPublishing({ plan, zone }: Picture, wanted: Wanted): Plan {
  const { from, until } = stretchOf(zone, wanted);
  const lines: readonly string[] = wanted.lines;
  const step = publishing(
    plan,
    (shift) => lines.includes(shift.line) && shift.from >= from && shift.from < until && shift.until > wanted.now,
  );
  const applied = apply(plan, step);
  return applied.done ? applied.plan : plan;
}

export const previewOf = (picture: Picture, wanted: Wanted): Preview =>
  preview(picture.standing, afterPublishing(picture, wanted));

/** Shifts that would differ afterwards, each counted once however much of it changes. */
export const changedShifts = (preview: Preview): number => shiftsIn(preview).length;

function shiftsIn({ shifts, people }: Preview): readonly ShiftId[] {
  const own = shifts.map((one) => (one.kind === "changed" ? one.after.id : one.shift.id));
  const theirs = people.flatMap(({ gained, lost, changed }) => [
    ...[...gained, ...lost].map(({ shift }) => shift.id),
    ...changed.map(({ after }) => after.shift.id),
  ]);
  return [...new Set([...own, ...theirs])];
}

export function verdictOn(picture: Picture, wanted: Wanted): Verdict {
  const before = publishedOnly(picture.standing);
  const after = publishedOnly(afterPublishing(picture, wanted));
  const { refused, warned } = verdict(conflicts({ before, after }, picture.people, picture.rules), "publish");
  // That nobody is on a shift is said by itself (`notKept`), and says the rest: nobody leads it, or writes any language.
  const empty = new Set(notKept(picture, wanted).empty.map(({ id }) => id));
  return { refused, warned: warned.filter((one) => !("shift" in one) || !empty.has(one.shift)) };
}

/**
 * Of the shifts that differ afterwards those on which the line cannot open at some time: too few are on, or nobody leads.
 * Visitors read of them all the same, unless nobody is on at all.
 */
export function notKept(
  picture: Picture,
  wanted: Wanted,
): { readonly promised: readonly Shift[]; readonly empty: readonly Shift[] } {
  const after = publishedOnly(afterPublishing(picture, wanted));
  const changed = new Set(shiftsIn(preview(picture.standing, afterPublishing(picture, wanted))));
  const turns = presentTurns(turnsOf(after), { people: picture.people, now: wanted.now });
  const found = [...after.shifts.values()]
    .filter(({ id, until }) => changed.has(id) && until > wanted.now)
    .map((shift) => coverageOf(shift, turns))
    .filter(({ level, led }) => level === "gap" || !led)
    .toSorted((one, other) => one.shift.from - other.shift.from);
  const [promised, empty] = [true, false].map((isOn) =>
    found.filter(({ who }) => who.length > 0 === isOn).map(({ shift }) => shift),
  );
  return { promised: promised ?? [], empty: empty ?? [] };
}

/** Steps of the draft that leave the shifts of these lines and weeks as they are. */
export function stepsElsewhere({ answer, known, zone }: Picture, wanted: Omit<Wanted, "now">): number {
  const { from, until } = stretchOf(zone, wanted);
  const isHere = (operation: Operation): boolean => {
    const id =
      shiftNamed(operation) ??
      ("assignment" in operation && typeof operation.assignment === "string"
        ? known.assignments.get(operation.assignment)?.shift
        : undefined);
    const shift = id && known.shifts.get(id);
    return shift !== undefined && wanted.lines.includes(shift.line) && shift.from >= from && shift.from < until;
  };
  return answer.steps.filter(({ operations }) => !operations.some(isHere)).length;
}

/** Mondays up to which somebody can publish at once: from the week looked at, as far as the page knows shifts. */
export function lastWeeks(first: Day, end: Day): readonly Day[] {
  const weeks: Day[] = [];
  for (let monday = first; monday < end; monday = addDays(monday, 7)) weeks.push(monday);
  return weeks;
}
