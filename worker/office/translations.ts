/** What the charity says of its lines in other languages: every text a version for good, and which of them is shown. */
import type { LineSlug } from "../../shared/ids.ts";
import { type PageLanguage, pageLanguages } from "../../shared/page-language.ts";
import { type Line, Translation, TranslationWords } from "../../shared/site.ts";
import { type TranslationShown, TranslationText } from "../../shared/translation-interface.ts";
import { today } from "./organisation.ts";

type Row = {
  language: PageLanguage;
  version: string;
  says: string;
  signed_off_by: string | null;
  signed_off_at: number | null;
  sentences: string | null;
};

const columns = "t.language, t.version, t.says, t.signed_off_by, t.signed_off_at, t.sentences";
const shownRows = `SELECT ${columns} FROM page_languages p
  JOIN translations t ON t.line = p.line AND t.language = p.language AND t.version = p.version
  WHERE p.line = ? AND t.signed_off_by IS NOT NULL`;

const wordsOf = (row: Row) => TranslationWords.parse(JSON.parse(row.says));

/** What visitors may read, in the order of `pageLanguages`. A row that nobody signed off is on no page, whatever points to it. */
export function shownTranslations(sql: SqlStorage, line: string): Translation[] {
  return sql
    .exec<Row>(shownRows, line)
    .toArray()
    .map((row) => Translation.parse({ ...wordsOf(row), ...named(row), signedOffBy: row.signed_off_by }))
    .toSorted((one, other) => pageLanguages.indexOf(one.language) - pageLanguages.indexOf(other.language));
}

const named = ({ language, version }: Row) => ({ language, version });

/** Every language in which anything of this line was written. */
export function translationsOf(sql: SqlStorage, line: string): TranslationShown[] {
  return pageLanguages.flatMap((language) => translationIn(sql, line, language) ?? []);
}

export function translationIn(sql: SqlStorage, line: string, language: PageLanguage): TranslationShown | undefined {
  const newest = `SELECT ${columns} FROM translations t WHERE t.line = ? AND t.language = ? ORDER BY rowid DESC LIMIT 1`;
  const [last] = sql.exec<Row>(newest, line, language).toArray();
  if (last === undefined) return undefined;
  const [shown] = sql.exec<Row>(`${shownRows} AND p.language = ?`, line, language).toArray();
  return {
    language,
    shown: shown === undefined ? null : asText(shown),
    waiting: last.signed_off_by === null ? asText(last) : null,
    newest: last.version,
  };
}

function asText(row: Row): TranslationText {
  return TranslationText.parse({
    ...wordsOf(row),
    version: row.version,
    signedOffBy: row.signed_off_by,
    signedOffAt: row.signed_off_at,
    sentences: row.sentences,
  });
}

/** A new text that waits for its sign-off, named after the day; the version it has. */
export function addTranslation(
  sql: SqlStorage,
  { line, language, says }: { line: LineSlug; language: PageLanguage; says: TranslationWords },
  now: number,
): string {
  const day = today(sql, now);
  const { known } = sql
    .exec<{ known: number }>(
      "SELECT count(*) AS known FROM translations WHERE line = ? AND language = ? AND (version = ? OR version LIKE ? || '.%')",
      ...[line, language, day, day],
    )
    .one();
  const version = known === 0 ? day : `${day}.${known + 1}`;
  sql.exec(
    "INSERT INTO translations (line, language, version, says, written_at) VALUES (?, ?, ?, ?, ?)",
    ...[line, language, version, JSON.stringify(says), now],
  );
  return version;
}

/** Visitors can read the page in this language from now on, and read this text. */
export function signTranslation(
  sql: SqlStorage,
  { line, language, version }: { line: LineSlug; language: PageLanguage; version: string },
  { signedOffBy, sentences }: { signedOffBy: string; sentences: string },
  now: number,
): void {
  sql.exec(
    `UPDATE translations SET signed_off_by = ?, signed_off_at = ?, sentences = ?
     WHERE line = ? AND language = ? AND version = ? AND signed_off_by IS NULL`,
    ...[signedOffBy, now, sentences, line, language, version],
  );
  sql.exec(
    `INSERT INTO page_languages (line, language, version) VALUES (?, ?, ?)
     ON CONFLICT (line, language) DO UPDATE SET version = excluded.version`,
    ...[line, language, version],
  );
}

export function withdrawTranslation(sql: SqlStorage, line: LineSlug, language: PageLanguage): void {
  sql.exec("DELETE FROM page_languages WHERE line = ? AND language = ?", line, language);
}

/**
 * Those of a line's languages that a visitor may choose to write in now (L11): the first, and of the others each one
 * whose page was signed off and that somebody writes who is on the published rota, from now on.
 */
export function offeredLanguages(sql: SqlStorage, line: Line, now: number): string[] {
  const signed = (line.translations ?? []).map(({ language }) => language as string);
  const written = writtenOnRota(sql, line.slug, now);
  return line.languages.filter(
    (language, index) => index === 0 || (signed.includes(language) && written.has(language)),
  );
}

function writtenOnRota(sql: SqlStorage, line: string, now: number): ReadonlySet<string> {
  const rows = sql.exec<{ language: string }>(
    `SELECT DISTINCT spoken.value AS language
     FROM effective_assignments a JOIN people p ON p.id = a.person, json_each(p.languages) spoken
     WHERE a.line = ? AND a.until_at > ? AND p.paused_at IS NULL AND p.left_at IS NULL`,
    ...[line, now],
  );
  return new Set(rows.toArray().map(({ language }) => language));
}
