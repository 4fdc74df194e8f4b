/** Words as people, keyboards and mischief make them, for every field in which a visitor writes. */
import type { Locator } from "playwright-core";

/** Arrive as they are; the third: what stands for what nobody could read. */
export const carried: readonly [name: string, written: string, read?: string][] = [
  ["as much as fits", `${"word ".repeat(799)}words`],
  ["as many characters as fit, of three bytes each", "\u3042".repeat(4000)],
  ["one word without an end", "a".repeat(3000)],
  ["lines, and spaces in front", "  first\n\n\n    second\tthird"],
  [
    "control characters",
    "bell\u0007, escape\u001b[31m, back\u0008, delete\u007f.",
    "bell , escape [31m, back , delete .",
  ],
  ["control characters that alone would be too much", `a${"\u0001".repeat(3900)}b`, `a${" ".repeat(3900)}b`],
  ["what ends a line elsewhere", "one\u2028two\u2029three\u0085four\u000bfive", "one\u2028two\u2029three four five"],
  ["a right-to-left override that is never closed", "safe \u202egnp.erutcip"],
  ["embeddings and isolates, opened and not closed", "\u202b\u2067\u2066\u202a\u202d a \u2067b"],
  ["closings of what was never opened", "\u202c\u202c\u2069\u2069 a \u2069\u202c"],
  ["another direction", "\u05d0\u05e0\u05d9 \u05dc\u05d0 \u05d9\u05d5\u05d3\u05e2\u05ea 42 (why)"],
  ["both directions", "I said \u0645\u0631\u062d\u0628\u0627 and \u05e9\u05dc\u05d5\u05dd, then 3 of 4."],
  ["stacked diacritics", `h${"\u0301\u0316\u0334".repeat(60)}e${"\u0300".repeat(150)}lp`],
  [
    "emoji: joined, flags, skin tones, keycaps",
    "\ud83d\udc69\u200d\ud83d\udc69\u200d\ud83d\udc67\u200d\ud83d\udc66 \ud83c\uddfc\ud83c\uddf8\ud83c\udff4\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f} \ud83d\udc4b\ud83c\udffd 1\ufe0f\u20e3 \u2764\ufe0f\u200d\ud83e\ude79",
  ],
  ["half a character", "a \ud83d b \ude00 c", "a   b   c"],
  [
    "HTML",
    `<b onclick="document.title='broken'">bold</b> <img src=x onerror="document.title='broken'"> &amp;lt; </p></li>`,
  ],
  ["what templates and formulas look like", "{{words}} $(1+1) =1+1 %s %00 \\u0041 {name}"],
  ["words that mean something to programs", "__proto__ constructor null undefined NaN toString"],
];

/** Not sent: what stays in the field, and the sentence that says why. */
export const refused: readonly [string, string, RegExp][] = [
  ["one character too many", "a".repeat(4001), /too long/i],
  ["far too much", "word ".repeat(20_000), /too long/i],
  ["only control characters", "\u0001".repeat(3900), /nothing to send/i],
  ["only spaces", "   \n \t ", /nothing to send/i],
  ["only what nobody sees", "\u200b\u2060\u00ad\ufeff", /nothing to send/i],
];

/** All that fit into one text besides each other: those that would fill it alone are left out. */
export const together = carried.filter(([, written]) => written.length < 3500);

/** As code units, so that what comes into the field is this, halves of characters too. */
export const put = (field: Locator, text: string): Promise<void> =>
  field.evaluate(
    (area, units) => {
      (area as HTMLTextAreaElement).value = units.map((unit) => String.fromCharCode(unit)).join("");
      area.dispatchEvent(new InputEvent("input", { bubbles: true }));
    },
    Array.from({ length: text.length }, (_, place) => text.charCodeAt(place)),
  );
