/**
 * Who waits, in which order. The order is worked out once for each state and found again by it,
 * because one step asks for it many times.
 */
import type { LineSlug } from "../../shared/ids.ts";
import { missedCallsMost } from "../../shared/limits.ts";
import type { Console, Person, State, Visitor } from "./people.ts";
import { visitorsOf } from "./people.ts";

interface Queue {
  readonly order: readonly Visitor[];
  readonly byLine: ReadonlyMap<LineSlug, readonly Visitor[]>;
}

const queues = new WeakMap<readonly Person[], Queue>();

/** Everybody who waits and is not being called. */
export function queueOf(state: State): Queue {
  const known = queues.get(state.people);
  if (known !== undefined) return known;
  const queue = formed(state);
  queues.set(state.people, queue);
  return queue;
}

export function waitingOn(state: State, line: LineSlug): readonly Visitor[] {
  return queueOf(state).byLine.get(line) ?? [];
}

/** Rules Q1, Q6, Q7: the first who can be reached, speaks a language of the counsellor, and has not stepped aside. */
export function nextFor(state: State, console: Console, unreachable: ReadonlySet<string>): Visitor | undefined {
  const lines = console.pass.lines.map(({ line }) => line);
  const fitting = queueOf(state).order.filter(
    (visitor) =>
      lines.includes(visitor.line) &&
      console.pass.languages.includes(visitor.language) &&
      visitor.missed < missedCallsMost &&
      !unreachable.has(visitor.socket),
  );
  return fitting.find(({ missed }) => missed === 0) ?? fitting[0];
}

function formed(state: State): Queue {
  const order = visitorsOf(state)
    .filter(({ call }) => call === null)
    .toSorted(inOrder);
  return {
    order,
    byLine: Map.groupBy(order, ({ line }) => line),
  };
}

/** Rule Q1: first come, first served. The ticket's id settles the same millisecond. */
export function inOrder(a: Visitor, b: Visitor): number {
  return a.askedAt - b.askedAt || (a.ticket < b.ticket ? -1 : 1);
}
