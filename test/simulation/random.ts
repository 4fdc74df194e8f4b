/** Chance that can be had again: everything random in a run comes from one number, its seed. */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = Math.imul(seed + 1, 0x9e3779b1) >>> 0;
  }

  /** From 0 up to 1 (mulberry32). */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  between(from: number, until: number): number {
    return from + this.next() * (until - from);
  }

  /** A whole number from 0 up to `most`, which is left out. */
  below(most: number): number {
    return Math.floor(this.next() * most);
  }

  pick<T>(several: readonly [T, ...T[]]): T {
    return several[this.below(several.length)] ?? several[0];
  }

  /** Often short, sometimes long: how people and networks take their time. */
  around(meanMs: number): number {
    return -Math.log(1 - this.next()) * meanMs;
  }

  fill(bytes: Uint8Array): void {
    for (let place = 0; place < bytes.length; place++) bytes[place] = this.below(256);
  }
}
