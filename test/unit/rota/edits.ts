/** Random edits of a plan, for properties: always well-formed, often out of date or impossible. */
import * as fc from "fast-check";
import { shiftMostMs } from "../../../shared/limits.ts";
import type { Operation } from "../../../shared/rota/operations.ts";
import type { Plan } from "../../../shared/rota/plan.ts";
import { alex, assigned, assignmentId, hourMs, morgan, plan, priya, sam, shift, shiftId } from "./given.ts";

const shifts = [0, 1, 2, 3].map((day) => shift(`s${day}`, `2026-12-0${day + 1}T09:00`, `2026-12-0${day + 1}T17:00`));
const people = [alex, morgan, sam, priya];
export const start: Plan = plan(
  shifts,
  shifts.flatMap((one, index) => [assigned(one, people[index] ?? alex), assigned(one, people[(index + 1) % 4] ?? sam)]),
);

/** What somebody wants to do to what they see; turned into an operation by `operationOf`. */
export interface Wish {
  readonly what: Operation["do"];
  readonly row: number;
  readonly hours: number;
  readonly flag: boolean;
}

export const wish: fc.Arbitrary<Wish> = fc.record({
  what: fc.constantFrom("addShift", "changeShift", "removeShift", "assign", "changeAssignment", "unassign"),
  row: fc.nat({ max: 12 }),
  hours: fc.integer({ min: 1, max: 3 }),
  flag: fc.boolean(),
});

/** The operation as somebody who sees this plan would send it; undefined when they see no such row. */
export function operationOf(seen: Plan, { what, row, hours, flag }: Wish, number: number): Operation | undefined {
  const shift = [...seen.shifts.values()][row % Math.max(1, seen.shifts.size)];
  const assignment = [...seen.assignments.values()][row % Math.max(1, seen.assignments.size)];
  const fresh = `n${number}`;
  if (shift === undefined) return undefined;
  switch (what) {
    case "addShift":
      return { do: what, shift: { ...shift, id: shiftId(fresh), published: false, revision: 1 } };
    case "changeShift":
      return { do: what, shift: shift.id, revision: shift.revision, to: changed(shift, hours, flag) };
    case "removeShift":
      return { do: what, shift: shift.id, revision: shift.revision };
    case "assign": {
      const person = people[row % people.length] ?? alex;
      return { do: what, assignment: assigned(shift, person, { id: assignmentId(fresh), lead: flag }) };
    }
    case "changeAssignment":
      if (assignment === undefined) return undefined;
      return { do: what, assignment: assignment.id, revision: assignment.revision, to: changed(assignment, hours) };
    case "unassign":
      return assignment && { do: what, assignment: assignment.id, revision: assignment.revision };
  }
}

/** Shifts grow, to no more than one may last, and assignments shrink, to no less than an hour: so many changes are possible. */
const changed = ({ from, until }: { from: number; until: number }, hours: number, published?: boolean) =>
  published === undefined
    ? { until: Math.max(until - hours * hourMs, from + hourMs) }
    : { until: Math.min(until + hours * hourMs, from + shiftMostMs), published };

/** The rows an operation is about. */
export function rowOf(operation: Operation): string {
  switch (operation.do) {
    case "addShift":
      return operation.shift.id;
    case "assign":
      return operation.assignment.id;
    case "changeShift":
    case "removeShift":
      return operation.shift;
    case "changeAssignment":
    case "unassign":
      return operation.assignment;
  }
}

/** A plan without revisions, in a fixed order: what people see of it. */
export function visible({ shifts, assignments }: Plan): readonly unknown[] {
  return [...shifts.values(), ...assignments.values()]
    .map(({ revision: _, ...row }) => row)
    .toSorted((one, other) => (one.id < other.id ? -1 : 1));
}

export function row(plan: Plan, id: string): { revision: number } | undefined {
  return [...plan.shifts.values(), ...plan.assignments.values()].find((one) => one.id === id);
}
