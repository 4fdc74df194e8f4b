/**
 * Whether the newest publication can be taken back. Every look at the rota asks, and the answer takes trying it: with a
 * year published that reads more rows than all the rest of the look. So it is tried once for each state of the plan.
 */
import { apply } from "../../../shared/rota/apply.ts";
import { type Plan, planOf } from "../../../shared/rota/plan.ts";
import { rewriting } from "./judging.ts";
import { newestPublication, type Publication, publicationUndo } from "./publication-rows.ts";
import { turnsChangedSince, withNamed } from "./rows.ts";
import { planVersion } from "./writing.ts";

/** What was found out, and for how long time alone changes nothing of it. In memory alone: it can be found out again. */
interface Tried {
  readonly number: number;
  readonly plan: number;
  readonly undoable: boolean;
  readonly from: number;
  readonly until: number;
}

const lastTried = new WeakMap<SqlStorage, Tried>();

/** The newest publication, unless something or somebody later stands on it, or some of it has begun. */
export function publicationToUndo(sql: SqlStorage, now: number): Publication | null {
  const newest = newestPublication(sql);
  if (newest === undefined) return null;
  const plan = planVersion(sql);
  const known = lastTried.get(sql);
  const holds = known?.number === newest.number && known.plan === plan && known.from <= now && now < known.until;
  const tried = holds ? known : { number: newest.number, plan, from: now, ...tryOut(sql, newest, now) };
  lastTried.set(sql, tried);
  return tried.undoable ? newest : null;
}

function tryOut(sql: SqlStorage, newest: Publication, now: number): Pick<Tried, "undoable" | "until"> {
  const undo = publicationUndo(sql);
  const before = withNamed(sql, planOf([], []), undo);
  const back = apply(before, undo);
  const forGood = { undoable: false, until: Number.POSITIVE_INFINITY };
  if (!back.done || isBuiltOn(sql, newest, before, back.plan)) return forGood;
  // What has begun stays begun.
  if (rewriting(before, back.plan, now) !== undefined) return forGood;
  return { undoable: true, until: nextInstant([before, back.plan], now) };
}

/** When the next shift or turn begins or ends: until then as much is history as now. */
function nextInstant(plans: readonly Plan[], now: number): number {
  let next = Number.POSITIVE_INFINITY;
  for (const { shifts, assignments } of plans)
    for (const { from, until } of [...shifts.values(), ...assignments.values()])
      for (const instant of [from, until]) if (instant > now && instant < next) next = instant;
  return next;
}

/**
 * Somebody came onto a shift since, or their turn changed, and the shift would be a draft again: they would lose a turn
 * they were promised. A shift's own revision does not say who is on it.
 */
export function isBuiltOn(sql: SqlStorage, { at }: Publication, before: Plan, back: Plan): boolean {
  const hidden = [...back.shifts.values()].filter(
    ({ id, published }) => !published && before.shifts.get(id)?.published,
  );
  return turnsChangedSince(
    sql,
    hidden.map(({ id }) => id),
    at,
  );
}
