/** Words of danger while waiting: found however they are written, and never in an ordinary sentence. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { soundsLikeDanger } from "../../../web/visitor/later/crisis.ts";
import { crisisWords } from "../../../web/words/crisis/en.ts";

const found = (text: string) => soundsLikeDanger(text, crisisWords);

test.each(crisisWords)("“%s” is found at the beginning, in the middle and at the end of a sentence", (phrase) => {
  for (const text of [
    phrase,
    `${phrase}, I think`,
    `I said: ${phrase}.`,
    `Well (${phrase}) yes`,
    `now\n${phrase}\nthen`,
  ])
    expect([text, found(text)]).toEqual([text, true]);
});

test.each([
  ["capitals", "I WANT TO DIE"],
  ["accents", "I wánt tó dïe"],
  ["composed and decomposed letters", "suicide\u0301"],
  ["full-width letters", "ｓｕｉｃｉｄｅ"],
  ["a curly apostrophe", "I don’t want to live"],
  ["no apostrophe", "I dont want to live"],
  ["two lines", "I want\nto die"],
  ["many spaces", "I   want \t to    die"],
  ["letters apart", "k i l l   m y s e l f"],
  ["a hyphen in a word", "sui-cide"],
  ["a word in two", "kill my self"],
  ["two words in one", "I will killmyself"],
  ["dots between", "want.to.die"],
  ["a character that nobody sees", "sui\u200bcide"],
])("it is found with %s", (_, text) => {
  expect(found(text)).toBe(true);
});

test.each([
  "I don't know how to start",
  "My phone died and I want to buy a new one",
  "I want to diet",
  "We had to end it all the same way",
  "He is a homicide detective on television",
  "I hurt my back and it might hurt for a week",
  "My dad would kill me if he knew about the car",
  "The deadline is killing me",
  "I took a dose of my medicine",
  "I live in a small town and want to live by the sea",
  "I harm nobody",
  "My life ended up well",
  "I kill time on my phone",
  "It is myself I do not trust, and I never want to hurt anybody",
  "She is dead tired and better off at home",
  "Overdosed is a word in a song",
  "",
  "   \n ",
  "🙂🙂",
])("nothing is found in “%s”", (text) => {
  expect(found(text)).toBe(false);
});

test("part of a word is no word: with a letter before or behind it nothing is found", () => {
  for (const phrase of crisisWords)
    for (const text of [`x${phrase}`, `${phrase}x`]) expect([text, found(text)]).toEqual([text, false]);
});

test("whatever is written, looking takes no more than reading, and without phrases nothing is found", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 400 }), (text) => {
      expect(typeof found(text)).toBe("boolean");
      expect(soundsLikeDanger(text, [])).toBe(false);
    }),
  );
  // As much as a message may hold, all of it a beginning of something.
  expect(found("i want to ".repeat(400))).toBe(false);
});
