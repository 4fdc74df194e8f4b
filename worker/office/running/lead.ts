/**
 * What the lead of the running shift, or a coordinator, does: confirms check-ins, closes the line and opens it again,
 * writes its briefing. All of it within the caller's transaction; undefined: done.
 */
import type * as z from "zod/mini";
import type { LineSlug, PersonId } from "../../../shared/ids.ts";
import type { CloseLine, OfPerson, PrepareLine } from "../../../shared/shift-interface.ts";
import { record } from "../audit.ts";
import { turnNow } from "../duty.ts";
import type { Member } from "../people.ts";
import { turnsNow } from "../planning/rows.ts";
import type { ProblemName } from "../problems.ts";
import { assignmentsNear } from "../shifts.ts";
import { askedToBePhoned, checkInOf, keepConfirmed, keepPhoned } from "./check-ins.ts";
import { closedNow, dropClosed, keepClosed } from "./closures.ts";
import { type Charge, chargeOf, linesRun } from "./in-charge.ts";
import { preparationOf } from "./own-turn.ts";

type Refused = ProblemName | undefined;

export function confirm(sql: SqlStorage, by: Member, { person }: z.infer<typeof OfPerson>, now: number): Refused {
  const lines = linesRun(chargeOf(sql, by, now));
  if (lines.size === 0) return "notLeading";
  if (person === by.id) return "notYourself";
  const turn = turnNow(assignmentsNear(sql, person, now), now);
  if (turn === undefined || !turn.lines.some((line) => lines.has(line))) return "notOnYourShift";
  if (checkInOf(sql, person, turn) === undefined) return "notCheckedIn";
  keepConfirmed(sql, person, turn, by.id, now);
  return undefined;
}

/** Until the shifts that run now are over. Closed twice: the newer reason counts. */
export function close(sql: SqlStorage, by: Member, { line, reason }: z.infer<typeof CloseLine>, now: number): Refused {
  const running = chargeOf(sql, by, now).running.filter((shift) => shift.line === line);
  if (running.length === 0) return "notLeading";
  const until = Math.max(...running.map((shift) => shift.until));
  keepClosed(sql, line, { from: now, until, reason, person: by.id });
  record(sql, { actor: by.id, action: "lineClosed", details: { line, until, reason } }, now);
  return undefined;
}

export function reopen(sql: SqlStorage, by: Member, { line, reason }: z.infer<typeof CloseLine>, now: number): Refused {
  if (!linesRun(chargeOf(sql, by, now)).has(line)) return "notLeading";
  if (closedNow(sql, line, now) === undefined) return undefined;
  dropClosed(sql, line, now);
  record(sql, { actor: by.id, action: "lineReopened", details: { line, reason } }, now);
  return undefined;
}

/** Before the shift as well: whoever comes early writes it then. */
export function prepare(sql: SqlStorage, by: Member, body: z.infer<typeof PrepareLine>, now: number): Refused {
  const { line, leadConfirms, briefing } = body;
  const { running, soon } = chargeOf(sql, by, now);
  if (![...running, ...soon].some((shift) => shift.line === line)) return "notLeading";
  if (leadConfirms) confirmAll(sql, by, line, now);
  sql.exec("UPDATE lines SET lead_confirms = ? WHERE slug = ?", leadConfirms ? 1 : 0, line);
  // Whoever changes the other alone has not written these words.
  const written = "UPDATE lines SET briefing = ?1, briefing_by = ?2 WHERE slug = ?3 AND briefing <> ?1";
  sql.exec(written, briefing, by.id, line);
  record(sql, { actor: by.id, action: "linePrepared", details: { line, leadConfirms } }, now);
  return undefined;
}

/** Whoever is there already stays on duty when a line begins to ask for a lead's word. */
function confirmAll(sql: SqlStorage, by: Member, line: LineSlug, now: number): void {
  if (preparationOf(sql, line).leadConfirms) return;
  for (const { person } of turnsNow(sql, line, now)) {
    const turn = turnNow(assignmentsNear(sql, person, now), now);
    if (turn !== undefined) keepConfirmed(sql, person, turn, by.id, now);
  }
}

export function phoned(sql: SqlStorage, by: Member, { person }: z.infer<typeof OfPerson>, now: number): Refused {
  const asked = seenToPhone(sql, chargeOf(sql, by, now)).some((one) => one.person === person);
  if (!asked) return undefined;
  keepPhoned(sql, person);
  return undefined;
}

/** Of the lines somebody leads now; for coordinators of all. */
export function seenToPhone(sql: SqlStorage, charge: Charge): readonly { person: PersonId; at: number }[] {
  return askedToBePhoned(sql, charge.all ? null : [...linesRun(charge)]);
}
