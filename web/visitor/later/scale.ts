/** "How do you feel now?", from 1 to 5, with words at both ends and nothing chosen. */
import { feeling as words } from "#words/later";
import { feelingSteps } from "../../../shared/limits.ts";
import { say } from "../../../shared/page.ts";
import { el } from "../show/elements.ts";

export interface Scale {
  readonly whole: HTMLFieldSetElement;
  readonly radios: readonly HTMLInputElement[];
}

/** `name`: of its radio buttons. `more`: what stands below them. */
export function scale(name: string, hint: string, ...more: HTMLElement[]): Scale {
  const numbers = Array.from({ length: feelingSteps + 1 }, (_, index) => index + 1);
  const radios = numbers.map((number) =>
    el("input", { type: "radio", name, value: `${number}`, autocomplete: "off", "aria-label": named(number) }),
  );
  const choices = radios.map((radio) => el("label", { class: "choice" }, radio, el("span", {}, radio.value)));
  const ends = el(
    "p",
    { class: "quiet ends", "aria-hidden": "true" },
    el("span", {}, words.low),
    el("span", {}, words.high),
  );
  const described = el("p", { class: "quiet", id: `${name}-hint` }, hint);
  const whole = el(
    "fieldset",
    { class: "card feeling", "aria-describedby": `${name}-hint` },
    el("legend", {}, words.question),
    described,
    el("div", { class: "steps-of-five" }, ...choices),
    ends,
    ...more,
  );
  return { whole, radios };
}

function named(number: number): string {
  if (number === 1) return say(words.lowest, { number });
  return number === feelingSteps + 1 ? say(words.highest, { number }) : `${number}`;
}
