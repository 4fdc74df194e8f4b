/** "What we agreed", beside the conversation while it runs, and large when it has ended. */

import { agreed as words } from "#words/later";
import { say } from "../../../shared/page.ts";
import { el, tell } from "../show/elements.ts";

export class Agreed {
  readonly whole = el("div", { class: "agreed" });
  readonly #list = el("ol");
  readonly #card = el(
    "details",
    { class: "card", open: true, hidden: true },
    el("summary", {}, words.heading),
    this.#list,
    el("p", { class: "quiet" }, words.change),
  );
  /** The newest list, for whoever listens; the conversation is not read out again. */
  readonly #said = el("p", { class: "visually-hidden", role: "status" });
  #shown: readonly string[] = [];

  constructor() {
    this.whole.append(this.#card, this.#said);
  }

  update(steps: readonly string[]): void {
    // The same list is the same object until the next one comes.
    if (steps === this.#shown || (steps.length === 0 && this.#shown.length === 0)) return;
    this.#shown = steps;
    this.#list.replaceChildren(...steps.map(item));
    this.#card.hidden = steps.length === 0;
    tell(this.#said, steps.length === 0 ? words.nothing : say(words.said, { steps: steps.join("; ") }));
  }
}

/** Safe to copy: nothing in it says where it is from. */
export function agreedAtEnd(steps: readonly string[]): HTMLElement {
  const items = steps.map(item);
  return el(
    "section",
    { class: "card agreed-large" },
    el("h2", {}, words.heading),
    el("ol", {}, ...items),
    el("p", { class: "quiet" }, words.stays),
  );
}

const item = (step: string) => el("li", { dir: "auto" }, step);
