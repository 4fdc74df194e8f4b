/**
 * Shifts made from patterns: after a change of a pattern or a closure, on every new day for the day that comes into
 * sight, and when the runtime's zone data say something else than they did.
 */
import { createHash } from "node:crypto";
import type { AssignmentId, ShiftId } from "../../../shared/ids.ts";
import { horizonWeeks } from "../../../shared/limits.ts";
import { apply } from "../../../shared/rota/apply.ts";
import { type FreshIds, operationsFor } from "../../../shared/rota/changes.ts";
import { addDays, dayAt, instantIn } from "../../../shared/rota/day.ts";
import type { Plan } from "../../../shared/rota/plan.ts";
import { type Rematerialised, rematerialise } from "../../../shared/rota/rematerialise.ts";
import { freshId } from "../secrets.ts";
import { keptPatterns, madeSince, repeating, skips } from "./pattern-rows.ts";
import { planIn } from "./rows.ts";
import { zoneOf } from "./team.ts";
import { writePlan } from "./writing.ts";

export const freshIds: FreshIds = { shift: () => freshId<ShiftId>(), assignment: () => freshId<AssignmentId>() };

/** Brings the shifts up to what the patterns say, within the caller's transaction. What asks waits for a coordinator. */
export function makeShifts(sql: SqlStorage, now: number): void {
  const plan = planFrom(sql, now);
  const applied = apply(
    plan,
    answers(sql, plan, now).flatMap((answer) => operationsFor(answer, plan, freshIds)),
  );
  if (!applied.done) throw new Error(`Shifts of patterns: ${applied.refusal.why}`);
  writePlan(sql, plan, applied.plan, now, "patterns");
  sql.exec("UPDATE rota SET made_for = ?", madeFor(sql, now));
}

/** What patterns and closures ask of shifts with people on them, or changed by hand. */
export function asking(sql: SqlStorage, now: number): readonly Extract<Rematerialised, { kind: `ask${string}` }>[] {
  return answers(sql, planFrom(sql, now), now).filter(
    (answer) => answer.kind === "askMove" || answer.kind === "askCancel",
  );
}

function answers(sql: SqlStorage, plan: Plan, now: number): readonly Rematerialised[] {
  // In whatever zone a pattern is, its shifts that are still to begin are of yesterday here at the earliest.
  const made = madeSince(sql, addDays(dayAt(zoneOf(sql), now), -1));
  return rematerialise({ ...repeating(sql), skips: skips(sql), made }, plan, now);
}

const planFrom = (sql: SqlStorage, now: number): Plan => planIn(sql, { from: now, until: Number.MAX_SAFE_INTEGER });

/** When shifts are to be made next: at once when they were made for another day or other clocks; null without patterns. */
export function nextMaking(sql: SqlStorage, now: number): number | null {
  if (keptPatterns(sql).length === 0) return null;
  const { made_for } = sql.exec<{ made_for: string | null }>("SELECT made_for FROM rota").one();
  if (made_for !== madeFor(sql, now)) return now;
  const zone = zoneOf(sql);
  return instantIn(zone, addDays(dayAt(zone, now), 1), "00:00");
}

/**
 * The day, and what clocks do in the coming weeks in every zone there is a pattern in. The runtime does not say which
 * zone data it has, and what matters is only whether they would give other instants.
 */
function madeFor(sql: SqlStorage, now: number): string {
  const home = zoneOf(sql);
  const today = dayAt(home, now);
  const zones = new Set([home, ...keptPatterns(sql).map(({ pattern }) => pattern.zone)]);
  const midnights = [...zones].toSorted().flatMap((zone) => {
    const days = Array.from({ length: horizonWeeks * 7 + 2 }, (_, ahead) => addDays(today, ahead));
    return [zone, ...days.map((day) => instantIn(zone, day, "00:00"))];
  });
  const clocks = createHash("sha256").update(midnights.join(" ")).digest("base64url");
  return `${today} ${clocks}`;
}
