/** The plan's rows, read: the part of it that lies in a stretch of time, or hangs on certain shifts and assignments. */
import { type AssignmentId, type LineSlug, PersonId, ShiftId } from "../../../shared/ids.ts";
import { shiftRealMostMs } from "../../../shared/limits.ts";
import { type Operation, shiftNamed } from "../../../shared/rota/operations.ts";
import { Assignment, type Plan, planOf, Shift } from "../../../shared/rota/plan.ts";
import type { Stretch } from "../../../shared/rota/stretch.ts";

type ShiftRow = {
  id: string;
  line: string;
  from_at: number;
  until_at: number;
  need: string;
  pattern: string | null;
  day: string | null;
  published_at: number | null;
  by_hand: number;
  revision: number;
};
type AssignmentRow = {
  id: string;
  shift: string;
  person: string;
  from_at: number;
  until_at: number;
  lead: number;
  revision: number;
};

const assignmentColumns = "id, shift, person, from_at, until_at, lead, revision";
const shiftColumns = "id, line, from_at, until_at, need, pattern, day, published_at, by_hand, revision";

/** Every shift that runs in the stretch, published or not, with everybody on it. */
export function planIn(sql: SqlStorage, { from, until }: Stretch): Plan {
  const within = "from_at > ? AND from_at < ? AND until_at > ?";
  const bounds = [from - shiftRealMostMs, until, from];
  const shifts = sql.exec<ShiftRow>(`SELECT ${shiftColumns} FROM shifts WHERE ${within} ORDER BY from_at`, ...bounds);
  const assignments = sql.exec<AssignmentRow>(
    `SELECT a.id, a.shift, a.person, a.from_at, a.until_at, a.lead, a.revision
     FROM shifts s JOIN assignments a ON a.shift = s.id WHERE s.${within.replaceAll(" AND ", " AND s.")}`,
    ...bounds,
  );
  return planOf(shifts.toArray().map(asShift), assignments.toArray().map(asAssignment));
}

/** The same plan, and whatever else these operations name: a page may be shown steps about weeks it does not look at. */
export function withNamed(sql: SqlStorage, plan: Plan, operations: readonly Operation[]): Plan {
  const shifts = new Set(operations.flatMap((operation) => shiftNamed(operation) ?? []));
  const assignments = operations.flatMap((operation) => assignmentNamed(operation) ?? []);
  for (const shift of shiftsOf(sql, assignments)) shifts.add(shift);
  return withShifts(sql, plan, shifts);
}

/** The same plan, and these shifts with everybody on them. */
export function withShifts(sql: SqlStorage, plan: Plan, shifts: ReadonlySet<ShiftId>): Plan {
  const missing = JSON.stringify([...shifts].filter((id) => !plan.shifts.has(id)));
  if (missing === "[]") return plan;
  const these = "IN (SELECT value FROM json_each(?))";
  const more = sql.exec<ShiftRow>(`SELECT ${shiftColumns} FROM shifts WHERE id ${these}`, missing);
  const people = sql.exec<AssignmentRow>(`SELECT ${assignmentColumns} FROM assignments WHERE shift ${these}`, missing);
  return planOf(
    [...plan.shifts.values(), ...more.toArray().map(asShift)],
    [...plan.assignments.values(), ...people.toArray().map(asAssignment)],
  );
}

/** An assignment that is there although it is about to be made belongs to another shift than its operation says. */
function assignmentNamed(operation: Operation): AssignmentId | undefined {
  switch (operation.do) {
    case "assign":
      return operation.assignment.id;
    case "changeAssignment":
    case "unassign":
      return operation.assignment;
    default:
      return undefined;
  }
}

/** The shifts these assignments belong to, as far as they are there. */
export function shiftsOf(sql: SqlStorage, assignments: readonly AssignmentId[]): readonly ShiftId[] {
  const rows = sql.exec<{ shift: string }>(
    "SELECT DISTINCT shift FROM assignments WHERE id IN (SELECT value FROM json_each(?))",
    JSON.stringify(assignments),
  );
  return rows.toArray().map(({ shift }) => ShiftId.parse(shift));
}

/**
 * Is there a turn on these shifts that was made or changed after `at`? A publication sets the same time for every turn it
 * shows, and nobody can come onto a shift before they were shown it.
 */
export function turnsChangedSince(sql: SqlStorage, shifts: readonly ShiftId[], at: number): boolean {
  if (shifts.length === 0) return false;
  const { found } = sql
    .exec<{ found: number }>(
      `SELECT EXISTS (SELECT 1 FROM assignments
         WHERE shift IN (SELECT value FROM json_each(?)) AND changed_at > ?) AS found`,
      ...[JSON.stringify(shifts), at],
    )
    .one();
  return found === 1;
}

/** Rows were checked when they were written; a fault here is the program's and stops whatever reads it. */
function asShift(row: ShiftRow): Shift {
  return Shift.parse({
    id: row.id,
    line: row.line,
    from: row.from_at,
    until: row.until_at,
    need: JSON.parse(row.need),
    pattern: row.pattern,
    day: row.day,
    published: row.published_at !== null,
    byHand: row.by_hand === 1,
    revision: row.revision,
  });
}

function asAssignment({ from_at, until_at, lead, ...row }: AssignmentRow): Assignment {
  return Assignment.parse({ ...row, from: from_at, until: until_at, lead: lead === 1 });
}

/** Published turns that run at this instant; read are those on shifts that began within the longest there can be. */
export function turnsNow(
  sql: SqlStorage,
  line: LineSlug,
  now: number,
): readonly (Stretch & { readonly person: PersonId; readonly lead: boolean })[] {
  const rows = sql.exec<{ person: string; from_at: number; until_at: number; lead: number }>(
    `SELECT person, from_at, until_at, lead FROM effective_assignments
     WHERE line = ?1 AND shift_from > ?2 AND shift_from <= ?3 AND from_at <= ?3 AND until_at > ?3`,
    ...[line, now - shiftRealMostMs, now],
  );
  return rows.toArray().map(({ person, from_at, until_at, lead }) => ({
    person: PersonId.parse(person),
    from: from_at,
    until: until_at,
    lead: lead === 1,
  }));
}
