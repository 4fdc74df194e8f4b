/** Making elements without a template language: nothing here ever turns text into markup. */

type Attributes = Readonly<Record<string, string | boolean | undefined>>;

/** An element with attributes (`true`: present, `false` or undefined: absent) and children; strings become text. */
export function el<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Attributes = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...children);
  return element;
}

export function button(text: string, kind: string, pressed: () => void): HTMLButtonElement {
  const made = el("button", { type: "button", class: `button ${kind}`.trim() }, text);
  made.addEventListener("click", pressed);
  return made;
}

/** A heading that takes the focus when its state appears. */
export function heading(text: string): HTMLHeadingElement {
  return el("h1", { tabindex: "-1" }, text);
}

/** A field for one's own words: nothing of it may go to a spell checker, a translator or a form's memory. */
export function field(
  label: string,
  rows: number,
): { readonly whole: HTMLElement; readonly area: HTMLTextAreaElement } {
  const area = el("textarea", {
    rows: `${rows}`,
    autocomplete: "off",
    spellcheck: "false",
    writingsuggestions: "false",
    autocorrect: "off",
    translate: "no",
    dir: "auto",
    "aria-label": label,
  });
  return { whole: el("div", { class: "field" }, area), area };
}

/** Sets text only when it changes, so that nothing is announced twice. */
export function tell(element: HTMLElement, text: string): void {
  if (element.textContent !== text) element.textContent = text;
  element.hidden = text === "";
}
