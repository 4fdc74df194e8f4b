/** The longest a shift may be, on ordinary days and on the two nights when the clocks change. */
import { expect, test } from "vitest";
import { isTooLong } from "../../../shared/rota/longest.ts";
import { endsAfter } from "../../../web/counsellor/running-ends.ts";
import { at, hourMs } from "./given.ts";

const london = "Europe/London";
const minuteMs = 60 * 1000;
const tooLong = (from: number, until: number) => isTooLong(london, { from, until });

test.each([
  ["an ordinary day", "2026-12-01T09:00", 12],
  ["the night the clocks go back", "2026-10-24T21:00", 13],
  ["the night they go forward", "2027-03-27T21:00", 11],
])("on %s a shift is twelve hours on the wall at most", (_, begins, hours) => {
  const from = at(begins);
  expect(tooLong(from, from + hours * hourMs)).toBe(false);
  expect(tooLong(from, from + hours * hourMs + minuteMs)).toBe(true);
});

test("what is longer than a day is too long, whatever the clocks show", () => {
  const from = at("2026-12-01T09:00");
  for (const hours of [14, 24, 25, 49]) expect(tooLong(from, from + hours * hourMs)).toBe(true);
});

test("a running shift can end a quarter of an hour later at least, and as late as a shift may be; at twelve hours no more", () => {
  const from = at("2026-12-01T09:00");
  const ends = (hours: number) => endsAfter(london, { from, until: from + hours * hourMs });
  expect(ends(11)).toEqual([1, 2, 3, 4].map((quarters) => from + 11 * hourMs + quarters * 15 * minuteMs));
  expect(ends(12)).toEqual([]);
  const night = at("2026-10-24T21:00");
  expect(endsAfter(london, { from: night, until: night + 12.5 * hourMs })).toHaveLength(2);
});
