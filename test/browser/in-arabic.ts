/**
 * A page as it would be in Arabic, for a look at states that only a journey in English leads to: each of our sentences
 * that stands there is replaced by the Arabic one, and the page runs from right to left, as the built page does. What
 * is not ours stays. Everything is put back afterwards, so that the journey goes on.
 */
import type { Page } from "playwright-core";
import { laterSets, sets } from "../../web/words/sets.ts";

/** English as a pattern, and what stands in its place; `$1` is what was filled in. */
type Pair = readonly [pattern: string, said: string];

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");

const pairs: readonly Pair[] = [...pairsOf(sets.en, sets.ar), ...pairsOf(laterSets.en, laterSets.ar)].toSorted(
  ([one], [other]) => other.length - one.length,
);

function pairsOf(english: object, arabic: object): Pair[] {
  const theirs = new Map<string, unknown>(Object.entries(arabic));
  return Object.entries(english).flatMap(([name, sentence]): Pair[] => {
    const said = theirs.get(name);
    if (typeof sentence !== "string") return typeof said === "object" && said !== null ? pairsOf(sentence, said) : [];
    const places = [...sentence.matchAll(/\{\w+\}/g)].map(([place]) => place);
    // A sentence that is all place would be any text.
    if (sentence.replaceAll(/\{\w+\}/g, "").trim().length < 4) return [];
    const pattern = sentence
      .split(/\{\w+\}/)
      .map(escaped)
      .join("(.+?)");
    return [[pattern, `${said}`.replaceAll(/\{\w+\}/g, (place) => `$${places.indexOf(place) + 1}`)]];
  });
}

/** How many texts were replaced while `look` looked. */
export async function inArabic(page: Page, look: () => Promise<void>): Promise<number> {
  const count = await page.evaluate((given) => {
    const root = document.documentElement;
    const before: (() => void)[] = [];
    const patterns = given.map(([pattern, said]) => [new RegExp(pattern, "g"), said] as const);
    const inArabic = (text: string) => patterns.reduce((made, [from, to]) => made.replace(from, to), text);
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const [at, was] = [node, node.nodeValue ?? ""];
      const said = at.parentElement?.closest("style, script, [data-text]") ? was : inArabic(was);
      if (said === was) continue;
      at.nodeValue = said;
      before.push(() => {
        if (at.nodeValue === said) at.nodeValue = was;
      });
    }
    for (const name of ["aria-label", "placeholder"])
      for (const element of document.querySelectorAll(`[${name}]`)) {
        const was = element.getAttribute(name) ?? "";
        element.setAttribute(name, inArabic(was));
        before.push(() => element.setAttribute(name, was));
      }
    const { lang, dir } = root;
    Object.assign(root, { lang: "ar", dir: "rtl" });
    before.push(() => Object.assign(root, { lang, dir }));
    Reflect.set(globalThis, "asBefore", () => {
      for (const put of before) put();
    });
    return before.length - 1;
  }, pairs);
  await look();
  await page.evaluate(() => Reflect.get(globalThis, "asBefore")());
  return count;
}
