/** The locks of one browser: one page at a time holds a name, the others wait, and what a page held goes with it. */
import type { Context } from "./context.ts";

type Hold = () => Promise<void>;

interface Wish {
  readonly page: Context;
  readonly grant: () => void;
}

export class Locks {
  readonly #held = new Map<string, Context>();
  readonly #waiting = new Map<string, Wish[]>();

  names(): readonly { readonly name: string }[] {
    return [...this.#held.keys()].map((name) => ({ name }));
  }

  /** Rejects when the signal says so before it was this page's turn. */
  request(page: Context, name: string, signal: AbortSignal | undefined, hold: Hold): Promise<void> {
    return new Promise((resolve, reject) => {
      const grant = () => {
        this.#held.set(name, page);
        page.run(
          () =>
            void hold()
              .then(() => this.#release(name, page), reject)
              .then(resolve),
        );
      };
      if (!this.#held.has(name)) return grant();
      const wish: Wish = { page, grant: () => signal?.aborted !== true && grant() };
      this.#waiting.set(name, [...(this.#waiting.get(name) ?? []), wish]);
      signal?.addEventListener("abort", () => {
        const others = this.#waiting.get(name) ?? [];
        if (!others.includes(wish)) return;
        this.#waiting.set(
          name,
          others.filter((other) => other !== wish),
        );
        reject(new Error("it was not this page's turn"));
      });
    });
  }

  /** The page is gone. */
  gone(page: Context): void {
    for (const [name, holder] of [...this.#held]) if (holder === page) this.#release(name, page);
  }

  #release(name: string, page: Context): void {
    if (this.#held.get(name) !== page) return;
    this.#held.delete(name);
    const [next, ...rest] = (this.#waiting.get(name) ?? []).filter((wish) => wish.page.alive);
    this.#waiting.set(name, rest);
    next?.grant();
  }
}
