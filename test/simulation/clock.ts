/** Time that moves only from one thing that happens to the next. What was set for the same instant happens in the order in which it was set. */
export interface Due {
  readonly at: number;
  readonly place: number;
  readonly act: () => void;
  cancelled: boolean;
}

export class Clock {
  now: number;
  readonly startedAt: number;
  #places = 0;
  readonly #heap: Due[] = [];

  constructor(now: number) {
    this.now = now;
    this.startedAt = now;
  }

  after(ms: number, act: () => void): Due {
    const due: Due = { at: this.now + Math.max(0, Math.round(ms)), place: this.#places++, act, cancelled: false };
    this.#heap.push(due);
    this.#rise(this.#heap.length - 1);
    return due;
  }

  /** Moves to the next thing and hands it out; undefined when nothing is left before `until`. */
  next(until: number): Due | undefined {
    for (let top = this.#heap[0]; top !== undefined && top.at <= until; top = this.#heap[0]) {
      this.#removeTop();
      if (top.cancelled) continue;
      this.now = Math.max(this.now, top.at);
      return top;
    }
    this.now = Math.max(this.now, until);
    return undefined;
  }

  #removeTop(): void {
    const last = this.#heap.pop();
    if (last === undefined || this.#heap.length === 0) return;
    this.#heap[0] = last;
    this.#sink(0);
  }

  #rise(from: number): void {
    for (let place = from; place > 0; ) {
      const parent = (place - 1) >> 1;
      if (!this.#swapIfEarlier(place, parent)) return;
      place = parent;
    }
  }

  #sink(from: number): void {
    for (let place = from; ; ) {
      const left = 2 * place + 1;
      const child = this.#earlier(left + 1, left) ? left + 1 : left;
      if (!this.#swapIfEarlier(child, place)) return;
      place = child;
    }
  }

  #earlier(one: number, other: number): boolean {
    const [a, b] = [this.#heap[one], this.#heap[other]];
    return a !== undefined && b !== undefined && (a.at < b.at || (a.at === b.at && a.place < b.place));
  }

  #swapIfEarlier(one: number, other: number): boolean {
    const [a, b] = [this.#heap[one], this.#heap[other]];
    if (a === undefined || b === undefined || !this.#earlier(one, other)) return false;
    this.#heap[one] = b;
    this.#heap[other] = a;
    return true;
  }
}
