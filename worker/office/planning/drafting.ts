/** The shared draft: a step more, a step taken back, everything dropped. Nothing here is seen by anybody but coordinators. */
import type * as z from "zod/mini";
import type { PersonId } from "../../../shared/ids.ts";
import { addStep, replay, type Step, withoutStep } from "../../../shared/rota/draft.ts";
import type { AddStep, DropDraft, UndoStep } from "../../../shared/rota-interface.ts";
import type { Outcome } from "../door.ts";
import { planAround } from "./around.ts";
import { brokenBy, changed, refusedBy, rewriting } from "./judging.ts";
import { misnamed } from "./naming.ts";
import { dropStep, dropSteps, keepStep, keptSteps, lastStep } from "./steps.ts";
import { raiseVersion, rotaVersion, stepsTakenOut, takeStepsOut } from "./writing.ts";

/** All of these act within a transaction. undefined: done. */
export function addToDraft(
  sql: SqlStorage,
  actor: PersonId,
  { operations, version }: z.infer<typeof AddStep>,
  now: number,
): Outcome | undefined {
  // Revisions of rows that only the draft had begin again once a step is taken out: they say nothing to an older page.
  if (version < stepsTakenOut(sql)) return changed(null);
  const { stored, steps, drafted } = draftAround(sql, operations);
  const named = misnamed(sql, drafted, steps.flat(), operations);
  if (named !== undefined) return named;
  const added = addStep(stored, steps, operations);
  if (!added.done) return added.refusal.why === "draftFull" ? "draftFull" : refusedBy(added.refusal, drafted);
  const refused =
    rewriting(drafted, added.plan, now) ?? brokenBy(sql, { before: drafted, after: added.plan }, "draft", now);
  if (refused === undefined) take(sql, actor, operations, now);
  return refused;
}

/**
 * The step and what it did are gone, as if it had never been made. What is left has to fit, and to break no rule; that
 * something had begun is for publishing to say. A step that somebody else's change has overtaken never took effect: it is
 * taken out, so that the rest can be published.
 */
export function undoInDraft(
  sql: SqlStorage,
  _actor: PersonId,
  { step }: z.infer<typeof UndoStep>,
  now: number,
): Outcome | undefined {
  const kept = keptSteps(sql);
  const index = kept.findIndex(({ number }) => number === step);
  if (index < 0) return "nothingToUndo";
  const { stored, steps, drafted } = draftAround(sql, kept[index]?.operations ?? []);
  const left = withoutStep(stored, steps, index);
  if (left === undefined) return "nothingToUndo";
  const refused = brokenBy(sql, { before: drafted, after: left.plan }, "draft", now);
  if (refused !== undefined) return refused;
  dropStep(sql, step);
  takeStepsOut(sql);
  return undefined;
}

/** Refused when somebody drafted more than the page has seen. */
export function dropDraft(sql: SqlStorage, _actor: PersonId, { upTo }: z.infer<typeof DropDraft>): Outcome | undefined {
  const last = lastStep(sql);
  if (last > upTo) return changed(null);
  if (last === 0) return undefined;
  dropSteps(sql);
  takeStepsOut(sql);
  return undefined;
}

/** The plan around these operations as it is stored, and with the draft. */
function draftAround(sql: SqlStorage, operations: Step) {
  const steps = keptSteps(sql).map((step) => step.operations);
  const stored = planAround(sql, operations, { alsoNamed: steps.flat() });
  return { stored, steps, drafted: replay(stored, steps).plan };
}

function take(sql: SqlStorage, person: PersonId, operations: Step, at: number): void {
  raiseVersion(sql);
  keepStep(sql, { number: rotaVersion(sql), person, at, operations });
}
