/** A request ends by itself when nothing can come of it any more, and is deleted a month after it ended. */
import type { AssignmentId, PersonId, ShiftId } from "../../../shared/ids.ts";
import { requestsKeptMs } from "../../../shared/limits.ts";
import { type Plan, planOf } from "../../../shared/rota/plan.ts";
import { type Request, step } from "../../../shared/rota/requests.ts";
import { hasLapsed } from "../../../shared/rota/settle.ts";
import { keepRequest, unansweredRequests } from "./request-rows.ts";
import { shiftsOf, withShifts } from "./rows.ts";
import { raiseVersion } from "./writing.ts";

const ended = "state NOT IN ('open', 'taken')";

/** Ends every request nothing can come of any more, and deletes those that ended a month ago. */
export function lapseRequests(storage: DurableObjectStorage, now: number): void {
  storage.transactionSync(() => {
    lapse(storage.sql, now);
    storage.sql.exec(
      `DELETE FROM requests WHERE ${ended} AND changed_at <= ?1
         AND id NOT IN (SELECT request FROM leave_times WHERE until_at > ?1)`,
      now - requestsKeptMs,
    );
    storage.sql.exec("DELETE FROM leave_times WHERE request NOT IN (SELECT id FROM requests)");
  });
}

/** The same within the caller's transaction, after a change of the plan: no request points to what is gone. */
export function lapse(sql: SqlStorage, now: number): void {
  const waiting = unansweredRequests(sql);
  const plan = planAbout(sql, waiting);
  for (const request of waiting) {
    if (!hasLapsed(request, plan, now)) continue;
    const stepped = step(request, { kind: "lapsed" });
    if (stepped.done) keepRequest(sql, stepped.request, now);
    raiseVersion(sql);
  }
}

/** When `lapseRequests` has something to do next, in the service's time; null when nothing is waiting for it. */
export function nextToLapse(sql: SqlStorage): number | null {
  const waiting = unansweredRequests(sql);
  const plan = planAbout(sql, waiting);
  const lapsing = waiting.map((request) => lapsesAt(request, plan));
  const { first } = sql
    .exec<{ first: number | null }>(
      `SELECT min(max(r.changed_at, coalesce(l.until_at, 0))) AS first
       FROM requests r LEFT JOIN leave_times l ON l.request = r.id WHERE r.${ended}`,
    )
    .one();
  const times = [...lapsing, ...(first === null ? [] : [first + requestsKeptMs])];
  return times.length === 0 ? null : Math.min(...times);
}

/** The first instant at which `hasLapsed` says so, as things stand; 0 when it does already. */
function lapsesAt({ what, person, takenBy }: Request, { shifts, assignments }: Plan): number {
  const turn = (id: AssignmentId, whose: PersonId) => {
    const assignment = assignments.get(id);
    return assignment?.person === whose ? assignment : undefined;
  };
  const given = takenBy?.giving ?? null;
  switch (what.wish) {
    case "signUp":
      return shifts.get(what.shift)?.until ?? 0;
    case "withdraw":
      return turn(what.assignment, person)?.from ?? 0;
    case "cover":
    case "swap": {
      const until = turn(what.assignment, person)?.until ?? 0;
      return takenBy === null || given === null ? until : Math.min(until, turn(given, takenBy.person)?.until ?? 0);
    }
    case "leave":
      return what.until;
  }
}

/** The shifts these requests point to, with everybody on them; whatever is gone is not there. */
function planAbout(sql: SqlStorage, requests: readonly Request[]): Plan {
  const shifts = requests.flatMap(({ what }) => (what.wish === "signUp" ? [what.shift] : []));
  const assignments = requests.flatMap(({ what, takenBy }): (AssignmentId | null)[] => [
    "assignment" in what ? what.assignment : null,
    takenBy?.giving ?? null,
  ]);
  const theirs = shiftsOf(
    sql,
    assignments.flatMap((id) => id ?? []),
  );
  return withShifts(sql, planOf([], []), new Set<ShiftId>([...shifts, ...theirs]));
}
