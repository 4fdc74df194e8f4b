/** What came of a request is known for a month; leave that was granted until a month after it was over. */
import { requestsKeptMs } from "../../../shared/limits.ts";

const ended = "state NOT IN ('open', 'taken')";

/** When the next one is to be deleted; null when none has ended. */
export function nextToForgetRequest(sql: SqlStorage): number | null {
  const { first } = sql
    .exec<{ first: number | null }>(
      `SELECT min(max(r.changed_at, coalesce(l.until_at, 0))) AS first
       FROM requests r LEFT JOIN leave_times l ON l.request = r.id WHERE r.${ended}`,
    )
    .one();
  return first === null ? null : first + requestsKeptMs;
}

/** Within the caller's transaction. */
export function forgetRequests(sql: SqlStorage, now: number): void {
  const since = now - requestsKeptMs;
  sql.exec(
    `DELETE FROM requests WHERE ${ended} AND changed_at <= ?1
       AND id NOT IN (SELECT request FROM leave_times WHERE until_at > ?1)`,
    since,
  );
  sql.exec("DELETE FROM leave_times WHERE until_at <= ?", since);
}
