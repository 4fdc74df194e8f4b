/**
 * Six months after somebody left, who they were is dropped: the row stays, so that the audit's ids mean one person, and
 * says nothing more. Their hours become sums.
 */
import { leftStaffMs } from "../../shared/limits.ts";
import { record } from "./audit.ts";
import { organisation } from "./organisation.ts";
import { servedMinutes } from "./served.ts";

/** Where a name has to stand. */
const formerName = "Former colleague";

type ServedRow = { line: string; from_at: number; until_at: number };

/** When the next name is to be dropped; null when nobody has left. */
export function nextToForget(sql: SqlStorage): number | null {
  const { first } = sql
    .exec<{ first: number | null }>(
      "SELECT min(left_at) AS first FROM people WHERE left_at IS NOT NULL AND languages <> '[]'",
    )
    .one();
  return first === null ? null : first + leftStaffMs;
}

/** What hangs on the name: where somebody worked, what they could do, what they asked for. */
const namedIn = [
  ...["assignments", "ended_assignments", "requests", "leave_times", "calendar_feeds"],
  ...["person_roles", "person_skills", "sign_in_links", "devices"],
];

/** Drops every name whose time has come, within the caller's transaction. */
export function forgetNames(sql: SqlStorage, now: number): void {
  const due = sql.exec<{ id: string }>(
    "SELECT id FROM people WHERE left_at <= ? AND languages <> '[]'",
    now - leftStaffMs,
  );
  for (const { id } of due.toArray()) {
    sumHours(sql, id);
    for (const table of namedIn) sql.exec(`DELETE FROM ${table} WHERE person = ?`, id);
    sql.exec("UPDATE requests SET taken_by = NULL, giving = NULL WHERE taken_by = ?", id);
    sql.exec(
      `UPDATE people SET alias = ?, languages = '[]', chats_most = 1, trainee = 0, last_seen_day = NULL,
         rather_not = '[]', week_most_ms = NULL, revision = revision + 1 WHERE id = ?`,
      ...[formerName, id],
    );
    record(sql, { actor: null, action: "nameDropped", subject: id }, now);
  }
}

function sumHours(sql: SqlStorage, person: string): void {
  const zone = organisation(sql)?.zone ?? "UTC";
  const rows = sql
    .exec<ServedRow>("SELECT line, from_at, until_at FROM effective_assignments WHERE person = ?", person)
    .toArray();
  const served = rows.map(({ line, from_at, until_at }) => ({ line, from: from_at, until: until_at }));
  for (const { month, line, minutes } of servedMinutes(served, zone)) {
    sql.exec(
      `INSERT INTO served_hours (month, line, minutes) VALUES (?, ?, ?)
       ON CONFLICT (month, line) DO UPDATE SET minutes = minutes + excluded.minutes`,
      ...[month, line, minutes],
    );
  }
}
