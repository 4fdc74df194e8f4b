/** Reading the audit: a page of it, newest first, and all of it, oldest first. Nothing here writes. */
import * as z from "zod/mini";
import { AuditRowShown } from "../../shared/audit-interface.ts";
import { PersonId } from "../../shared/ids.ts";
import { auditRowsShown } from "../../shared/limits.ts";

type Row = {
  number: number;
  at: number;
  actor: string | null;
  action: string;
  subject: string | null;
  details: string;
  chained: string;
};

type AuditRow = z.infer<typeof AuditRowShown>;
const columns = "number, at, actor, action, subject, details, chained";

/** Rows a page shows: before this number, by this person, of this kind; null: any. */
export interface AuditFilter {
  readonly before: number | null;
  readonly actor: PersonId | null;
  readonly action: string | null;
}

export function auditPage(
  sql: SqlStorage,
  { before, actor, action }: AuditFilter,
): { rows: AuditRow[]; more: boolean } {
  const found = sql
    .exec<Row>(
      `SELECT ${columns} FROM audit WHERE (?1 IS NULL OR number < ?1) AND (?2 IS NULL OR actor = ?2)
         AND (?3 IS NULL OR action = ?3) ORDER BY number DESC LIMIT ?4`,
      ...[before, actor, action, auditRowsShown + 1],
    )
    .toArray()
    .map(asRow);
  return { rows: found.slice(0, auditRowsShown), more: found.length > auditRowsShown };
}

/** The next rows after this number, up to and including `last`. */
export function auditAfter(sql: SqlStorage, after: number, last: number, most: number): readonly AuditRow[] {
  const query = `SELECT ${columns} FROM audit WHERE number > ? AND number <= ? ORDER BY number LIMIT ?`;
  return sql.exec<Row>(query, after, last, most).toArray().map(asRow);
}

export function lastAuditNumber(sql: SqlStorage): number {
  return sql.exec<{ last: number }>("SELECT coalesce(max(number), 0) AS last FROM audit").one().last;
}

export function auditActions(sql: SqlStorage): string[] {
  const rows = sql.exec<{ action: string }>("SELECT DISTINCT action FROM audit ORDER BY action");
  return rows.toArray().map(({ action }) => action);
}

/** Names of the people these rows tell of, as far as they are known still. */
export function namesIn(sql: SqlStorage, rows: readonly AuditRow[]): Record<string, string> {
  const ids = new Set(rows.flatMap(({ actor, subject }) => [actor, subject]).filter((id) => id !== null));
  const names = [...ids].flatMap((id) =>
    sql
      .exec<{ id: string; alias: string }>("SELECT id, alias FROM people WHERE id = ? AND languages <> '[]'", id)
      .toArray()
      .map(({ alias }) => [id, alias] as const),
  );
  return Object.fromEntries(names);
}

/** `GET audit?before=N&actor=ID&action=WORD`; undefined for anything else. */
export function filterIn(query: URLSearchParams): AuditFilter | undefined {
  const known = ["before", "actor", "action"];
  const keys = [...query.keys()];
  if (keys.some((key) => !known.includes(key)) || new Set(keys).size < keys.length) return undefined;
  const before = query.get("before");
  const actor = query.get("actor");
  const action = query.get("action");
  if (before !== null && !/^[1-9]\d{0,14}$/.test(before)) return undefined;
  if (action !== null && !/^[a-zA-Z]{1,40}$/.test(action)) return undefined;
  const person = z.nullable(PersonId).safeParse(actor);
  if (!person.success) return undefined;
  return { before: before === null ? null : Number(before), actor: person.data, action };
}

function asRow({ details, ...row }: Row): AuditRow {
  return AuditRowShown.parse({ ...row, details: JSON.parse(details) });
}
