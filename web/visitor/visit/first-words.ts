/** The shell around `draft.ts`: what is written while waiting, the page's own clock, and the pause at its end. */
import { msUntilSent, split, still, typed } from "./draft.ts";

export class FirstWords {
  #draft = still("");
  #seatedAt = 0;
  #pause: ReturnType<typeof setTimeout> | undefined;

  get text(): string {
    return this.#draft.text;
  }

  /** `inserted`: what the browser says has just come in. */
  write(text: string, inserted: string | null): void {
    this.#draft = typed(text, inserted, performance.now());
  }

  /** Somebody is here. Is the visitor in the middle of a sentence? */
  seated(): boolean {
    this.#seatedAt = performance.now();
    return this.#ms() > 0;
  }

  /** Asked again, it waits anew. */
  awaitPause(paused: () => void): void {
    clearTimeout(this.#pause);
    this.#pause = setTimeout(paused, this.#ms());
  }

  /** What may go now, and what is still being written. */
  split(): ReturnType<typeof split> {
    return split(this.#draft, performance.now());
  }

  /** Nobody types this any more. */
  leave(text: string): void {
    clearTimeout(this.#pause);
    this.#draft = still(text);
  }

  #ms(): number {
    return msUntilSent(this.#draft, this.#seatedAt, performance.now());
  }
}
