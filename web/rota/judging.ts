/** What the rules say of a change of the draft, before the Office is asked, which will say the same. Pure. */
import { apply } from "../../shared/rota/apply.ts";
import { conflicts } from "../../shared/rota/conflicts.ts";
import type { Operation } from "../../shared/rota/operations.ts";
import { type Verdict, verdict } from "../../shared/rota/rules.ts";
import type { Picture } from "./picture.ts";

/** Nothing, where it cannot be done at all: then the Office says why. */
export function judged({ plan, people, rules }: Picture, operations: readonly Operation[]): Verdict {
  const applied = apply(plan, operations);
  if (!applied.done) return { refused: [], warned: [] };
  return verdict(conflicts({ before: plan, after: applied.plan }, people, rules), "draft");
}
