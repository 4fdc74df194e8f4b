/**
 * Who waits, in which order, and who fits whom. The order is worked out once for each state and found again by it,
 * because one step asks for it many times.
 */
import type { LineSlug, TicketId } from "../../shared/ids.ts";
import { loweredMs, missedCallsMost } from "../../shared/limits.ts";
import type { NotTaken } from "../../shared/protocol.ts";
import { keepQueue, keptQueue } from "./kept.ts";
import type { Console, State, Visitor } from "./people.ts";
import { visitorsOf } from "./people.ts";
import { newestSheets } from "./sheets.ts";

export interface Queue {
  readonly order: readonly Visitor[];
  /** The same as staff may see them: nothing in it says who was flagged (rule Q21). */
  readonly shown: readonly Visitor[];
  readonly byLine: ReadonlyMap<LineSlug, readonly Visitor[]>;
  readonly byTicket: ReadonlyMap<TicketId, Visitor>;
  readonly urgentFirst: ReadonlySet<LineSlug>;
}

/** Everybody who waits and is not being called. */
export function queueOf(state: State): Queue {
  return keptQueue(state) ?? keepQueue(state, formed(state));
}

export function waitingOn(state: State, line: LineSlug): readonly Visitor[] {
  return queueOf(state).byLine.get(line) ?? [];
}

/** Rule Q16: said so, on a line that calls those who said so first. */
export function comesFirst(state: State, visitor: Visitor): boolean {
  return visitor.urgent && queueOf(state).urgentFirst.has(visitor.line);
}

/** Rule Q7: the first choice if the counsellor writes it, else the first of those agreed to; undefined: none. */
export function commonLanguage(
  console: Pick<Console, "pass">,
  visitor: Pick<Visitor, "language" | "also">,
): string | undefined {
  return [visitor.language, ...visitor.also].find((language) => console.pass.languages.includes(language));
}

/** Rules Q6, Q7, Q13, S11: why this console may not have this visitor, or null. Another line's are not spoken of. */
export function misfit(state: State, console: Console, visitor: Visitor | undefined): NotTaken | null {
  if (visitor === undefined || !console.pass.lines.some(({ line }) => line === visitor.line)) return "gone";
  if (commonLanguage(console, visitor) === undefined) return "language";
  return visitor.missed >= missedCallsMost || state.unreachable.has(visitor.socket) ? "unreachable" : null;
}

/** The first in order who fits; those who stepped aside come after everybody who did not. */
export function nextFor(state: State, console: Console): Visitor | undefined {
  const { order } = queueOf(state);
  const fits = (visitor: Visitor) => misfit(state, console, visitor) === null;
  return order.find((visitor) => visitor.missed === 0 && fits(visitor)) ?? order.find(fits);
}

function formed(state: State): Queue {
  const sheets = [...newestSheets(state).values()];
  const urgentFirst = new Set(sheets.filter((sheet) => sheet.urgentFirst).map(({ line }) => line));
  const rank = ({ urgent, line }: Visitor) => (urgent && urgentFirst.has(line) ? 0 : 1);
  const asked = ({ askedAt }: Visitor) => askedAt;
  // Rule Q21: never for somebody who says that somebody may be hurt now.
  const isLowered = ({ ticket, urgent }: Visitor) => !urgent && state.origins.get(ticket)?.lowered === true;
  const since = (visitor: Visitor) => visitor.askedAt + (isLowered(visitor) ? loweredMs : 0);
  const shown = visitorsOf(state)
    .filter(({ call }) => call === null)
    .toSorted((a, b) => rank(a) - rank(b) || inOrder(a, b, asked));
  // In calm nobody is, and one order is both.
  const order = shown.some(isLowered) ? shown.toSorted((a, b) => rank(a) - rank(b) || inOrder(a, b, since)) : shown;
  return {
    order,
    shown,
    byLine: Map.groupBy(order, ({ line }) => line),
    byTicket: new Map(order.map((visitor) => [visitor.ticket, visitor])),
    urgentFirst,
  };
}

/** Rule Q1: first come, first served. The ticket's id settles the same millisecond. */
function inOrder(a: Visitor, b: Visitor, since: (visitor: Visitor) => number): number {
  return since(a) - since(b) || (a.ticket < b.ticket ? -1 : 1);
}
