/** Wall-clock time and instants, in ordinary hours and in the two odd ones of a year. */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { instantOf, wallClockAt } from "../../../shared/wall-clock.ts";

const london = "Europe/London";
const at = (zone: string, text: string) => {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = text.split(/[-T:]/).map(Number);
  return new Date(instantOf(zone, { year, month, day, hour, minute })).toISOString();
};

test.each([
  [london, "2026-11-30T09:00", "2026-11-30T09:00:00.000Z"],
  [london, "2026-07-01T09:00", "2026-07-01T08:00:00.000Z"],
  ["Asia/Kathmandu", "2026-01-01T00:00", "2025-12-31T18:15:00.000Z"],
  ["Pacific/Auckland", "2026-06-15T21:30", "2026-06-15T09:30:00.000Z"],
])("in %s the clocks show %s at %s", (zone, shown, instant) => {
  expect(at(zone, shown)).toBe(instant);
});

test("in the gap of spring the instant of the transition is taken", () => {
  for (const shown of ["2026-03-29T01:00", "2026-03-29T01:30", "2026-03-29T01:59"]) {
    expect(at(london, shown)).toBe("2026-03-29T01:00:00.000Z");
  }
  expect(at(london, "2026-03-29T02:00")).toBe("2026-03-29T01:00:00.000Z");
  expect(at("Australia/Lord_Howe", "2026-10-04T02:15")).toBe("2026-10-03T15:30:00.000Z");
});

test("in the fold of autumn the earlier instant is taken", () => {
  expect(at(london, "2026-10-25T01:30")).toBe("2026-10-25T00:30:00.000Z");
  expect(at(london, "2026-10-25T02:00")).toBe("2026-10-25T02:00:00.000Z");
});

test("nine in the morning is nine in the morning on every day of the year", () => {
  for (let day = 1; day <= 365; day++) {
    const shown = wallClockAt(london, instantOf(london, { year: 2026, month: 1, day, hour: 9, minute: 0 }));
    expect(shown).toMatchObject({ hour: 9, minute: 0 });
  }
});

test("later on the wall is never earlier in time, so that adjoining shifts never overlap", () => {
  const wall = fc.record({
    year: fc.constantFrom(2025, 2026, 2027),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 31 }),
    hour: fc.integer({ min: 0, max: 23 }),
    minute: fc.integer({ min: 0, max: 58 }),
  });
  const zones = fc.constantFrom(london, "Europe/Amsterdam", "America/St_Johns", "Australia/Lord_Howe", "Asia/Tehran");
  fc.assert(
    fc.property(wall, zones, (shown, zone) => {
      const instant = instantOf(zone, shown);
      expect(instantOf(zone, { ...shown, minute: shown.minute + 1 })).toBeGreaterThanOrEqual(instant);
    }),
  );
});

test("what the clocks show leads back to the instant, or in a fold to the earlier one that shows the same", () => {
  const instants = fc.integer({ min: Date.UTC(2025, 0), max: Date.UTC(2028, 0) });
  fc.assert(
    fc.property(instants, (raw) => {
      const instant = raw - (raw % 60_000);
      const shown = wallClockAt(london, instant);
      const back = instantOf(london, shown);
      expect(back).toBeLessThanOrEqual(instant);
      expect(wallClockAt(london, back)).toEqual(shown);
    }),
  );
});
