/**
 * What a screen reader would say by itself: the live regions of a page, listened to as ARIA 1.2 describes them. A `log`
 * says what is added to it; `status` and `alert` (atomic) say their whole text when any of it changes or they appear.
 */
import type { Page } from "playwright-core";

/** From the next page on that this one loads. */
export async function listen(page: Page): Promise<() => Promise<string[]>> {
  await page.addInitScript(() => {
    const said: string[] = [];
    Object.assign(globalThis, { said });
    const regions = '[role="log"],[role="status"],[role="alert"],[aria-live]:not([aria-live="off"])';
    const elementOf = (node: Node) => (node instanceof Element ? node : node.parentElement);
    const visible = (node: Node) => elementOf(node)?.checkVisibility() === true;
    const words = (node: Node) => (node.textContent ?? "").trim();
    const say = (text: string) => text !== "" && said.push(text.replace(/\s+/g, " "));

    const heard = (records: MutationRecord[]) => {
      const whole = new Set<Element>();
      for (const { type, target, addedNodes } of records) {
        const region = elementOf(target)?.closest(regions);
        if (!region || !visible(region)) continue;
        if (region.getAttribute("role") !== "log") whole.add(region);
        // Additions alone, elements and text: what changes in a text that stands there is neither.
        else if (type === "childList")
          for (const node of addedNodes) if (node instanceof Element && visible(node)) say(words(node));
      }
      for (const region of whole) say(words(region));
    };
    new MutationObserver(heard).observe(document, {
      ...{ subtree: true, childList: true, characterData: true },
      ...{ attributes: true, attributeFilter: ["hidden"] },
    });
  });
  return () => page.evaluate(() => [...(Reflect.get(globalThis, "said") as string[])]);
}
