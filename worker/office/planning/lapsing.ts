/** Requests nothing can come of any more: their time has come, or what they are about is gone. */
import type { ShiftId } from "../../../shared/ids.ts";
import { planOf } from "../../../shared/rota/plan.ts";
import { type Request, step } from "../../../shared/rota/requests.ts";
import { hasLapsed } from "../../../shared/rota/settle.ts";
import { keepRequest, unansweredRequests } from "./request-rows.ts";
import { shiftsOf, withShifts } from "./rows.ts";
import { raiseVersion } from "./writing.ts";

/** Within the caller's transaction: by the alarm, and after every change of the plan, once that stands in the rows. */
export function lapseRequests(sql: SqlStorage, now: number): void {
  const open = unansweredRequests(sql);
  if (open.length === 0) return;
  const plan = withShifts(sql, planOf([], []), shiftsNamed(sql, open));
  const lapsed = open.filter((request) => hasLapsed(request, plan, now));
  for (const request of lapsed) {
    const over = step(request, { kind: "lapsed" });
    if (over.done) keepRequest(sql, over.request, now);
  }
  if (lapsed.length > 0) raiseVersion(sql);
}

/** The shifts that requests are about, as far as they are there. */
export function shiftsNamed(sql: SqlStorage, requests: readonly Request[]): ReadonlySet<ShiftId> {
  const shifts = requests.flatMap(({ what }) => (what.wish === "signUp" ? [what.shift] : []));
  const assignments = requests.flatMap(({ what, takenBy }) => [
    ...("assignment" in what ? [what.assignment] : []),
    ...(takenBy?.giving ? [takenBy.giving] : []),
  ]);
  return new Set([...shifts, ...shiftsOf(sql, assignments)]);
}

/** The next instant at which one may lapse by itself; null when none is open. */
export function nextToLapse(sql: SqlStorage): number | null {
  const { next } = sql
    .exec<{ next: number | null }>(
      `SELECT min(coalesce(
         CASE r.wish WHEN 'leave' THEN r.what ->> 'until' WHEN 'signUp' THEN s.until_at
                     WHEN 'withdraw' THEN a.from_at ELSE min(a.until_at, coalesce(g.until_at, a.until_at)) END,
         0)) AS next
       FROM requests r
         LEFT JOIN shifts s ON s.id = r.what ->> 'shift'
         LEFT JOIN assignments a ON a.id = r.what ->> 'assignment'
         LEFT JOIN assignments g ON g.id = r.giving
       WHERE r.state IN ('open', 'taken')`,
    )
    .one();
  return next;
}
