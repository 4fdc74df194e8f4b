/** Changes as coordinators think of them: copy a week, remove a shift with its people. */
import { expect, test } from "vitest";
import { apply } from "../../../shared/rota/apply.ts";
import { copyWeek, removeShift } from "../../../shared/rota/changes.ts";
import { dayAt, timeAt } from "../../../shared/rota/day.ts";
import { alex, assigned, at, day, london, morgan, plan, shift } from "./given.ts";
import { freshIds } from "./ids.ts";

const monday = shift("monday", "2026-10-19T09:00", "2026-10-19T17:00");
const night = shift("night", "2026-10-24T22:00", "2026-10-25T06:00");
const other = shift("other", "2026-10-26T09:00", "2026-10-26T17:00");
const week = plan(
  [monday, night, other],
  [assigned(monday, alex, { until: at("2026-10-19T12:00") }), assigned(night, morgan)],
);
const copied = (people: boolean) => {
  const step = copyWeek(week, { zone: london, from: day("2026-10-19"), to: day("2026-11-02"), people }, freshIds("c"));
  const applied = apply(week, step);
  if (!applied.done) throw new Error(applied.refusal.why);
  return applied.plan;
};

test("a week is copied on the wall clock, across the change of the clocks, as a draft that belongs to no pattern", () => {
  const fresh = [...copied(true).shifts.values()].filter(({ id }) => !week.shifts.has(id));
  const told = fresh.map(({ from, until }) => [dayAt(london, from), timeAt(london, from), timeAt(london, until)]);
  expect(told).toEqual([
    ["2026-11-02", "09:00", "17:00"],
    ["2026-11-07", "22:00", "06:00"],
  ]);
  expect(fresh.every(({ published, pattern }) => !published && pattern === null)).toBe(true);
});

test("a week is copied with its people at their own times, or empty", () => {
  const people = [...copied(true).assignments.values()].filter(({ id }) => !week.assignments.has(id));
  expect(people.map(({ person, until }) => [person, timeAt(london, until)])).toEqual([
    [alex, "12:00"],
    [morgan, "06:00"],
  ]);
  expect(copied(false).assignments.size).toBe(week.assignments.size);
});

test("where the line has a shift at the same hours already, people are put on that one, and nobody twice", () => {
  const there = shift("there", "2026-11-02T09:00", "2026-11-02T17:00");
  const longer = shift("longer", "2026-11-07T22:00", "2026-11-08T07:00");
  const first = assigned(monday, alex, { lead: true });
  const after = (people: boolean, ...on: readonly ReturnType<typeof assigned>[]) => {
    const before = plan([monday, night, there, longer], [first, assigned(monday, morgan), ...on]);
    return copyWeek(before, { zone: london, from: day("2026-10-19"), to: day("2026-11-02"), people }, freshIds("c"));
  };
  expect(after(true)).toMatchObject([
    { do: "assign", assignment: { shift: there.id, person: alex, from: there.from, until: there.until, lead: true } },
    { do: "assign", assignment: { shift: there.id, person: morgan } },
    { do: "addShift", shift: { until: at("2026-11-08T06:00") } },
  ]);
  expect(after(true, assigned(there, morgan, { lead: true }))).toMatchObject([
    { do: "assign", assignment: { person: alex, lead: false } },
    { do: "addShift" },
  ]);
  expect(after(false)).toMatchObject([{ do: "addShift" }]);
});

test("a shift is removed with everybody on it, in one change", () => {
  const gone = apply(week, removeShift(week, monday));
  expect(gone.done && [gone.plan.shifts.size, gone.plan.assignments.size]).toEqual([2, 1]);
});
