/** In which language a wait is reckoned for a page: one of few, whatever is asked for. */
import { expect, test } from "vitest";
import { writtenOn } from "../../../shared/page.ts";

const bilingual = { languages: ["cy", "en", "ar"], offered: ["cy", "en"] };
const single = { languages: ["cy", "en"] };

test.each<[string, typeof bilingual | typeof single, string | undefined, string | undefined]>([
  ["the page's own, where one may write it", bilingual, "en", "en"],
  ["the line's first, where one may not", bilingual, "ar", "cy"],
  ["the line's first, for a page in no language of the line's", bilingual, "de", "cy"],
  ["the line's first, whatever somebody made up", bilingual, "__proto__", "cy"],
  ["the line's first, for nothing at all", bilingual, "", "cy"],
  ["no choice without a page", bilingual, undefined, undefined],
  ["the only one there is, on any page", single, "en", "cy"],
  ["the only one there is, without a page", single, undefined, "cy"],
])("%s", (_, line, page, language) => {
  expect(writtenOn(line, page)).toBe(language);
});
