/** The rows of an import as one step of a draft: whole or not at all, with preview and undo like any other. Pure. */
import type { ShiftId } from "../ids.ts";
import type { FreshIds } from "./changes.ts";
import type { Step } from "./draft.ts";
import type { ImportedTurn } from "./exchange.ts";
import type { Operation } from "./operations.ts";
import type { Need, Plan, Shift } from "./plan.ts";
import { lengthMs } from "./stretch.ts";

/**
 * People come onto the shift of the line that holds their time, one that is there or one that the import brings; where
 * none does, their time becomes a shift of its own. What is there already is left as it is and only counted.
 */
export function importStep(
  turns: readonly ImportedTurn[],
  plan: Plan,
  need: Need,
  ids: FreshIds,
): { readonly step: Step; readonly alreadyThere: number } {
  const shifts = new Map(Map.groupBy(plan.shifts.values(), ({ line }) => line));
  const on = new Set(
    [...plan.assignments.values()].map(({ shift, person, from, until }) => key(shift, person, from, until)),
  );
  const step: Operation[] = [];
  let alreadyThere = 0;
  for (const turn of turns.toSorted((one, other) => lengthMs(other) - lengthMs(one))) {
    const { line, from, until, person, lead } = turn;
    const known = shifts.get(line)?.find((shift) => shift.from <= from && until <= shift.until);
    const shift = known ?? newShift(turn, need, ids);
    if (known === undefined) {
      shifts.set(line, [...(shifts.get(line) ?? []), shift]);
      step.push({ do: "addShift", shift });
    }
    if (person === null || on.has(key(shift.id, person, from, until))) alreadyThere += known === undefined ? 0 : 1;
    else
      step.push({
        do: "assign",
        assignment: { id: ids.assignment(), shift: shift.id, person, from, until, lead, revision: 1 },
      });
  }
  return { step, alreadyThere };
}

const key = (shift: ShiftId, person: string, from: number, until: number): string =>
  [shift, person, from, until].join(" ");

const newShift = ({ line, from, until }: ImportedTurn, need: Need, ids: FreshIds): Shift => ({
  ...{ id: ids.shift(), line, from, until, need },
  ...{ pattern: null, day: null, published: false, byHand: true, revision: 1 },
});
