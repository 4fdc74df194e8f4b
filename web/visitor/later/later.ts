/**
 * What somebody can do without: loaded once they wait or talk, never in the way of it. The page works without all of
 * this; whatever is shown stands in the parts that the page shows anyway.
 */

import { feeling as words } from "#words/later";
import { button, el } from "../show/elements.ts";
import { complaintForm, type ToSeal } from "../show/not-right.ts";
import type { Visit } from "../visit/shell.ts";
import { Agreed, agreedAtEnd } from "./agreed.ts";
import { Feeling } from "./feeling.ts";
import styles from "./later.css?inline";
import { showPlaces } from "./places.ts";
import { scale } from "./scale.ts";
import { askBefore, watchForDanger } from "./waiting.ts";

/** Called with every change of the page and once a second: which part it shows, and the part. */
export type More = (name: string, whole: HTMLElement) => void;

export function later(visit: Visit, toSeal: ToSeal): More {
  dress();
  const feeling = new Feeling();
  const danger = { seen: false };
  let known: HTMLElement | undefined;
  let agreed = new Agreed();
  visit.lingers = (connection, endedAt) => feeling.stays(connection, endedAt);
  return (name, whole) => {
    const isNew = whole !== known;
    known = whole;
    if (name === "waiting" && isNew) {
      askBefore(whole, feeling);
      watchForDanger(whole, visit.language, danger);
    }
    if (name === "chat") {
      if (isNew) {
        feeling.begin();
        agreed = new Agreed();
        complaintForm()
          .then(toSeal)
          .then((crypto) => crypto.complaintsCome())
          .catch(() => {});
        whole.querySelector(".log-frame")?.before(agreed.whole);
      }
      agreed.update(visit.chat?.view.steps ?? []);
      showPlaces(whole);
    }
    if (name === "ended") {
      if (isNew) atEnd(whole, visit.chat?.view.steps ?? [], feeling);
      feeling.look();
    }
  };
}

function atEnd(whole: HTMLElement, steps: readonly string[], feeling: Feeling): void {
  const question = feeling.isAsked ? [askAfter(feeling)] : [];
  const agreed = steps.length === 0 ? [] : [agreedAtEnd(steps)];
  whole.querySelector(".lead")?.after(...agreed, ...question);
}

/** Asked and answered with a button: choosing alone tells nobody anything. */
function askAfter(feeling: Feeling): HTMLElement {
  const done = button(words.done, "", () => {
    const chosen = radios.find(({ checked }) => checked);
    if (chosen === undefined) return radios[0]?.focus();
    feeling.answer(Number(chosen.value));
    const thanks = el("p", { class: "notice calm", tabindex: "-1" }, words.thanks);
    whole.replaceWith(thanks);
    thanks.focus();
  });
  const { whole, radios } = scale("feeling-after", words.after, el("p", { class: "row" }, done));
  return whole;
}

/** The page's own sheet is in the page, and was weighed; a browser too old for this shows it plainly. */
function dress(): void {
  if (!("adoptedStyleSheets" in document)) return;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(styles);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}
