/**
 * What has begun is history: who was on since when stays as it was, whatever is planned. Something that runs can be
 * made to end earlier or later; what is over does not change, and nothing is put where it would be over already. Pure.
 */
import type { ShiftId } from "../ids.ts";
import type { Assignment, Plan, Shift } from "./plan.ts";

/** The shifts whose history the change would rewrite. Only what was published counts: the rest nobody has worked. */
export function rewritten(before: Plan, after: Plan, now: number): readonly ShiftId[] {
  const shifts = [...pairs(before.shifts, after.shifts)].flatMap(([was, is]) =>
    fits(visible(was), visible(is), now) && (was?.line === is?.line || !begun(visible(was), now)) ? [] : [was ?? is],
  );
  const ofPublished = (one: Assignment | undefined, plan: Plan) =>
    one !== undefined && plan.shifts.get(one.shift)?.published === true ? one : undefined;
  const turns = [...pairs(before.assignments, after.assignments)].flatMap(([was, is]) =>
    fits(ofPublished(was, before), ofPublished(is, after), now) ? [] : [was ?? is],
  );
  const ids = [...shifts.map((shift) => shift?.id), ...turns.map((turn) => turn?.shift)];
  return [...new Set(ids)].filter((id) => id !== undefined);
}

const visible = (shift: Shift | undefined): Shift | undefined => (shift?.published === true ? shift : undefined);

const begun = (row: Shift | Assignment | undefined, now: number): boolean => row !== undefined && row.from <= now;

function fits(was: Shift | Assignment | undefined, is: Shift | Assignment | undefined, now: number): boolean {
  if (was === undefined || was.from > now) return is === undefined || is.until > now;
  return is !== undefined && is.from === was.from && was.until > now;
}

/** Every row that differs, as it was and as it is. */
function* pairs<Row extends Shift | Assignment>(
  before: ReadonlyMap<Row["id"], Row>,
  after: ReadonlyMap<Row["id"], Row>,
): Generator<readonly [Row | undefined, Row | undefined]> {
  for (const id of new Set([...before.keys(), ...after.keys()])) {
    const [was, is] = [before.get(id), after.get(id)];
    if (was !== is) yield [was, is];
  }
}
