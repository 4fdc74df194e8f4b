/** Who may run which shift: its lead while it runs, and shortly before it; coordinators any. */
import type { LineSlug, PersonId } from "../../../shared/ids.ts";
import { openEarlyMs, shiftRealMostMs } from "../../../shared/limits.ts";
import { assignmentsOf, type Plan, publishedOnly, type Shift } from "../../../shared/rota/plan.ts";
import { leadsShifts, type Member } from "../people.ts";
import { planIn } from "../planning/rows.ts";

/** Shifts in somebody's charge, with the part of the published plan they are in. */
export interface Charge {
  readonly plan: Plan;
  readonly running: readonly Shift[];
  /** They begin within two hours. */
  readonly soon: readonly Shift[];
  /** A coordinator: of every line. */
  readonly all: boolean;
}

export function chargeOf(sql: SqlStorage, person: Member, now: number): Charge {
  const plan = publishedOnly(planIn(sql, { from: now - shiftRealMostMs, until: now + openEarlyMs + 1 }));
  const all = person.roles.includes("coordinator");
  const leads = leadsShifts(sql, person.id);
  const mine = [...plan.shifts.values()].filter((shift) => all || (leads && isLedBy(plan, shift, person.id, now)));
  return {
    plan,
    all,
    running: mine.filter(({ from, until }) => from <= now && now < until),
    soon: mine.filter(({ from }) => from > now && from <= now + openEarlyMs),
  };
}

/** Their own part of it runs, or has not begun yet. */
function isLedBy(plan: Plan, shift: Shift, person: PersonId, now: number): boolean {
  return assignmentsOf(plan, shift.id).some((one) => {
    const runs = one.from <= now || shift.from > now;
    return one.lead && one.person === person && now < one.until && runs;
  });
}

/** Lines with a running shift in their charge. */
export const linesRun = ({ running }: Charge): ReadonlySet<LineSlug> => new Set(running.map(({ line }) => line));
