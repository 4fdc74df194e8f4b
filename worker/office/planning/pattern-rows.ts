/** What repeats and what does not take place, as rows. */
import { LineSlug, PatternId } from "../../../shared/ids.ts";
import type { Repeating } from "../../../shared/rota/closed-weeks.ts";
import { Closure, type Skip } from "../../../shared/rota/closures.ts";
import { Day } from "../../../shared/rota/day.ts";
import { Pattern } from "../../../shared/rota/pattern.ts";
import type { LineToPlan } from "../../../shared/rota-interface.ts";

export interface KeptPattern {
  readonly pattern: Pattern;
  readonly revision: number;
}
export interface KeptClosure {
  readonly id: PatternId;
  readonly closure: Closure;
}

type PatternRow = { says: string; revision: number };
type LineRow = { slug: string; name: string; minimum_staff: number; lead_required: number };
type SkipRow = { pattern: string; day: string };
type ClosureRow = { id: string; line: string | null; from_day: string; until_day: string; name: string };

export function keptPatterns(sql: SqlStorage): readonly KeptPattern[] {
  return sql.exec<PatternRow>("SELECT says, revision FROM patterns ORDER BY line, id").toArray().map(asPattern);
}

export function keptPattern(sql: SqlStorage, id: PatternId): KeptPattern | undefined {
  return sql.exec<PatternRow>("SELECT says, revision FROM patterns WHERE id = ?", id).toArray().map(asPattern)[0];
}

const asPattern = ({ says, revision }: PatternRow): KeptPattern => ({
  pattern: Pattern.parse(JSON.parse(says)),
  revision,
});

export function writePattern(sql: SqlStorage, { pattern, revision }: KeptPattern): void {
  sql.exec(
    "INSERT OR REPLACE INTO patterns (id, line, says, revision) VALUES (?, ?, ?, ?)",
    ...[pattern.id, pattern.line, JSON.stringify(pattern), revision],
  );
}

/** With what was taken out of it by hand: no later pattern has its id. */
export function dropPattern(sql: SqlStorage, id: PatternId): void {
  sql.exec("DELETE FROM patterns WHERE id = ?", id);
  sql.exec("DELETE FROM pattern_skips WHERE pattern = ?", id);
}

export function keptClosures(sql: SqlStorage): readonly KeptClosure[] {
  const rows = sql.exec<ClosureRow>("SELECT id, line, from_day, until_day, name FROM closures ORDER BY from_day, id");
  return rows.toArray().map(({ id, line, from_day, until_day, name }) => ({
    id: PatternId.parse(id),
    closure: Closure.parse({ line, from: from_day, until: until_day, name }),
  }));
}

/** What repeats and what does not take place, without the rows' own ids. */
export function repeating(sql: SqlStorage): Repeating {
  return {
    patterns: keptPatterns(sql).map(({ pattern }) => pattern),
    closures: keptClosures(sql).map(({ closure }) => closure),
  };
}

export function writeClosure(sql: SqlStorage, { id, closure }: KeptClosure): void {
  sql.exec(
    "INSERT OR REPLACE INTO closures (id, line, from_day, until_day, name) VALUES (?, ?, ?, ?, ?)",
    ...[id, closure.line, closure.from, closure.until, closure.name],
  );
}

export function dropClosure(sql: SqlStorage, id: PatternId): void {
  sql.exec("DELETE FROM closures WHERE id = ?", id);
}

export function skips(sql: SqlStorage): readonly Skip[] {
  const rows = sql.exec<SkipRow>("SELECT pattern, day FROM pattern_skips");
  return rows.toArray().map(asSkip);
}

/** Days of patterns, from this one on, that have a shift, whenever it runs or ran. */
export function madeSince(sql: SqlStorage, day: Day): readonly Skip[] {
  const rows = sql.exec<SkipRow>(
    "SELECT pattern, day FROM shifts WHERE pattern IN (SELECT id FROM patterns) AND day >= ?",
    day,
  );
  return rows.toArray().map(asSkip);
}

const asSkip = ({ pattern, day }: SkipRow): Skip => ({ pattern: PatternId.parse(pattern), day: Day.parse(day) });

/** Every line there is, in the charity's order; those that may not be shown yet too: they are planned before they open. */
export function plannedLines(sql: SqlStorage): readonly { readonly slug: LineSlug; readonly name: string }[] {
  return linesToPlan(sql).map(({ slug, name }) => ({ slug, name }));
}

/** The same with whom each asks for. */
export function linesToPlan(sql: SqlStorage): LineToPlan[] {
  const rows = sql.exec<LineRow>("SELECT slug, name, minimum_staff, lead_required FROM lines ORDER BY place").toArray();
  return rows.map(({ slug, name, minimum_staff, lead_required }) => ({
    ...{ slug: LineSlug.parse(slug), name },
    ...{ minimum: minimum_staff, lead: lead_required === 1 },
  }));
}
