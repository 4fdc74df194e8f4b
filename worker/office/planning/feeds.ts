/**
 * Calendar feeds. An address with 256 random bits in it is all that a calendar has to bring, so it is told once, kept
 * as a hash, and can be replaced or stopped at any time.
 *
 * While somebody is paused their feed is not served, and is there again when the pause ends: nothing of theirs is lost.
 * When they leave it is gone for good.
 */
import { AssignmentId, type PersonId } from "../../../shared/ids.ts";
import { cancelledKeptMs, feedPastMs } from "../../../shared/limits.ts";
import { type CalendarEntry, calendarFeed } from "../../../shared/rota/calendar.ts";
import { record } from "../audit.ts";
import { freshSecret, secretHash } from "../secrets.ts";

export interface FeedShown {
  readonly madeAt: number;
  readonly summary: string;
}

export function feedOf(sql: SqlStorage, person: PersonId): FeedShown | null {
  const [row] = sql
    .exec<{ made_at: number; summary: string }>("SELECT made_at, summary FROM calendar_feeds WHERE person = ?", person)
    .toArray();
  return row === undefined ? null : { madeAt: row.made_at, summary: row.summary };
}

/** Within the caller's transaction. The secret in the new address; an older one is nothing from now on. */
export function makeFeed(sql: SqlStorage, person: PersonId, summary: string, now: number): string {
  const token = freshSecret();
  sql.exec("DELETE FROM calendar_feeds WHERE person = ?", person);
  sql.exec(
    "INSERT INTO calendar_feeds (token_hash, person, summary, made_at) VALUES (?, ?, ?, ?)",
    ...[secretHash(token), person, summary, now],
  );
  record(sql, { actor: person, action: "feedMade", subject: person }, now);
  return token;
}

/** Within the caller's transaction. Stopping twice is no mistake. */
export function stopFeed(sql: SqlStorage, person: PersonId, now: number): void {
  if (feedOf(sql, person) === null) return;
  sql.exec("DELETE FROM calendar_feeds WHERE person = ?", person);
  record(sql, { actor: person, action: "feedStopped", subject: person }, now);
}

/** The feed with this hash, as a calendar reads it; null for none, and for one of somebody who is paused or has left. */
export function feedWith(sql: SqlStorage, tokenHash: string, now: number): string | null {
  const [feed] = sql
    .exec<{ person: string; summary: string }>(
      `SELECT f.person, f.summary FROM calendar_feeds f JOIN people p ON p.id = f.person
       WHERE f.token_hash = ? AND p.paused_at IS NULL AND p.left_at IS NULL`,
      tokenHash,
    )
    .toArray();
  return feed === undefined ? null : calendarFeed(entriesOf(sql, feed.person, now), now, feed.summary);
}

type Row = { id: string; from_at: number; until_at: number; revision: number; changed_at: number };

function entriesOf(sql: SqlStorage, person: string, now: number): readonly CalendarEntry[] {
  const planned = sql.exec<Row>(
    `SELECT a.id, a.from_at, a.until_at, a.revision, a.changed_at FROM assignments a
     JOIN effective_assignments e ON e.id = a.id WHERE a.person = ? AND a.until_at > ? ORDER BY a.from_at, a.id`,
    ...[person, now - feedPastMs],
  );
  const cancelled = sql.exec<Row>(
    `SELECT id, from_at, until_at, revision, ended_at AS changed_at FROM ended_assignments
     WHERE person = ? AND ended_at > ? ORDER BY from_at, id`,
    ...[person, now - cancelledKeptMs],
  );
  return [
    ...planned.toArray().map((row) => asEntry(row, null)),
    ...cancelled.toArray().map((row) => asEntry(row, row.changed_at)),
  ];
}

function asEntry({ id, from_at, until_at, revision, changed_at }: Row, cancelledAt: number | null): CalendarEntry {
  return { id: AssignmentId.parse(id), from: from_at, until: until_at, revision, changedAt: changed_at, cancelledAt };
}
