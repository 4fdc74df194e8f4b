/** Patterns, closures and the charity's own numbers. Shifts follow at once, where nobody is on them. */
import type * as z from "zod/mini";
import type { AuditRow } from "../../../shared/audit.ts";
import type { PersonId } from "../../../shared/ids.ts";
import { closuresMost, patternsMost } from "../../../shared/limits.ts";
import type { Closure } from "../../../shared/rota/closures.ts";
import type {
  KeepClosure,
  KeepPattern,
  RemoveClosure,
  RemovePattern,
  RotaRules,
} from "../../../shared/rota-interface.ts";
import { record } from "../audit.ts";
import type { Outcome } from "../door.ts";
import { changed } from "./judging.ts";
import { makeShifts } from "./making.ts";
import {
  dropClosure,
  dropPattern,
  keptClosures,
  keptPattern,
  keptPatterns,
  plannedLines,
  writeClosure,
  writePattern,
} from "./pattern-rows.ts";
import { raiseVersion } from "./writing.ts";

/** All of these act within a transaction. undefined: done. */
export function keepPattern(
  sql: SqlStorage,
  actor: PersonId,
  { pattern, revision }: z.infer<typeof KeepPattern>,
  now: number,
): Outcome | undefined {
  const there = keptPattern(sql, pattern.id);
  if (!isPlanned(sql, pattern.line)) return "malformed";
  if (there === undefined && revision !== null) return "patternUnknown";
  if ((there?.revision ?? null) !== revision) return changed(there);
  if (there === undefined && keptPatterns(sql).length >= patternsMost) return "rotaFull";
  writePattern(sql, { pattern, revision: (revision ?? 0) + 1 });
  return done(sql, actor, { action: "patternKept", subject: pattern.id }, now);
}

/** Its shifts that nobody is on go with it; for the others coordinators are asked. */
export function removePattern(
  sql: SqlStorage,
  actor: PersonId,
  { pattern, revision }: z.infer<typeof RemovePattern>,
  now: number,
): Outcome | undefined {
  const there = keptPattern(sql, pattern);
  if (there === undefined) return "patternUnknown";
  if (there.revision !== revision) return changed(there);
  dropPattern(sql, pattern);
  return done(sql, actor, { action: "patternRemoved", subject: pattern }, now);
}

/** A closure is a few days and a name: whoever keeps one of the same id replaces it. */
export function keepClosure(
  sql: SqlStorage,
  actor: PersonId,
  { id, closure }: z.infer<typeof KeepClosure>,
  now: number,
): Outcome | undefined {
  const there = keptClosures(sql);
  if (closure.line !== null && !isPlanned(sql, closure.line)) return "malformed";
  if (there.length >= closuresMost && there.every((one) => one.id !== id)) return "rotaFull";
  writeClosure(sql, { id, closure });
  return done(sql, actor, { action: "closureKept", subject: id, details: toldOf(closure) }, now);
}

/** One that somebody else has removed already is gone all the same. */
export function removeClosure(
  sql: SqlStorage,
  actor: PersonId,
  { id }: z.infer<typeof RemoveClosure>,
  now: number,
): Outcome | undefined {
  const there = keptClosures(sql).find((one) => one.id === id);
  if (there === undefined) return undefined;
  dropClosure(sql, id);
  return done(sql, actor, { action: "closureRemoved", subject: id, details: toldOf(there.closure) }, now);
}

/** Which days and why: once it is removed, nothing else says so. */
function toldOf({ name, from, until, line }: Closure): AuditRow["details"] {
  return { name, from, until, ...(line !== null && { line }) };
}

export function keepRules(
  sql: SqlStorage,
  actor: PersonId,
  rules: z.infer<typeof RotaRules>,
  now: number,
): Outcome | undefined {
  if (new Set(rules.atOnce).size < rules.atOnce.length) return "malformed";
  sql.exec("UPDATE rota SET rules = ?", JSON.stringify(rules));
  raiseVersion(sql);
  const { atOnce, ...numbers } = rules;
  record(sql, { actor, action: "rotaRulesChanged", details: { ...numbers, atOnce: atOnce.join(" ") } }, now);
  return undefined;
}

function isPlanned(sql: SqlStorage, line: string): boolean {
  return plannedLines(sql).some(({ slug }) => slug === line);
}

function done(
  sql: SqlStorage,
  actor: PersonId,
  act: Omit<Parameters<typeof record>[1], "actor">,
  now: number,
): undefined {
  raiseVersion(sql);
  makeShifts(sql, now);
  record(sql, { actor, ...act }, now);
}
