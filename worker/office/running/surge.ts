/** A surge: very many people come, and somebody in charge has said so. One row, for all lines; ends by itself. */
import { PersonId } from "../../../shared/ids.ts";
import { surgeMs } from "../../../shared/limits.ts";
import type { SurgeNow } from "../../../shared/shift-interface.ts";
import { record } from "../audit.ts";
import { lineRevisions, raiseRevision } from "../lines.ts";
import { type Member, member } from "../people.ts";
import type { ProblemName } from "../problems.ts";
import { flaggedLately } from "./flags.ts";
import { chargeOf } from "./in-charge.ts";

type Row = { until_at: number; person: string };

/** When the surge that runs ends; undefined: there is none. */
export function surgeUntil(sql: SqlStorage, now: number): number | undefined {
  return rowNow(sql, now)?.until_at;
}

function rowNow(sql: SqlStorage, now: number): Row | undefined {
  return sql.exec<Row>("SELECT until_at, person FROM surge WHERE until_at > ?", now).toArray()[0];
}

export function surgeShown(sql: SqlStorage, now: number): SurgeNow {
  const row = rowNow(sql, now);
  const by = row && member(sql, PersonId.parse(row.person))?.alias;
  return { until: row?.until_at ?? null, by: by ?? null, flagged: flaggedLately(sql, now) };
}

/** Within the caller's transaction; undefined: done. Said twice, it lasts longer; ended twice, nothing happens. */
export function changeSurge(sql: SqlStorage, by: Member, on: boolean, now: number): ProblemName | undefined {
  const { all, running } = chargeOf(sql, by, now);
  if (!all && running.length === 0) return "notLeading";
  if (!on && surgeUntil(sql, now) === undefined) return undefined;
  const until = now + surgeMs;
  if (on) sql.exec("INSERT OR REPLACE INTO surge (one, until_at, person) VALUES (1, ?, ?)", until, by.id);
  else sql.exec("DELETE FROM surge");
  raiseAll(sql, now);
  const details = on ? { until } : {};
  record(sql, { actor: by.id, action: on ? "surgeBegun" : "surgeEnded", details }, now);
  return undefined;
}

/** Sheets of every line say it. */
function raiseAll(sql: SqlStorage, now: number): void {
  for (const line of lineRevisions(sql).keys()) raiseRevision(sql, line, now);
}

export function nextSurgeEnd(sql: SqlStorage): number | null {
  return sql.exec<{ next: number | null }>("SELECT min(until_at) AS next FROM surge").one().next;
}

/** Within the caller's transaction. Sheets with its end in them count no longer by themselves. */
export function forgetSurge(sql: SqlStorage, now: number): void {
  sql.exec("DELETE FROM surge WHERE until_at <= ?", now);
}
