/** In line: the place and an honest wait, a field for what is hard to say, and the way out. */

import { exactPlaces, messageUnits } from "../../../shared/limits.ts";
import { waitSentence } from "../../../shared/page.ts";
import { say, status, waiting } from "../../words/en.ts";
import type { Visit } from "../visit/shell.ts";
import type { State } from "../visit/state.ts";
import { button, el, field, heading, tell } from "./elements.ts";

export class Waiting {
  readonly whole: HTMLElement;
  readonly heading = heading("");
  readonly #text = el("p", { class: "lead" });
  readonly #note = el("p", { class: "notice", role: "status" });
  readonly #here: HTMLButtonElement;
  readonly #writing: HTMLElement;

  constructor(visit: Visit) {
    const { whole, area } = field("Your message", 4);
    area.maxLength = messageUnits;
    area.value = visit.firstMessage;
    area.addEventListener("input", () => {
      visit.firstMessage = area.value;
    });
    this.#here = button(waiting.stillHere, "primary", () => visit.take({ type: "hereSeen" }));
    this.#writing = el(
      "section",
      { class: "card" },
      el("h2", {}, waiting.writeHeading),
      el("p", { class: "quiet" }, waiting.writeHint),
      whole,
    );
    const leave = button(waiting.leave, "", () => visit.take({ type: "leftLine" }));
    this.whole = el(
      "div",
      { class: "waiting" },
      this.#note,
      el("section", { class: "card queue-card", role: "status" }, this.heading, this.#text),
      this.#here,
      this.#writing,
      el("p", { class: "row" }, leave),
      el("p", { class: "quiet" }, waiting.leaveHint),
    );
  }

  update(state: State): void {
    tell(this.heading, headingOf(state));
    tell(this.#text, textOf(state));
    tell(this.#note, noteOf(state));
    this.#here.hidden = !state.mustShow;
  }
}

function headingOf({ stage, ahead }: State): string {
  if (stage === "called") return waiting.called;
  if (stage !== "waiting") return waiting.joining;
  if (ahead === 0) return waiting.next;
  if (ahead === 1) return waiting.one;
  return say(ahead > exactPlaces ? waiting.manyAbout : waiting.many, { count: ahead });
}

function textOf({ stage, wait }: State): string {
  if (stage === "called") return waiting.calledText;
  if (stage !== "waiting") return waiting.preparing;
  return `${waitSentence(wait, status) || waiting.noWait} ${waiting.keepOpen}`;
}

function noteOf({ note, queue, stage }: State): string {
  if (queue === "reconnecting" && stage !== "called") return waiting.reconnecting;
  return note === null ? "" : waiting[note];
}
