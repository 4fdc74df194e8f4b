/** Waiting for what a page or a process comes to by itself; works in tests, benchmarks and scripts alike. */
import { inspect, isDeepStrictEqual } from "node:util";

const lookEveryMs = 25;

/** Resolves when the condition holds; fails with `what` after `withinMs`. */
export async function until(
  what: string | (() => string),
  holds: () => boolean | Promise<boolean>,
  withinMs = 30_000,
): Promise<void> {
  const deadline = Date.now() + withinMs;
  while (!(await holds())) {
    if (Date.now() > deadline)
      throw new Error(`not within ${withinMs} ms: ${typeof what === "string" ? what : what()}`);
    await new Promise((done) => setTimeout(done, lookEveryMs));
  }
}

/** `await eventually(look).toEqual(value)`: looks again and again until it does. */
export function eventually<T>(look: () => Promise<T>): {
  toEqual(wanted: T): Promise<void>;
  toDiffer(from: T): Promise<void>;
} {
  const compare = (wanted: T, same: boolean) => {
    let last: T | undefined;
    const said = () => `${inspect(last)} to ${same ? "equal" : "differ from"} ${inspect(wanted)}`;
    return until(said, async () => {
      last = await look();
      return isDeepStrictEqual(last, wanted) === same;
    });
  };
  return { toEqual: (wanted) => compare(wanted, true), toDiffer: (from) => compare(from, false) };
}
