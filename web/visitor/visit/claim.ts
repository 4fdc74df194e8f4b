/**
 * One tab at a time is at a place. A copy of a tab brings a copy of its kept place, and would take the chat away from
 * the tab that has it. The lock is the browser's own, in its memory alone: it goes with the page and leaves nothing.
 */

/** So long a page that is just going away may take to let go. */
const patienceMs = 1000;

/** One place in 64 begins with `-`, and no browser gives a lock of such a name. */
const lockName = (place: string) => `quietline-place-${place}`;

export class Claim {
  #name: string | undefined;
  #letGo: () => void = () => {};

  /**
   * False: another tab of this browser has it. True without locks: then the queue decides, as between two devices.
   * `hasIt`: the place is this tab's already, and is held as soon as it can be, however busy the page is.
   */
  hold(name: string, hasIt: boolean): Promise<boolean> {
    if (this.#name === name || !("locks" in navigator)) return Promise.resolve(true);
    this.release();
    this.#name = name;
    const patience = new AbortController();
    // After a long task a lock that was granted meanwhile is heard of before the time is over.
    if (!hasIt) setTimeout(() => setTimeout(() => patience.abort()), patienceMs);
    return new Promise((answer) => {
      const held = () => {
        answer(true);
        return new Promise<void>((done) => {
          this.#letGo = done;
        });
      };
      // A browser that refuses locks is one without.
      navigator.locks
        .request(lockName(name), { signal: patience.signal }, held)
        .catch(() => answer(!patience.signal.aborted));
    });
  }

  /** When the page goes: the same page may be there again before this one is quite gone. */
  release(): void {
    this.#name = undefined;
    this.#letGo();
  }
}
