/** The recovery kit reads back to the same 32 bytes, however it is typed, and nothing else reads at all. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { fromHex } from "../../../web/encryption/bytes.ts";
import { kitOf, seedOf } from "../../../web/staff/kit.ts";
import { checkWords } from "../../../web/staff/spoken-words.ts";

const seed = fromHex("68a79eaca2324873eacc50cb9c6eca8cc68ea5d936f98787c60c7ebc74e6ce7c");
/** BIP39's published test vector for these bytes. */
const published =
  "hamster diagram private dutch cause delay private meat slide toddler razor book happy fancy gospel tennis maple dilemma loan word shrug inflict delay length";

test("the kit is BIP39's 24 words", () => {
  expect(kitOf(seed).join(" ")).toBe(published);
  expect(seedOf(published)).toEqual(seed);
});

test("any 32 bytes come back", () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (bytes) => {
      expect(seedOf(kitOf(bytes).join(" "))).toEqual(bytes);
    }),
  );
});

test("capital letters, numbers before words, commas and lines do not matter", () => {
  const typed = published
    .split(" ")
    .map((word, place) => `${place + 1}. ${word.toUpperCase()}`)
    .join(",\n");
  expect(seedOf(typed)).toEqual(seed);
});

test("a missing word, an unknown one and a wrong one are told apart", () => {
  const words = published.split(" ");
  expect(seedOf(words.slice(1).join(" "))).toEqual({ is: "count", typed: 23 });
  expect(seedOf("")).toEqual({ is: "count", typed: 0 });
  expect(seedOf(words.with(6, "privat").join(" "))).toEqual({ is: "unknownWord", number: 7, word: "privat" });
  expect(seedOf(words.with(0, "abandon").join(" "))).toEqual({ is: "checksum" });
  expect(seedOf(words.toReversed().join(" "))).toEqual({ is: "checksum" });
});

test("the six words change with either key and with the organisation", async () => {
  const [a, b, c] = ["A", "B", "C"].map((letter) => letter.repeat(43));
  const keys = { signingKey: a ?? "", receivingKey: b ?? "" };
  const six = await checkWords(c ?? "", keys);
  expect(six).toHaveLength(6);
  expect(await checkWords(c ?? "", keys)).toEqual(six);
  expect(await checkWords(a ?? "", keys)).not.toEqual(six);
  expect(await checkWords(c ?? "", { ...keys, signingKey: c ?? "" })).not.toEqual(six);
  expect(await checkWords(c ?? "", { ...keys, receivingKey: c ?? "" })).not.toEqual(six);
});
