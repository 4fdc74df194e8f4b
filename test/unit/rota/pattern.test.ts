/** Patterns and the shifts they make. */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, type Day, dayAt, instantIn, mondayOf, timeAt, weekday } from "../../../shared/rota/day.ts";
import { occurrences, Pattern } from "../../../shared/rota/pattern.ts";
import { at, day, hourMs, london, pattern } from "./given.ts";

const shown = (instant: number) => new Date(instant).toISOString().slice(0, 16);

test("thirteen weeks of a daily pattern are made, from today on", () => {
  const made = occurrences(pattern(), at("2026-11-25T08:00"));
  expect(made).toHaveLength(13 * 7 + 1);
  expect(made[0]).toMatchObject({ day: "2026-11-25", from: at("2026-11-25T09:00"), until: at("2026-11-25T17:30") });
});

test("a shift that is running belongs to the plan, one that is over does not", () => {
  const night = pattern({ begins: "21:00", ends: "02:00" });
  expect(occurrences(night, at("2026-11-25T01:00"))[0]?.day).toBe("2026-11-24");
  expect(occurrences(night, at("2026-11-25T02:00"))[0]?.day).toBe("2026-11-25");
});

test("a shift past midnight ends on the next day, and one until midnight at its end", () => {
  const [late] = occurrences(pattern({ begins: "20:00", ends: "00:00" }), at("2026-11-25T08:00"));
  expect(shown(late?.until ?? 0)).toBe("2026-11-26T00:00");
});

test("every second week is counted from the week of its first day, whatever day of the week that is", () => {
  const made = occurrences(
    pattern({ everyWeeks: 2, weekdays: [1, 7], validFrom: "2026-01-01" }),
    at("2025-12-29T00:00"),
    5,
  );
  expect(made.map((one) => one.day)).toEqual(["2026-01-04", "2026-01-12", "2026-01-18", "2026-01-26", "2026-02-01"]);
});

test("a pattern begins and ends with its days, both included", () => {
  const made = occurrences(pattern({ validFrom: "2026-11-27", validUntil: "2026-11-29" }), at("2026-11-25T08:00"));
  expect(made.map((one) => one.day)).toEqual(["2026-11-27", "2026-11-28", "2026-11-29"]);
});

test("a shift that the gap swallows whole is left out, and one across it is an hour shorter", () => {
  const from = at("2026-03-28T12:00");
  const swallowed = occurrences(pattern({ begins: "01:10", ends: "01:50" }), from, 1);
  expect(swallowed.map((one) => one.day)).not.toContain("2026-03-29");
  const across = occurrences(pattern({ begins: "22:00", ends: "08:00" }), from, 1);
  expect(across[0]).toMatchObject({ day: "2026-03-28" });
  expect((across[0]?.until ?? 0) - (across[0]?.from ?? 0)).toBe(9 * hourMs);
});

test("a zone's own midnight counts, even where it does not exist", () => {
  const cairo = pattern({ zone: "Africa/Cairo", begins: "00:00", ends: "06:00" });
  const made = occurrences(cairo, instantIn("Africa/Cairo", day("2026-04-23"), "12:00"), 1);
  expect(shown(made[0]?.from ?? 0)).toBe("2026-04-23T22:00");
});

test.each([
  ["an unknown zone", { zone: "Europe/Atlantis" }],
  ["an offset instead of a zone", { zone: "+01:00" }],
  ["more than twelve hours", { begins: "09:00", ends: "21:01" }],
  ["the same beginning and end, which would be a whole day", { begins: "09:00", ends: "09:00" }],
  ["twenty-four o'clock", { ends: "24:00" }],
  ["seconds", { ends: "17:30:00" }],
  ["no weekday", { weekdays: [] }],
  ["a weekday twice", { weekdays: [1, 1] }],
  ["an eighth weekday", { weekdays: [8] }],
  ["every zero weeks", { everyWeeks: 0 }],
  ["an end before its beginning", { validUntil: "2024-12-31" }],
  ["a day that does not exist", { validFrom: "2026-02-29" }],
  ["more people needed than wanted", { need: { minimum: 3, wanted: 2, maximum: 4 } }],
  ["a field nobody knows", { colour: "green" }],
])("a pattern with %s is refused", (_, change) => {
  const { need, ...fields } = change as Record<string, object>;
  const whole = { ...pattern(), ...fields };
  expect(Pattern.safeParse({ ...whole, need: { ...whole.need, ...need } }).success).toBe(false);
});

test("a pattern of exactly twelve hours is taken", () => {
  expect(Pattern.safeParse({ ...pattern(), begins: "21:00", ends: "09:00" }).success).toBe(true);
});

const zones = [london, "America/St_Johns", "Africa/Cairo", "Australia/Lord_Howe", "America/Havana", "Antarctica/Troll"];
/** Cuts of a day, each with the one twelve hours later, so that no tile is longer than a shift may be. */
const cutsOfDay = fc
  .uniqueArray(fc.integer({ min: 0, max: 24 * 60 - 1 }), { minLength: 1, maxLength: 3 })
  .map((minutes) => [...new Set(minutes.flatMap((minute) => [minute, (minute + 12 * 60) % (24 * 60)]))])
  .map((cuts) => cuts.toSorted((a, b) => a - b).map((minute) => new Date(minute * 60_000).toISOString().slice(11, 16)));

test("patterns that tile a day on the wall tile every real day: no gap, no overlap, all year", () => {
  const quarters = fc.integer({ min: 0, max: 6 * 4 });
  fc.assert(
    fc.property(cutsOfDay, fc.constantFrom(...zones), quarters, (cuts, zone, quarter) => {
      const daily = pattern({ zone });
      const tiles = cuts.map((begins, index) => ({
        ...daily,
        begins,
        ends: cuts[(index + 1) % cuts.length] ?? begins,
      }));
      const from = instantIn(zone, addDays(day("2025-01-06"), quarter * 91), "12:00");
      const made = tiles
        .flatMap((tile) => occurrences(tile, from))
        .toSorted((one, other) => one.from - other.from || one.until - other.until);
      expect(made.length).toBeGreaterThan(13 * 7);
      expect(made.slice(1).map((one) => one.from)).toEqual(made.slice(0, -1).map((one) => one.until));
    }),
    { numRuns: 60 },
  );
});

test("every shift begins at its time on the wall, except where that time does not exist", () => {
  for (const one of occurrences(pattern({ begins: "08:30" }), at("2026-01-01T00:00"), 52)) {
    expect([timeAt(london, one.from), dayAt(london, one.from)]).toEqual(["08:30", one.day]);
  }
});

test("days of the week and Mondays are those of the calendar, before 1970 too", () => {
  expect([weekday(day("2026-11-25")), weekday(day("2000-01-01")), weekday("1969-12-28" as Day)]).toEqual([3, 6, 7]);
  expect([mondayOf(day("2026-11-25")), mondayOf(day("2026-11-23"))]).toEqual(["2026-11-23", "2026-11-23"]);
});
