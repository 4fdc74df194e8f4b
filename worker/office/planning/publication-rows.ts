/** The newest publication, and what takes it back. An older one cannot be taken back, so nothing is kept of it. */
import { PersonId } from "../../../shared/ids.ts";
import type { Step } from "../../../shared/rota/draft.ts";
import { parsedStep } from "./steps.ts";

/** Operations in one value, which holds two megabytes: hardly one is longer than half a kilobyte, and none than four. */
const operationsInPart = 500;

export interface Publication {
  /** The version of the rota it made. */
  readonly number: number;
  readonly person: PersonId;
  readonly at: number;
}

export function newestPublication(sql: SqlStorage): Publication | undefined {
  const rows = sql.exec<{ number: number; person: string; at: number }>("SELECT number, person, at FROM publications");
  return rows.toArray().map(({ number, person, at }) => ({ number, person: PersonId.parse(person), at }))[0];
}

export function publicationUndo(sql: SqlStorage): Step {
  const rows = sql.exec<{ operations: string }>("SELECT operations FROM publication_undo ORDER BY part");
  return rows.toArray().flatMap(({ operations }) => parsedStep(operations));
}

export function keepPublication(sql: SqlStorage, { number, person, at }: Publication, undo: Step): void {
  dropPublication(sql);
  sql.exec("INSERT INTO publications (number, person, at) VALUES (?, ?, ?)", number, person, at);
  for (let part = 0; part * operationsInPart < undo.length; part++) {
    const operations = undo.slice(part * operationsInPart, (part + 1) * operationsInPart);
    sql.exec("INSERT INTO publication_undo (part, operations) VALUES (?, ?)", part, JSON.stringify(operations));
  }
}

export function dropPublication(sql: SqlStorage): void {
  sql.exec("DELETE FROM publications");
  sql.exec("DELETE FROM publication_undo");
}
