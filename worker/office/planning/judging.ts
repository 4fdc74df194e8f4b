/** Why a change of the rota is refused, as the answer a page reads: a rule, somebody who was faster, or history. */
import type { PersonId } from "../../../shared/ids.ts";
import { conflicts } from "../../../shared/rota/conflicts.ts";
import { rewritten } from "../../../shared/rota/history.ts";
import type { Refusal } from "../../../shared/rota/operations.ts";
import { type Plan, publishedOnly } from "../../../shared/rota/plan.ts";
import { type Act, type Conflict, type RotaPerson, verdict } from "../../../shared/rota/rules.ts";
import type { Outcome } from "../door.ts";
import { problem } from "../problems.ts";
import { byId, rotaPeople, rulesOf } from "./team.ts";

export const conflicting = (refused: readonly Conflict[]): Response => problem("rotaConflict", { conflicts: refused });

/** `newer`: the row as it is now; null when it is gone. */
export const changed = (newer: unknown): Response => problem("rotaChanged", { newer });

/** A refusal of `apply`: nearly always somebody was faster, since pages apply what they send. */
export function refusedBy(refusal: Refusal, plan: Plan): Outcome {
  switch (refusal.why) {
    case "changedSince":
      return changed(refusal.newer);
    case "gone":
      return changed(null);
    case "alreadyThere":
      return changed(
        [...plan.shifts.values(), ...plan.assignments.values()].find(({ id }) => id === refusal.id) ?? null,
      );
    case "peopleOnIt":
      return changed(plan.shifts.get(refusal.shift) ?? null);
    case "outsideShift":
      return changed(plan.shifts.get(refusal.assignment.shift) ?? null);
    case "badTime":
      return "malformed";
  }
}

/**
 * Of colleagues nobody learns why: not their leave, nor whose training has run out, nor who is in training. `others`:
 * there is a reason of theirs.
 */
export function asFarAsTheirs(me: PersonId, conflicts: readonly Conflict[]) {
  const mine = conflicts.flatMap((conflict): readonly Conflict[] => {
    if ("person" in conflict) return conflict.person === me ? [conflict] : [];
    if (conflict.rule === "skill") return [{ ...conflict, expired: [] }];
    if (conflict.rule === "unsupervised")
      return [{ ...conflict, trainees: conflict.trainees.filter((one) => one === me) }];
    return [conflict];
  });
  return { conflicts: mine, others: mine.length < conflicts.length };
}

/**
 * undefined: no rule stands against it. For a publication only what everybody can see counts. `shownTo`: somebody who is no
 * coordinator, and learns of colleagues only that there is something.
 */
export function brokenBy(
  sql: SqlStorage,
  { before, after }: { readonly before: Plan; readonly after: Plan },
  act: Act,
  now: number,
  shownTo?: PersonId,
): Response | undefined {
  const seen = act === "draft" ? { before, after } : { before: publishedOnly(before), after: publishedOnly(after) };
  const people: ReadonlyMap<PersonId, RotaPerson> = byId(rotaPeople(sql, now));
  const { refused } = verdict(conflicts(seen, people, rulesOf(sql)), act);
  if (refused.length === 0) return undefined;
  return shownTo === undefined ? conflicting(refused) : problem("rotaConflict", asFarAsTheirs(shownTo, refused));
}

/** undefined: what has begun stays as it was. */
export function rewriting(before: Plan, after: Plan, now: number): Response | undefined {
  const shifts = rewritten(before, after, now);
  return shifts.length === 0 ? undefined : problem("alreadyBegun", { shifts });
}
