/**
 * What stands against one more turn as far as it concerns the person alone: their rest, their week, their leave, their
 * roles. What a shift would lack takes everybody's roles and skills to say, which only the Office has. Pure.
 */
import type { AssignmentId } from "../ids.ts";
import { apply } from "./apply.ts";
import { conflicts } from "./conflicts.ts";
import { type Assignment, planOf, type Shift, type Turn } from "./plan.ts";
import { type Conflict, type RotaPerson, type Rules, type Verdict, verdict } from "./rules.ts";
import type { Stretch } from "./stretch.ts";

interface OneMore extends Stretch {
  readonly shift: Shift;
  readonly lead: boolean;
}

/** `turns`: the person's own, all of them around that time. */
export function againstOneMore(
  person: RotaPerson,
  turns: readonly Turn[],
  { shift, from, until, lead }: OneMore,
  rules: Rules,
): Verdict {
  const before = planOf(
    [...turns.map((turn) => turn.shift), shift],
    turns.map(({ assignment }) => assignment),
  );
  const assignment: Assignment = {
    id: placeholder,
    shift: shift.id,
    person: person.id,
    from,
    until,
    lead,
    revision: 1,
  };
  const applied = apply(before, [{ do: "assign", assignment }]);
  if (!applied.done) throw new Error(`A turn lies within its shift: ${applied.refusal.why}`);
  const found = conflicts({ before, after: applied.plan }, new Map([[person.id, person]]), rules);
  return verdict(found.filter(isOwn), "own");
}

/** How even it would be is told by everybody's hours. */
const isOwn = (conflict: Conflict): boolean => "person" in conflict && conflict.rule !== "uneven";

/** Stands for the turn that does not exist yet. */
const placeholder = "-".repeat(22) as AssignmentId;
