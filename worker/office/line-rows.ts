/** Lines as coordinators see them: drafts and those taken off too, with every text of their limits. */
import * as z from "zod/mini";
import type { LineSlug } from "../../shared/ids.ts";
import { LimitsText, LineShown } from "../../shared/line-interface.ts";
import { wordsIn } from "./lines.ts";

const Words = z.array(z.string());

type Row = {
  slug: LineSlug;
  name: string;
  languages: string;
  topics: string;
  urgent_first: number;
  leave_to: string;
  lead_required: number;
  minimum_staff: number;
  between_chats_ms: number;
  last_start_before_ms: number;
  wait_most_ms: number;
  standing: string;
  edition: number;
  limits_version: string | null;
};
type TextRow = { version: string; paragraphs: string; signed_off_by: string | null; signed_off_at: number | null };

/** In their order, those taken off last. */
export function allLines(sql: SqlStorage): LineShown[] {
  const rows = sql.exec<Row>("SELECT * FROM lines ORDER BY standing = 'takenOff', place");
  return rows.toArray().map((row) => shown(sql, row));
}

/** undefined for a line there never was. */
export function lineShown(sql: SqlStorage, slug: LineSlug): LineShown | undefined {
  const [row] = sql.exec<Row>("SELECT * FROM lines WHERE slug = ?", slug).toArray();
  return row && shown(sql, row);
}

function shown(sql: SqlStorage, row: Row): LineShown {
  const [newest] = limitsTexts(sql, row.slug, 1);
  return LineShown.parse({
    ...wordsIn(sql, row),
    leadRequired: row.lead_required === 1,
    minimumStaff: row.minimum_staff,
    betweenChatsMs: row.between_chats_ms,
    lastStartBeforeMs: row.last_start_before_ms,
    waitMostMs: row.wait_most_ms,
    standing: row.standing,
    edition: row.edition,
    limits: row.limits_version === null ? null : textOf(sql, row.slug, row.limits_version),
    waiting: newest === undefined || newest.signedOffBy !== null ? null : newest,
  });
}

function textOf(sql: SqlStorage, line: string, version: string): LimitsText | null {
  const [row] = sql.exec<TextRow>(`${texts} AND version = ? AND signed_off_by IS NOT NULL`, line, version).toArray();
  return row === undefined ? null : asText(row);
}

const texts = "SELECT version, paragraphs, signed_off_by, signed_off_at FROM limits_texts WHERE line = ?";

/** The newest texts of a line's limits, as many as that. */
export function limitsTexts(sql: SqlStorage, line: string, most: number): LimitsText[] {
  const rows = sql.exec<TextRow>(`${texts} ORDER BY written_at DESC, rowid DESC LIMIT ?`, line, most);
  return rows.toArray().map(asText);
}

function asText(row: TextRow): LimitsText {
  return LimitsText.parse({
    version: row.version,
    paragraphs: Words.parse(JSON.parse(row.paragraphs)),
    signedOffBy: row.signed_off_by,
    signedOffAt: row.signed_off_at,
  });
}
