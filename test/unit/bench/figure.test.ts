/** A benchmark fails when a figure is above its target, and only then. */
import { expect, test } from "vitest";
import { type Figure, line, missed } from "../../bench/figure.ts";

const figure = (more: Partial<Figure>): Figure => ({ what: "page", value: 1500, unit: "ms", target: 1500, ...more });

test("a figure above its target is missed, one at it is not, and one that could not be measured is", () => {
  expect(missed([figure({}), figure({ target: 1501 })])).toEqual([]);
  expect(missed([figure({ value: 1501 })])).toEqual(["page: above its target"]);
  expect(missed([figure({ value: Number.NaN })])).toEqual(["page: above its target"]);
  const { target: _, ...free } = figure({ value: 9999 });
  expect(missed([free])).toEqual([]);
});

test("what is known to be above is named and no failure, until it keeps to its target", () => {
  const known = figure({ value: 1800, knownAbove: "two round trips" });
  expect(missed([known])).toEqual([]);
  expect(line(known)).toMatch(/1,800 ms {3}\(at most 1,500\), known to be above: two round trips$/);
  expect(missed([{ ...known, value: 1400 }])).toEqual(["page: keeps to its target, and is said not to"]);
});
