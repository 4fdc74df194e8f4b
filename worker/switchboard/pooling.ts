/**
 * How people felt afterwards, and which chats were flagged, pooled before it is written (rule S17): a database that can be
 * restored to any moment must not say at which moment somebody's chat was over. The counts stand with the consoles, as
 * everything here that has to outlast hibernation does; while no console is here, in memory, and the object stays awake.
 */
import { feelingsPooled, presentMs } from "../../shared/limits.ts";
import {
  type Console,
  consolesOf,
  type Effect,
  nothing,
  type Pooled,
  replaceAll,
  type State,
  type Step,
} from "./people.ts";

/** One more. Where nobody is on duty any more there is nothing to pool it with, and it is not counted. */
export function pooled(state: State, more: Partial<Pooled>): Step {
  return consolesOf(state).length === 0 ? nothing(state) : poured(state, together([more]));
}

/**
 * What a console held that has gone is held by another. The last one's waits for whoever comes next, so that a blip of the
 * only connection writes nothing; when nobody came it goes to the Office.
 */
export function inherited(before: State, after: State, now: number): Step {
  const here = new Set(consolesOf(after).map(({ socket }) => socket));
  const { unheld } = after;
  const left = together([unheld ?? {}, ...consolesOf(before).filter(({ socket }) => !here.has(socket))]);
  if (sizeOf(left) === 0) return nothing(after);
  if (here.size > 0) return poured({ ...after, unheld: null }, left);
  if (unheld === null) return nothing({ ...after, unheld: { ...left, until: now + presentMs } });
  return unheld.until > now ? nothing(after) : { state: { ...after, unheld: null }, effects: [counting(left)] };
}

/** All that is pooled stands with the first console; ten are written. */
function poured(state: State, more: Pooled): Step {
  const consoles = consolesOf(state);
  const pool = together([...consoles, more]);
  const isFull = sizeOf(pool) >= feelingsPooled;
  const next = consoles.map((console, place): Console => {
    const { feelings, flags } = place === 0 && !isFull ? pool : none;
    const isSame = sizeOf(console) === feelings.length + flags.length;
    return isSame ? console : { ...console, feelings, flags };
  });
  return { state: replaceAll(state, next), effects: isFull ? [counting(pool)] : [] };
}

const none: Pooled = { feelings: [], flags: [] };

const together = (parts: readonly Partial<Pooled>[]): Pooled => ({
  feelings: parts.flatMap(({ feelings = [] }) => feelings),
  flags: parts.flatMap(({ flags = [] }) => flags),
});

const sizeOf = ({ feelings, flags }: Pooled) => feelings.length + flags.length;

const counting = ({ feelings, flags }: Pooled): Effect => ({ type: "count", feelings, flags });
