/**
 * Performs operations on a plan. A change is a list of them that all take place or none; its rules (people lie within
 * their shift, nobody without a shift) are checked at its end, so that the order within it does not matter.
 *
 * The answer carries the operations that undo it. They name revisions too: undoing never overwrites what somebody did
 * in between, it is refused instead.
 */
import type { AssignmentId, ShiftId } from "../ids.ts";
import { type Operation, type Refusal, shiftNamed } from "./operations.ts";
import { type Assignment, type Plan, Shift } from "./plan.ts";

export type Applied =
  | { readonly done: true; readonly plan: Plan; readonly undo: readonly Operation[] }
  | { readonly done: false; readonly refusal: Refusal };

type Rows = { shifts: Map<ShiftId, Shift>; assignments: Map<AssignmentId, Assignment> };
type Outcome = Operation | Refusal;

/** The whole change or nothing. `undo` brings back what was, except that revisions only ever grow. */
export function apply(plan: Plan, change: readonly Operation[]): Applied {
  const rows: Rows = { shifts: new Map(plan.shifts), assignments: new Map(plan.assignments) };
  const undo: Operation[] = [];
  for (const operation of change) {
    const outcome = perform(rows, operation);
    if ("why" in outcome) return { done: false, refusal: outcome };
    undo.unshift(outcome);
  }
  const refusal = broken(rows, change);
  return refusal === undefined ? { done: true, plan: rows, undo: inTurn(rows, undo) } : { done: false, refusal };
}

/** A change may touch a row twice; then undoing its second half makes the row newer than the first half left it. */
function inTurn(after: Plan, undo: readonly Operation[]): readonly Operation[] {
  if (undo.length < 2) return undo;
  const rows: Rows = { shifts: new Map(after.shifts), assignments: new Map(after.assignments) };
  return undo.map((operation) => {
    const current = withRevision(rows, operation);
    perform(rows, current);
    return current;
  });
}

function withRevision(rows: Rows, operation: Operation): Operation {
  switch (operation.do) {
    case "addShift":
    case "assign":
      return operation;
    case "changeShift":
    case "removeShift":
      return { ...operation, revision: rows.shifts.get(operation.shift)?.revision ?? operation.revision };
    case "changeAssignment":
    case "unassign":
      return { ...operation, revision: rows.assignments.get(operation.assignment)?.revision ?? operation.revision };
  }
}

function perform(rows: Rows, operation: Operation): Outcome {
  switch (operation.do) {
    case "addShift":
      return add(rows.shifts, operation.shift, ({ id, revision }) => ({ do: "removeShift", shift: id, revision }));
    case "assign":
      return add(rows.assignments, operation.assignment, ({ id, revision }) => {
        return { do: "unassign", assignment: id, revision };
      });
    case "removeShift":
      return remove(rows.shifts, operation.shift, operation.revision, (shift) => ({ do: "addShift", shift }));
    case "unassign":
      return remove(rows.assignments, operation.assignment, operation.revision, (assignment) => {
        return { do: "assign", assignment };
      });
    case "changeShift":
      return edit(rows.shifts, operation.shift, operation.revision, operation.to, (revision, to) => {
        return { do: "changeShift", shift: operation.shift, revision, to };
      });
    case "changeAssignment":
      return edit(rows.assignments, operation.assignment, operation.revision, operation.to, (revision, to) => {
        return { do: "changeAssignment", assignment: operation.assignment, revision, to };
      });
  }
}

type Row = Shift | Assignment;

function add<One extends Row>(rows: Map<One["id"], One>, row: One, undo: (row: One) => Operation): Outcome {
  if (rows.has(row.id)) return { why: "alreadyThere", id: row.id };
  rows.set(row.id, row);
  return undo(row);
}

/**
 * The row undoing brings back is newer than the one removed: whoever still holds the old one is refused. By two, since a
 * calendar was told the number in between when the turn was cancelled, and goes by a higher one alone.
 */
function remove<One extends Row>(
  rows: Map<One["id"], One>,
  id: One["id"],
  revision: number,
  undo: (row: One) => Operation,
): Outcome {
  const row = rows.get(id);
  if (row === undefined) return { why: "gone", id };
  if (row.revision !== revision) return { why: "changedSince", newer: row };
  rows.delete(id);
  return undo({ ...row, revision: revision + 2 });
}

function edit<One extends Row, To extends object>(
  rows: Map<One["id"], One>,
  id: One["id"],
  revision: number,
  to: To,
  undo: (revision: number, to: To) => Operation,
): Outcome {
  const row = rows.get(id);
  if (row === undefined) return { why: "gone", id };
  if (row.revision !== revision) return { why: "changedSince", newer: row };
  const before = Object.fromEntries(Object.entries(row).filter(([name]) => name in to)) as To;
  rows.set(id, { ...row, ...to, revision: revision + 1 });
  return undo(revision + 1, before);
}

/** What a touched row may not be at the end of a change. */
function broken(rows: Rows, change: readonly Operation[]): Refusal | undefined {
  const touched = new Set(change.map(shiftOf(rows)));
  for (const shift of touched) {
    const row = shift && rows.shifts.get(shift);
    if (row !== undefined && !Shift.safeParse(row).success) return { why: "badTime", shift: row };
  }
  for (const assignment of rows.assignments.values()) {
    if (!touched.has(assignment.shift)) continue;
    const shift = rows.shifts.get(assignment.shift);
    if (shift === undefined) return { why: "peopleOnIt", shift: assignment.shift };
    const inside =
      shift.from <= assignment.from && assignment.from < assignment.until && assignment.until <= shift.until;
    if (!inside) return { why: "outsideShift", assignment };
  }
  return undefined;
}

/** Whoever goes off a shift leaves nothing in it to be checked. */
const shiftOf =
  (rows: Rows) =>
  (operation: Operation): ShiftId | undefined =>
    operation.do === "changeAssignment" ? rows.assignments.get(operation.assignment)?.shift : shiftNamed(operation);
