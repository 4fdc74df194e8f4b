/** Who is there: check-ins of turns as rows, one for each assignment the turn is made of. Kept for a month. */
import type { LineSlug, PersonId } from "../../../shared/ids.ts";
import { checkInsKeptMs, shiftRealMostMs } from "../../../shared/limits.ts";
import type { Debrief } from "../../../shared/shift-interface.ts";
import type { Turn } from "../duty.ts";

export interface CheckIn {
  readonly at: number;
  readonly confirmed: boolean;
  readonly signedOff: boolean;
}

type Row = { at: number; confirmed_at: number | null; signed_off_at: number | null };

/** Assignments that are part of the turn; `?1` person, `?2` its beginning, `?3` its end, `?4` its lines. */
const ofTurn = `SELECT id FROM effective_assignments
  WHERE person = ?1 AND from_at > ?2 - ${shiftRealMostMs} AND from_at < ?3 AND until_at > ?2
    AND line IN (SELECT value FROM json_each(?4))`;

const named = (person: PersonId, { from, until, lines }: Turn) => [person, from, until, JSON.stringify(lines)];

export function checkInOf(sql: SqlStorage, person: PersonId, turn: Turn): CheckIn | undefined {
  const rows = sql
    .exec<Row>(
      `SELECT at, confirmed_at, signed_off_at FROM check_ins WHERE assignment IN (${ofTurn}) ORDER BY at`,
      ...named(person, turn),
    )
    .toArray();
  const [first] = rows;
  if (first === undefined) return undefined;
  return {
    at: first.at,
    confirmed: rows.some(({ confirmed_at }) => confirmed_at !== null),
    signedOff: rows.every(({ signed_off_at }) => signed_off_at !== null),
  };
}

/** However often it is said; whoever signed off and is back is in again. */
export function keepCheckIn(sql: SqlStorage, person: PersonId, turn: Turn, now: number): void {
  sql.exec(
    `INSERT INTO check_ins (assignment, person, at) SELECT id, ?1, ?5 FROM (${ofTurn}) WHERE true
     ON CONFLICT (assignment) DO UPDATE SET signed_off_at = NULL`,
    ...[...named(person, turn), now],
  );
}

/** The first word counts. */
export function keepConfirmed(sql: SqlStorage, person: PersonId, turn: Turn, by: PersonId, now: number): void {
  sql.exec(
    `UPDATE check_ins SET confirmed_by = ?5, confirmed_at = ?6
     WHERE confirmed_at IS NULL AND assignment IN (${ofTurn})`,
    ...[...named(person, turn), by, now],
  );
}

/** Also of a turn whose check-in never reached the Office: that somebody was there is known now. */
export function keepSignedOff(sql: SqlStorage, person: PersonId, turn: Turn, debrief: Debrief, now: number): void {
  sql.exec(
    `INSERT INTO check_ins (assignment, person, at, signed_off_at, debrief)
       SELECT id, ?1, ?5, ?5, ?6 FROM (${ofTurn}) WHERE true
     ON CONFLICT (assignment) DO UPDATE SET signed_off_at = ?5, debrief = ?6`,
    ...[...named(person, turn), now, debrief],
  );
}

export interface ToPhone {
  readonly person: PersonId;
  readonly at: number;
}

/** Who asked to be phoned after a turn, on one of these lines; `lines` null: on any. */
export function askedToBePhoned(sql: SqlStorage, lines: readonly LineSlug[] | null): readonly ToPhone[] {
  return sql
    .exec<{ person: PersonId; at: number }>(
      `SELECT c.person, max(c.signed_off_at) AS at FROM check_ins c
         LEFT JOIN assignments a ON a.id = c.assignment LEFT JOIN shifts s ON s.id = a.shift
       WHERE c.debrief = 'phoneMe' AND (?1 IS NULL OR s.line IN (SELECT value FROM json_each(?1)))
       GROUP BY c.person ORDER BY at`,
      lines === null ? null : JSON.stringify(lines),
    )
    .toArray();
}

/** They were phoned, so they have had it: that there was a wish is nobody's business any longer. */
export function keepPhoned(sql: SqlStorage, person: PersonId): void {
  sql.exec("UPDATE check_ins SET debrief = 'had' WHERE person = ? AND debrief = 'phoneMe'", person);
}

/** When the oldest is to be deleted; null when there is none. */
export function nextToForgetCheckIn(sql: SqlStorage): number | null {
  const { first } = sql.exec<{ first: number | null }>("SELECT min(at) AS first FROM check_ins").one();
  return first === null ? null : first + checkInsKeptMs;
}

/** Within the caller's transaction. */
export function forgetCheckIns(sql: SqlStorage, now: number): void {
  sql.exec("DELETE FROM check_ins WHERE at <= ?", now - checkInsKeptMs);
}
