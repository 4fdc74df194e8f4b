/** The draft becomes the plan, all of it or nothing, and can be taken back as long as nobody built on it. */
import type * as z from "zod/mini";
import type { PersonId } from "../../../shared/ids.ts";
import { apply } from "../../../shared/rota/apply.ts";
import { type Published, publish, publishing, replay, type Step } from "../../../shared/rota/draft.ts";
import type { Plan } from "../../../shared/rota/plan.ts";
import { preview } from "../../../shared/rota/preview.ts";
import type { Publish, UndoPublication } from "../../../shared/rota-interface.ts";
import { record } from "../audit.ts";
import type { Outcome } from "../door.ts";
import { problem } from "../problems.ts";
import { planAround } from "./around.ts";
import { brokenBy, changed, rewriting } from "./judging.ts";
import { twiceFromPattern } from "./naming.ts";
import { plannedLines } from "./pattern-rows.ts";
import { dropPublication, keepPublication, newestPublication, publicationUndo } from "./publication-rows.ts";
import { dropSteps, type KeptStep, keptSteps } from "./steps.ts";
import { isBuiltOn } from "./undoable.ts";
import { rotaVersion, writePlan } from "./writing.ts";

type Body = z.infer<typeof Publish>;

/** Both of these act within a transaction. undefined: done. */
export function publishDraft(sql: SqlStorage, actor: PersonId, body: Body, now: number): Outcome | undefined {
  const known = new Set(plannedLines(sql).map(({ slug }) => slug));
  if (body.until <= body.from || body.lines.some((line) => !known.has(line))) return "malformed";
  const kept = keptSteps(sql);
  // Nobody publishes what they have not seen.
  if (body.version !== rotaVersion(sql) || body.upTo !== (kept.at(-1)?.number ?? 0)) return changed(null);
  const steps = kept.map(({ operations }) => operations);
  const before = planAround(sql, steps.flat(), { also: body.lines.length > 0 ? [body] : [] });
  const opened = publishing(
    replay(before, steps).plan,
    ({ line, from, until }) => body.lines.includes(line) && body.from <= from && from < body.until && until > now,
  );
  const whole = publish(before, [...steps, opened]);
  if (!whole.done) return overtaken(whole, kept);
  const after = whole.plan;
  if (twiceFromPattern(sql, newIn(before, after))) return problem("draftOvertaken", { stale: [] });
  const refused = rewriting(before, after, now) ?? brokenBy(sql, { before, after }, "publish", now);
  if (refused !== undefined) return refused;
  if (whole.operations.length > 0) perform(sql, actor, { before, after, undo: whole.undo, steps: steps.length }, now);
  return undefined;
}

/** `stale`: by their numbers, each with the newer row; null when it is gone. */
function overtaken({ stale }: Extract<Published, { done: false }>, kept: readonly KeptStep[]): Response {
  const shown = stale.map(({ step, refusal }) => ({
    step: kept[step]?.number ?? 0,
    newer: refusal.why === "changedSince" ? refusal.newer : null,
  }));
  return problem("draftOvertaken", { stale: shown });
}

const newIn = (before: Plan, after: Plan) => [...after.shifts.values()].filter(({ id }) => !before.shifts.has(id));

function perform(
  sql: SqlStorage,
  actor: PersonId,
  { before, after, undo, steps }: { before: Plan; after: Plan; undo: Step; steps: number },
  now: number,
): void {
  writePlan(sql, before, after, now, "person");
  dropSteps(sql);
  const number = rotaVersion(sql);
  keepPublication(sql, { number, person: actor, at: now }, undo);
  const details = { number, steps, ...counts(before, after) };
  record(sql, { actor, action: "rotaPublished", details }, now);
}

/** How much everybody sees differently: the audit says no more. */
function counts(before: Plan, after: Plan): { readonly shifts: number; readonly people: number } {
  const { shifts, people } = preview(before, after);
  return { shifts: shifts.length, people: people.length };
}

export function undoPublication(
  sql: SqlStorage,
  actor: PersonId,
  { number }: z.infer<typeof UndoPublication>,
  now: number,
): Outcome | undefined {
  const newest = newestPublication(sql);
  if (newest?.number !== number) return "nothingToUndo";
  const undo = publicationUndo(sql);
  const before = planAround(sql, undo);
  const back = apply(before, undo);
  if (!back.done || isBuiltOn(sql, newest, before, back.plan)) return "nothingToUndo";
  if (twiceFromPattern(sql, newIn(before, back.plan))) return "nothingToUndo";
  const refused = rewriting(before, back.plan, now) ?? brokenBy(sql, { before, after: back.plan }, "publish", now);
  if (refused !== undefined) return refused;
  writePlan(sql, before, back.plan, now, "person");
  dropPublication(sql);
  const details = { number, ...counts(before, back.plan) };
  record(sql, { actor, action: "rotaTakenBack", details }, now);
  return undefined;
}
