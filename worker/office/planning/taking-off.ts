/** What ends on the rota when somebody leaves. Through the plan, so that calendars, lines and open pages hear of it. */
import { type PersonId, ShiftId } from "../../../shared/ids.ts";
import { apply } from "../../../shared/rota/apply.ts";
import type { Operation } from "../../../shared/rota/operations.ts";
import { type Assignment, planOf } from "../../../shared/rota/plan.ts";
import { type Request, type RequestEvent, step } from "../../../shared/rota/requests.ts";
import { lapseRequests } from "./lapsing.ts";
import { keepRequest, unansweredRequests } from "./request-rows.ts";
import { withShifts } from "./rows.ts";
import { raiseVersion, writePlan } from "./writing.ts";

/**
 * Turns to come end, the one that runs ends now, and so do requests, leave, wishes and the calendar feed; what was
 * served stays until the name goes. How many turns were to come or run.
 */
export function takeOffRota(sql: SqlStorage, person: PersonId, now: number): number {
  const turns = takeOffShifts(sql, person, now);
  for (const request of unansweredRequests(sql)) {
    const event = endOf(request, person);
    const stepped = event && step(request, event);
    if (stepped?.done === true) keepRequest(sql, stepped.request, now);
  }
  for (const table of ["leave_times", "calendar_feeds"]) sql.exec(`DELETE FROM ${table} WHERE person = ?`, person);
  sql.exec("UPDATE people SET rather_not = '[]' WHERE id = ?", person);
  lapseRequests(sql, now);
  raiseVersion(sql);
  return turns;
}

function takeOffShifts(sql: SqlStorage, person: PersonId, now: number): number {
  const shifts = sql.exec<{ shift: string }>(
    "SELECT DISTINCT shift FROM assignments WHERE person = ? AND until_at > ?",
    ...[person, now],
  );
  const plan = withShifts(sql, planOf([], []), new Set(shifts.toArray().map(({ shift }) => ShiftId.parse(shift))));
  const turns = [...plan.assignments.values()].filter((turn) => turn.person === person && turn.until > now);
  const applied = apply(
    plan,
    turns.map((turn) => ending(turn, now)),
  );
  if (!applied.done) throw new Error("What is on a shift can be taken off it.");
  writePlan(sql, plan, applied.plan, now, "person");
  return turns.length;
}

function ending({ id, from, revision }: Assignment, now: number): Operation {
  return from < now
    ? { do: "changeAssignment", assignment: id, revision, to: { until: now } }
    : { do: "unassign", assignment: id, revision };
}

/** What they took is open again for others; what was asked of them alone can come to nothing. */
function endOf({ person, takenBy, what }: Request, leaving: PersonId): RequestEvent | undefined {
  if (person === leaving) return { kind: "cancelled", by: leaving };
  if ("to" in what && what.to === leaving) return { kind: "lapsed" };
  return takenBy?.person === leaving ? { kind: "handedBack", by: leaving } : undefined;
}
