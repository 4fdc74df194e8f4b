/** Changes as coordinators think of them, turned into operations: move a shift with its people, copy a week. Pure. */
import type { AssignmentId, ShiftId } from "../ids.ts";
import { addDays, type Day, dayAt, instantIn, timeAt, wholeWeek } from "./day.ts";
import type { Operation } from "./operations.ts";
import { type Assignment, assignmentsOf, type Plan, type Shift } from "./plan.ts";
import type { Rematerialised } from "./rematerialise.ts";
import type { Stretch } from "./stretch.ts";

/** Randomness is handed in, so that every run can be replayed. */
export interface FreshIds {
  shift(): ShiftId;
  assignment(): AssignmentId;
}

type ShiftEdit = Extract<Operation, { do: "changeShift" }>["to"];

/**
 * Changes a shift and lets its people follow. Whoever was on from its beginning is on from its new beginning, the same
 * for the end; a time of somebody's own ("until 20:30") stays, cut to the shift. Whoever has no time left goes off it.
 * Their assignments keep their ids, so swaps and cover requests that point to them follow too (Grafana OnCall #4182).
 */
export function changeShift(plan: Plan, shift: Shift, to: ShiftEdit): readonly Operation[] {
  const after = { from: to.from ?? shift.from, until: to.until ?? shift.until };
  const people = assignmentsOf(plan, shift.id).flatMap((assignment) => follow(assignment, shift, after));
  return [{ do: "changeShift", shift: shift.id, revision: shift.revision, to }, ...people];
}

function follow({ id, from, until, revision }: Assignment, shift: Stretch, after: Stretch): readonly Operation[] {
  const to = {
    from: from === shift.from ? after.from : Math.max(from, after.from),
    until: until === shift.until ? after.until : Math.min(until, after.until),
  };
  if (to.from >= to.until) return [{ do: "unassign", assignment: id, revision }];
  if (to.from === from && to.until === until) return [];
  return [{ do: "changeAssignment", assignment: id, revision, to }];
}

export function removeShift(plan: Plan, shift: Shift): readonly Operation[] {
  const people = assignmentsOf(plan, shift.id).map(
    ({ id, revision }) => ({ do: "unassign", assignment: id, revision }) as const,
  );
  return [...people, { do: "removeShift", shift: shift.id, revision: shift.revision }];
}

/** New, unpublished, with nobody on it. */
function newShift(ids: FreshIds, fields: Omit<Shift, "id" | "published" | "byHand" | "revision">): Operation {
  return { do: "addShift", shift: { ...fields, id: ids.shift(), published: false, byHand: false, revision: 1 } };
}

/** What the answers of `rematerialise` do by themselves. The two that ask do nothing until somebody answered. */
export function operationsFor(answer: Rematerialised, plan: Plan, ids: FreshIds): readonly Operation[] {
  switch (answer.kind) {
    case "create":
      return [newShift(ids, answer.occurrence)];
    case "move": {
      const { line, from, until, need } = answer.to;
      return changeShift(plan, answer.shift, { line, from, until, need });
    }
    case "cancel":
      return removeShift(plan, answer.shift);
    case "askMove":
    case "askCancel":
    case "untouched":
      return [];
  }
}

/**
 * Copies the shifts that begin in one week into another, at the same days and times on the wall; with their people or
 * empty. Where the line has a shift at those hours already (a pattern makes them 13 weeks ahead), its people are put on
 * that one; a shift is added only where there is none, and belongs to no pattern. What is already there stays: overlaps
 * show as conflicts.
 */
export function copyWeek(
  plan: Plan,
  { zone, from, to, people }: { zone: string; from: Day; to: Day; people: boolean },
  ids: FreshIds,
): readonly Operation[] {
  const week = wholeWeek(zone, from);
  const days = Math.round((wholeWeek(zone, to).from - week.from) / (24 * 60 * 60 * 1000));
  const there = (instant: number) => instantIn(zone, addDays(dayAt(zone, instant), days), timeAt(zone, instant));
  const stretch = (one: Stretch) => ({ from: there(one.from), until: there(one.until) });
  const shifts = [...plan.shifts.values()].filter((shift) => shift.from >= week.from && shift.from < week.until);
  const taken = new Set<ShiftId>();
  return shifts.flatMap((shift) => {
    const time = stretch(shift);
    if (time.until <= time.from) return [];
    const already = [...plan.shifts.values()].find(
      (one) => isAt(one, { ...time, line: shift.line }) && !taken.has(one.id),
    );
    if (already !== undefined) taken.add(already.id);
    const onto = already?.id ?? ids.shift();
    const copy = {
      ...shift,
      ...time,
      id: onto,
      pattern: null,
      day: null,
      published: false,
      byHand: false,
      revision: 1,
    };
    const present = already === undefined ? [] : assignmentsOf(plan, already.id);
    const isLed = present.some(({ lead }) => lead);
    const turns = people ? assignmentsOf(plan, shift.id) : [];
    return [
      ...(already === undefined ? [{ do: "addShift", shift: copy } as const] : []),
      ...turns
        .filter(({ person }) => !present.some((one) => one.person === person))
        .map((turn) => ({
          ...turn,
          ...stretch(turn),
          id: ids.assignment(),
          shift: onto,
          lead: turn.lead && !isLed,
          revision: 1,
        }))
        .filter((turn) => turn.until > turn.from)
        .map((assignment) => ({ do: "assign", assignment }) as const),
    ];
  });
}

const isAt = (one: Shift, { from, until, line }: Pick<Shift, "from" | "until" | "line">): boolean =>
  one.line === line && one.from === from && one.until === until;
