/** Approving: the one place where a request changes the plan. Inside the caller's transaction. */
import type { PersonId } from "../../../shared/ids.ts";
import { horizonWeeks } from "../../../shared/limits.ts";
import { apply } from "../../../shared/rota/apply.ts";
import type { FreshIds } from "../../../shared/rota/changes.ts";
import { addDays, dayAt, instantIn, mondayOf } from "../../../shared/rota/day.ts";
import type { Operation } from "../../../shared/rota/operations.ts";
import { type Plan, publishedOnly } from "../../../shared/rota/plan.ts";
import { type Request, step } from "../../../shared/rota/requests.ts";
import type { Rules } from "../../../shared/rota/rules.ts";
import { freshId } from "../secrets.ts";
import { lapse } from "./lapsing.ts";
import { keepRequest } from "./request-rows.ts";
import { planIn } from "./rows.ts";
import { byId, type NamedRotaPerson, rotaPeople, rulesOf, zoneOf } from "./team.ts";
import { raiseVersion, writePlan } from "./writing.ts";

export interface Around {
  /** Published shifts alone: whoever asks about a draft learns that there is no such shift. */
  readonly plan: Plan;
  readonly people: ReadonlyMap<PersonId, NamedRotaPerson>;
  readonly rules: Rules;
  readonly now: number;
}

export const freshIds: FreshIds = { shift: freshId, assignment: freshId };

/**
 * What `effectOf` asks for: from the day before this week, because rest and the week's hours look back, as far as
 * shifts are made.
 */
export function aroundNow(sql: SqlStorage, now: number): Around {
  const zone = zoneOf(sql);
  const monday = mondayOf(dayAt(zone, now));
  const midnight = (days: number) => instantIn(zone, addDays(monday, days), "00:00");
  const plan = publishedOnly(planIn(sql, { from: midnight(-1), until: midnight(7 * (horizonWeeks + 1)) }));
  return { plan, people: byId(rotaPeople(sql, now)), rules: rulesOf(sql), now };
}

/**
 * The request is approved: its operations are performed, leave is kept, and whatever other requests pointed to what is
 * gone now end. `operations`: what `effectOf` said of this very plan.
 */
export function approve(
  sql: SqlStorage,
  request: Request,
  { plan, now }: Pick<Around, "plan" | "now">,
  operations: readonly Operation[],
): Request {
  const applied = apply(plan, operations);
  const stepped = step(request, { kind: "approved" });
  if (!applied.done || !stepped.done) throw new Error("What is approved was looked at before.");
  writePlan(sql, plan, applied.plan, now, "person");
  const { what, id, person } = request;
  if (what.wish === "leave")
    sql.exec(
      "INSERT INTO leave_times (request, person, from_at, until_at) VALUES (?, ?, ?, ?)",
      ...[id, person, what.from, what.until],
    );
  keepRequest(sql, stepped.request, now);
  raiseVersion(sql);
  lapse(sql, now);
  return stepped.request;
}
