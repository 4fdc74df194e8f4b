/** What a coordinator does to a shift and to whoever is on it, as operations on the plan with the draft on top. Pure. */
import type { LineSlug, PersonId } from "../../shared/ids.ts";
import { changeShift, copyWeek, type FreshIds, removeShift } from "../../shared/rota/changes.ts";
import type { Day } from "../../shared/rota/day.ts";
import type { Operation } from "../../shared/rota/operations.ts";
import { type Assignment, assignmentsOf, type Plan, planOf, type Shift } from "../../shared/rota/plan.ts";
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

/** What a copied week does, shift by shift and in order of time: those it adds, and those there are that get people. */
export function copying({ plan }: Picture, operations: readonly Operation[]) {
  const put = operations.flatMap((one) => (one.do === "assign" ? [one.assignment] : []));
  const people = ({ id }: Shift) => put.filter(({ shift }) => shift === id).map(({ person }) => person);
  const added = operations.flatMap((one) => (one.do === "addShift" ? [one.shift] : []));
  const filled = [...plan.shifts.values()].filter((shift) => people(shift).length > 0);
  return [
    ...added.map((shift) => ({ is: "added", shift, people: people(shift) }) as const),
    ...filled.map((shift) => ({ is: "filled", shift, people: people(shift) }) as const),
  ].toSorted((one, other) => one.shift.from - other.shift.from);
}

export type Decision = "keep" | "move" | "cancel";
type ToDecide = RotaAnswer["toDecide"][number];

/** What patterns or closures ask of a shift with people on it. */
export function decided(
  { plan }: Picture,
  { shift, to, need }: ToDecide,
  decision: Decision,
  ids: FreshIds,
): readonly Operation[] {
  const current = plan.shifts.get(shift.id) ?? shift;
  switch (decision) {
    case "keep":
      return to === null ? keptApart(plan, current, ids) : [byHand(current)];
    case "cancel":
      return removeShift(plan, current);
    case "move":
      return to === null ? [] : changeShift(plan, current, { ...to, ...(need === undefined ? {} : { need }) });
  }
}

/** From then on it is the coordinator's own, and patterns leave its time alone. */
const byHand = ({ id, revision }: Shift): Operation => ({
  do: "changeShift",
  shift: id,
  revision,
  to: { byHand: true },
});

/**
 * A shift its pattern no longer has, or on a day that is closed, stays as one that belongs to no pattern: else it would
 * be asked about for ever.
 */
function keptApart(plan: Plan, shift: Shift, ids: FreshIds): readonly Operation[] {
  const id = ids.shift();
  const fresh = { pattern: null, day: null, published: false, byHand: true, revision: 1 };
  const turns = assignmentsOf(plan, shift.id).map(
    (turn) => ({ do: "assign", assignment: { ...turn, id: ids.assignment(), shift: id, revision: 1 } }) as const,
  );
  const isPublic = shift.published
    ? [{ do: "changeShift", shift: id, revision: 1, to: { published: true } } as const]
    : [];
  return [...removeShift(plan, shift), { do: "addShift", shift: { ...shift, ...fresh, id } }, ...turns, ...isPublic];
}

/** What nobody has decided yet, in the draft either: a decision that was taken back there is none. */
export function undecided({ plan, standing, answer }: Picture): readonly ToDecide[] {
  return answer.toDecide.filter(({ shift: { id } }) => {
    const [stands, drafted] = [standing.shifts.get(id), plan.shifts.get(id)];
    return stands === undefined || (drafted !== undefined && isAsItWas(stands, drafted));
  });
}

function isAsItWas(one: Shift, other: Shift): boolean {
  const said = ({ line, from, until, need, byHand }: Shift) => JSON.stringify([line, from, until, need, byHand]);
  return said(one) === said(other);
}
