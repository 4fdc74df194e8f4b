/**
 * Lines: their words, their rules, and whether they may be shown at all. A line whose limits of confidentiality nobody
 * has signed off is on no page and never open.
 */
import * as z from "zod/mini";
import { Language, type LineSlug } from "../../shared/ids.ts";
import { Line } from "../../shared/site.ts";
import type { LineRules, RuledLine } from "./duty.ts";

const Languages = z.array(Language);
const Paragraphs = z.array(z.string());

type LineRow = {
  slug: string;
  name: string;
  languages: string;
  topics: string;
  urgent_first: number;
  leave_to: string;
};
type LimitsRow = { version: string; paragraphs: string; signed_off_by: string };
type HelpRow = { name: string; number: string; about: string; danger: number };
type RulesRow = {
  slug: LineSlug;
  name: string;
  revision: number;
  urgent_first: number;
  lead_required: number;
  minimum_staff: number;
  between_chats_ms: number;
  last_start_before_ms: number;
};

const signedOff = `EXISTS (SELECT 1 FROM limits_texts t
  WHERE t.line = lines.slug AND t.version = lines.limits_version AND t.signed_off_by IS NOT NULL)`;

/** Every line that may be shown, in the order of the charity; the first is the one at `/`. */
export function shownLines(sql: SqlStorage): readonly Line[] {
  const rows = sql.exec<LineRow>(
    `SELECT slug, name, languages, topics, urgent_first, leave_to FROM lines WHERE ${signedOff} ORDER BY place`,
  );
  return rows.toArray().map((row) =>
    Line.parse({
      slug: row.slug,
      name: row.name,
      languages: JSON.parse(row.languages),
      topics: JSON.parse(row.topics),
      urgentFirst: row.urgent_first === 1,
      help: helpNumbers(sql, row.slug),
      limits: limitsText(sql, row.slug),
      leaveTo: row.leave_to,
    }),
  );
}

function helpNumbers(sql: SqlStorage, line: string): Line["help"] {
  const rows = sql.exec<HelpRow>(
    "SELECT name, number, about, danger FROM help_numbers WHERE line = ? ORDER BY place",
    line,
  );
  return rows.toArray().map((row) => ({ ...row, danger: row.danger === 1 }));
}

function limitsText(sql: SqlStorage, line: string): Line["limits"] {
  const row = sql
    .exec<LimitsRow>(
      `SELECT t.version, t.paragraphs, t.signed_off_by FROM limits_texts t
       JOIN lines l ON l.slug = t.line AND l.limits_version = t.version WHERE l.slug = ?`,
      line,
    )
    .one();
  return {
    version: row.version,
    signedOffBy: row.signed_off_by,
    paragraphs: Paragraphs.parse(JSON.parse(row.paragraphs)),
  };
}

/** The rules of a line; undefined for a line that is unknown or may not be shown. */
export function ruledLine(sql: SqlStorage, slug: LineSlug): RuledLine | undefined {
  const [row] = sql
    .exec<RulesRow>(
      `SELECT slug, name, revision, urgent_first, lead_required, minimum_staff, between_chats_ms, last_start_before_ms
       FROM lines WHERE slug = ? AND ${signedOff}`,
      slug,
    )
    .toArray();
  if (row === undefined) return undefined;
  return {
    slug: row.slug,
    name: row.name,
    revision: row.revision,
    urgentFirst: row.urgent_first === 1,
    leadRequired: row.lead_required === 1,
    minimumStaff: row.minimum_staff,
    betweenChatsMs: row.between_chats_ms,
    lastStartBeforeMs: row.last_start_before_ms,
  };
}

/** Makes the line or replaces it, words and rules, with its limits text as signed off; raises the revision. */
export function keepLine(sql: SqlStorage, line: Line, rules: LineRules, place: number): void {
  const { slug, limits } = line;
  sql.exec(
    `INSERT INTO lines (slug, place, name, languages, topics, urgent_first, leave_to, lead_required, minimum_staff,
       between_chats_ms, last_start_before_ms, revision) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)
     ON CONFLICT (slug) DO UPDATE SET place = excluded.place, name = excluded.name, languages = excluded.languages,
       topics = excluded.topics, urgent_first = excluded.urgent_first, leave_to = excluded.leave_to, lead_required = excluded.lead_required, minimum_staff = excluded.minimum_staff,
       between_chats_ms = excluded.between_chats_ms, last_start_before_ms = excluded.last_start_before_ms,
       revision = revision + 1`,
    ...[slug, place, line.name, JSON.stringify(Languages.parse(line.languages)), JSON.stringify(line.topics)],
    ...[line.urgentFirst ? 1 : 0, line.leaveTo],
    ...[rules.leadRequired ? 1 : 0, rules.minimumStaff, rules.betweenChatsMs, rules.lastStartBeforeMs],
  );
  sql.exec(
    `INSERT INTO limits_texts (line, version, paragraphs, signed_off_by) VALUES (?, ?, ?, ?)
     ON CONFLICT (line, version) DO UPDATE SET paragraphs = excluded.paragraphs, signed_off_by = excluded.signed_off_by`,
    ...[slug, limits.version, JSON.stringify(limits.paragraphs), limits.signedOffBy],
  );
  sql.exec("UPDATE lines SET limits_version = ? WHERE slug = ?", limits.version, slug);
  sql.exec("DELETE FROM help_numbers WHERE line = ?", slug);
  for (const [index, { name, number, about, danger }] of line.help.entries()) {
    sql.exec(
      "INSERT INTO help_numbers (line, place, name, number, about, danger) VALUES (?, ?, ?, ?, ?, ?)",
      ...[slug, index, name, number, about, danger ? 1 : 0],
    );
  }
}

/**
 * The line's shifts changed: sheets issued from now on replace older ones. Revisions are instants, so that a sheet can
 * also become newer by itself, when a shift begins that needs other people (`sheetOf`).
 */
export function raiseRevision(sql: SqlStorage, slug: LineSlug, now: number): void {
  sql.exec("UPDATE lines SET revision = max(revision + 1, ?) WHERE slug = ?", now, slug);
}
