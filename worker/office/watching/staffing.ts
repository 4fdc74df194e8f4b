/**
 * Lines that should be open and are not, because too few are checked in. Nobody can be told by a service that nobody is
 * connected to: the Office knows when a line should be open, and asks the Switchboard who is there, once a minute.
 */
import type { LineSlug } from "../../../shared/ids.ts";
import { staffLookEveryMs, staffNoticeMs } from "../../../shared/limits.ts";
import type { Unstaffed } from "../../../shared/rota/warnings.ts";
import type { Present } from "../../switchboard/opening.ts";
import { plannedLines } from "../planning/pattern-rows.ts";
import { hoursOf, sheetNow } from "../rota.ts";

/** What a line must have now to be open, and until when it takes people. */
interface Wanted {
  readonly line: LineSlug;
  readonly minimum: number;
  readonly lead: boolean;
  readonly until: number;
}

/** The lines on which a chat could begin now, as published. */
export function linesToStaff(sql: SqlStorage, now: number): readonly Wanted[] {
  return plannedLines(sql).flatMap(({ slug }) => {
    const sheet = sheetNow(sql, slug, now);
    if (sheet === undefined || sheet.until === null) return [];
    const until = sheet.until - sheet.lastStartBeforeMs;
    const { minimumStaff: minimum, leadRequired: lead } = sheet;
    return now < until && (minimum > 0 || lead) ? [{ line: slug, minimum, lead, until }] : [];
  });
}

/** Within the caller's transaction. `present`: undefined when the Switchboard did not answer, and so nothing is known. */
export function noteStaffing(sql: SqlStorage, present: readonly Present[] | undefined, now: number): void {
  const wanted = linesToStaff(sql, now);
  const open = JSON.stringify(wanted.map(({ line }) => line));
  sql.exec("DELETE FROM short_lines WHERE line NOT IN (SELECT value FROM json_each(?))", open);
  if (present === undefined) return;
  for (const one of wanted) {
    const { line, until } = one;
    const lacks = lacking(one, present);
    if (lacks === undefined) sql.exec("DELETE FROM short_lines WHERE line = ?", line);
    else
      sql.exec(
        `INSERT INTO short_lines (line, since, until_at, have, minimum, lead_missing) VALUES (?, ?, ?, ?, ?, ?)
         ON CONFLICT (line) DO UPDATE SET until_at = excluded.until_at, have = excluded.have,
           minimum = excluded.minimum, lead_missing = excluded.lead_missing`,
        ...[line, now, until, lacks.have, lacks.minimum, lacks.leadMissing ? 1 : 0],
      );
  }
}

/** When to look next: every whole minute while a line should be open, else when the next one opens; null for never. */
export function nextLook(sql: SqlStorage, now: number): number | null {
  const watched = linesToStaff(sql, now).length > 0;
  const { noted } = sql.exec<{ noted: number }>("SELECT count(*) AS noted FROM short_lines").one();
  if (watched || noted > 0) return now - (now % staffLookEveryMs) + staffLookEveryMs;
  const openings = plannedLines(sql).flatMap(({ slug }) => hoursOf(sql, slug, now)?.opensAt ?? []);
  return openings.length === 0 ? null : Math.min(...openings);
}

type Row = { line: LineSlug; since: number; until_at: number; have: number; minimum: number; lead_missing: number };

/**
 * Lines that have been short for so long that somebody must be told, as the Office noted it: up to a minute ago. Whoever
 * has `present`, fresh from the Switchboard, passes it to `stillUnstaffed`.
 */
export function unstaffed(sql: SqlStorage, now: number): readonly Unstaffed[] {
  const rows = sql.exec<Row>(
    "SELECT line, since, until_at, have, minimum, lead_missing FROM short_lines WHERE since <= ? AND until_at > ?",
    ...[now - staffNoticeMs, now],
  );
  return rows.toArray().map(({ since, until_at, lead_missing, ...row }) => ({
    warning: "unstaffed",
    ...row,
    from: since,
    until: until_at,
    leadMissing: lead_missing === 1,
  }));
}

/** Of these, the ones that are short now, with what is there now; all of them while the Switchboard does not answer. */
export function stillUnstaffed(
  noted: readonly Unstaffed[],
  sheets: readonly Wanted[],
  present: readonly Present[] | undefined,
): readonly Unstaffed[] {
  if (present === undefined) return noted;
  return noted.flatMap((warning) => {
    const wanted = sheets.find(({ line }) => line === warning.line);
    const lacks = wanted && lacking(wanted, present);
    return lacks === undefined ? [] : [{ ...warning, ...lacks }];
  });
}

/** How many are there, and whether a lead is missing; undefined when enough are. */
function lacking({ line, minimum, lead }: Wanted, present: readonly Present[]) {
  const here = present.find((one) => one.line === line) ?? { people: 0, lead: false };
  const leadMissing = lead && !here.lead;
  return here.people >= minimum && !leadMissing ? undefined : { have: here.people, minimum, leadMissing };
}
