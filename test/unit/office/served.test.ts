/** Hours of whoever was forgotten: sums for each month and line. */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { servedMinutes } from "../../../worker/office/served.ts";

const minute = 60_000;

test("N12: an assignment counts in the month it began, by the clocks of the organisation's zone", () => {
  // In London it is already November, half an hour past midnight; in UTC too, but not in New York.
  const from = Date.parse("2026-11-01T00:30:00Z");
  const given = [{ line: "harbour", from, until: from + 90 * minute }];
  expect(servedMinutes(given, "Europe/London")).toEqual([{ month: "2026-11", line: "harbour", minutes: 90 }]);
  expect(servedMinutes(given, "America/New_York")).toEqual([{ month: "2026-10", line: "harbour", minutes: 90 }]);
});

test("N12: no minute is lost or counted twice, and no month and line stands there twice", () => {
  const one = fc.record({
    line: fc.constantFrom("harbour", "cove"),
    from: fc.integer({ min: Date.parse("2025-01-01"), max: Date.parse("2027-12-31") }),
    minutes: fc.integer({ min: 0, max: 720 }),
  });
  fc.assert(
    fc.property(fc.array(one, { maxLength: 30 }), (all) => {
      const sums = servedMinutes(
        all.map(({ line, from, minutes }) => ({ line, from, until: from + minutes * minute })),
        "Europe/London",
      );
      const total = (list: readonly { minutes: number }[]) => list.reduce((sum, { minutes }) => sum + minutes, 0);
      expect(total(sums)).toBe(total(all));
      expect(new Set(sums.map(({ month, line }) => `${month} ${line}`)).size).toBe(sums.length);
    }),
  );
});
