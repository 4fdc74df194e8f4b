/** What must hold for a visitor's seat: whoever comes back to the room within the half hour still has it. */
import { admissionMs, renewMs } from "../../shared/limits.ts";
import { closeCode } from "../../shared/protocol.ts";
import type { Event } from "../../web/conversation/event.ts";
import type { State } from "../../web/conversation/state.ts";
import type { Blame } from "./ledger.ts";
import { nameOf, type Talk } from "./talk.ts";

/** What is only said by a Room that has let this end in. */
const heard: ReadonlySet<string> = new Set(["present", "resumed", "sealedArrived"]);
/** A connection that still lives so long after it opened has carried a question and its answer. */
const answerMostMs = 5000;
/** While it is open a page asks once a minute, and a hidden one when its timers run next. */
const askedAgainMs = 2 * renewMs + answerMostMs;

export class SeatRules {
  readonly #blame: Blame;
  readonly #openedAt = new WeakMap<Talk, number>();
  /** The page was given a new admission then, or later. */
  readonly #renewableAt = new WeakMap<Talk, number>();

  constructor(blame: Blame) {
    this.#blame = blame;
  }

  /** R7: no seat runs out that could have been renewed. */
  stepped(talk: Talk, before: State, event: Event, now: number): void {
    if (before.end !== "visitor") return;
    const openedAt = this.#openedAt.get(talk) ?? now;
    if (event.type === "linkOpened") this.#openedAt.set(talk, now);
    // What a page hears as it wakes was said long ago.
    else if (heard.has(event.type) && now - Math.max(openedAt, talk.page.thawedAt) > answerMostMs)
      this.#renewableAt.set(talk, Math.max(openedAt, now - askedAgainMs));
    else if (event.type === "linkClosed" && event.code === closeCode.token && before.ended === null) {
      const ago = now - (this.#renewableAt.get(talk) ?? before.openedAt);
      if (ago < admissionMs)
        this.#blame("R7", `${nameOf(talk)}'s seat ran out, and ${Math.round(ago / 60_000)} min ago it was in the room`);
    }
  }
}
