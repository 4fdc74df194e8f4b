/** A page as somebody meets it who has a keyboard alone. */
import type { Page } from "playwright-core";

interface Stop {
  readonly name: string;
  /** Something marks it: an outline or a shadow of its own, or of the label it stands in. */
  readonly marked: boolean;
}

/** Where the focus is, as a person would call it. */
export const focused = (page: Page): Promise<Stop> =>
  page.evaluate(() => {
    const at = document.activeElement;
    if (!(at instanceof HTMLElement) || at === document.body) return { name: "", marked: true };
    const label = at instanceof HTMLInputElement ? at.labels?.[0] : undefined;
    const marks = [at, ...(label ? [label] : [])].map((element) => getComputedStyle(element));
    const marked = marks.some(({ outlineStyle, outlineWidth }) => outlineStyle !== "none" && outlineWidth !== "0px");
    const name = at.getAttribute("aria-label") ?? label?.textContent ?? at.textContent;
    return { name: name.trim().replace(/\s+/g, " "), marked };
  });

/** Tab, until the focus is there; every stop on the way can be seen, and there are no more than fit in a page. */
export async function tabTo(page: Page, name: string | RegExp): Promise<string[]> {
  const passed: string[] = [];
  for (let stops = 0; stops < 40; stops++) {
    await page.keyboard.press("Tab");
    const stop = await focused(page);
    if (!stop.marked) throw new Error(`${stop.name} has the focus, and nothing shows it`);
    if (typeof name === "string" ? stop.name === name : name.test(stop.name)) return passed;
    passed.push(stop.name);
  }
  throw new Error(`${name} was not reached: ${passed.join(" | ")}`);
}
