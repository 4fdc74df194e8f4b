/** The published rota as far as it is planned: what staff see, and what their own wishes are judged by. */
import type { PersonId } from "../../../shared/ids.ts";
import { horizonWeeks } from "../../../shared/limits.ts";
import { addDays, dayAt, instantIn, mondayOf } from "../../../shared/rota/day.ts";
import { type Plan, publishedOnly } from "../../../shared/rota/plan.ts";
import type { Rules } from "../../../shared/rota/rules.ts";
import { planIn } from "./rows.ts";
import { byId, type NamedRotaPerson, rotaPeople, rulesOf, zoneOf } from "./team.ts";

/** What `effectOf` asks for. */
export interface Around {
  /** Published shifts alone: whoever asks about a draft learns that there is no such shift. */
  readonly plan: Plan;
  readonly people: ReadonlyMap<PersonId, NamedRotaPerson>;
  readonly rules: Rules;
  readonly now: number;
}

/** From the day before this week, because rest and the week's hours look back, as far as shifts are made. */
export function publishedAround(sql: SqlStorage, now: number): Around {
  const zone = zoneOf(sql);
  const monday = mondayOf(dayAt(zone, now));
  const midnight = (days: number) => instantIn(zone, addDays(monday, days), "00:00");
  const plan = publishedOnly(planIn(sql, { from: midnight(-1), until: midnight(7 * (horizonWeeks + 1)) }));
  return { plan, people: byId(rotaPeople(sql, now)), rules: rulesOf(sql), now };
}
