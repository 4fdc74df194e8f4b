/** Lines that somebody in charge has closed for a while, beside their published hours: one row each. */
import { type LineSlug, PersonId } from "../../../shared/ids.ts";
import { raiseRevision } from "../lines.ts";

export interface LineClosed {
  readonly from: number;
  readonly until: number;
  readonly reason: string;
  readonly person: PersonId;
}

type Row = { at: number; until_at: number; reason: string; person: string };

/** As long as it holds; undefined: the line keeps its hours. */
export function closedNow(sql: SqlStorage, line: LineSlug, now: number): LineClosed | undefined {
  const [row] = sql
    .exec<Row>("SELECT at, until_at, reason, person FROM line_closed WHERE line = ? AND until_at > ?", line, now)
    .toArray();
  return row && { from: row.at, until: row.until_at, reason: row.reason, person: PersonId.parse(row.person) };
}

/** Sheets issued from now on replace older ones, as whenever the line's shifts change. */
export function keepClosed(sql: SqlStorage, line: LineSlug, { from, until, reason, person }: LineClosed): void {
  sql.exec(
    "INSERT OR REPLACE INTO line_closed (line, until_at, reason, person, at) VALUES (?, ?, ?, ?, ?)",
    ...[line, until, reason, person, from],
  );
  raiseRevision(sql, line, from);
}

export function dropClosed(sql: SqlStorage, line: LineSlug, now: number): void {
  sql.exec("DELETE FROM line_closed WHERE line = ?", line);
  raiseRevision(sql, line, now);
}

/** When the next one ends; null when no line is closed. */
export function nextToReopen(sql: SqlStorage): number | null {
  const { next } = sql.exec<{ next: number | null }>("SELECT min(until_at) AS next FROM line_closed").one();
  return next;
}

/** Within the caller's transaction. */
export function reopenLines(sql: SqlStorage, now: number): void {
  const over = sql.exec<{ line: LineSlug }>("SELECT line FROM line_closed WHERE until_at <= ?", now);
  for (const { line } of over.toArray()) dropClosed(sql, line, now);
}
