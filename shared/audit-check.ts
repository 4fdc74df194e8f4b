/**
 * Does an export of the audit hang together? Names the first row that does not, and why. Anybody with the file can run
 * it (`npm run audit:verify`). Pure: the digest is handed in.
 *
 * What it cannot see by itself: a file whose every row was computed anew. Then the last `chained` differs from the one
 * an older export had for the same number; that is why the last one is shown.
 */
import { type AuditRow, auditBeginning, auditBody, auditLink } from "./audit.ts";
import { AuditRowShown } from "./audit-interface.ts";

export type Break =
  | {
      readonly why: "unreadable" | "changed" | "added" | "outOfOrder";
      readonly line: number;
      readonly number: number | null;
    }
  /** `number`: of the row that should stand there; `line` is where. */
  | { readonly why: "missing"; readonly line: number; readonly number: number }
  /** The file does not end with the row that every export ends with. */
  | { readonly why: "cutOff"; readonly line: number; readonly number: number | null };

/** `last`: of a whole file. */
export type Checked = { readonly broken: Break } | { readonly rows: number; readonly last: AuditRow };

type Digest = (text: string) => string;

/** `text`: one JSON row a line. */
export function checkAudit(text: string, digest: Digest): Checked {
  const lines = text.split("\n");
  if (lines.at(-1) === "") lines.pop();
  const rows = lines.map(readRow);
  let before = auditBeginning;
  for (const [index, row] of rows.entries()) {
    const number = index + 1;
    const fits = row !== undefined && row.number === number && row.chained === chainedOf(row, before, digest);
    if (!fits) return { broken: breakAt(rows, index, before, digest) };
    before = row.chained;
  }
  const last = rows.at(-1);
  if (last?.action !== "auditExported")
    return { broken: { why: "cutOff", line: rows.length + 1, number: last?.number ?? null } };
  return { rows: rows.length, last };
}

/** Every row before `index` fits. */
function breakAt(rows: readonly (AuditRow | undefined)[], index: number, before: string, digest: Digest): Break {
  const row = rows[index];
  const line = index + 1;
  if (row === undefined) return { why: "unreadable", line, number: null };
  const { number } = row;
  const next = rows.findIndex((other, at) => at > index && other?.number === line && fitsAfter(other, before, digest));
  // The row that belongs here stands further down: somebody put one before it, or moved it.
  if (next !== -1) return { why: rows.length > highest(rows) ? "added" : "outOfOrder", line, number };
  if (number < line) return { why: "added", line, number };
  if (number > line) return { why: "missing", line, number: line };
  return { why: "changed", line, number };
}

/** Numbers run from 1 without gaps: more rows than the highest of them means that there is one too many. */
function highest(rows: readonly (AuditRow | undefined)[]): number {
  return rows.reduce((most, row) => Math.max(most, row?.number ?? 0), 0);
}

function fitsAfter(row: AuditRow, before: string, digest: Digest): boolean {
  return row.chained === chainedOf(row, before, digest);
}

function chainedOf(row: AuditRow, before: string, digest: Digest): string {
  return digest(auditLink(before, digest(auditBody(row))));
}

function readRow(line: string): AuditRow | undefined {
  try {
    const parsed = AuditRowShown.safeParse(JSON.parse(line));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}
