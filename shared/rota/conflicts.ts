/** What a change to the plan would break. A change answers for what it makes worse, not for what was so before it. */
import type { LineSlug, PersonId } from "../ids.ts";
import type { Found } from "./found.ts";
import { personal } from "./personal.ts";
import { type Assignment, type Plan, type Shift, type Turn, turnsOf } from "./plan.ts";
import { presentTurns } from "./present.ts";
import type { Conflict, RotaPerson, Rules } from "./rules.ts";
import { lengthMs, overlap } from "./stretch.ts";
import { team } from "./team.ts";

type People = ReadonlyMap<PersonId, RotaPerson>;

/** `before` and `after`: the same plan without and with the change (`apply`). Conflicts come in no particular order. */
export function conflicts(
  { before, after }: { readonly before: Plan; readonly after: Plan },
  people: People,
  rules: Rules,
): readonly Conflict[] {
  const touched = touchedBy(before, after);
  const was = new Map(problems(before, touched, people, rules).map(({ key, measure }) => [key, measure]));
  return problems(after, touched, people, rules)
    .filter(({ key, measure }) => measure > (was.get(key) ?? 0))
    .map(({ conflict }) => conflict);
}

interface TouchedRows {
  readonly people: ReadonlySet<PersonId>;
  readonly shifts: readonly Shift[];
}

function touchedBy(before: Plan, after: Plan): TouchedRows {
  const assignments = differing(before.assignments, after.assignments);
  const shiftIds = new Set(assignments.map(({ shift }) => shift));
  const shifts = [...before.shifts.values(), ...after.shifts.values()].filter(({ id }) => shiftIds.has(id));
  return {
    people: new Set(assignments.map(({ person }) => person)),
    shifts: [...shifts, ...differing(before.shifts, after.shifts)],
  };
}

function differing<Row extends Shift | Assignment>(
  before: ReadonlyMap<Row["id"], Row>,
  after: ReadonlyMap<Row["id"], Row>,
): readonly Row[] {
  const gone = [...before.values()].filter((row) => after.get(row.id) !== row);
  return [...gone, ...[...after.values()].filter((row) => before.get(row.id) !== row)];
}

function problems(plan: Plan, touched: TouchedRows, people: People, rules: Rules): readonly Found[] {
  const turns = turnsOf(plan);
  const byPerson = Map.groupBy(turns, ({ assignment }) => assignment.person);
  const present = presentTurns(turns, { people, now: Number.NEGATIVE_INFINITY });
  const byLine: ReadonlyMap<LineSlug, readonly Turn[]> = Map.groupBy(turns, ({ shift }) => shift.line);
  const presentByLine: typeof byLine = Map.groupBy(present, ({ shift }) => shift.line);
  const near = [...plan.shifts.values()].filter((shift) =>
    touched.shifts.some((one) => one.id === shift.id || (one.line === shift.line && overlap(one, shift))),
  );
  return [
    ...[...touched.people].flatMap((id) => personal(id, people.get(id), byPerson.get(id) ?? [], rules)),
    ...near.flatMap((shift) =>
      team(shift, byLine.get(shift.line) ?? [], people, rules, presentByLine.get(shift.line) ?? []),
    ),
    ...uneven(byPerson, touched.people, people, rules),
  ];
}

/** Far more than the middle of those who can be on: over the plan as it is handed in, a month or a quarter. */
function uneven(
  byPerson: ReadonlyMap<PersonId, readonly Turn[]>,
  touched: ReadonlySet<PersonId>,
  people: People,
  { fairMarginMs }: Rules,
): readonly Found[] {
  const plannedMs = (id: PersonId) => (byPerson.get(id) ?? []).reduce((sum, turn) => sum + lengthMs(turn), 0);
  const active = [...people.values()].filter(({ state, trainee }) => state === "active" && !trainee);
  const hours = active.map(({ id }) => plannedMs(id)).toSorted((a, b) => a - b);
  const middleMs = hours[Math.floor(hours.length / 2)] ?? 0;
  return [...touched].flatMap((person) => {
    const planned = plannedMs(person);
    if (planned <= middleMs + fairMarginMs) return [];
    const conflict = { rule: "uneven", person, plannedMs: planned, middleMs } as const;
    return [{ conflict, key: `uneven ${person}`, measure: planned }];
  });
}
