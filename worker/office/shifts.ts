/** Shifts and assignments as rows, and the few of them that matter at one moment. What they mean is decided in `duty.ts`. */
import { LineSlug, type PersonId } from "../../shared/ids.ts";
import type { Stretch } from "../../shared/rota/stretch.ts";
import type { Assignment, CoveringShift } from "./duty.ts";

/** Unbroken cover is looked at this far to both sides: a line that never closes has no end to find. */
const nearMs = 48 * 60 * 60 * 1000;

type StretchRow = { from_at: number; until_at: number };
type AssignmentRow = StretchRow & { line: string; lead: number };

/** Published shifts of the line that begin within two days of this instant. */
export function shiftsNear(sql: SqlStorage, line: LineSlug, instant: number): readonly CoveringShift[] {
  const rows = sql.exec<StretchRow & { minimum: number; lead: number }>(
    `SELECT from_at, until_at, need ->> 'minimum' AS minimum, need ->> 'lead' AS lead FROM shifts
     WHERE line = ? AND published_at IS NOT NULL AND from_at BETWEEN ? AND ?`,
    ...[line, instant - nearMs, instant + nearMs],
  );
  return rows.toArray().map(({ minimum, lead, ...row }) => ({ ...asStretch(row), minimum, lead: lead === 1 }));
}

/** The beginning of the first published shift after this instant; null when there is none. */
export function nextShiftBegins(sql: SqlStorage, line: LineSlug, after: number): number | null {
  const { next } = sql
    .exec<{ next: number | null }>(
      "SELECT min(from_at) AS next FROM shifts WHERE line = ? AND published_at IS NOT NULL AND from_at > ?",
      ...[line, after],
    )
    .one();
  return next;
}

/** Effective assignments of the person near this instant, and the next one however far away, in order. */
export function assignmentsNear(sql: SqlStorage, person: PersonId, instant: number): readonly Assignment[] {
  const rows = sql.exec<AssignmentRow>(
    `SELECT line, from_at, until_at, lead FROM effective_assignments WHERE person = ?1 AND from_at >= ?2 AND from_at <=
       max(?3, coalesce((SELECT from_at FROM effective_assignments WHERE person = ?1 AND from_at > ?4
                         ORDER BY from_at LIMIT 1), 0))
     ORDER BY from_at`,
    ...[person, instant - nearMs, instant + nearMs, instant],
  );
  return rows.toArray().map((row) => ({ ...asStretch(row), line: LineSlug.parse(row.line), lead: row.lead === 1 }));
}

function asStretch({ from_at, until_at }: StretchRow): Stretch {
  return { from: from_at, until: until_at };
}
