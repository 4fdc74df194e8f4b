/** Cover merged from shifts: by example, and by property against a count of every minute. */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { Stretch } from "../../../shared/rota/stretch.ts";
import { merged, stretchAround, without } from "../../../worker/office/cover.ts";

const stretches = fc.array(
  fc
    .record({ from: fc.integer({ min: 0, max: 60 }), length: fc.integer({ min: 0, max: 20 }) })
    .map(({ from, length }): Stretch => ({ from, until: from + length })),
  { maxLength: 12 },
);
const minutes = Array.from({ length: 82 }, (_, minute) => minute);
const covers = (all: readonly Stretch[], minute: number) =>
  all.some(({ from, until }) => from <= minute && minute < until);

test("adjoining and overlapping shifts are one stretch, a gap of a millisecond makes two", () => {
  expect(
    merged([
      { from: 20, until: 30 },
      { from: 0, until: 10 },
      { from: 10, until: 15 },
      { from: 12, until: 19 },
    ]),
  ).toEqual([
    { from: 0, until: 19 },
    { from: 20, until: 30 },
  ]);
});

test("merging covers the same minutes, in order, with a gap between any two stretches", () => {
  fc.assert(
    fc.property(stretches, (given) => {
      const whole = merged(given);
      for (const minute of minutes) expect(covers(whole, minute)).toBe(covers(given, minute));
      for (const [index, { from, until }] of whole.entries()) {
        expect(until).toBeGreaterThan(from);
        expect(from).toBeGreaterThan(whole[index - 1]?.until ?? -1);
      }
    }),
  );
});

test("the order of the shifts does not matter, and merging twice changes nothing", () => {
  fc.assert(
    fc.property(stretches, (given) => {
      expect(merged(given.toReversed())).toEqual(merged(given));
      expect(merged(merged(given))).toEqual(merged(given));
    }),
  );
});

test("the stretch around a minute is unbroken and as long as can be", () => {
  fc.assert(
    fc.property(stretches, fc.constantFrom(...minutes), (given, minute) => {
      const found = stretchAround(given, minute);
      expect(found !== undefined).toBe(covers(given, minute));
      if (found === undefined) return;
      expect(minutes.filter((m) => m >= found.from && m < found.until).every((m) => covers(given, m))).toBe(true);
      expect(covers(given, found.from - 1) || covers(given, found.until)).toBe(false);
    }),
  );
});

test("a shift covers its first millisecond and not its last", () => {
  expect(stretchAround([{ from: 5, until: 9 }], 5)).toEqual({ from: 5, until: 9 });
  expect(stretchAround([{ from: 5, until: 9 }], 9)).toBeUndefined();
});

test("merging leaves what it was given as it was", () => {
  const given = Object.freeze([Object.freeze({ from: 0, until: 10 }), Object.freeze({ from: 5, until: 15 })]);
  expect(merged(given)).toEqual([{ from: 0, until: 15 }]);
});

test("without a hole: every minute outside it is covered as before, none inside it is", () =>
  fc.assert(
    fc.property(stretches, fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 30 }), (all, from, length) => {
      const hole = { from, until: from + length };
      const left = without(all, hole);
      for (const minute of minutes)
        expect(covers(left, minute)).toBe(covers(all, minute) && !(hole.from <= minute && minute < hole.until));
    }),
  ));
