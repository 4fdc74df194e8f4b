/**
 * The service's time on a page. Phones' clocks are wrong, so instants come from the server; between answers the
 * page counts on with `performance.now()`, which nobody can set back. The demo may run time faster.
 */
import type { ServiceClock } from "../shared/site.ts";

let base = Date.now();
let mark = performance.now();
let speed = 1;

/** Adopt the server's time, as told just now. */
export function setClock(clock: ServiceClock): void {
  base = clock.now;
  mark = performance.now();
  speed = clock.speed;
}

/** Milliseconds since 1970 by the service's clock. */
export function now(): number {
  return Math.round(base + (performance.now() - mark) * speed);
}

/** How long, in real milliseconds, until the service's clock has advanced by `serviceMs`. For timers of the wall clock (renewals, ends), not of the network. */
export function realMs(serviceMs: number): number {
  return Math.max(0, serviceMs / speed);
}
