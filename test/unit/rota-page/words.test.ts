import { expect, test } from "vitest";
import type { RotaAnswer } from "../../../shared/rota-interface.ts";
import { weekTitle } from "../../../web/rota/days.ts";
import { newsBetween } from "../../../web/rota/news.ts";
import { conflictsIn } from "../../../web/rota/refusals.ts";
import { weekdaysSaid } from "../../../web/rota/weekdays.ts";
import { alex, at, day, morgan, requestId, sam, shift } from "../rota/given.ts";
import { answer } from "./answers.ts";

test("days of the week are said as people say them", () => {
  expect(weekdaysSaid([1, 2, 3, 4, 5, 6, 7])).toBe("Every day");
  expect(weekdaysSaid([5, 1, 2, 3, 4])).toBe("Mondays to Fridays");
  expect(weekdaysSaid([6, 7])).toBe("Saturdays and Sundays");
  expect(weekdaysSaid([1, 3, 5])).toBe("Mondays, Wednesdays and Fridays");
});

test("a week's title has its month once, both where it has two, and a year that is not this one", () => {
  const today = day("2026-11-24");
  expect(weekTitle(day("2026-11-23"), today)).toBe("23 to 29 November");
  expect(weekTitle(day("2026-11-30"), today)).toBe("30 November to 6 December");
  expect(weekTitle(day("2026-12-28"), today)).toBe("28 December to 3 January 2027");
});

test("news are the weightiest thing others did since", () => {
  const before = answer([shift("one", "2026-11-24T17:00", "2026-11-24T21:00")]);
  const since = (change: Partial<RotaAnswer>) => newsBetween(before, answer([], [], { version: 2, ...change }), alex);
  expect(newsBetween(before, before, alex)).toBeUndefined();
  expect(since({})).toEqual({ is: "changed" });
  const published = { number: 2, at: at("2026-11-24T14:00"), person: alex };
  expect(since({ published })).toBeUndefined();
  expect(since({ published: { ...published, person: morgan } })).toEqual({ is: "published", person: morgan });
  const leave = { wish: "leave", from: at("2026-12-01T00:00"), until: at("2026-12-02T00:00") } as const;
  const request = { id: requestId("r"), person: sam, askedAt: 0, what: leave, takenBy: null, revision: 1 };
  expect(since({ requests: [{ ...request, state: "open" }] })).toEqual({ is: "requests" });
});

test("of a refusal only what looks like a conflict is read", () => {
  expect(conflictsIn(undefined)).toEqual([]);
  expect(conflictsIn({ conflicts: "none" })).toEqual([]);
  expect(conflictsIn({ conflicts: [{ rule: "noLead" }, 3, null, {}] })).toEqual([{ rule: "noLead" }]);
});
