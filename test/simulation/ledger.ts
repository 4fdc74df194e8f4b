/**
 * P8: every message exactly once, in order, or said to be not delivered. The ledger knows every word that was written
 * and sees every word that is shown.
 */
import type { State } from "../../web/conversation/state.ts";
import { nameOf, others, type Talk } from "./talk.ts";

/** Stands in every text of a run, and nowhere else: where it is seen, somebody's words are. */
export const mark = "§";

/** Nothing takes longer than this while all is well. */
const arrivesMs = 30_000;

export type Blame = (rule: string, what: string) => void;

export class Ledger {
  readonly #blame: Blame;
  readonly #authors = new Map<string, { readonly talk: Talk; readonly number: number }>();
  written = 0;
  shown = 0;

  constructor(blame: Blame) {
    this.#blame = blame;
  }

  wrote(talk: Talk, number: number, text: string, now: number): void {
    talk.written.set(number, { text, at: now });
    this.#authors.set(text, { talk, number });
    this.written += 1;
  }

  /** A message is on the other end's screen. */
  showed(reader: Talk, text: string, number: number): void {
    const author = this.#authors.get(text);
    if (author === undefined) return this.#blame("E17", `${nameOf(reader)} is shown what nobody wrote: ${text}`);
    const { talk } = author;
    const fits = talk.room === reader.room && talk.state.end !== reader.state.end && author.number === number;
    if (!fits) return this.#blame("E15", `${nameOf(reader)} is shown ${text} of ${nameOf(talk)} as number ${number}`);
    reader.author ??= talk;
    if (reader.author !== talk) this.#blame("E15", `${nameOf(reader)} reads two authors in one conversation`);
    if (number <= reader.lastShown) this.#blame("P8", `${nameOf(reader)} is shown ${text} again or out of order`);
    for (let missing = reader.lastShown + 1; missing < number; missing++) {
      if (missing >= talk.takenBackBefore)
        this.#blame("P8", `${nameOf(reader)} never saw ${talk.written.get(missing)?.text}`);
    }
    reader.lastShown = Math.max(reader.lastShown, number);
    reader.shown.add(number);
    this.shown += 1;
  }

  /** "Delivered" is only said of what was shown. */
  acknowledged(talk: Talk, before: State, after: State, talks: readonly Talk[]): void {
    for (const { id, mine, sequence } of after.messages) {
      if (!mine || sequence === null || sequence < before.acknowledged || sequence >= after.acknowledged) continue;
      if (id.number < talk.takenBackBefore || this.#wasShown(talk, id.number, talks)) continue;
      this.#blame("E8", `${nameOf(talk)} calls ${talk.written.get(id.number)?.text} delivered, and nobody saw it`);
    }
  }

  #wasShown(talk: Talk, number: number, talks: readonly Talk[]): boolean {
    return others(talks, talk).some(({ shown }) => shown.has(number));
  }

  /** At the end of a chat: what is not counted as undelivered was seen. */
  ended(talk: Talk, talks: readonly Talk[]): void {
    const undelivered = talk.state.ended?.undelivered ?? 0;
    const unseen = [...talk.written.keys()].filter(
      (number) => number >= talk.takenBackBefore && !this.#wasShown(talk, number, talks),
    );
    if (unseen.length > undelivered)
      this.#blame(
        "P8",
        `${nameOf(talk)} was told of ${undelivered} undelivered messages, and ${unseen.length} were not seen`,
      );
  }

  /** Everybody is connected and has been for a while: nothing is still on its way. */
  settled(talk: Talk, talks: readonly Talk[], now: number): void {
    const missing = [...talk.written].filter(
      ([number, { at }]) =>
        number >= talk.takenBackBefore && now - at > arrivesMs && !this.#wasShown(talk, number, talks),
    );
    const unread = [...talk.sealedAt].find(
      ([sequence, at]) => sequence >= talk.state.acknowledged && now - at > arrivesMs,
    );
    if (unread !== undefined)
      this.#blame("E8", `${nameOf(talk)}'s frame ${unread[0]} is never acknowledged, and everything is well`);
    if (missing.length > 0)
      this.#blame(
        "E9",
        `${missing.length} of ${nameOf(talk)}'s messages are still on their way after everything was well`,
      );
  }
}
