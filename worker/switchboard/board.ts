/** Rule S1: everything a console shows of the queue, whole. No name, no place, nothing of what anybody writes. */
import { waitingShown } from "../../shared/limits.ts";
import type { StaffFrame } from "../../shared/protocol.ts";
import { chatsThatNeed } from "./leading.ts";
import { isOpen, lackOf } from "./opening.ts";
import { nextAt } from "./pairing.ts";
import { type Console, consolesOf, type State, type Visitor } from "./people.ts";
import { comesFirst, misfit, queueOf, waitingOn } from "./queue.ts";

type Board = Extract<StaffFrame, { type: "board" }>;

/** Colleagues a board has room for. */
const colleaguesShown = 20;

export function board(state: State, console: Console, now: number): Board {
  const lines = console.pass.lines.map(({ line }) => line);
  return {
    type: "board",
    now,
    open: lines.some((line) => isOpen(state, line, now)),
    missing: lines.map((line) => lackOf(state, line, now)).find((lack) => lack !== null) ?? null,
    waiting: shown(state, console).map((visitor) => ({
      ticket: visitor.ticket,
      line: visitor.line,
      language: visitor.language,
      since: visitor.askedAt,
      urgent: comesFirst(state, visitor),
      fits: misfit(state, console, visitor) === null,
    })),
    waitingCount: [...new Set(lines)].reduce((sum, line) => sum + waitingOn(state, line).length, 0),
    me: self(state, console, now),
    onShift: consolesOf(state)
      .filter(({ checkedIn }) => checkedIn)
      .slice(0, colleaguesShown)
      .map(({ pass: { alias, lead }, taking, rest, chats }) => {
        return { alias, lead, taking, rest, chats: chats.length };
      }),
  };
}

function self(state: State, console: Console, now: number): Board["me"] {
  const pause = nextAt(console);
  return {
    checkedIn: console.checkedIn,
    taking: console.taking,
    away: console.away,
    limit: console.pass.limit,
    chats: console.chats.map(({ room }) => room),
    nextAt: pause !== null && pause > now ? pause : null,
    needed: chatsThatNeed(state, console, now),
    offer: console.offer,
  };
}

/** The first of this console's lines, by when they asked. Whoever rings here is among them, also from far behind. */
function shown(state: State, console: Console): readonly Visitor[] {
  const lines = new Set(console.pass.lines.map(({ line }) => line));
  const first: Visitor[] = [];
  for (const visitor of queueOf(state).shown) {
    if (first.length === waitingShown) break;
    if (lines.has(visitor.line)) first.push(visitor);
  }
  const rings = console.offer === null ? undefined : queueOf(state).byTicket.get(console.offer.ticket);
  return rings === undefined || first.includes(rings) ? first : [...first.slice(0, -1), rings];
}
