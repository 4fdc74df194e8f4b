/** What pressing "Publish" would do: every change, whom it touches, and what the rules say. Pure. */
import type { LineSlug } from "../../shared/ids.ts";
import { apply } from "../../shared/rota/apply.ts";
import { conflicts } from "../../shared/rota/conflicts.ts";
import { addDays, type Day, wholeWeek } from "../../shared/rota/day.ts";
import { publishing } from "../../shared/rota/draft.ts";
import { type Plan, publishedOnly } from "../../shared/rota/plan.ts";
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

export function afterPublishing({ plan, zone }: Picture, wanted: Wanted): Plan {
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
export function changedShifts({ shifts, people }: Preview): number {
  const own = shifts.map((one) => (one.kind === "changed" ? one.after.id : one.shift.id));
  const theirs = people.flatMap(({ gained, lost, changed }) => [
    ...[...gained, ...lost].map(({ shift }) => shift.id),
    ...changed.map(({ after }) => after.shift.id),
  ]);
  return new Set([...own, ...theirs]).size;
}

export function verdictOn(picture: Picture, wanted: Wanted): Verdict {
  const before = publishedOnly(picture.standing);
  const after = publishedOnly(afterPublishing(picture, wanted));
  return verdict(conflicts({ before, after }, picture.people, picture.rules), "publish");
}

/** Mondays up to which somebody can publish at once: from the week looked at, as far as the page knows shifts. */
export function lastWeeks(first: Day, end: Day): readonly Day[] {
  const weeks: Day[] = [];
  for (let monday = first; monday < end; monday = addDays(monday, 7)) weeks.push(monday);
  return weeks;
}
