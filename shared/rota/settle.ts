/** What a request does to the plan once it is approved: worked out from the rows as they are at that moment. Pure. */
import type { AssignmentId, PersonId } from "../ids.ts";
import { withdrawLastMs } from "../limits.ts";
import type { FreshIds } from "./changes.ts";
import type { Operation } from "./operations.ts";
import type { Assignment, Plan } from "./plan.ts";
import type { Request } from "./requests.ts";

export type Unsettled =
  /** The shift or assignment is no longer there, or is somebody else's now. */
  | "gone"
  /** It has begun (or, for cover, ended). */
  | "past"
  /** Within the last time to withdraw: ask for cover instead. */
  | "tooLate"
  | "signUpClosed"
  | "notPublished"
  | "onItAlready"
  | "notTaken";

export type Settled =
  | { readonly done: true; readonly operations: readonly Operation[] }
  | { readonly done: false; readonly why: Unsettled };

/**
 * Withdrawing in time is free, whatever it leaves behind: there is time to find somebody, and a shift that wants two
 * could otherwise never be left. After that the way off a shift is a colleague. Leave takes nobody off a shift by
 * itself; the turns it meets show as conflicts until they are covered.
 */
export function settle(request: Request, plan: Plan, now: number, ids: FreshIds): Settled {
  const { what, person, takenBy } = request;
  switch (what.wish) {
    case "signUp":
      return signUp(plan, what.shift, person, now, ids);
    case "withdraw":
      return withdraw(plan, what.assignment, person, now);
    case "cover":
      if (takenBy === null) return { done: false, why: "notTaken" };
      return handOver(plan, [[what.assignment, person, takenBy.person]], now, ids);
    case "swap": {
      if (takenBy === null || takenBy.giving === null) return { done: false, why: "notTaken" };
      const both = [
        [what.assignment, person, takenBy.person],
        [takenBy.giving, takenBy.person, person],
      ] as const;
      return handOver(plan, both, now, ids);
    }
    case "leave":
      return what.until > now ? { done: true, operations: [] } : { done: false, why: "past" };
  }
}

/** Nothing can come of it any more: its time has come, or what it is about is gone or somebody else's. */
export function hasLapsed({ what, person, takenBy }: Request, plan: Plan, now: number): boolean {
  const stillTheirs = (id: AssignmentId | null, whose: PersonId) => {
    const assignment = id === null ? undefined : plan.assignments.get(id);
    return assignment !== undefined && assignment.person === whose && assignment.until > now;
  };
  switch (what.wish) {
    case "signUp":
      return (plan.shifts.get(what.shift)?.until ?? 0) <= now;
    case "withdraw":
      return !stillTheirs(what.assignment, person) || (plan.assignments.get(what.assignment)?.from ?? 0) <= now;
    case "cover":
    case "swap": {
      const inReturn = takenBy?.giving ?? null;
      const given = takenBy === null || inReturn === null || stillTheirs(inReturn, takenBy.person);
      return !stillTheirs(what.assignment, person) || !given;
    }
    case "leave":
      return what.until <= now;
  }
}

function signUp(
  plan: Plan,
  id: Parameters<Plan["shifts"]["get"]>[0],
  person: PersonId,
  now: number,
  ids: FreshIds,
): Settled {
  const shift = plan.shifts.get(id);
  if (shift === undefined) return { done: false, why: "gone" };
  if (!shift.published) return { done: false, why: "notPublished" };
  if (shift.need.signUp === "closed") return { done: false, why: "signUpClosed" };
  if (shift.until <= now) return { done: false, why: "past" };
  const already = [...plan.assignments.values()].some((one) => one.shift === id && one.person === person);
  if (already) return { done: false, why: "onItAlready" };
  const { from, until } = shift;
  const assignment = {
    id: ids.assignment(),
    shift: id,
    person,
    from: Math.max(from, now),
    until,
    lead: false,
    revision: 1,
  };
  return { done: true, operations: [{ do: "assign", assignment }] };
}

/** The last moment at which somebody can take themselves off, for the page to say. */
export const withdrawUntil = ({ from }: { readonly from: number }): number => from - withdrawLastMs;

function withdraw(plan: Plan, id: AssignmentId, person: PersonId, now: number): Settled {
  const assignment = plan.assignments.get(id);
  if (assignment === undefined || assignment.person !== person) return { done: false, why: "gone" };
  if (assignment.from <= now) return { done: false, why: "past" };
  if (now > withdrawUntil(assignment)) return { done: false, why: "tooLate" };
  return { done: true, operations: [{ do: "unassign", assignment: id, revision: assignment.revision }] };
}

/** Everybody at once or nobody. Who leads hands that over too; whether the other may lead is for the rules to say. */
function handOver(
  plan: Plan,
  parts: readonly (readonly [AssignmentId, PersonId, PersonId])[],
  now: number,
  ids: FreshIds,
): Settled {
  const rows = parts.map(([id, from, to]) => ({ assignment: plan.assignments.get(id), from, to }));
  const operations: Operation[] = [];
  for (const { assignment, from, to } of rows) {
    if (assignment === undefined || assignment.person !== from) return { done: false, why: "gone" };
    if (assignment.until <= now) return { done: false, why: "past" };
    operations.push(...passedOn(assignment, to, now, ids));
  }
  return { done: true, operations };
}

/** A turn that runs is cut in two: what was worked stays in the record of whoever worked it. */
function passedOn(assignment: Assignment, to: PersonId, now: number, ids: FreshIds): readonly Operation[] {
  const { id, revision, from } = assignment;
  const rest = { ...assignment, id: ids.assignment(), person: to, from: Math.max(from, now), revision: 1 };
  const first: Operation =
    from < now
      ? { do: "changeAssignment", assignment: id, revision, to: { until: now } }
      : { do: "unassign", assignment: id, revision };
  return [first, { do: "assign", assignment: rest }];
}
