/**
 * A shift begins now or ends later than was published: operations on the published plan, judged as if each had asked
 * for it themselves. Within the caller's transaction; undefined: done.
 */
import type * as z from "zod/mini";
import type { PersonId } from "../../../shared/ids.ts";
import { apply } from "../../../shared/rota/apply.ts";
import { isTooLong } from "../../../shared/rota/longest.ts";
import type { Operation } from "../../../shared/rota/operations.ts";
import { type Assignment, assignmentsOf, type Plan, type Shift } from "../../../shared/rota/plan.ts";
import type { BeginShift, ExtendShift } from "../../../shared/shift-interface.ts";
import { record } from "../audit.ts";
import type { Outcome } from "../door.ts";
import type { Member } from "../people.ts";
import { planAround } from "../planning/around.ts";
import { brokenBy, changed, refusedBy } from "../planning/judging.ts";
import { lapseRequests } from "../planning/lapsing.ts";
import { zoneOf } from "../planning/team.ts";
import { writePlan } from "../planning/writing.ts";
import { closedNow, keepClosed } from "./closures.ts";
import { chargeOf } from "./in-charge.ts";

const minute = 60_000;

/** In the minute that runs: calendars know no seconds. */
export function beginEarly(
  sql: SqlStorage,
  by: Member,
  { shift: id, revision, people, reason }: z.infer<typeof BeginShift>,
  now: number,
): Outcome | undefined {
  const { plan, soon } = chargeOf(sql, by, now);
  const shift = soon.find((one) => one.id === id);
  if (shift === undefined) return "shiftUnknown";
  if (shift.revision !== revision) return changed(shift);
  const from = now - (now % minute);
  if (isTooLong(zoneOf(sql), { from, until: shift.until })) return "shiftTooLong";
  const coming = theirs(plan, shift, [by.id, ...people]).filter((one) => one.from > now);
  const operations = [changeShift(shift, { from }), ...coming.map((one) => changeTurn(one, { from }))];
  const details = { line: shift.line, shift: id, from, reason };
  return perform(sql, operations, { by, action: "shiftBegunEarly", details }, now);
}

export function extend(
  sql: SqlStorage,
  by: Member,
  { shift: id, revision, until, people, reason }: z.infer<typeof ExtendShift>,
  now: number,
): Outcome | undefined {
  const { plan, running } = chargeOf(sql, by, now);
  const shift = running.find((one) => one.id === id);
  if (shift === undefined) return "shiftUnknown";
  if (shift.revision !== revision) return changed(shift);
  if (until <= shift.until) return "malformed";
  if (isTooLong(zoneOf(sql), { from: shift.from, until })) return "shiftTooLong";
  const staying = theirs(plan, shift, [by.id, ...people]).filter((one) => now < one.until);
  const operations = [changeShift(shift, { until }), ...staying.map((one) => changeTurn(one, { until }))];
  const details = { line: shift.line, shift: id, until, reason };
  const refused = perform(sql, operations, { by, action: "shiftExtended", details }, now);
  if (refused === undefined) closeLonger(sql, shift, until, now);
  return refused;
}

/** A line that was closed for the rest of this shift stays closed until its new end. */
function closeLonger(sql: SqlStorage, { line, until: before }: Shift, until: number, now: number): void {
  const closed = closedNow(sql, line, now);
  if (closed === undefined || closed.until < before || closed.until >= until) return;
  keepClosed(sql, line, { ...closed, until });
}

function theirs(plan: Plan, { id }: Shift, people: readonly PersonId[]): readonly Assignment[] {
  return assignmentsOf(plan, id).filter(({ person }) => people.includes(person));
}

type Times = { readonly from: number } | { readonly until: number };

/** By hand: the pattern must not take it back. */
const changeShift = ({ id, revision }: Shift, times: Times): Operation => ({
  ...{ do: "changeShift", shift: id, revision },
  to: { ...times, byHand: true },
});

const changeTurn = ({ id, revision }: Assignment, to: Times): Operation => ({
  ...{ do: "changeAssignment", assignment: id, revision, to },
});

interface Entry {
  readonly by: Member;
  readonly action: string;
  readonly details: Readonly<Record<string, string | number>>;
}

function perform(
  sql: SqlStorage,
  operations: readonly Operation[],
  { by, ...entry }: Entry,
  now: number,
): Outcome | undefined {
  const before = planAround(sql, operations);
  const applied = apply(before, operations);
  if (!applied.done) return refusedBy(applied.refusal, before);
  const shownTo = by.roles.includes("coordinator") ? undefined : by.id;
  const refused = brokenBy(sql, { before, after: applied.plan }, "own", now, shownTo);
  if (refused !== undefined) return refused;
  writePlan(sql, before, applied.plan, now, "person");
  lapseRequests(sql, now);
  record(sql, { ...entry, actor: by.id }, now);
  return undefined;
}
