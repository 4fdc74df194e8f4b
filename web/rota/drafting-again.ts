/**
 * A publication that is taken back goes into the draft again: whoever presses that wants to mend something, and not to
 * plan the week anew. What everybody saw until then, as one step on top of what there is now. Pure.
 */
import { type FreshIds, removeShift } from "../../shared/rota/changes.ts";
import type { Operation } from "../../shared/rota/operations.ts";
import { type Assignment, assignmentsOf, type Plan, type Shift } from "../../shared/rota/plan.ts";

/** `published`: before it was taken back. `now`: after; of the same weeks. */
export function draftedAgain(published: Plan, now: Plan, ids: FreshIds): readonly Operation[] {
  const gone = [...now.shifts.values()].filter(({ id }) => !published.shifts.has(id));
  return [
    ...gone.flatMap((shift) => removeShift(now, shift)),
    ...[...published.shifts.values()].flatMap((shift) => {
      const current = now.shifts.get(shift.id);
      const turns = assignmentsOf(published, shift.id);
      return current === undefined
        ? madeAgain(shift, turns, ids)
        : [...changedAgain(current, shift), ...turnsAgain(assignmentsOf(now, shift.id), turns, ids)];
    }),
  ];
}

/** With ids of its own: calendars were told that the old ones are off. */
function madeAgain(shift: Shift, turns: readonly Assignment[], ids: FreshIds): readonly Operation[] {
  const id = ids.shift();
  return [
    { do: "addShift", shift: { ...shift, id, published: false, revision: 1 } },
    ...turns.map((turn) => assignedAgain({ ...turn, shift: id }, ids)),
  ];
}

const assignedAgain = (turn: Assignment, ids: FreshIds): Operation => ({
  do: "assign",
  assignment: { ...turn, id: ids.assignment(), revision: 1 },
});

/** Whether it is published is for the next publication to say. */
function changedAgain(current: Shift, wanted: Shift): readonly Operation[] {
  const fields = ({ line, from, until, need, byHand }: Shift) => ({ line, from, until, need, byHand });
  if (JSON.stringify(fields(current)) === JSON.stringify(fields(wanted))) return [];
  return [{ do: "changeShift", shift: current.id, revision: current.revision, to: fields(wanted) }];
}

function turnsAgain(
  current: readonly Assignment[],
  wanted: readonly Assignment[],
  ids: FreshIds,
): readonly Operation[] {
  const stays = new Map(current.map((turn) => [turn.id, turn]));
  const kept = new Set(wanted.map(({ id }) => id));
  const off = current
    .filter(({ id }) => !kept.has(id))
    .map(({ id, revision }) => ({ do: "unassign", assignment: id, revision }) as const);
  const on = wanted.flatMap((turn): readonly Operation[] => {
    const was = stays.get(turn.id);
    if (was === undefined) return [assignedAgain(turn, ids)];
    const { from, until, lead } = turn;
    if (was.from === from && was.until === until && was.lead === lead) return [];
    return [{ do: "changeAssignment", assignment: was.id, revision: was.revision, to: { from, until, lead } }];
  });
  return [...off, ...on];
}
