/** What must be known before it happens, from the plan and from who is checked in. */
import { addDays, dayAt, instantIn, mondayOf } from "../../../shared/rota/day.ts";
import { type KnownWarning, warnings } from "../../../shared/rota/warnings.ts";
import { plannedLines, repeating } from "../planning/pattern-rows.ts";
import { planIn } from "../planning/rows.ts";
import { byId, rotaPeople, rotaRules, zoneOf } from "../planning/team.ts";
import { unstaffed } from "./staffing.ts";

/** The most pressing first. `short`: lines that should be open and are not, where something newer is known of them. */
export function warningsNow(
  sql: SqlStorage,
  now: number,
  short: readonly KnownWarning[] = unstaffed(sql, now),
): readonly KnownWarning[] {
  const zone = zoneOf(sql);
  const monday = mondayOf(dayAt(zone, now));
  const midnight = (days: number) => instantIn(zone, addDays(monday, days), "00:00");
  const plan = planIn(sql, { from: midnight(0), until: midnight(14) });
  const lines = plannedLines(sql).map(({ slug }) => slug);
  const people = byId(rotaPeople(sql, now));
  const planned = warnings(plan, {
    zone,
    now,
    lines,
    people,
    onDutyLeast: rotaRules(sql).onDutyLeast,
    ...repeating(sql),
  });
  return [...short, ...planned];
}
