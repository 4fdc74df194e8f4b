/** Harbour's rota: today as `demoPlan` has it, and what its patterns say already there, so that nothing is made twice. */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { conflicts } from "../../../shared/rota/conflicts.ts";
import { Pattern } from "../../../shared/rota/pattern.ts";
import { planOf, Shift } from "../../../shared/rota/plan.ts";
import { rematerialise } from "../../../shared/rota/rematerialise.ts";
import { rulesAtFirst, verdict } from "../../../shared/rota/rules.ts";
import { demoPlan } from "../../../worker/office/demo-plan.ts";
import { demoRota } from "../../../worker/office/demo-rota.ts";
import { alex, harbour, london, patternId, priya, sam } from "../rota/given.ts";
import { freshIds } from "../rota/ids.ts";
import { person, teamOf } from "../rota/team-of.ts";

const anytime = fc.integer({ min: Date.UTC(2026, 0), max: Date.UTC(2028, 0) });
const people = [
  { person: priya, lead: true },
  { person: sam, lead: false },
  { person: alex, lead: false },
];

function rota(now: number, closed: boolean) {
  let next = 0;
  const ids = { ...freshIds("demo"), pattern: () => patternId(`p${next++}`) };
  return demoRota({ now, zone: london, line: harbour, closed, people }, ids);
}

test("who covers when in the next week is what it always was, whenever the demo starts, closed or not", () => {
  fc.assert(
    fc.property(anytime, fc.boolean(), (now, closed) => {
      const { plan } = rota(now, closed);
      const near = demoPlan(now, london, closed);
      const until = Math.max(...near.map((one) => one.until));
      const times = [...plan.shifts.values()].filter((one) => one.published && one.from < until);
      expect(times.map((one) => ({ from: one.from, until: one.until }))).toEqual(near);
      for (const { id } of times)
        expect([...plan.assignments.values()].filter(({ shift }) => shift === id)).toHaveLength(people.length);
    }),
    { numRuns: 30 },
  );
});

test("its patterns have nothing to add or to change, also where the demo is closed", () => {
  fc.assert(
    fc.property(anytime, fc.boolean(), (now, closed) => {
      const { patterns, skips, plan } = rota(now, closed);
      const kinds = rematerialise({ patterns, closures: [], skips, made: [] }, plan, now).map(({ kind }) => kind);
      expect(new Set(kinds)).toEqual(new Set(["untouched"]));
    }),
    { numRuns: 30 },
  );
});

test("it is a rota: well-formed, no rule broken in the weeks to come, with something published, drafted and missing", () => {
  const now = Date.parse("2026-11-30T14:00:00Z");
  const { patterns, plan } = rota(now, false);
  for (const pattern of patterns) expect(Pattern.parse(pattern)).toEqual(pattern);
  const shifts = [...plan.shifts.values()];
  for (const shift of shifts) expect(Shift.parse(shift)).toEqual(shift);
  const team = teamOf(person(priya, { roles: ["supervisor"] }));
  const found = conflicts({ before: planOf([], []), after: plan }, team, rulesAtFirst(london));
  expect(verdict(found, "publish").refused).toEqual([]);
  expect(found.map(({ rule }) => rule)).not.toContain("uneven");
  const days = Map.groupBy(plan.assignments.values(), (turn) => turn.person);
  expect(new Set([...days.values()].map((turns) => turns.length)).size).toBe(1);
  const staffed = new Set([...plan.assignments.values()].map(({ shift }) => shift));
  const kinds = shifts.map(({ id, published }) => `${published ? "published" : "drafted"} ${staffed.has(id)}`);
  expect(new Set(kinds)).toEqual(new Set(["published true", "published false", "drafted true", "drafted false"]));
});
