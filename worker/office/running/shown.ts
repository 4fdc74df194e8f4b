/** What whoever runs a shift sees of it: who is there, who waits to be confirmed, who wishes to be phoned. */
import type { LineSlug, PersonId } from "../../../shared/ids.ts";
import { assignmentsOf, type Plan, type Shift } from "../../../shared/rota/plan.ts";
import type { ShiftNow, ShownLine, ShownShift } from "../../../shared/shift-interface.ts";
import { turnNow } from "../duty.ts";
import { ruledLine } from "../lines.ts";
import { type Member, member } from "../people.ts";
import { turnsNow } from "../planning/rows.ts";
import { assignmentsNear } from "../shifts.ts";
import { checkInOf } from "./check-ins.ts";
import { closedNow } from "./closures.ts";
import { chargeOf } from "./in-charge.ts";
import { seenToPhone } from "./lead.ts";
import { closedShown, confirmationOf, preparationOf } from "./own-turn.ts";

export function shiftNow(sql: SqlStorage, person: Member, now: number): ShiftNow {
  const charge = chargeOf(sql, person, now);
  const { plan, running, soon } = charge;
  const lines = [...new Set([...running, ...soon].map(({ line }) => line))].filter((line) => ruledLine(sql, line));
  const on = (line: LineSlug, shifts: readonly Shift[]) =>
    shifts.filter((shift) => shift.line === line).map((shift) => shownShift(sql, plan, shift, now));
  return {
    lines: lines.map((line): ShownLine => {
      const closed = closedNow(sql, line, now);
      return {
        line,
        ...preparationOf(sql, line),
        closed: closed === undefined ? null : closedShown(sql, closed),
        running: on(line, running),
        soon: on(line, soon),
        waiting: running.some((shift) => shift.line === line) ? waitingOn(sql, line, person.id, now) : [],
      };
    }),
    toPhone: seenToPhone(sql, charge).map(({ person: id, at }) => ({ person: id, alias: aliasOf(sql, id), at })),
  };
}

function shownShift(sql: SqlStorage, plan: Plan, { id, revision, from, until }: Shift, now: number): ShownShift {
  const people = assignmentsOf(plan, id)
    .filter((one) => one.until > now)
    .map(({ person, lead, until: end }) => {
      return { person, alias: aliasOf(sql, person), lead, until: end, isIn: isIn(sql, person, now) };
    });
  return { shift: id, revision, from, until, people };
}

const aliasOf = (sql: SqlStorage, id: PersonId): string => member(sql, id)?.alias ?? "";

function isIn(sql: SqlStorage, person: PersonId, now: number): boolean {
  const turn = turnNow(assignmentsNear(sql, person, now), now);
  const checkIn = turn && checkInOf(sql, person, turn);
  return checkIn !== undefined && !checkIn.signedOff;
}

function waitingOn(sql: SqlStorage, line: LineSlug, asking: PersonId, now: number): ShownLine["waiting"] {
  const people = new Set(turnsNow(sql, line, now).map(({ person }) => person));
  return [...people].flatMap((id) => {
    const turn = turnNow(assignmentsNear(sql, id, now), now);
    const checkIn = turn && checkInOf(sql, id, turn);
    if (id === asking || turn === undefined || checkIn === undefined || checkIn.signedOff) return [];
    const awaited = confirmationOf(sql, turn, checkIn) === "awaited";
    return awaited ? [{ person: id, alias: aliasOf(sql, id), at: checkIn.at }] : [];
  });
}
