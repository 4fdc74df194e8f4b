/** Every language says the same, in the same places, and none of it is loud; what is missing fails the build. */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { aboutLanguage, pageLanguages } from "../../../shared/page-language.ts";
import { faultsOfWords } from "../../../web/build/words.ts";
import { en } from "../../../web/words/en.ts";
import { laterSets, sets } from "../../../web/words/sets.ts";
import type { Words } from "../../../web/words/words.ts";

const others = pageLanguages.filter((language) => language !== "en");
const all = (words: object): string[] =>
  Object.values(words).flatMap((said: unknown) =>
    typeof said === "object" && said !== null ? all(said) : [`${said}`],
  );

test.each(pageLanguages)("%s says everything that English says", (language) => {
  expect(faultsOfWords(sets[language], en)).toEqual([]);
  expect(faultsOfWords(laterSets[language], laterSets.en)).toEqual([]);
});

test.each(others)("%s is not English, calls itself a draft, and has no exclamation mark", (language) => {
  for (const file of [language, `later/${language}`, `crisis/${language}`]) {
    const source = readFileSync(resolve(import.meta.dirname, `../../../web/words/${file}.ts`), "utf8");
    expect(source.split("*/")[0]).toContain("A DRAFT");
  }
  const english = new Set([...all(en), ...all(laterSets.en)].filter((sentence) => sentence.length > 20));
  const said = [...all(sets[language]), ...all(laterSets[language])];
  expect(said.filter((sentence) => english.has(sentence))).toEqual([]);
  expect(said.filter((sentence) => /[!¡！]/.test(sentence))).toEqual([]);
});

test("a sentence that is missing, besides, empty or without its place is named", () => {
  const { leave: _, ...without } = en.firstPage;
  expect(faultsOfWords({ ...en, firstPage: without }, en)).toEqual(["firstPage.leave is missing"]);
  expect(faultsOfWords({ ...en, firstPage: { ...en.firstPage, more: "x" } }, en)).toEqual([
    "firstPage.more is not in English",
  ]);
  expect(faultsOfWords({ ...en, first: { shift: "press {kay}" } }, en)).toEqual([
    'first.shift has the places "{kay}", and English "{key}"',
  ]);
  expect(faultsOfWords({ ...en, first: { shift: "{key} and {key}" } }, en)).toHaveLength(1);
  expect(faultsOfWords({ ...en, first: { shift: " " } }, en)).toEqual(["first.shift says nothing"]);
  expect(faultsOfWords({ ...en, first: "shift" }, en)).toEqual(["first is no group"]);
});

test("the type check refuses a set with a sentence missing, and one with a sentence more", () => {
  const { shift, ...nothing } = en.first;
  // @ts-expect-error: a sentence is missing
  const missing: Words["first"] = nothing;
  // @ts-expect-error: there is one more
  const more: Words["first"] = { shift, other: "x" };
  expect([Object.keys(missing), Object.keys(more)]).toEqual([[], ["shift", "other"]]);
});

test("the names of days are there for every language, and read the way it is written", () => {
  for (const language of pageLanguages) {
    const { locale } = sets[language].status;
    expect(new Intl.Locale(locale).language).toBe(language);
    expect(sets[language].hours.locale).toBe(locale);
    expect(sets[language].embed.locale).toBe(locale);
    const day = new Intl.DateTimeFormat(locale, { weekday: "long", day: "numeric", timeZone: "UTC" }).format(0);
    expect(day).toMatch(/\b1\b/);
    if (language !== "en") expect(day).not.toContain("Thursday");
  }
  expect(pageLanguages.filter((language) => aboutLanguage[language].dir === "rtl")).toEqual(["ar"]);
});
