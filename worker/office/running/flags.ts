/** How many chats were flagged, by day and line: numbers alone, which say nothing of any chat or counsellor. */
import type { LineSlug } from "../../../shared/ids.ts";
import { flagCountsKeptDays } from "../../../shared/limits.ts";
import { addDays, type Day, dayAt, instantIn } from "../../../shared/rota/day.ts";
import { zoneOf } from "../planning/team.ts";

/** To the counts of today: one for each. Within the caller's transaction. */
export function addFlags(sql: SqlStorage, lines: readonly LineSlug[], now: number): void {
  const today = dayAt(zoneOf(sql), now);
  for (const line of lines)
    sql.exec(
      "INSERT INTO flags (day, line, count) VALUES (?, ?, 1) ON CONFLICT (day, line) DO UPDATE SET count = count + 1",
      ...[today, line],
    );
}

export function nextToForgetFlags(sql: SqlStorage): number | null {
  const { first } = sql.exec<{ first: Day | null }>("SELECT min(day) AS first FROM flags").one();
  return first === null ? null : instantIn(zoneOf(sql), addDays(first, flagCountsKeptDays), "00:00");
}

/** Within the caller's transaction. */
export function forgetFlags(sql: SqlStorage, now: number): void {
  sql.exec("DELETE FROM flags WHERE day <= ?", addDays(dayAt(zoneOf(sql), now), -flagCountsKeptDays));
}

/** Of the last seven days, today among them. */
export function flaggedLately(sql: SqlStorage, now: number): number {
  const since = addDays(dayAt(zoneOf(sql), now), -6);
  const { sum } = sql.exec<{ sum: number | null }>("SELECT sum(count) AS sum FROM flags WHERE day >= ?", since).one();
  return sum ?? 0;
}
