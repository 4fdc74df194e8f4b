/** What a request would do to coverage, rest and the rules: shown before anybody says yes. Pure. */
import type { PersonId } from "../ids.ts";
import { apply } from "./apply.ts";
import type { FreshIds } from "./changes.ts";
import { conflicts } from "./conflicts.ts";
import { type Coverage, coverageOf } from "./coverage.ts";
import type { Operation, Refusal } from "./operations.ts";
import { type Plan, type Turn, turnsOf } from "./plan.ts";
import type { Known } from "./present.ts";
import type { Request } from "./requests.ts";
import { type RotaPerson, type Rules, type Verdict, verdict } from "./rules.ts";
import { settle, type Unsettled } from "./settle.ts";
import { overlap } from "./stretch.ts";

interface Effect {
  readonly operations: readonly Operation[];
  readonly undo: readonly Operation[];
  readonly verdict: Verdict;
  readonly coverage: readonly { readonly before: Coverage; readonly after: Coverage }[];
  /** For each person who gets a turn: the shortest rest beside it; null when nothing is near. */
  readonly rest: readonly { readonly person: PersonId; readonly shortestMs: number | null }[];
  /** For leave: the person's turns in that time, which need somebody else. */
  readonly toCover: readonly Turn[];
}

export type Looked =
  | { readonly done: true; readonly effect: Effect }
  | { readonly done: false; readonly why: Unsettled | Refusal["why"] };

interface Around {
  readonly plan: Plan;
  readonly people: ReadonlyMap<PersonId, RotaPerson>;
  readonly rules: Rules;
  readonly now: number;
}

/** Also what automatic approval asks: nothing `refused`, so the Office may approve and perform `operations` at once. */
export function effectOf(request: Request, { plan, people, rules, now }: Around, ids: FreshIds): Looked {
  const settled = settle(request, plan, now, ids);
  if (!settled.done) return settled;
  const applied = apply(plan, settled.operations);
  if (!applied.done) return { done: false, why: applied.refusal.why };
  const [before, after] = [turnsOf(plan), turnsOf(applied.plan)];
  const found = conflicts({ before: plan, after: applied.plan }, people, rules);
  const { what, person } = request;
  const toCover =
    what.wish === "leave" ? before.filter((turn) => turn.assignment.person === person && overlap(turn, what)) : [];
  const effect = {
    operations: settled.operations,
    undo: applied.undo,
    // Going off may leave a gap, which is said, but no trainee without a supervisor.
    verdict: verdict(found, what.wish === "withdraw" ? "publish" : "own"),
    coverage: changedCoverage(plan, before, after, { people, now }),
    rest: gained(before, after).map((turn) => ({
      person: turn.assignment.person,
      shortestMs: shortestRest(turn, after),
    })),
    toCover,
  };
  return { done: true, effect };
}

function changedCoverage(
  plan: Plan,
  before: readonly Turn[],
  after: readonly Turn[],
  known: Known,
): Effect["coverage"] {
  const [was, is] = [new Set(before.map(assignmentOf)), new Set(after.map(assignmentOf))];
  const changed = [
    ...before.filter((turn) => !is.has(turn.assignment)),
    ...after.filter((turn) => !was.has(turn.assignment)),
  ];
  return [...new Set(changed.map(({ shift }) => shift.id))].flatMap((id) => {
    const shift = plan.shifts.get(id);
    if (shift === undefined) return [];
    // Of a shift that runs, what is left: who was there before nobody can change.
    const left = shift.until > known.now ? { ...shift, from: Math.max(shift.from, known.now) } : shift;
    const of = (turns: readonly Turn[]) => ({ ...coverageOf(left, turns, known), shift });
    return [{ before: of(before), after: of(after) }];
  });
}

const assignmentOf = ({ assignment }: Turn) => assignment;

function gained(before: readonly Turn[], after: readonly Turn[]): readonly Turn[] {
  const known = new Set(before.map(({ assignment }) => assignment.id));
  return after.filter(({ assignment }) => !known.has(assignment.id));
}

function shortestRest(turn: Turn, turns: readonly Turn[]): number | null {
  const pauses = turns
    .filter(({ assignment }) => assignment.person === turn.assignment.person && assignment.id !== turn.assignment.id)
    .map((other) => Math.max(turn.from - other.until, other.from - turn.until, 0));
  return pauses.length === 0 ? null : Math.min(...pauses);
}
