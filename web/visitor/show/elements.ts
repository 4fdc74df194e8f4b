/** Parts of the page and small elements, without a template language: nothing here ever turns text into markup. */

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

/** A fresh copy of one of the page's own parts. What was shown in an earlier copy is gone with it. */
export class Part {
  readonly whole: HTMLElement;

  constructor(id: string) {
    const template = document.getElementById(id);
    const whole = template instanceof HTMLTemplateElement ? template.content.firstElementChild?.cloneNode(true) : null;
    if (!(whole instanceof HTMLElement)) throw new Error(id);
    this.whole = whole;
    for (const place of whole.querySelectorAll<HTMLElement>("[data-copy]")) this.#copy(place);
  }

  /** The element that the page calls `name`. */
  find(name: string): HTMLElement {
    return this.first<HTMLElement>(`[data-part="${name}"]`);
  }

  first<Found extends Element>(selector: string): Found {
    const found = this.whole.querySelector<Found>(selector);
    if (found === null) throw new Error(selector);
    return found;
  }

  press(name: string, pressed: () => void): HTMLElement {
    const found = this.find(name);
    found.addEventListener("click", pressed);
    return found;
  }

  /** Words that stand elsewhere on the page stay within reach here: the page's own text, so there is only one. */
  #copy(place: HTMLElement): void {
    const source = place.dataset.copy ?? "";
    const copied = (this.whole.querySelector(source) ?? document.querySelector(source))?.childNodes ?? [];
    for (const child of copied) place.append(child.cloneNode(true));
    for (const child of place.querySelectorAll("[id]")) child.removeAttribute("id");
  }
}

/** Sets text only when it changes, so that nothing is announced twice. */
export function tell(element: HTMLElement, text: string): void {
  if (element.textContent !== text) element.textContent = text;
  element.hidden = text === "";
}
