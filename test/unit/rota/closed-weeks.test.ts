/** A week that closures take whole, and what is said of it: nothing is to be published. */
import { expect, test } from "vitest";
import type { LineSlug } from "../../../shared/ids.ts";
import { closuresOfWeek } from "../../../shared/rota/closed-weeks.ts";
import type { Closure } from "../../../shared/rota/closures.ts";
import type { Day } from "../../../shared/rota/day.ts";
import type { Pattern } from "../../../shared/rota/pattern.ts";
import type { Shift } from "../../../shared/rota/plan.ts";
import { warnings } from "../../../shared/rota/warnings.ts";
import { at, harbour, london, pattern, plan, shift } from "./given.ts";
import { teamOf } from "./team-of.ts";

const monday = "2026-12-21" as Day;
const closed = (from: string, until: string, line: LineSlug | null = null): Closure => ({
  ...{ line, from: from as Day, until: until as Day, name: `Closed from ${from}` },
});
const weekdays = pattern({ weekdays: [1, 2, 3, 4, 5], validFrom: "2026-11-30" });
const other = "young" as LineSlug;
const of = (closures: readonly Closure[], patterns: readonly Pattern[] = [], line = harbour) =>
  closuresOfWeek(line, monday, { patterns, closures });

test("every day is closed, by one closure or by several that adjoin", () => {
  const whole = closed("2026-12-20", "2026-12-28");
  expect(of([whole])).toEqual([whole]);
  expect(of([closed("2026-12-21", "2026-12-26")])).toEqual([]);
  const parts = [closed("2026-12-21", "2026-12-24"), closed("2026-12-25", "2026-12-27", harbour)];
  expect(of(parts)).toEqual(parts);
  expect(of(parts, [], other)).toEqual([]);
  expect(of([])).toEqual([]);
});

test("a line of weekdays is closed by a closure from Monday to Friday, and not by one until Thursday", () => {
  const days = closed("2026-12-21", "2026-12-25");
  expect(of([days], [weekdays])).toEqual([days]);
  expect(of([closed("2026-12-21", "2026-12-24")], [weekdays])).toEqual([]);
  expect(of([days], [weekdays], other)).toEqual([]);
  // A pattern that is over, or that has no shift in this week, says nothing of its days.
  expect(of([days], [{ ...weekdays, validUntil: "2026-12-20" as Day }])).toEqual([]);
  expect(of([days], [{ ...weekdays, everyWeeks: 2 }])).toEqual([]);
});

test("nobody is asked to publish a week that is closed, but one that is not, and a shift that was made all the same", () => {
  const said = (now: string, closures: readonly Closure[], ...shifts: Shift[]) =>
    warnings(plan(shifts, []), {
      ...{ zone: london, now: at(now), lines: [harbour], onDutyLeast: 2, people: teamOf() },
      ...{ patterns: [weekdays], closures },
    }).flatMap((one) => (one.warning === "unpublished" ? [one.monday] : []));
  const days = [closed("2026-12-21", "2026-12-25")];
  expect(said("2026-12-22T12:00", [])).toEqual([monday, "2026-12-28"]);
  expect(said("2026-12-22T12:00", days)).toEqual(["2026-12-28"]);
  const made = shift("made", "2026-12-24T09:00", "2026-12-24T17:00", { published: false });
  expect(said("2026-12-22T12:00", days, made)).toEqual([monday, "2026-12-28"]);
  expect(said("2026-12-25T12:00", days, made)).toEqual(["2026-12-28"]);
});
