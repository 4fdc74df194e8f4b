/** Published shifts as rows, for tests of what is read from them. */
import type { LineSlug, PersonId } from "../../../shared/ids.ts";
import type { Stretch } from "../../../shared/rota/stretch.ts";
import { freshId } from "../../../worker/office/secrets.ts";

interface PlannedShift extends Stretch {
  readonly line: LineSlug;
  readonly people: readonly { readonly person: PersonId; readonly lead: boolean }[];
}

/** A published shift with people on it from beginning to end. */
export function keepShift(sql: SqlStorage, { line, from, until, people }: PlannedShift, now: number): void {
  const shift = freshId<string>();
  sql.exec(
    "INSERT INTO shifts (id, line, from_at, until_at, published_at, revision) VALUES (?, ?, ?, ?, ?, 1)",
    ...[shift, line, from, until, now],
  );
  for (const { person, lead } of people) {
    sql.exec(
      `INSERT INTO assignments (id, shift, person, from_at, until_at, lead, revision, changed_at)
       VALUES (?, ?, ?, ?, ?, ?, 1, ?)`,
      ...[freshId<string>(), shift, person, from, until, lead ? 1 : 0, now],
    );
  }
}
