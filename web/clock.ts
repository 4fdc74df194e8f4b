/**
 * The service's time on a page. Phones' clocks are wrong, so instants come from the server; between answers the
 * page counts on with `performance.now()`, which nobody can set back. That stops while a phone sleeps, so the clock
 * follows what the server says later. The demo may run time faster.
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

/** In real milliseconds: less is the way of the answer, or jitter. */
const toleranceMs = 2000;

/** The server's time a moment ago, as something it has just signed shows. Only forwards: what is said may have been long on its way. */
export function heardTime(serverNow: number): void {
  if (serverNow - now() > toleranceMs * speed) setClock({ now: serverNow, speed });
}

/** Milliseconds since 1970 by the service's clock. */
export function now(): number {
  return Math.round(base + (performance.now() - mark) * speed);
}

/** How long, in real milliseconds, until the service's clock has advanced by `serviceMs`. For timers of the wall clock (renewals, ends), not of the network. */
export function realMs(serviceMs: number): number {
  return Math.max(0, serviceMs / speed);
}
