/** Shifts and assignments as rows, and the few of them that matter at one moment. What they mean is decided in `duty.ts`. */
import { LineSlug, type PersonId } from "../../shared/ids.ts";
import { chatMs, comingMost } from "../../shared/limits.ts";
import { lengthMs, type Stretch } from "../../shared/rota/stretch.ts";
import type { Assignment, Coming, CoveringShift } from "./duty.ts";
import { leadsShifts } from "./people.ts";

/** Unbroken cover is looked at this far to both sides: a line that never closes has no end to find. */
const nearMs = 48 * 60 * 60 * 1000;

/** Of an assignment `a`: this person can be there, neither paused nor gone, nor on leave for their whole turn. */
const canBeThere = `EXISTS (SELECT 1 FROM people p WHERE p.id = a.person AND p.paused_at IS NULL AND p.left_at IS NULL)
  AND NOT EXISTS (
    SELECT 1 FROM leave_times l WHERE l.person = a.person AND l.from_at <= a.from_at AND l.until_at >= a.until_at)`;

const somebodyIsOn = `EXISTS (SELECT 1 FROM assignments a WHERE a.shift = shifts.id AND ${canBeThere})`;

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

/** How many people's turns on the line begin when, as published, within the time that waits are reckoned for: of those who can be there. */
export function comingTo(sql: SqlStorage, line: LineSlug, now: number): readonly Coming[] {
  const rows = sql.exec<Coming>(
    `SELECT a.from_at AS at, count(DISTINCT a.person) AS people FROM assignments a JOIN shifts s ON s.id = a.shift
     WHERE s.line = ? AND s.published_at IS NOT NULL AND a.from_at > ? AND a.from_at <= ? AND ${canBeThere} AND NOT EXISTS (
       SELECT 1 FROM assignments b JOIN shifts t ON t.id = b.shift WHERE b.person = a.person AND t.line = s.line
         AND t.published_at IS NOT NULL AND b.from_at < a.from_at AND b.until_at >= a.from_at)
     GROUP BY a.from_at ORDER BY a.from_at LIMIT ?`,
    ...[line, now, now + chatMs, comingMost],
  );
  return rows.toArray();
}

/** Published shifts of the line that begin in this stretch. */
export function shiftsIn(sql: SqlStorage, line: LineSlug, { from, until }: Stretch): readonly Stretch[] {
  const rows = sql.exec<StretchRow>(
    "SELECT from_at, until_at FROM shifts WHERE line = ? AND published_at IS NOT NULL AND from_at BETWEEN ? AND ?",
    ...[line, from, until],
  );
  return rows.toArray().map(asStretch);
}

/** The same, without those that are not over and that nobody is on: what nobody comes for is no promise. */
export function promisedIn(sql: SqlStorage, line: LineSlug, { from, until }: Stretch, now: number): readonly Stretch[] {
  const rows = sql.exec<StretchRow>(
    `SELECT from_at, until_at FROM shifts WHERE line = ? AND published_at IS NOT NULL AND from_at BETWEEN ? AND ?
       AND (until_at <= ? OR ${somebodyIsOn})`,
    ...[line, from, until, now],
  );
  return rows.toArray().map(asStretch);
}

/** When shifts of the line begin in this stretch that may become hours still: unpublished, or nobody is on them yet. */
export function openIn(sql: SqlStorage, line: LineSlug, { from, until }: Stretch): readonly number[] {
  const rows = sql.exec<{ from_at: number }>(
    `SELECT from_at FROM shifts WHERE line = ? AND from_at BETWEEN ? AND ?
       AND (published_at IS NULL OR NOT ${somebodyIsOn})`,
    ...[line, from, until],
  );
  return rows.toArray().map(({ from_at }) => from_at);
}

/**
 * The beginning of the next published cover after this instant in which a chat can start: cover no longer than
 * `lastStartBeforeMs` never opens the line, nor does a shift that nobody is on. null when there is none.
 */
export function nextOpening(sql: SqlStorage, line: LineSlug, after: number, lastStartBeforeMs: number): number | null {
  const rows = sql.exec<StretchRow>(
    `SELECT from_at, until_at FROM shifts
     WHERE line = ? AND published_at IS NOT NULL AND from_at > ? AND ${somebodyIsOn} ORDER BY from_at`,
    ...[line, after],
  );
  let cover: Stretch | undefined;
  for (const row of rows) {
    const { from, until } = asStretch(row);
    const adjoins = cover !== undefined && from <= cover.until;
    cover = cover && adjoins ? { from: cover.from, until: Math.max(cover.until, until) } : { from, until };
    if (lengthMs(cover) > lastStartBeforeMs) return cover.from;
  }
  return null;
}

/** The beginning of the last published shift of the line; null without any. */
export function lastShiftBegins(sql: SqlStorage, line: LineSlug): number | null {
  const { last } = sql
    .exec<{ last: number | null }>(
      "SELECT max(from_at) AS last FROM shifts WHERE line = ? AND published_at IS NOT NULL",
      line,
    )
    .one();
  return last;
}

/**
 * Effective assignments of the person near this instant, and the next one however far away, in order. A lead who may not
 * lead any more leads none of them.
 */
export function assignmentsNear(sql: SqlStorage, person: PersonId, instant: number): readonly Assignment[] {
  const rows = sql.exec<AssignmentRow>(
    `SELECT line, from_at, until_at, lead FROM effective_assignments WHERE person = ?1 AND from_at >= ?2 AND from_at <=
       max(?3, coalesce((SELECT from_at FROM effective_assignments WHERE person = ?1 AND from_at > ?4
                         ORDER BY from_at LIMIT 1), 0))
     ORDER BY from_at`,
    ...[person, instant - nearMs, instant + nearMs, instant],
  );
  const leads = leadsShifts(sql, person);
  return rows.toArray().map((row) => ({
    ...asStretch(row),
    line: LineSlug.parse(row.line),
    lead: row.lead === 1 && leads,
  }));
}

function asStretch({ from_at, until_at }: StretchRow): Stretch {
  return { from: from_at, until: until_at };
}
