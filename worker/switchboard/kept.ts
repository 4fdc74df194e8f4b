/**
 * What is worked out from everybody at the Switchboard is found again by the list it was worked out from. Where a list
 * differs from the one before in nothing that counts for it, it is handed on.
 */
import type { Person, State } from "./people.ts";
import type { Queue } from "./queue.ts";

const queues = new WeakMap<readonly Person[], { readonly departed: State["departed"]; readonly queue: Queue }>();

export function keptQueue({ people, departed }: State): Queue | undefined {
  const known = queues.get(people);
  return known?.departed === departed ? known.queue : undefined;
}

export function keepQueue({ people, departed }: State, queue: Queue): Queue {
  queues.set(people, { departed, queue });
  return queue;
}

/**
 * Only consoles changed, and none of what their passes say of the lines, or people who are not in line: the same ones wait
 * in the same order.
 */
export function handOn(before: readonly Person[], after: readonly Person[], changed: readonly Person[]): void {
  const known = queues.get(before);
  if (known === undefined || !changed.every((next) => isSameForQueue(before, next))) return;
  queues.set(after, known);
}

function isSameForQueue(before: readonly Person[], next: Person): boolean {
  const known = before.find(({ socket }) => socket === next.socket);
  if (next.kind === "asking") return known?.kind === "newcomer" || known?.kind === "asking";
  return next.kind === "console" && known?.kind === "console" && known.pass === next.pass;
}
