/** Names made up for chats: never the same twice in one console, and told apart by their first letter. */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { madeUpName } from "../../../web/counsellor/names.ts";

const fraction = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

test("every name is two words, none is used twice, and twelve in a row have twelve first letters", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fraction, fraction), { minLength: 12, maxLength: 12 }), (randoms) => {
      const names: string[] = [];
      for (const random of randoms) names.push(madeUpName(random, names));
      expect(new Set(names).size).toBe(12);
      expect(new Set(names.map((name) => name.charAt(0))).size).toBe(12);
      for (const name of names) expect(name).toMatch(/^[A-Z][a-z]+ [A-Z][a-z]+$/);
    }),
  );
});

test("with every letter in use a name is still one nobody has", () => {
  const names: string[] = [];
  for (let place = 0; place < 60; place++) names.push(madeUpName([0.3, 0.7], names));
  expect(new Set(names).size).toBe(60);
});
