/** The shared draft: a step more, a step taken back, everything dropped. Nothing here is seen by anybody but coordinators. */
import type * as z from "zod/mini";
import type { PersonId } from "../../../shared/ids.ts";
import { addStep, replay, type Step } from "../../../shared/rota/draft.ts";
import type { AddStep, DropDraft, UndoStep } from "../../../shared/rota-interface.ts";
import type { Outcome } from "../door.ts";
import { planAround } from "./around.ts";
import { brokenBy, changed, refusedBy, rewriting } from "./judging.ts";
import { misnamed } from "./naming.ts";
import { dropStep, dropSteps, keepStep, keptSteps, lastStep, undoOf } from "./steps.ts";
import { raiseVersion, rotaVersion } from "./writing.ts";

/** All of these act within a transaction. undefined: done. */
export function addToDraft(
  sql: SqlStorage,
  actor: PersonId,
  { operations }: z.infer<typeof AddStep>,
  now: number,
): Outcome | undefined {
  const { stored, steps, drafted } = draftAround(sql, operations);
  const named = misnamed(sql, drafted, steps.flat(), operations);
  if (named !== undefined) return named;
  const added = addStep(stored, steps, operations);
  if (!added.done) return added.refusal.why === "draftFull" ? "draftFull" : refusedBy(added.refusal, drafted);
  const refused =
    rewriting(drafted, added.plan, now) ?? brokenBy(sql, { before: drafted, after: added.plan }, "draft", now);
  if (refused === undefined) take(sql, actor, operations, added.undo, now);
  return refused;
}

/**
 * A further step. What it brings back has to fit what came after; that it had begun is for publishing to say. A step that
 * somebody else's change has overtaken never took effect: it is taken out, so that the rest can be published.
 */
export function undoInDraft(
  sql: SqlStorage,
  actor: PersonId,
  { step }: z.infer<typeof UndoStep>,
  now: number,
): Outcome | undefined {
  const operations = undoOf(sql, step);
  if (operations === undefined) return "nothingToUndo";
  const { stored, steps, drafted, overtaken } = draftAround(sql, operations);
  if (overtaken.includes(step)) {
    dropStep(sql, step);
    raiseVersion(sql);
    return undefined;
  }
  const added = addStep(stored, steps, operations);
  if (!added.done) return added.refusal.why === "draftFull" ? "draftFull" : "nothingToUndo";
  const refused = brokenBy(sql, { before: drafted, after: added.plan }, "draft", now);
  if (refused === undefined) take(sql, actor, operations, added.undo, now);
  return refused;
}

/** Refused when somebody drafted more than the page has seen. */
export function dropDraft(sql: SqlStorage, _actor: PersonId, { upTo }: z.infer<typeof DropDraft>): Outcome | undefined {
  const last = lastStep(sql);
  if (last > upTo) return changed(null);
  if (last === 0) return undefined;
  dropSteps(sql);
  raiseVersion(sql);
  return undefined;
}

/** The plan around these operations as it is stored, and with the draft. `overtaken`: numbers of steps that no longer fit. */
function draftAround(sql: SqlStorage, operations: Step) {
  const kept = keptSteps(sql);
  const steps = kept.map((step) => step.operations);
  const stored = planAround(sql, operations, { alsoNamed: steps.flat() });
  const { plan: drafted, stale } = replay(stored, steps);
  return { stored, steps, drafted, overtaken: stale.map(({ step }) => kept[step]?.number) };
}

function take(sql: SqlStorage, person: PersonId, operations: Step, undo: Step, at: number): void {
  raiseVersion(sql);
  keepStep(sql, { number: rotaVersion(sql), person, at, operations }, undo);
}
