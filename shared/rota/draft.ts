/**
 * A draft is a list of steps on top of the plan as it is published. It is kept as operations, never as a second plan:
 * so a swap approved meanwhile is not undone by publishing, and every step says which revision it was made for.
 */
import { draftStepsMost } from "../limits.ts";
import { apply } from "./apply.ts";
import type { Operation, Refusal } from "./operations.ts";
import type { Plan, Shift } from "./plan.ts";

export type Step = readonly Operation[];

export interface Replayed {
  /** With every step that still fits. */
  readonly plan: Plan;
  /** Steps somebody else's change has overtaken: shown with the newer row, never applied, never dropped silently. */
  readonly stale: readonly { readonly step: number; readonly refusal: Refusal }[];
}

/** The plan as the draft would leave it. */
export function replay(published: Plan, steps: readonly Step[]): Replayed {
  const stale: { step: number; refusal: Refusal }[] = [];
  let plan = published;
  for (const [step, operations] of steps.entries()) {
    const applied = apply(plan, operations);
    if (applied.done) plan = applied.plan;
    else stale.push({ step, refusal: applied.refusal });
  }
  return { plan, stale };
}

export type Drafted =
  | { readonly done: true; readonly steps: readonly Step[]; readonly plan: Plan }
  | { readonly done: false; readonly refusal: Refusal | { readonly why: "draftFull" } };

/** One more step. */
export function addStep(published: Plan, steps: readonly Step[], step: Step): Drafted {
  if (steps.length >= draftStepsMost) return { done: false, refusal: { why: "draftFull" } };
  const applied = apply(replay(published, steps).plan, step);
  if (!applied.done) return applied;
  return { done: true, steps: [...steps, step], plan: applied.plan };
}

/**
 * The draft without one of its steps, as if it had never been made: nothing is left of it. undefined where a later step
 * stands on it, and would no longer fit. Steps that did not fit anyway stay as they are.
 */
export function withoutStep(
  published: Plan,
  steps: readonly Step[],
  index: number,
): { readonly steps: readonly Step[]; readonly plan: Plan } | undefined {
  const left = steps.toSpliced(index, 1);
  const staleBefore = new Set(replay(published, steps).stale.map(({ step }) => steps[step]));
  const { plan, stale } = replay(published, left);
  const isFree = stale.every(({ step }) => staleBefore.has(left[step]));
  return isFree ? { steps: left, plan } : undefined;
}

export type Published =
  | { readonly done: true; readonly plan: Plan; readonly operations: Step; readonly undo: Step }
  | { readonly done: false; readonly stale: Replayed["stale"] };

/**
 * All steps at once or none: one stale step, and nothing is published until somebody has looked at it. `operations` is
 * what the Office performs in one transaction; `undo` takes the whole publication back, as long as nobody changed one
 * of its rows since.
 */
export function publish(published: Plan, steps: readonly Step[]): Published {
  const { stale } = replay(published, steps);
  if (stale.length > 0) return { done: false, stale };
  const operations = steps.flat();
  const applied = apply(published, operations);
  if (!applied.done) return { done: false, stale: [{ step: 0, refusal: applied.refusal }] };
  return { done: true, plan: applied.plan, operations, undo: applied.undo };
}

/** The step that publishes these shifts with whoever is on them. */
export function publishing(plan: Plan, which: (shift: Shift) => boolean): Step {
  return [...plan.shifts.values()]
    .filter((shift) => !shift.published && which(shift))
    .map(({ id, revision }) => ({ do: "changeShift", shift: id, revision, to: { published: true } }));
}
