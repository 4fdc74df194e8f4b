/** One's own turn on the running shift: checking in, whether a lead must confirm it, and signing off. */
import type * as z from "zod/mini";
import type { LineSlug, PersonId } from "../../../shared/ids.ts";
import type { OwnTurn, SignOff } from "../../../shared/shift-interface.ts";
import { type Turn, turnJustOver, turnNow } from "../duty.ts";
import { leadsShifts, type Member, member } from "../people.ts";
import { turnsNow } from "../planning/rows.ts";
import type { ProblemName } from "../problems.ts";
import { assignmentsNear } from "../shifts.ts";
import { type CheckIn, checkInOf, keepCheckIn, keepSignedOff } from "./check-ins.ts";
import { closedNow } from "./closures.ts";

export interface LinePreparation {
  readonly name: string;
  readonly leadConfirms: boolean;
  readonly briefing: string;
}

type Row = { name: string; lead_confirms: number; briefing: string };

/** What a line's people read and wait for before they are on duty. */
export function preparationOf(sql: SqlStorage, line: LineSlug): LinePreparation {
  const row = sql.exec<Row>("SELECT name, lead_confirms, briefing FROM lines WHERE slug = ?", line).one();
  return { name: row.name, leadConfirms: row.lead_confirms === 1, briefing: row.briefing };
}

/** Whose words a line's briefing is, by alias; "" when that is not known (any more). */
function briefingBy(sql: SqlStorage, line: LineSlug): string {
  const query = "SELECT briefing_by AS by FROM lines WHERE slug = ?";
  const { by } = sql.exec<{ by: PersonId | null }>(query, line).one();
  return (by && member(sql, by)?.alias) ?? "";
}

/** Whether the pass waits for a lead's word. A lead's own turn needs none. */
export function confirmationOf(sql: SqlStorage, turn: Turn, checkIn: CheckIn | undefined): OwnTurn["confirmation"] {
  if (turn.lead || !turn.lines.some((line) => preparationOf(sql, line).leadConfirms)) return "notNeeded";
  return checkIn?.confirmed === true ? "given" : "awaited";
}

export function ownTurn(sql: SqlStorage, { id, chatsMost }: Member, turn: Turn, now: number): OwnTurn {
  const checkIn = checkInOf(sql, id, turn);
  const lines = turn.lines.map((line) => ({ line, ...preparationOf(sql, line) }));
  return {
    briefings: lines.flatMap(({ line, name, briefing }) =>
      briefing === "" ? [] : [{ line: name, text: briefing, by: briefingBy(sql, line) }],
    ),
    limit: chatsMost,
    checkedInAt: checkIn === undefined || checkIn.signedOff ? null : checkIn.at,
    confirmation: confirmationOf(sql, turn, checkIn),
    leads: leadsOn(sql, turn.lines, now),
    closed: lines.flatMap(({ line, name }) => {
      const closed = closedNow(sql, line, now);
      return closed === undefined ? [] : [{ line: name, ...closedShown(sql, closed) }];
    }),
  };
}

export function closedShown(
  sql: SqlStorage,
  { until, reason, person }: { readonly until: number; readonly reason: string; readonly person: PersonId },
) {
  return { until, reason, by: member(sql, person)?.alias ?? "" };
}

function leadsOn(sql: SqlStorage, lines: readonly LineSlug[], now: number): string[] {
  const leads = lines.flatMap((line) => turnsNow(sql, line, now)).filter(({ lead }) => lead);
  const ids = new Set(leads.map(({ person }) => person));
  return [...ids].filter((id) => leadsShifts(sql, id)).flatMap((id) => member(sql, id)?.alias ?? []);
}

/** Both act within a transaction. undefined: done. */
export function checkIn(sql: SqlStorage, person: PersonId, now: number): ProblemName | undefined {
  const turn = turnNow(assignmentsNear(sql, person, now), now);
  if (turn === undefined) return "notOnShift";
  keepCheckIn(sql, person, turn, now);
  return undefined;
}

/** Also after the turn, while a chat of it could still have run. */
export function signOff(
  sql: SqlStorage,
  person: PersonId,
  { debrief }: z.infer<typeof SignOff>,
  now: number,
): ProblemName | undefined {
  const assignments = assignmentsNear(sql, person, now);
  const turn = turnNow(assignments, now) ?? turnJustOver(assignments, now);
  if (turn === undefined) return "notOnShift";
  keepSignedOff(sql, person, turn, debrief, now);
  return undefined;
}
