/** After every step: visitors whose place changed are told, at most every five seconds, and consoles see the board. */
import { movedMs, waitingShown } from "../../shared/limits.ts";
import type { StaffFrame, Wait } from "../../shared/protocol.ts";
import { openingOf, shownAhead, spokenOn, waitFor } from "./opening.ts";
import { nextAt, waiting } from "./pairing.ts";
import { type Console, consolesOf, type Effect, replace, type State, type Step, type Visitor } from "./people.ts";

type Board = Extract<StaffFrame, { type: "board" }>;

/** Colleagues a board has room for. */
const colleaguesShown = 20;

export function told(state: State, now: number): Step {
  const queue = waiting(state);
  return queue.reduce<Step>(
    (so, visitor) => {
      const ahead = queue.filter(({ line }) => line === visitor.line).indexOf(visitor);
      const moved = movedTo(so.state, visitor, ahead, now);
      if (moved === undefined) return so;
      const { ahead: shown, wait } = moved.told ?? { ahead: 0, wait: null };
      const effect: Effect = {
        type: "send",
        socket: visitor.socket,
        frame: { type: "moved", ahead: shown, wait, spoken: spokenOn(so.state, visitor.line, now) },
      };
      return { state: replace(so.state, moved), effects: [...so.effects, effect] };
    },
    { state, effects: [] },
  );
}

/** Rule Q9: only when what the page shows would change, and not more often than every five seconds. */
function movedTo(state: State, visitor: Visitor, ahead: number, now: number): Visitor | undefined {
  const shown = { ahead: shownAhead(ahead), wait: waitFor(state, visitor.line, ahead, now) };
  const due = visitor.told === null || visitor.told.at + movedMs <= now;
  return due && !same(visitor.told, shown) ? { ...visitor, told: { ...shown, at: now } } : undefined;
}

function same(told: Visitor["told"], shown: { ahead: number; wait: Wait }): boolean {
  return (
    told?.ahead === shown.ahead &&
    told.wait?.fromMinutes === shown.wait?.fromMinutes &&
    told.wait?.toMinutes === shown.wait?.toMinutes
  );
}

/** When the next change may be told that has to wait; null: nothing waits, and nothing keeps the object awake. */
export function nextTelling(state: State, now: number): number | null {
  const queue = waiting(state);
  const due = queue.flatMap((visitor) => {
    const ahead = queue.filter(({ line }) => line === visitor.line).indexOf(visitor);
    const shown = { ahead: shownAhead(ahead), wait: waitFor(state, visitor.line, ahead, now) };
    return visitor.told === null || same(visitor.told, shown) ? [] : [visitor.told.at + movedMs];
  });
  return due.length === 0 ? null : Math.min(...due);
}

/** Rule S1: everything a console shows of the queue, whole. No name, no place, nothing of what anybody writes. */
export function board(state: State, console: Console, now: number): Board {
  const lines = console.pass.lines.map(({ line }) => line);
  const queue = waiting(state).filter(({ line }) => lines.includes(line));
  const pause = nextAt(console);
  return {
    type: "board",
    now,
    open: lines.some((line) => openingOf(state, line, now).state !== "closed"),
    waiting: queue.slice(0, waitingShown).map(({ ticket, line, language, askedAt }) => ({
      ticket,
      line,
      language,
      since: askedAt,
      urgent: false,
      fits: true,
    })),
    waitingCount: queue.length,
    me: {
      checkedIn: console.checkedIn,
      taking: console.taking,
      away: console.away,
      limit: console.pass.limit,
      chats: console.chats.map(({ room }) => room),
      nextAt: pause !== null && pause > now ? pause : null,
      offer: null,
    },
    onShift: consolesOf(state)
      .filter(({ checkedIn }) => checkedIn)
      .slice(0, colleaguesShown)
      .map(({ pass, taking, chats }) => ({ alias: pass.alias, lead: pass.lead, taking, chats: chats.length })),
  };
}
