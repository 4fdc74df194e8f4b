/** What a coordinator does to a shift and to whoever is on it, as operations on the plan with the draft on top. Pure. */
import type { LineSlug, PersonId } from "../../shared/ids.ts";
import { changeShift, copyWeek, type FreshIds, removeShift } from "../../shared/rota/changes.ts";
import type { Day } from "../../shared/rota/day.ts";
import type { Operation } from "../../shared/rota/operations.ts";
import { type Assignment, type Plan, planOf, type Shift } from "../../shared/rota/plan.ts";
import type { Stretch } from "../../shared/rota/stretch.ts";
import type { RotaAnswer } from "../../shared/rota-interface.ts";
import type { Picture } from "./picture.ts";

type Written = Pick<Shift, "line" | "from" | "until" | "need">;

export function added(written: Written, ids: FreshIds): readonly Operation[] {
  const made = { pattern: null, day: null, published: false, byHand: true, revision: 1 };
  return [{ do: "addShift", shift: { id: ids.shift(), ...written, ...made } }];
}

/** By hand: patterns leave it alone from then on. Nothing when nothing was changed. */
export function changed(plan: Plan, shift: Shift, { line, from, until, need }: Written): readonly Operation[] {
  const same = JSON.stringify([line, from, until, need]);
  if (same === JSON.stringify([shift.line, shift.from, shift.until, shift.need])) return [];
  return changeShift(plan, shift, { line, from, until, need, byHand: true });
}

export function assigned(
  shift: Shift,
  { person, from, until, lead }: Stretch & { readonly person: PersonId; readonly lead: boolean },
  ids: FreshIds,
): readonly Operation[] {
  return [
    { do: "assign", assignment: { id: ids.assignment(), shift: shift.id, person, from, until, lead, revision: 1 } },
  ];
}

export function retimed({ id, revision, ...was }: Assignment, { from, until }: Stretch): readonly Operation[] {
  if (was.from === from && was.until === until) return [];
  return [{ do: "changeAssignment", assignment: id, revision, to: { from, until } }];
}

export const leading = ({ id, revision }: Assignment, lead: boolean): readonly Operation[] => [
  { do: "changeAssignment", assignment: id, revision, to: { lead } },
];

export const takenOff = ({ id, revision }: Assignment): readonly Operation[] => [
  { do: "unassign", assignment: id, revision },
];

/** One line's week, or everybody's. */
export function copied(
  { plan, zone }: Picture,
  week: { readonly from: Day; readonly to: Day; readonly people: boolean; readonly lines: readonly LineSlug[] },
  ids: FreshIds,
): readonly Operation[] {
  const shifts = [...plan.shifts.values()].filter(({ line }) => week.lines.includes(line));
  return copyWeek(planOf(shifts, plan.assignments.values()), { zone, ...week }, ids);
}

export type Decision = "keep" | "move" | "cancel";
type ToDecide = RotaAnswer["toDecide"][number];

/** What patterns or closures ask of a shift with people on it. Kept, it is the coordinator's own from then on. */
export function decided({ plan, answer }: Picture, { shift, to }: ToDecide, decision: Decision): readonly Operation[] {
  const current = plan.shifts.get(shift.id) ?? shift;
  switch (decision) {
    case "keep":
      return [{ do: "changeShift", shift: current.id, revision: current.revision, to: { byHand: true } }];
    case "cancel":
      return removeShift(plan, current);
    case "move": {
      const pattern = answer.patterns.find(({ pattern: { id } }) => id === shift.pattern)?.pattern;
      const like = pattern === undefined ? {} : { line: pattern.line, need: pattern.need };
      return to === null ? [] : changeShift(plan, current, { ...like, ...to });
    }
  }
}
