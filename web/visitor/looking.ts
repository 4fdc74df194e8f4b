/** When the first view asks again whether somebody is here, pure. All in real milliseconds but instants, which are the service's. */

/** While somebody looks at it: closed pages wait for somebody to check in. */
const everyMs = { open: 30_000, closed: 8000 };
/** What was told changes at an instant: by then every answer of before is forgotten (`worker/open.ts`). */
const settleMs = 500;
/** Not all who look at closed pages ask in the same moment. */
const spreadMs = 1500;
/** Behind an instant that has passed, an answer of before it may still have come. */
const lateMs = 2000;

export interface Told {
  readonly state: string | undefined;
  /** When the line opens, and when its last chat starts, as far as that was told. */
  readonly changes: readonly (number | null)[];
  readonly now: number;
  readonly speed: number;
}

/** How long until the page asks again. `random` in [0, 1). */
export function lookInMs({ state, changes, now, speed }: Told, random: number): number {
  const due = changes
    .map((instant) => ((instant ?? 0) - now) / speed)
    .filter((ms) => ms > -lateMs)
    .map((ms) => Math.max(0, ms) + settleMs + random * spreadMs);
  return Math.min(state === "open" ? everyMs.open : everyMs.closed, ...due);
}
