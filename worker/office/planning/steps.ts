/** The one draft all coordinators share, as rows: steps in order, each with who and when. */
import * as z from "zod/mini";
import { PersonId } from "../../../shared/ids.ts";
import type { Step } from "../../../shared/rota/draft.ts";
import { Operation } from "../../../shared/rota/operations.ts";

const Operations = z.array(Operation);

export interface KeptStep {
  /** The version of the rota it made. */
  readonly number: number;
  readonly person: PersonId;
  readonly at: number;
  readonly operations: Step;
}

type Row = { number: number; person: string; at: number; operations: string };

export function keptSteps(sql: SqlStorage): readonly KeptStep[] {
  const rows = sql.exec<Row>("SELECT number, person, at, operations FROM draft_steps ORDER BY number");
  return rows.toArray().map(({ number, person, at, operations }) => ({
    ...{ number, person: PersonId.parse(person), at },
    operations: parsedStep(operations),
  }));
}

export function parsedStep(operations: string): Step {
  return Operations.parse(JSON.parse(operations));
}

export function keepStep(sql: SqlStorage, { number, person, at, operations }: KeptStep): void {
  sql.exec(
    "INSERT INTO draft_steps (number, person, at, operations) VALUES (?, ?, ?, ?)",
    ...[number, person, at, JSON.stringify(operations)],
  );
}

/** The last step there is; 0 when there is none. */
export function lastStep(sql: SqlStorage): number {
  return sql.exec<{ last: number }>("SELECT coalesce(max(number), 0) AS last FROM draft_steps").one().last;
}

export function dropStep(sql: SqlStorage, number: number): void {
  sql.exec("DELETE FROM draft_steps WHERE number = ?", number);
}

export function dropSteps(sql: SqlStorage): void {
  sql.exec("DELETE FROM draft_steps");
}
