/** What nobody could read is not carried, and what nobody would see is not sent: in a chat and in a complaint alike. */
import { expect, test } from "vitest";
import { isBlank, readable } from "../../../web/conversation/readable.ts";

test.each([
  ["bell\u0007 and escape\u001b[31m", "bell  and escape [31m"],
  ["a \ud83d b \ude00 c", "a   b   c"],
  ["lines\n\tand tabs stay", "lines\n\tand tabs stay"],
  ["whole \ud83d\ude00 stays, spaces at the end go \n ", "whole \ud83d\ude00 stays, spaces at the end go"],
  ["\u0001".repeat(3900), ""],
])("%j is carried as %j", (written, carried) => {
  expect(readable(written)).toBe(carried);
});

test.each(["", " \n\t", "\u200b", "\u200b\u2060\u00ad\ufeff", "\u202e \u2067"])(
  "of %j nothing would be seen",
  (text) => {
    expect(isBlank(text)).toBe(true);
  },
);

test.each(["a", ".", "\u200b1", "\ud83d\ude00", "\u0301"])("of %j something would be", (text) => {
  expect(isBlank(text)).toBe(false);
});
