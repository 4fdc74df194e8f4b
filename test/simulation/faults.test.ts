/** Planted bugs are found by the rule that they break, within the number of seeds that is stated for each. */
import { expect, test } from "vitest";
import { isRare, planted } from "./faults.ts";
import { hunt } from "./hunt.ts";

test.each(planted.filter((bug) => !isRare(bug)))("$name: found by $rules within $within seeds", hunt);

test("there are at least fifteen planted bugs, each by its own name", () => {
  expect(new Set(planted.map(({ name }) => name)).size).toBe(planted.length);
  expect(planted.length).toBeGreaterThanOrEqual(15);
});
