/** After every step: visitors whose place changed are told, at most every five seconds (rule Q9). */
import { movedMs, waitToldMs } from "../../shared/limits.ts";
import type { Wait } from "../../shared/protocol.ts";
import { shownAhead, spokenOn } from "./opening.ts";
import { type Effect, nothing, replaceAll, type Shown, type State, type Step, type Visitor } from "./people.ts";
import { queueOf } from "./queue.ts";
import { Waits } from "./waits.ts";

/** What a place is, besides how long it takes. */
type Place = Omit<Shown, "wait">;

export function told(state: State, now: number): Step {
  const places = new Map(placesOf(state, now).filter(([visitor, place]) => mayBeDue(visitor, place, now)));
  if (places.size === 0) return nothing(state);
  const waits = new Waits(state, now).of(new Set(places.keys()));
  const due = [...places]
    .map(([visitor, place]) => ({ visitor, shown: { ...place, wait: waits.get(visitor) ?? null } }))
    .filter(({ visitor, shown }) => !isSame(visitor.told, shown));
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

/**
 * When the next change may be told that has to wait; null: nothing waits, and nothing keeps the object awake. A wait that
 * changed alone is told with whatever happens next: every page that waits renews its ticket once a minute.
 */
export function nextTelling(state: State, now: number): number | null {
  return placesOf(state, now).reduce<number | null>((soonest, [{ told }, place]) => {
    if (told !== null && isSamePlace(told, place)) return soonest;
    const at = told === null ? now : told.at + movedMs;
    return soonest === null || at < soonest ? at : soonest;
  }, null);
}

/** What the page of somebody who has just been placed shows. */
export function shownTo(state: State, visitor: Visitor, now: number): Shown {
  const ahead = (queueOf(state).byLine.get(visitor.line) ?? []).indexOf(visitor);
  const wait = new Waits(state, now).of(new Set([visitor])).get(visitor) ?? null;
  return { ahead: shownAhead(ahead), wait, spoken: spokenOn(state, visitor.line, now) };
}

/** In one pass, however many wait; what is the same for a whole line is worked out once. */
function placesOf(state: State, now: number): [Visitor, Place][] {
  return [...queueOf(state).byLine].flatMap(([line, queue]) => {
    const spoken = spokenOn(state, line, now);
    return queue.map((visitor, ahead): [Visitor, Place] => [visitor, { ahead: shownAhead(ahead), spoken }]);
  });
}

function mayBeDue({ told }: Visitor, place: Place, now: number): boolean {
  if (told === null) return true;
  return told.at + (isSamePlace(told, place) ? waitToldMs : movedMs) <= now;
}

const isSamePlace = (told: Place, place: Place) =>
  told.ahead === place.ahead && told.spoken.join() === place.spoken.join();

const isSame = (told: Visitor["told"], shown: Shown) =>
  told !== null && isSamePlace(told, shown) && isSameWait(told.wait, shown.wait);

const isSameWait = (told: Wait, wait: Wait) =>
  told?.fromMinutes === wait?.fromMinutes && told?.toMinutes === wait?.toMinutes;
