/** Whether staffing and warnings were judged by what counts now. */

/**
 * Another text whenever they could be judged differently: every change of the rota or of people raises the rota's
 * version, every change of a line, its being closed for a while too, its revision, and that of the zone the edition.
 */
function whatCounts(sql: SqlStorage): string {
  const { counts } = sql
    .exec<{ counts: string }>(
      `SELECT version || ' ' || (SELECT coalesce(sum(revision), 0) FROM lines) || ' ' ||
         (SELECT coalesce(sum(edition), 0) FROM organisation) AS counts FROM rota`,
    )
    .one();
  return counts;
}

/** Within the caller's transaction. */
export function noteJudged(sql: SqlStorage): void {
  sql.exec("UPDATE rota SET judged_by = ?1 WHERE judged_by IS NOT ?1", whatCounts(sql));
}

/** At once when something changed since; null: nothing did. */
export function nextJudging(sql: SqlStorage, now: number): number | null {
  const { judged_by } = sql.exec<{ judged_by: string | null }>("SELECT judged_by FROM rota").one();
  return judged_by === whatCounts(sql) ? null : now;
}
