/** WCAG 2.1.4: single keys can be changed; and a word that goes on after its writing box is gone is not a command. */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { actions, meaning, read, usualKeys, withKey, written } from "../../../web/counsellor/key-map.ts";
import { type Typing, typed } from "../../../web/counsellor/typing-guard.ts";

test("the usual keys mean what the foot of the page says, in capitals and without", () => {
  expect(["t", "T", "n", "?", "1", "3", "4", "x"].map((key) => meaning(usualKeys, key))).toEqual([
    ...["takeNext", "takeNext", "nextUnread", "allKeys", 1, 3, undefined, undefined],
  ]);
});

test("a key can be changed to one character that nothing else uses, and never to a number", () => {
  expect(withKey(usualKeys, "takeNext", "j")).toEqual({ ...usualKeys, takeNext: "J" });
  expect(withKey(usualKeys, "takeNext", "t")).toEqual(usualKeys);
  expect(withKey(usualKeys, "takeNext", "n")).toBe("inUse");
  expect(withKey(usualKeys, "takeNext", "2")).toBe("number");
  for (const key of ["", " ", "ab", "Enter", "ß"]) expect(withKey(usualKeys, "takeNext", key)).toBe("notOne");
});

test("what was kept is read back, also when keys changed places; anything else gives the usual keys", () => {
  const swapped = { takeNext: "N", nextUnread: "T", allKeys: "?" };
  expect(read(written(swapped))).toEqual(swapped);
  for (const kept of [null, "", "T", "T T ?", "T N", "1 N ?", "T N ? X"]) expect(read(kept)).toEqual(usualKeys);
  fc.assert(
    fc.property(fc.string(), (kept) => {
      const map = read(kept);
      expect(new Set(actions.map((action) => map[action])).size).toBe(actions.length);
    }),
  );
});

/** Runs keystrokes: the letter, whether a writing box has the focus, and milliseconds since the one before. */
function commands(...strokes: readonly (readonly [string, boolean, number])[]): string[] {
  let typing: Typing;
  let at = 0;
  return strokes.flatMap(([key, inField, after]) => {
    at += after;
    const step = typed(typing, { at, inField, key });
    typing = step.typing;
    return step.isCommand ? [key] : [];
  });
}

test("the rest of a word whose writing box went away is swallowed, however long it is", () => {
  const word = [..."next to it"].map((key) => [key, false, 200] as const);
  expect(commands(["a", true, 0], ["b", true, 200], ...word)).toEqual([]);
});

test("after a pause single keys count again", () => {
  expect(commands(["a", true, 0], ["t", false, 200], ["t", false, 1500])).toEqual(["t"]);
});

test("who leaves the box with Esc or Tab may give a command at once", () => {
  expect(commands(["a", true, 0], ["Escape", true, 100], ["t", false, 100])).toEqual(["t"]);
  expect(commands(["a", true, 0], ["Tab", true, 100], ["n", false, 100])).toEqual(["n"]);
  expect(commands(["t", false, 0])).toEqual(["t"]);
});
