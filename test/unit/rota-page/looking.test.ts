import fc from "fast-check";
import { expect, test } from "vitest";
import { rotaWeeksMost } from "../../../shared/limits.ts";
import { addDays, mondayOf } from "../../../shared/rota/day.ts";
import { covers, endOf, holds, weekNumber, windowFor } from "../../../web/rota/looking.ts";
import { day } from "../rota/given.ts";

const today = day("2026-11-24");

test("this week is asked for with its neighbours", () => {
  expect(windowFor(day("2026-11-23"), today, false)).toEqual({ from: "2026-11-16", weeks: 3 });
});

test("a week further on is asked for with this one and the next, which have warnings", () => {
  expect(windowFor(day("2026-12-21"), today, false)).toEqual({ from: "2026-11-23", weeks: 6 });
});

test("too far away for one question: only the week and its neighbours", () => {
  expect(windowFor(day("2025-06-02"), today, false)).toEqual({ from: "2025-05-26", weeks: 3 });
});

test("requests are looked at as far as shifts are made", () => {
  const wide = windowFor(day("2026-11-23"), today, true);
  expect(wide).toEqual({ from: "2026-11-16", weeks: 14 });
  expect(covers(wide, windowFor(day("2026-12-07"), today, false))).toBe(true);
  expect(covers(windowFor(day("2026-11-23"), today, false), wide)).toBe(false);
});

test("whatever week is looked at is in its window with both neighbours, and no window is too long", () => {
  fc.assert(
    fc.property(fc.integer({ min: -200, max: 200 }), fc.boolean(), (weeks, wide) => {
      const monday = addDays(mondayOf(today), 7 * weeks);
      const window = windowFor(monday, today, wide);
      expect(window.weeks).toBeLessThanOrEqual(rotaWeeksMost);
      expect(mondayOf(window.from)).toBe(window.from);
      for (const near of [-7, 0, 7]) expect(holds(window, addDays(monday, near))).toBe(true);
      expect(holds(window, endOf(window))).toBe(false);
    }),
  );
});

test("weeks are numbered by ISO 8601", () => {
  expect(weekNumber(day("2026-11-23"))).toBe(48);
  // 2026 has a week 53, which holds the first of January 2027; 2025 began in week 1 of a Monday in December.
  expect(weekNumber(day("2026-12-28"))).toBe(53);
  expect(weekNumber(day("2027-01-04"))).toBe(1);
  expect(weekNumber(day("2024-12-30"))).toBe(1);
});
