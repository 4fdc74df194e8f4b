/**
 * Something that runs code: a page in a browser, or an object at the server. It has timers of its own, can be frozen
 * (a locked phone: nothing runs, everything comes late) and can be gone (nothing of it ever runs again). Code that waits
 * for a promise goes on in the context it began in.
 */
import { AsyncLocalStorage } from "node:async_hooks";
import type { Clock, Due } from "./clock.ts";

const running = new AsyncLocalStorage<Context>();

/** Whose code runs now; undefined: nobody's of the simulation. */
export const current = (): Context | undefined => running.getStore();

/** Runs what belongs to nobody in the simulation and takes real time: with the real timers, chance and keys around it. */
export const outside = <T>(act: () => T): T => running.exit(act);

interface Timer {
  due: Due;
}

export class Context {
  readonly name: string;
  readonly clock: Clock;
  readonly #failed: (error: unknown) => void;
  readonly #timers = new Map<number, Timer>();
  #backlog: (() => void)[] = [];
  #numbers = 0;
  alive = true;
  frozen = false;
  thawedAt = 0;
  /** Browsers slow down the timers of pages that nobody sees: they run at full minutes. */
  slow = false;

  constructor(name: string, clock: Clock, failed: (error: unknown) => void) {
    this.name = name;
    this.clock = clock;
    this.#failed = failed;
  }

  get timers(): number {
    return this.#timers.size;
  }

  run(act: () => void): void {
    if (!this.alive) return;
    if (this.frozen) {
      this.#backlog.push(act);
      return;
    }
    running.run(this, () => {
      try {
        act();
      } catch (error) {
        this.#failed(error);
      }
    });
  }

  freeze(): void {
    this.frozen = true;
  }

  /** What came meanwhile happens now, one after the other. */
  thaw(): void {
    this.frozen = false;
    this.thawedAt = this.clock.now;
    const backlog = this.#backlog;
    this.#backlog = [];
    for (const act of backlog) this.clock.after(0, () => this.run(act));
  }

  end(): void {
    this.alive = false;
    this.#backlog = [];
    for (const { due } of this.#timers.values()) due.cancelled = true;
    this.#timers.clear();
  }

  setTimer(act: () => void, ms: number, again: boolean): number {
    const number = ++this.#numbers;
    const arm = () =>
      this.clock.after(this.#late(ms), () => {
        if (this.frozen) this.#backlog.push(fire);
        else fire();
      });
    const fire = () => {
      const timer = this.#timers.get(number);
      if (timer === undefined || !this.alive) return;
      if (again) timer.due = arm();
      else this.#timers.delete(number);
      this.run(act);
    };
    this.#timers.set(number, { due: arm() });
    return number;
  }

  clearTimer(number: unknown): void {
    const timer = typeof number === "number" ? this.#timers.get(number) : undefined;
    if (timer === undefined) return;
    timer.due.cancelled = true;
    this.#timers.delete(Number(number));
  }

  #late(ms: number): number {
    if (!this.slow || ms < 500) return ms;
    const minute = 60_000;
    return Math.ceil((this.clock.now + ms) / minute) * minute - this.clock.now;
  }
}
