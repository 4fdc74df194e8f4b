/** In line: the place and an honest wait, a field for what is hard to say, and the way out. */

import { waiting } from "#words";
import { type LastStart, say } from "../../../shared/page.ts";
import { now } from "../../clock.ts";
import { isReached, saysOffline } from "../scripts.ts";
import { readProof } from "../visit/proof.ts";
import type { Visit } from "../visit/shell.ts";
import type { Event } from "../visit/state.ts";
import type { Attention } from "./attention.ts";
import { button, Part, tell } from "./elements.ts";
import { tooLong } from "./news.ts";
import { type Delay, languageSentence, placeHeading, placeNote, placeText, questionNow } from "./place.ts";

/** So long a place may take to come before that is said. */
const slowMs = 10_000;

export class Waiting {
  readonly #part = new Part("waiting-part");
  readonly #visit: Visit;
  readonly #dots = this.#part.whole.querySelectorAll("i");
  readonly #heading = this.#part.find("heading");
  readonly #note = this.#part.find("note");
  readonly #text = this.#part.find("text");
  readonly #question = this.#part.find("question");
  readonly #others = this.#part.find("others");
  readonly #here: HTMLElement;
  /** When a place that has not come is to be explained, or explained anew. */
  #explainAt = performance.now() + slowMs;
  #delay: Delay | undefined;
  #wonders = false;

  constructor(visit: Visit, attention: Attention) {
    this.#visit = visit;
    const part = this.#part;
    this.#here = part.press("here", () => {
      visit.take({ type: "hereSeen" });
      this.focus();
    });
    part.press("leave", () => visit.take({ type: "leftLine" }));
    this.#writing();
    this.#topics();
    this.#urgent();
    const sound = part.first<HTMLInputElement>('[data-part="sound"]');
    sound.checked = attention.chosen;
    sound.addEventListener("change", () => attention.choose(sound.checked));
  }

  get whole(): HTMLElement {
    return this.#part.whole;
  }

  focus(): void {
    this.#heading.focus();
  }

  update(): void {
    const { state } = this.#visit;
    tell(this.#heading, placeHeading(state));
    tell(this.#text, placeText(state, this.#lastStart()));
    this.#note.classList.toggle("calm", state.queue !== "reconnecting");
    this.#explain();
    tell(this.#note, placeNote(state, this.#delay));
    const path = this.#part.find("path");
    path.hidden = state.stage !== "waiting" || state.mustShow;
    for (const [index, dot] of this.#dots.entries()) dot.hidden = index >= state.ahead;
    if (state.mustShow && this.#here.hidden) queueMicrotask(() => this.focus());
    this.#here.hidden = !state.mustShow;
    this.#languages();
  }

  /** As the proof of the place says, which is signed anew every minute. */
  #lastStart(): LastStart {
    const { token } = this.#visit.state;
    const lastStartAt = (token === null ? undefined : readProof(token))?.lastStartAt ?? null;
    return { now: now(), lastStartAt, zone: document.documentElement.dataset.zone ?? "" };
  }

  #explain(): void {
    const { stage, queue } = this.#visit.state;
    if (stage !== "preparing" && stage !== "joining") this.#delay = undefined;
    else if (saysOffline() && queue !== "up") this.#delay = "offline";
    // The device is back, and what is to come has its time again.
    else if (this.#delay === "offline") this.#delay = undefined;
    else if (performance.now() < this.#explainAt) return;
    else void this.#wonder();
    this.#explainAt = performance.now() + slowMs;
  }

  /** A network that lets pages through and no sockets looks like a slow one, until a page of ours answers. */
  async #wonder(): Promise<void> {
    const { stage, queue } = this.#visit.state;
    this.#delay ??= "slow";
    if (this.#wonders || stage !== "joining" || queue === "up") return;
    this.#wonders = true;
    const delay = (await isReached()) ? "blocked" : "slow";
    this.#wonders = false;
    // The place may have come meanwhile, or the device lost its connection: the answer is about what was before.
    if (this.#delay === "slow" || this.#delay === "blocked") this.#delay = delay;
  }

  #writing(): void {
    const area = this.#part.first<HTMLTextAreaElement>("textarea");
    const told = () => tell(this.#part.find("long"), tooLong(area.value));
    area.value = this.#visit.firstMessage;
    told();
    area.addEventListener("input", (event) => {
      this.#visit.write(area.value, event instanceof InputEvent ? event.data : null);
      told();
    });
  }

  /** Nothing is picked at first, and what was picked can be taken back. */
  #topics(): void {
    const topics = this.#part.find("topics");
    const radios = [...topics.querySelectorAll("input")];
    const none = this.#part.press("topic-none", () => pick(""));
    const pick = (topic: string) => {
      this.#visit.topic = topic;
      for (const radio of radios) radio.checked = radio.value === topic;
      none.hidden = topic === "";
      if (topic === "") radios[0]?.focus();
    };
    topics.hidden = radios.length === 0;
    for (const radio of radios) {
      radio.checked = radio.value === this.#visit.topic;
      radio.addEventListener("change", () => pick(radio.value));
    }
    none.hidden = this.#visit.topic === "";
  }

  /** The numbers come at once; whether the place moves as well is the line's choice. */
  #urgent(): void {
    const card = this.#part.find("urgent-card");
    const show = (open: boolean) => {
      card.hidden = !open;
      opener.hidden = open;
      this.#part.find("urgent-means").hidden = open;
      this.#part.find("urgent-stays").hidden = open || !this.#visit.state.urgent;
      (open ? this.#part.find("urgent-heading") : opener).focus();
    };
    const opener = this.#part.press("urgent-open", () => {
      this.#visit.urgent();
      show(true);
    });
    this.#part.press("urgent-close", () => show(false));
  }

  /** Who waits may say yes to another language, and take that back. */
  #languages(): void {
    const { state, language: own, languages } = this.#visit;
    const { spoken } = state;
    const { lang } = document.documentElement;
    const also = state.stage === "waiting" ? state.also : [];
    const question = questionNow(state, own, languages);
    const nameOf = (code: string) => new Intl.DisplayNames(lang, { type: "language" }).of(code) ?? code;
    const joined = (names: readonly string[]) => new Intl.ListFormat(lang, { type: "disjunction" }).format(names);
    const sentence = languageSentence(question, { own, also, spoken: spoken.length }, nameOf, joined);
    this.#part.find("languages").hidden = sentence === "";
    if (this.#question.textContent === sentence) return;
    tell(this.#question, sentence);
    const choice = (words: string, language: string, chosen: Event) =>
      button(say(words, { language: nameOf(language) }), "", () => {
        this.#visit.take(chosen);
        this.focus();
      });
    const others = question.is === "others" ? question.languages : [];
    this.#others.replaceChildren(
      ...others.map((language) => choice(waiting.chatIn, language, { type: "languageAgreed", language })),
      ...(also.length > 0 ? [choice(waiting.chatOnlyIn, own, { type: "languagesTakenBack" })] : []),
    );
  }
}
