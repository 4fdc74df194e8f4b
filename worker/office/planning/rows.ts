/** The plan's rows, read: the part of it that lies in a stretch of time, or hangs on certain shifts and assignments. */
import { type AssignmentId, type LineSlug, PersonId, ShiftId } from "../../../shared/ids.ts";
import { shiftRealMostMs } from "../../../shared/limits.ts";
import type { Operation } from "../../../shared/rota/operations.ts";
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
  const shifts = new Set<ShiftId>();
  for (const operation of operations) for (const id of shiftsNamed(sql, operation)) shifts.add(id);
  const missing = [...shifts].filter((id) => !plan.shifts.has(id));
  if (missing.length === 0) return plan;
  const others = missing.map((id) => shiftWithPeople(sql, id));
  return planOf(
    [...plan.shifts.values(), ...others.flatMap(({ shift }) => shift ?? [])],
    [...plan.assignments.values(), ...others.flatMap(({ assignments }) => assignments)],
  );
}

function shiftsNamed(sql: SqlStorage, operation: Operation): readonly ShiftId[] {
  switch (operation.do) {
    case "addShift":
      return [operation.shift.id];
    case "changeShift":
    case "removeShift":
      return [operation.shift];
    case "assign":
      return [operation.assignment.shift];
    case "changeAssignment":
    case "unassign": {
      const rows = sql.exec<{ shift: string }>("SELECT shift FROM assignments WHERE id = ?", operation.assignment);
      return rows.toArray().map(({ shift }) => ShiftId.parse(shift));
    }
  }
}

function shiftWithPeople(sql: SqlStorage, id: ShiftId) {
  const [shift] = sql.exec<ShiftRow>(`SELECT ${shiftColumns} FROM shifts WHERE id = ?`, id).toArray().map(asShift);
  const rows = sql.exec<AssignmentRow>(
    "SELECT id, shift, person, from_at, until_at, lead, revision FROM assignments WHERE shift = ?",
    id,
  );
  return { shift, assignments: rows.toArray().map(asAssignment) };
}

/** The shift an assignment belongs to; undefined when it is gone. */
export function shiftOf(sql: SqlStorage, assignment: AssignmentId): ShiftId | undefined {
  const [row] = sql.exec<{ shift: string }>("SELECT shift FROM assignments WHERE id = ?", assignment).toArray();
  return row && ShiftId.parse(row.shift);
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

/** Published turns that run at this instant; at most as many rows are read as began within the longest shift. */
export function turnsNow(
  sql: SqlStorage,
  line: LineSlug,
  now: number,
): readonly (Stretch & { readonly person: PersonId; readonly lead: boolean })[] {
  const rows = sql.exec<{ person: string; from_at: number; until_at: number; lead: number }>(
    `SELECT person, from_at, until_at, lead FROM effective_assignments
     WHERE from_at > ? AND from_at <= ? AND until_at > ? AND line = ?`,
    ...[now - shiftRealMostMs, now, now, line],
  );
  return rows.toArray().map(({ person, from_at, until_at, lead }) => ({
    person: PersonId.parse(person),
    from: from_at,
    until: until_at,
    lead: lead === 1,
  }));
}
