/** After every step: visitors whose place changed are told, at most every five seconds, and consoles see the board. */
import { movedMs, waitingShown } from "../../shared/limits.ts";
import type { StaffFrame } from "../../shared/protocol.ts";
import { openingOf, shownAhead, waitFor } from "./opening.ts";
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
      const effect: Effect = { type: "send", socket: visitor.socket, frame: { type: "moved", ahead: shown, wait } };
      return { state: replace(so.state, moved), effects: [...so.effects, effect] };
    },
    { state, effects: [] },
  );
}

/** Rule Q9: only when what the page shows would change, and not more often than every five seconds. */
function movedTo(state: State, visitor: Visitor, ahead: number, now: number): Visitor | undefined {
  const shown = shownAhead(ahead);
  const wait = waitFor(state, visitor.line, ahead, now);
  const { told: last } = visitor;
  if (last !== null) {
    const same =
      last.ahead === shown && last.wait?.fromMinutes === wait?.fromMinutes && last.wait?.toMinutes === wait?.toMinutes;
    if (same || last.at + movedMs > now) return undefined;
  }
  return { ...visitor, told: { ahead: shown, wait, at: now } };
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
    waiting: queue.slice(0, waitingShown).map(({ line, language, askedAt }) => ({ line, language, since: askedAt })),
    waitingCount: queue.length,
    me: {
      checkedIn: console.checkedIn,
      taking: console.taking,
      away: console.away,
      limit: console.pass.limit,
      chats: console.chats.map(({ room }) => room),
      nextAt: pause !== null && pause > now ? pause : null,
    },
    onShift: consolesOf(state)
      .filter(({ checkedIn }) => checkedIn)
      .slice(0, colleaguesShown)
      .map(({ pass, taking, chats }) => ({ alias: pass.alias, lead: pass.lead, taking, chats: chats.length })),
  };
}
