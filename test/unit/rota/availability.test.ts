/** Wishes that come back every week. */
import { expect, test } from "vitest";
import { Availability, ratherNotFrom } from "../../../shared/rota/availability.ts";
import { at, london } from "./given.ts";

test("not on Tuesday evenings: every Tuesday, at the same time on the wall, for as long as shifts are made", () => {
  const evenings = ratherNotFrom([{ weekday: 2, begins: "18:00", ends: "00:00" }], london, at("2026-10-19T12:00"));
  expect(evenings).toHaveLength(13);
  expect(evenings.slice(0, 2)).toEqual([
    { from: at("2026-10-20T18:00"), until: at("2026-10-21T00:00") },
    { from: at("2026-10-27T18:00"), until: at("2026-10-28T00:00") },
  ]);
});

test("a whole day is one that begins and ends at the same time, and last night still counts this morning", () => {
  const sundays = ratherNotFrom([{ weekday: 7, begins: "09:00", ends: "09:00" }], london, at("2026-10-19T08:59"), 1);
  expect(sundays[0]).toEqual({ from: at("2026-10-18T09:00"), until: at("2026-10-19T09:00") });
});

test("wishes are strict and limited", () => {
  const wish = { weekday: 2, begins: "18:00", ends: "22:00" };
  expect(Availability.safeParse(Array(50).fill(wish)).success).toBe(true);
  for (const bad of [
    Array(51).fill(wish),
    [{ ...wish, weekday: 0 }],
    [{ ...wish, ends: "24:00" }],
    [{ ...wish, why: "" }],
  ]) {
    expect(Availability.safeParse(bad).success).toBe(false);
  }
});
