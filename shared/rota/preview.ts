/**
 * What publishing would change, and for whom: shown before anything is published, and the list of people to tell after.
 * People are touched only by what is published: a draft shift nobody can see yet touches nobody.
 */
import type { PersonId } from "../ids.ts";
import { type Plan, type Shift, type Turn, turnsOf } from "./plan.ts";

type ShiftDifference =
  | { readonly kind: "opened"; readonly shift: Shift }
  | { readonly kind: "removed"; readonly shift: Shift }
  | { readonly kind: "changed"; readonly before: Shift; readonly after: Shift };

/** One person's own view of it. `changed`: same shift, another time, or lead where they were not. */
interface Touched {
  readonly person: PersonId;
  readonly gained: readonly Turn[];
  readonly lost: readonly Turn[];
  readonly changed: readonly { readonly before: Turn; readonly after: Turn }[];
}

export interface Preview {
  readonly shifts: readonly ShiftDifference[];
  readonly people: readonly Touched[];
}

export function preview(before: Plan, after: Plan): Preview {
  return { shifts: shiftDifferences(before, after), people: peopleTouched(before, after) };
}

function shiftDifferences(before: Plan, after: Plan): readonly ShiftDifference[] {
  const visible = (plan: Plan) => [...plan.shifts.values()].filter(({ published }) => published);
  const now = visible(after).flatMap((shift): readonly ShiftDifference[] => {
    const was = before.shifts.get(shift.id);
    if (was === undefined || !was.published) return [{ kind: "opened", shift }];
    return sameShift(was, shift) ? [] : [{ kind: "changed", before: was, after: shift }];
  });
  const gone = visible(before).filter(({ id }) => after.shifts.get(id)?.published !== true);
  return [...now, ...gone.map((shift) => ({ kind: "removed", shift }) as const)].toSorted(
    (one, other) => beginning(one) - beginning(other),
  );
}

const beginning = (one: ShiftDifference): number => (one.kind === "changed" ? one.after.from : one.shift.from);

function sameShift(one: Shift, other: Shift): boolean {
  const sameTime = one.from === other.from && one.until === other.until && one.line === other.line;
  return sameTime && JSON.stringify(one.need) === JSON.stringify(other.need);
}

function peopleTouched(before: Plan, after: Plan): readonly Touched[] {
  const [was, is] = [turnsByPerson(before), turnsByPerson(after)];
  const people = new Set([...was.keys(), ...is.keys()]);
  return [...people]
    .map((person) => touched(person, was.get(person) ?? [], is.get(person) ?? []))
    .filter(({ gained, lost, changed }) => gained.length + lost.length + changed.length > 0);
}

function turnsByPerson(plan: Plan): ReadonlyMap<PersonId, readonly Turn[]> {
  const visible = turnsOf(plan).filter(({ shift }) => shift.published);
  return Map.groupBy(visible, ({ assignment }) => assignment.person);
}

/** By shift, not by assignment: off and on the same shift again is no change that anybody must be told of. */
function touched(person: PersonId, was: readonly Turn[], is: readonly Turn[]): Touched {
  const earlier = new Map(was.map((turn) => [turn.shift.id, turn]));
  const later = new Set(is.map((turn) => turn.shift.id));
  const both = is.flatMap((after) => {
    const before = earlier.get(after.shift.id);
    return before === undefined ? [] : [{ before, after }];
  });
  return {
    person,
    gained: is.filter((turn) => !earlier.has(turn.shift.id)),
    lost: was.filter((turn) => !later.has(turn.shift.id)),
    changed: both.filter(({ before, after }) => !sameTurn(before, after)),
  };
}

function sameTurn(one: Turn, other: Turn): boolean {
  const sameTime = one.from === other.from && one.until === other.until;
  return sameTime && one.assignment.lead === other.assignment.lead && one.shift.line === other.shift.line;
}
