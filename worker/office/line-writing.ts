/** Writing lines: their words and rules, the texts of their limits, their order. Within a transaction of the caller's. */
import type { LineSlug } from "../../shared/ids.ts";
import type { LineFields } from "../../shared/line-interface.ts";
import type { Line } from "../../shared/site.ts";
import type { LineRules } from "./duty.ts";
import { raiseRevision } from "./lines.ts";
import { today } from "./organisation.ts";

/** A line of its own, the last in order; nothing is in it before `writeFields`. */
export function addLine(sql: SqlStorage, slug: LineSlug, standing: "draft" | "shown"): void {
  sql.exec(
    `INSERT INTO lines (slug, place, name, languages, leave_to, lead_required, minimum_staff, between_chats_ms,
       last_start_before_ms, revision, edition, standing)
     VALUES (?, (SELECT coalesce(max(place), -1) + 1 FROM lines), '', '[]', '', 1, 1, 0, 0, 1, 1, ?)`,
    ...[slug, standing],
  );
}

/** A draft again, and the last in order, without a text that counts. What was kept of it before stays among its versions. */
export function beginAnew(sql: SqlStorage, slug: LineSlug, now: number): void {
  sql.exec(
    `UPDATE lines SET standing = 'draft', taken_off_at = NULL, limits_version = NULL,
       place = (SELECT max(place) + 1 FROM lines) WHERE slug = ?`,
    slug,
  );
  sql.exec("DELETE FROM page_languages WHERE line = ?", slug);
  raiseEdition(sql, slug, now);
}

/** Words, numbers and rules, all anew; numbers for danger first. */
export function writeFields(sql: SqlStorage, slug: LineSlug, fields: LineFields): void {
  sql.exec(
    `UPDATE lines SET name = ?, languages = ?, topics = ?, urgent_first = ?, leave_to = ?, lead_required = ?,
       minimum_staff = ?, between_chats_ms = ?, last_start_before_ms = ?,
       wait_most_ms = coalesce(?, wait_most_ms) WHERE slug = ?`,
    ...[fields.name, JSON.stringify(fields.languages), JSON.stringify(fields.topics), fields.urgentFirst ? 1 : 0],
    ...[fields.leaveTo, fields.leadRequired ? 1 : 0, fields.minimumStaff],
    ...[fields.betweenChatsMs, fields.lastStartBeforeMs, fields.waitMostMs ?? null, slug],
  );
  sql.exec("DELETE FROM help_numbers WHERE line = ?", slug);
  for (const [index, { name, number, about, danger }] of dangerFirst(fields.help).entries()) {
    sql.exec(
      "INSERT INTO help_numbers (line, place, name, number, about, danger) VALUES (?, ?, ?, ?, ?, ?)",
      ...[slug, index, name, number, about, danger ? 1 : 0],
    );
  }
  writePlaces(sql, slug, fields.places);
}

function writePlaces(sql: SqlStorage, slug: LineSlug, places: LineFields["places"]): void {
  sql.exec("DELETE FROM places WHERE line = ?", slug);
  for (const [index, { id, name, about, to }] of places.entries()) {
    sql.exec(
      "INSERT INTO places (line, place, id, name, about, leads_to) VALUES (?, ?, ?, ?, ?, ?)",
      ...[slug, index, id, name, about, to],
    );
  }
}

/** In the order they were written, those for danger before all others. */
export function dangerFirst(help: LineFields["help"]): LineFields["help"] {
  return help.toSorted((one, other) => Number(other.danger) - Number(one.danger));
}

/** The line changed for coordinators, and for the queue. */
export function raiseEdition(sql: SqlStorage, slug: LineSlug, now: number): void {
  sql.exec("UPDATE lines SET edition = edition + 1 WHERE slug = ?", slug);
  raiseRevision(sql, slug, now);
}

/** A new text that waits for its sign-off, named after the day; the version it has. */
export function addLimits(sql: SqlStorage, slug: LineSlug, paragraphs: readonly string[], now: number): string {
  const version = freshVersion(sql, slug, today(sql, now));
  sql.exec(
    "INSERT INTO limits_texts (line, version, paragraphs, written_at) VALUES (?, ?, ?, ?)",
    ...[slug, version, JSON.stringify(paragraphs), now],
  );
  return version;
}

/** "2026-11-30", then "2026-11-30.2": a version is one text for good. */
function freshVersion(sql: SqlStorage, slug: LineSlug, day: string): string {
  const { known } = sql
    .exec<{ known: number }>(
      "SELECT count(*) AS known FROM limits_texts WHERE line = ? AND (version = ? OR version LIKE ? || '.%')",
      ...[slug, day, day],
    )
    .one();
  return known === 0 ? day : `${day}.${known + 1}`;
}

/** From now on visitors read this text. One that was signed off before keeps its name. */
export function signLimits(sql: SqlStorage, slug: LineSlug, version: string, by: string, now: number): void {
  sql.exec(
    `UPDATE limits_texts SET signed_off_by = ?, signed_off_at = ?
     WHERE line = ? AND version = ? AND signed_off_by IS NULL`,
    ...[by, now, slug, version],
  );
  sql.exec("UPDATE lines SET limits_version = ? WHERE slug = ?", version, slug);
}

/** From now on visitors see it. */
export function markShown(sql: SqlStorage, slug: LineSlug, now: number): void {
  sql.exec(
    "UPDATE lines SET standing = 'shown', shown_at = coalesce(shown_at, ?), taken_off_at = NULL WHERE slug = ?",
    ...[now, slug],
  );
}

/** From now on its address says that it has closed, if visitors could ever see it. */
export function markTakenOff(sql: SqlStorage, slug: LineSlug, now: number): void {
  sql.exec("UPDATE lines SET standing = 'takenOff', taken_off_at = ? WHERE slug = ?", now, slug);
}

/** Every line by name, in this order. Places are unique at every moment, so all go out of the way first. */
export function writeOrder(sql: SqlStorage, slugs: readonly string[]): void {
  sql.exec("UPDATE lines SET place = -1 - place");
  for (const [place, slug] of slugs.entries())
    sql.exec("UPDATE lines SET place = ?, revision = revision + 1 WHERE slug = ?", place, slug);
}

/** Makes the line or replaces it, words and rules, with its limits text as signed off, and shows it. */
export function keepLine(sql: SqlStorage, line: Line, rules: LineRules, now: number): void {
  const { slug, limits, ...words } = line;
  if (sql.exec("SELECT 1 FROM lines WHERE slug = ?", slug).toArray().length === 0) addLine(sql, slug, "shown");
  writeFields(sql, slug, { ...words, ...rules });
  sql.exec(
    `INSERT INTO limits_texts (line, version, paragraphs, signed_off_by, written_at, signed_off_at)
     VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (line, version) DO UPDATE SET paragraphs = excluded.paragraphs, signed_off_by = excluded.signed_off_by`,
    ...[slug, limits.version, JSON.stringify(limits.paragraphs), limits.signedOffBy, now, now],
  );
  sql.exec("UPDATE lines SET limits_version = ? WHERE slug = ?", limits.version, slug);
  markShown(sql, slug, now);
  raiseEdition(sql, slug, now);
}
