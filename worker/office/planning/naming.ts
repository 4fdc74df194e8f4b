/** What a page may name in the rows it makes: lines and patterns there are, and ids that nothing ever had. */
import type { Operation } from "../../../shared/rota/operations.ts";
import type { Assignment, Plan, Shift } from "../../../shared/rota/plan.ts";
import type { Outcome } from "../door.ts";
import { changed } from "./judging.ts";
import { plannedLines } from "./pattern-rows.ts";
import { shiftsOf } from "./rows.ts";

interface Made {
  readonly shifts: readonly Shift[];
  readonly turns: readonly Assignment[];
}

/** undefined: it may. `earlier`: the draft so far, whose ids are taken too. Who people are is for the rules. */
export function misnamed(
  sql: SqlStorage,
  drafted: Plan,
  earlier: readonly Operation[],
  operations: readonly Operation[],
): Outcome | undefined {
  const made = {
    shifts: operations.flatMap((operation) => (operation.do === "addShift" ? [operation.shift] : [])),
    turns: operations.flatMap((operation) => (operation.do === "assign" ? [operation.assignment] : [])),
  };
  return malformed(sql, made, operations)
    ? "malformed"
    : (unknownPattern(sql, made) ?? taken(sql, drafted, earlier, made));
}

/** A new row begins at revision 1, and no shift is public before the draft is. */
function malformed(sql: SqlStorage, { shifts, turns }: Made, operations: readonly Operation[]): boolean {
  const known = new Set(plannedLines(sql).map(({ slug }) => slug));
  const moved = operations.flatMap((operation) => (operation.do === "changeShift" ? (operation.to.line ?? []) : []));
  return (
    [...moved, ...shifts.map(({ line }) => line)].some((line) => !known.has(line)) ||
    [...shifts, ...turns].some(({ revision }) => revision !== 1) ||
    shifts.some(({ pattern, day, published }) => published || (pattern === null) !== (day === null))
  );
}

function unknownPattern(sql: SqlStorage, { shifts }: Made): "patternUnknown" | undefined {
  const fits = ({ pattern }: Shift) =>
    pattern === null || sql.exec("SELECT id FROM patterns WHERE id = ?", pattern).toArray().length > 0;
  return shifts.every(fits) ? undefined : "patternUnknown";
}

function taken(sql: SqlStorage, drafted: Plan, earlier: readonly Operation[], made: Made): Response | undefined {
  const used = new Set(earlier.map(rowOf));
  const [again] = [...made.shifts, ...made.turns].filter(({ id }) => used.has(id));
  if (again !== undefined) return changed(again);
  const ended = "SELECT id FROM ended_assignments WHERE id IN (SELECT value FROM json_each(?))";
  const turns = made.turns.map(({ id }) => id);
  const isOld = shiftsOf(sql, turns).length > 0 || sql.exec(ended, JSON.stringify(turns)).toArray().length > 0;
  return isOld || twiceFromPattern(sql, [...drafted.shifts.values(), ...made.shifts]) ? changed(null) : undefined;
}

/** A pattern has one shift a day. `shifts`: as they would be, those that are stored among them. */
export function twiceFromPattern(sql: SqlStorage, shifts: readonly Shift[]): boolean {
  const fromPatterns = shifts.flatMap(({ id, pattern, day }) => (pattern === null ? [] : [{ id, pattern, day }]));
  const ids = new Set(fromPatterns.map(({ pattern, day }) => `${pattern} ${day}`));
  if (ids.size < fromPatterns.length) return true;
  const there = sql.exec(
    `SELECT s.id FROM json_each(?) made JOIN shifts s
       ON s.pattern = made.value ->> 'pattern' AND s.day = made.value ->> 'day' AND s.id <> made.value ->> 'id'`,
    JSON.stringify(fromPatterns),
  );
  return there.toArray().length > 0;
}

/** The row an operation is about. */
function rowOf(operation: Operation): string {
  switch (operation.do) {
    case "addShift":
      return operation.shift.id;
    case "assign":
      return operation.assignment.id;
    case "changeShift":
    case "removeShift":
      return operation.shift;
    case "changeAssignment":
    case "unassign":
      return operation.assignment;
  }
}
