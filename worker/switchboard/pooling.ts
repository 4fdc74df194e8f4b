/**
 * How people felt afterwards, pooled before it is written (rule S17): a database that can be restored to any moment must
 * not say at which moment somebody's chat was over. The counts stand with the consoles, as everything here that has to
 * outlast hibernation does; while no console is here, in memory, and the object stays awake.
 */
import { feelingsPooled, presentMs } from "../../shared/limits.ts";
import type { Feeling } from "../room/state.ts";
import { type Console, consolesOf, type Effect, nothing, replaceAll, type State, type Step } from "./people.ts";

/** One more. Where nobody is on duty any more there is nothing to pool it with, and it is not counted. */
export function felt(state: State, feeling: Feeling): Step {
  return consolesOf(state).length === 0 ? nothing(state) : poured(state, [feeling]);
}

/**
 * What a console held that has gone is held by another. The last one's waits for whoever comes next, so that a blip of the
 * only connection writes nothing; when nobody came it goes to the Office.
 */
export function inherited(before: State, after: State, now: number): Step {
  const here = new Set(consolesOf(after).map(({ socket }) => socket));
  const left = consolesOf(before).flatMap(({ socket, feelings }) => (here.has(socket) ? [] : feelings));
  const { unheld } = after;
  const feelings = [...(unheld?.feelings ?? []), ...left];
  if (feelings.length === 0) return nothing(after);
  if (here.size > 0) return poured({ ...after, unheld: null }, feelings);
  if (unheld === null) return nothing({ ...after, unheld: { feelings, until: now + presentMs } });
  return unheld.until > now ? nothing(after) : { state: { ...after, unheld: null }, effects: [counting(feelings)] };
}

/** All that is pooled stands with the first console; ten are written. */
function poured(state: State, more: readonly Feeling[]): Step {
  const consoles = consolesOf(state);
  const pool = [...consoles.flatMap(({ feelings }) => feelings), ...more];
  const isFull = pool.length >= feelingsPooled;
  const next = consoles.map((console, place): Console => {
    const feelings = place === 0 && !isFull ? pool : [];
    return feelings.length === console.feelings.length ? console : { ...console, feelings };
  });
  return { state: replaceAll(state, next), effects: isFull ? [counting(pool)] : [] };
}

const counting = (feelings: readonly Feeling[]): Effect => ({ type: "count", feelings });
