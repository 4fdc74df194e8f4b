/**
 * Lines as visitors and the queue meet them: their words, their rules, and whether they may be shown at all. A line
 * whose limits of confidentiality nobody has signed off is on no page and never open. What coordinators make of lines
 * is in `line-writing.ts`.
 */
import * as z from "zod/mini";
import { Language, type LineSlug } from "../../shared/ids.ts";
import { linesKeptMost } from "../../shared/limits.ts";
import { Line, Place } from "../../shared/site.ts";
import type { RuledLine } from "./duty.ts";
import { shownTranslations } from "./translations.ts";

const Languages = z.array(Language);
const Words = z.array(z.string());

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
  standing: string;
  urgent_first: number;
  lead_required: number;
  minimum_staff: number;
  between_chats_ms: number;
  last_start_before_ms: number;
  wait_most_ms: number;
};

const signedOff = `EXISTS (SELECT 1 FROM limits_texts t
  WHERE t.line = lines.slug AND t.version = lines.limits_version AND t.signed_off_by IS NOT NULL)`;

/** Every line that may be shown, in the order of the charity; the first is the one at `/`. */
export function shownLines(sql: SqlStorage): Line[] {
  return linesWhere(sql, "standing = 'shown'", "place");
}

/** Every line that visitors could see and that was taken off, the one taken off last first: their addresses say so. */
export function goneLines(sql: SqlStorage): Line[] {
  return linesWhere(sql, "standing = 'takenOff' AND shown_at IS NOT NULL", "taken_off_at DESC, place DESC");
}

function linesWhere(sql: SqlStorage, condition: string, order: string): Line[] {
  const rows = sql.exec<LineRow>(
    `SELECT slug, name, languages, topics, urgent_first, leave_to FROM lines
     WHERE ${condition} AND ${signedOff} ORDER BY ${order}`,
  );
  return rows.toArray().map((row) => {
    const translations = shownTranslations(sql, row.slug);
    const said = translations.length === 0 ? {} : { translations };
    return Line.parse({ ...wordsIn(sql, row), limits: limitsText(sql, row.slug), ...said });
  });
}

/** A row's words and numbers, besides its limits. */
export function wordsIn(sql: SqlStorage, row: LineRow) {
  return {
    slug: row.slug,
    name: row.name,
    languages: Languages.parse(JSON.parse(row.languages)),
    topics: Words.parse(JSON.parse(row.topics)),
    urgentFirst: row.urgent_first === 1,
    help: helpNumbers(sql, row.slug),
    places: placesOf(sql, row.slug),
    leaveTo: row.leave_to,
  };
}

function helpNumbers(sql: SqlStorage, line: string): Line["help"] {
  const rows = sql.exec<HelpRow>(
    "SELECT name, number, about, danger FROM help_numbers WHERE line = ? ORDER BY place",
    line,
  );
  return rows.toArray().map((row) => ({ ...row, danger: row.danger === 1 }));
}

function placesOf(sql: SqlStorage, line: string): Place[] {
  const rows = sql.exec<{ id: string; name: string; about: string; to: string }>(
    'SELECT id, name, about, leads_to AS "to" FROM places WHERE line = ? ORDER BY place',
    line,
  );
  return rows.toArray().map((row) => Place.parse(row));
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
    paragraphs: Words.parse(JSON.parse(row.paragraphs)),
  };
}

/** The rules of a line; undefined for a line that is unknown, or whose limits nobody has signed off. */
export function ruledLine(sql: SqlStorage, slug: LineSlug): RuledLine | undefined {
  const [row] = sql
    .exec<RulesRow>(
      `SELECT slug, name, revision, standing, urgent_first, lead_required, minimum_staff, between_chats_ms,
         last_start_before_ms, wait_most_ms
       FROM lines WHERE slug = ? AND ${signedOff}`,
      slug,
    )
    .toArray();
  if (row === undefined) return undefined;
  return {
    slug: row.slug,
    name: row.name,
    revision: row.revision,
    shown: row.standing === "shown",
    urgentFirst: row.urgent_first === 1,
    leadRequired: row.lead_required === 1,
    minimumStaff: row.minimum_staff,
    betweenChatsMs: row.between_chats_ms,
    lastStartBeforeMs: row.last_start_before_ms,
    waitMostMs: row.wait_most_ms,
  };
}

/**
 * Is there room for one more among all that visitors can see, could see, or are to see? `besides`: one that is not
 * counted. A draft that was taken off before anybody outside saw it takes no room.
 */
export function isRoomAmongKept(sql: SqlStorage, besides: LineSlug): boolean {
  const { n } = sql
    .exec<{ n: number }>(
      "SELECT count(*) AS n FROM lines WHERE (standing <> 'takenOff' OR shown_at IS NOT NULL) AND slug <> ?",
      besides,
    )
    .one();
  return n < linesKeptMost;
}

/** A draft that was taken off before visitors could see it: nobody outside knows its address. */
export function wasNeverSeen(sql: SqlStorage, slug: LineSlug): boolean {
  const query = "SELECT 1 FROM lines WHERE slug = ? AND standing = 'takenOff' AND shown_at IS NULL";
  return sql.exec(query, slug).toArray().length === 1;
}

/** Of every line, to see by it whose sheets changed. */
export function lineRevisions(sql: SqlStorage): ReadonlyMap<LineSlug, number> {
  const rows = sql.exec<{ slug: LineSlug; revision: number }>("SELECT slug, revision FROM lines").toArray();
  return new Map(rows.map(({ slug, revision }) => [slug, revision]));
}

/**
 * The line or its shifts changed: sheets issued from now on replace older ones. Revisions are instants, so that a sheet
 * can also become newer by itself, when a shift begins that needs other people (`sheetOf`).
 */
export function raiseRevision(sql: SqlStorage, slug: LineSlug, now: number): void {
  sql.exec("UPDATE lines SET revision = max(revision + 1, ?) WHERE slug = ?", now, slug);
}
