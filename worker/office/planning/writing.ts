/**
 * Writing a change of the plan: the rows that differ between the plan before and after it, and nothing else. Inside the
 * caller's transaction, after `apply` and `conflicts` have said that the change may be made.
 */
import type { LineSlug } from "../../../shared/ids.ts";
import { cancelledKeptMs } from "../../../shared/limits.ts";
import type { Assignment, Plan, Shift } from "../../../shared/rota/plan.ts";
import { raiseRevision } from "../lines.ts";

/**
 * Raises the version, and the revision of every line whose published shifts changed: new sheets replace older ones.
 * `by`: a shift of a pattern that a person removes would come back with the next look at the pattern, so it is noted;
 * what the patterns themselves take away is not.
 */
export function writePlan(sql: SqlStorage, before: Plan, after: Plan, now: number, by: "person" | "patterns"): void {
  const shifts = differing(before.shifts, after.shifts);
  const assignments = differing(before.assignments, after.assignments);
  if (shifts.length + assignments.length === 0) return;
  for (const { was, is } of assignments) if (was && is === undefined) dropAssignmentRow(sql, was);
  for (const { was, is } of shifts.filter(({ is }) => is !== undefined)) if (is) keepShiftRow(sql, was, is, now);
  for (const { was, is } of assignments) if (is) keepAssignmentRow(sql, was, is, now);
  for (const { was, is } of shifts) if (was && is === undefined) dropShift(sql, was, by);
  tellCalendars(sql, before, after, now);
  for (const line of linesTouched(before, after, shifts, assignments)) raiseRevision(sql, line, now);
  sql.exec("UPDATE rota SET plan_version = plan_version + 1");
  raiseVersion(sql);
}

interface Difference<Row> {
  readonly was: Row | undefined;
  readonly is: Row | undefined;
}

function differing<Id, Row>(before: ReadonlyMap<Id, Row>, after: ReadonlyMap<Id, Row>): readonly Difference<Row>[] {
  const ids = new Set([...before.keys(), ...after.keys()]);
  return [...ids]
    .map((id) => ({ was: before.get(id), is: after.get(id) }))
    .filter(({ was, is }) => was !== is && JSON.stringify(was) !== JSON.stringify(is));
}

/** A shift that is published keeps since when; one that somebody brings back is no longer taken out of its pattern. */
function keepShiftRow(sql: SqlStorage, was: Shift | undefined, is: Shift, now: number): void {
  const { id, line, from, until, need, pattern, day, byHand, revision } = is;
  if (was === undefined) {
    sql.exec("DELETE FROM pattern_skips WHERE pattern = ? AND day = ?", pattern, day);
    sql.exec(
      `INSERT INTO shifts (id, line, from_at, until_at, need, pattern, day, by_hand, published_at, revision)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      ...[id, line, from, until, JSON.stringify(need), pattern, day, byHand ? 1 : 0],
      ...[is.published ? now : null, revision],
    );
  } else
    sql.exec(
      `UPDATE shifts SET line = ?, from_at = ?, until_at = ?, need = ?, pattern = ?, day = ?, by_hand = ?,
         published_at = CASE WHEN ? THEN coalesce(published_at, ?) END, revision = ? WHERE id = ?`,
      ...[line, from, until, JSON.stringify(need), pattern, day, byHand ? 1 : 0],
      ...[is.published ? 1 : 0, now, revision, id],
    );
}

function keepAssignmentRow(sql: SqlStorage, was: Assignment | undefined, is: Assignment, now: number): void {
  const { id, shift, person, from, until, lead, revision } = is;
  if (was !== undefined) {
    sql.exec(
      "UPDATE assignments SET from_at = ?, until_at = ?, lead = ?, revision = ?, changed_at = ? WHERE id = ?",
      ...[from, until, lead ? 1 : 0, revision, now, id],
    );
    return;
  }
  sql.exec(
    "INSERT INTO assignments (id, shift, person, from_at, until_at, lead, revision, changed_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
    ...[id, shift, person, from, until, lead ? 1 : 0, revision, now],
  );
}

function dropAssignmentRow(sql: SqlStorage, { id }: Assignment): void {
  sql.exec("DELETE FROM assignments WHERE id = ?", id);
}

/**
 * A turn that was public and is not any more is cancelled, whether it is gone or its shift a draft again, with a higher
 * number than calendars were told; one that comes back is on again. Where its shift is a draft, its row is a number ahead.
 */
function tellCalendars(sql: SqlStorage, before: Plan, after: Plan, now: number): void {
  const isPublic = (plan: Plan, turn: Assignment | undefined) =>
    turn !== undefined && plan.shifts.get(turn.shift)?.published === true;
  sql.exec("DELETE FROM ended_assignments WHERE ended_at < ?", now - cancelledKeptMs);
  for (const id of new Set([...before.assignments.keys(), ...after.assignments.keys()])) {
    const [was, is] = [before.assignments.get(id), after.assignments.get(id)];
    if (was && isPublic(before, was) && !isPublic(after, is)) {
      const revision = Math.max(was.revision + 1, is?.revision ?? 0);
      endForCalendars(sql, was, revision, now);
      if (is) sql.exec("UPDATE assignments SET revision = ?, changed_at = ? WHERE id = ?", revision + 1, now, id);
    }
    if (is && isPublic(after, is) && !isPublic(before, was)) {
      sql.exec("DELETE FROM ended_assignments WHERE id = ?", id);
      sql.exec("UPDATE assignments SET changed_at = ? WHERE id = ?", now, id);
    }
  }
}

function endForCalendars(
  sql: SqlStorage,
  { id, person, from, until }: Assignment,
  revision: number,
  now: number,
): void {
  sql.exec(
    `INSERT OR REPLACE INTO ended_assignments (id, person, from_at, until_at, revision, ended_at)
     VALUES (?, ?, ?, ?, ?, ?)`,
    ...[id, person, from, until, revision, now],
  );
}

function dropShift(sql: SqlStorage, { id, pattern, day }: Shift, by: "person" | "patterns"): void {
  sql.exec("DELETE FROM shifts WHERE id = ?", id);
  if (by === "person" && pattern !== null && day !== null)
    sql.exec("INSERT OR IGNORE INTO pattern_skips (pattern, day) VALUES (?, ?)", pattern, day);
}

function linesTouched(
  before: Plan,
  after: Plan,
  shifts: readonly Difference<Shift>[],
  assignments: readonly Difference<Assignment>[],
): ReadonlySet<LineSlug> {
  const both = shifts.flatMap(({ was, is }) => [was, is]);
  const theirs = assignments.flatMap(({ was, is }) => [
    was && before.shifts.get(was.shift),
    is && after.shifts.get(is.shift),
  ]);
  return new Set([...both, ...theirs].flatMap((shift) => (shift?.published === true ? [shift.line] : [])));
}

export function rotaVersion(sql: SqlStorage): number {
  return sql.exec<{ version: number }>("SELECT version FROM rota").one().version;
}

/** Another one whenever rows of the plan changed, published or not; a draft's steps and people change none. */
export function planVersion(sql: SqlStorage): number {
  return sql.exec<{ version: number }>("SELECT plan_version AS version FROM rota").one().version;
}

/** Something of the rota changed: open pages fetch it. */
export function raiseVersion(sql: SqlStorage): void {
  sql.exec("UPDATE rota SET version = version + 1");
}

/** A step is gone from the draft, or all of them. Called once it is. */
export function takeStepsOut(sql: SqlStorage): void {
  raiseVersion(sql);
  sql.exec("UPDATE rota SET steps_out = version");
}

/** The version that last took a step out of the draft; 0 when none ever did. */
export function stepsTakenOut(sql: SqlStorage): number {
  return sql.exec<{ version: number }>("SELECT steps_out AS version FROM rota").one().version;
}
