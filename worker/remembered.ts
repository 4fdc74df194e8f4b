/** Answers kept for a moment in this isolate's memory, so that a crowd of strangers asks the objects only once. */
export class Remembered<Value> {
  readonly #goodMs: number;
  readonly #entries = new Map<string, { readonly value: Value; readonly at: number }>();
  /** How often what is known has changed. */
  #generation = 0;

  /** `goodMs`: real milliseconds an answer is good for. */
  constructor(goodMs: number) {
    this.#goodMs = goodMs;
  }

  /** What is known has changed: the next one is asked for anew, and older answers stand in only if none is to be had. */
  outdate(): void {
    this.#generation++;
    for (const [name, { value }] of this.#entries) this.#entries.set(name, { value, at: Number.NEGATIVE_INFINITY });
  }

  /** Forgets what is not good any more. `now`: real milliseconds. */
  expire(now: number): void {
    for (const [name, { at }] of this.#entries) if (now - at >= this.#goodMs) this.#entries.delete(name);
  }

  /**
   * The remembered answer while it is good, else a new one; when none is to be had, the last one whatever its age.
   * `holds`: is it still so, by what it says itself?
   */
  async get(name: string, ask: () => Promise<Value>, holds: (value: Value) => boolean = () => true): Promise<Value> {
    const last = this.#entries.get(name);
    if (last !== undefined && Date.now() - last.at < this.#goodMs && holds(last.value)) return last.value;
    const generation = this.#generation;
    try {
      const value = await ask();
      if (generation === this.#generation) this.#entries.set(name, { value, at: Date.now() });
      // It may have been read before a change that came meanwhile: for the next one it only stands in, if nothing else does.
      else if (!this.#entries.has(name)) this.#entries.set(name, { value, at: Number.NEGATIVE_INFINITY });
      return value;
    } catch (error) {
      if (last === undefined) throw error;
      return last.value;
    }
  }
}
