/** While somebody waits: how they feel, if they like to say, and the numbers, once, if what they write sounds like danger. */
import { crisisWords as own } from "#words/crisis";
import { crisis, feeling as words } from "#words/later";
import { crisisWords as english } from "../../words/crisis/en.ts";
import { button, el } from "../show/elements.ts";
import { soundsLikeDanger } from "./crisis.ts";
import type { Feeling } from "./feeling.ts";
import { scale } from "./scale.ts";

/** Nothing is chosen at first, and what was chosen can be taken back. */
export function askBefore(whole: HTMLElement, feeling: Feeling): void {
  const none = button(words.none, "", () => choose(undefined));
  const { whole: question, radios } = scale("feeling-before", words.before, none);
  const choose = (answer: number | undefined) => {
    feeling.before = answer;
    for (const radio of radios) radio.checked = Number(radio.value) === answer;
    none.hidden = answer === undefined;
    if (answer === undefined) radios[0]?.focus();
  };
  for (const radio of radios) {
    radio.checked = Number(radio.value) === feeling.before;
    radio.addEventListener("change", () => choose(Number(radio.value)));
  }
  none.hidden = feeling.before === undefined;
  whole.querySelector("details")?.before(question);
}

/**
 * Whoever is frightened writes the language that comes first to them: that of the page, English, or that of the answers,
 * whose words come when that is a third one. `seen`: the numbers were shown, and are not shown again.
 */
export function watchForDanger(whole: HTMLElement, language: string, once: { seen: boolean }): void {
  const area = whole.querySelector("textarea");
  const card = area?.closest(".card");
  let phrases = [...own, ...english];
  if (area === null || card === null || card === undefined) return;
  // There before it says anything, so that it is read out when it does.
  const said = el("div", { role: "status" });
  card.after(said);
  const look = () => {
    if (once.seen || !soundsLikeDanger(area.value, phrases)) return;
    once.seen = true;
    said.append(
      numbers(whole, () => {
        said.replaceChildren();
        area.focus();
      }),
    );
  };
  area.addEventListener("input", look);
  look();
  if ([document.documentElement.lang, "en"].includes(language)) return;
  import("../../words/crisis/lists.ts").then(
    ({ listFor }) => {
      phrases = [...phrases, ...listFor(language)];
      look();
    },
    () => {},
  );
}

function numbers(whole: HTMLElement, closed: () => void): HTMLElement {
  const calls = whole.querySelector(".calls")?.cloneNode(true);
  return el(
    "section",
    { class: "card crisis" },
    el("h2", {}, crisis.heading),
    el("p", {}, crisis.text),
    ...(calls === undefined ? [] : [calls]),
    el("p", { class: "row" }, button(crisis.close, "", closed)),
  );
}
