/** After every step: visitors whose place changed are told, at most every five seconds (rule Q9). */
import type { LineSlug } from "../../shared/ids.ts";
import { movedMs } from "../../shared/limits.ts";
import { capacityOf, shownAhead, spokenOn, waitBehind } from "./opening.ts";
import { type Effect, nothing, replaceAll, type Shown, type State, type Step, type Visitor } from "./people.ts";
import { queueOf, waitingOn } from "./queue.ts";

export function told(state: State, now: number): Step {
  const due = news(state, now).filter(({ visitor }) => dueAt(visitor, now) <= now);
  if (due.length === 0) return nothing(state);
  return {
    state: replaceAll(
      state,
      due.map(({ visitor, shown }) => ({ ...visitor, told: { ...shown, at: now } })),
    ),
    effects: due.map(({ visitor: { socket }, shown }): Effect => {
      return { type: "send", socket, frame: { type: "moved", ...shown, spoken: [...shown.spoken] } };
    }),
  };
}

/** When the next change may be told that has to wait; null: nothing waits, and nothing keeps the object awake. */
export function nextTelling(state: State, now: number): number | null {
  return news(state, now).reduce<number | null>((soonest, { visitor }) => {
    const at = dueAt(visitor, now);
    return soonest === null || at < soonest ? at : soonest;
  }, null);
}

/** What the page of somebody who has just been placed shows. */
export function shownTo(state: State, visitor: Visitor, now: number): Shown {
  const ahead = waitingOn(state, visitor.line).findIndex(({ socket }) => socket === visitor.socket);
  return lineShown(state, visitor.line, now)(ahead);
}

/** Everybody whose page shows something else than is so now. One pass, however many wait. */
function news(state: State, now: number): { visitor: Visitor; shown: Shown }[] {
  return [...queueOf(state).byLine].flatMap(([line, queue]) => {
    const shownAt = lineShown(state, line, now);
    return queue
      .map((visitor, ahead) => ({ visitor, shown: shownAt(ahead) }))
      .filter(({ visitor, shown }) => !same(visitor.told, shown));
  });
}

/** What pages of this line show, by how many are ahead; what is the same for all is worked out once. */
function lineShown(state: State, line: LineSlug, now: number): (ahead: number) => Shown {
  const spoken = spokenOn(state, line, now);
  const capacity = capacityOf(state, line, now);
  return (ahead) => ({ ahead: shownAhead(ahead), wait: waitBehind(ahead, capacity), spoken });
}

function dueAt({ told }: Visitor, now: number): number {
  return told === null ? now : told.at + movedMs;
}

function same(told: Visitor["told"], shown: Shown): boolean {
  return (
    told?.ahead === shown.ahead &&
    told.wait?.fromMinutes === shown.wait?.fromMinutes &&
    told.wait?.toMinutes === shown.wait?.toMinutes &&
    told.spoken.join() === shown.spoken.join()
  );
}
