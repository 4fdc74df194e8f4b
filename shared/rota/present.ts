/** Who of a plan can be there. Somebody stays on a shift while they are paused or on leave, and covers nothing. Pure. */
import type { PersonId } from "../ids.ts";
import type { Turn } from "./plan.ts";
import type { RotaPerson } from "./rules.ts";
import { levels, type Stretch } from "./stretch.ts";

export interface Known {
  readonly people: ReadonlyMap<PersonId, RotaPerson>;
  /** Since when whoever is paused, has left or is not known any more is away: what they did before, they did. */
  readonly now: number;
}

/** The turns as far as their people can be there: without those of anybody away, cut where leave begins and ends. */
export function presentTurns(turns: readonly Turn[], known: Known): readonly Turn[] {
  return turns.flatMap((turn) => {
    const away = awayOf(turn.assignment.person, known);
    if (away.length === 0) return [turn];
    return levels(turn, away)
      .filter(({ running }) => running.length === 0)
      .map(({ from, until }) => ({ ...turn, from, until }));
  });
}

function awayOf(id: PersonId, { people, now }: Known): readonly Stretch[] {
  const person = people.get(id);
  return person?.state === "active" ? person.leave : [{ from: now, until: Number.POSITIVE_INFINITY }];
}
