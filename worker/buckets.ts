/** Token buckets in this isolate's memory, one for each name. Lost with the isolate: whoever was slowed begins anew. */
interface Bucket {
  readonly left: number;
  readonly at: number;
}

export interface Pace {
  readonly perSecond: number;
  readonly burst: number;
}

export class Buckets {
  readonly #pace: Pace;
  readonly #most: number;
  readonly #buckets = new Map<string, Bucket>();

  /** `most`: how many names are known at once; the one that asked longest ago is forgotten first. */
  constructor(pace: Pace, most: number) {
    this.#pace = pace;
    this.#most = most;
  }

  /** False when this name has asked too often. `now`: real milliseconds. `many`: for how many this one counts. */
  take(name: string, now: number, many = 1): boolean {
    const left = this.#left(name, now);
    if (left < many) return false;
    this.#keep(name, { left: left - many, at: now });
    return true;
  }

  /** What was taken did no harm. */
  giveBack(name: string, now: number): void {
    if (this.#buckets.has(name)) this.#keep(name, { left: this.#left(name, now) + 1, at: now });
  }

  /** Everything this name has taken was right. */
  forget(name: string): void {
    this.#buckets.delete(name);
  }

  forgetAll(): void {
    this.#buckets.clear();
  }

  get size(): number {
    return this.#buckets.size;
  }

  /** Nothing is remembered of names whose bucket is full again. */
  expire(now: number): void {
    const fullMs = (this.#pace.burst / this.#pace.perSecond) * 1000;
    for (const [name, { at }] of this.#buckets) {
      // They stand in the order in which they were last counted.
      if (now < at + fullMs) return;
      this.#buckets.delete(name);
    }
  }

  #left(name: string, now: number): number {
    const { perSecond, burst } = this.#pace;
    const { left, at } = this.#buckets.get(name) ?? { left: burst, at: now };
    return Math.min(burst, left + (Math.max(0, now - at) / 1000) * perSecond);
  }

  #keep(name: string, bucket: Bucket): void {
    this.#buckets.delete(name);
    this.#buckets.set(name, bucket);
    const [oldest] = this.#buckets.keys();
    if (this.#buckets.size > this.#most && oldest !== undefined) this.#buckets.delete(oldest);
  }
}
