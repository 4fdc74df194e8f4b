/** Patterns and the shifts that are there already: nothing people rely on changes silently. */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { apply } from "../../../shared/rota/apply.ts";
import { operationsFor } from "../../../shared/rota/changes.ts";
import { Closure } from "../../../shared/rota/closures.ts";
import { occurrences } from "../../../shared/rota/pattern.ts";
import type { Plan, Shift } from "../../../shared/rota/plan.ts";
import { type Planned, rematerialise } from "../../../shared/rota/rematerialise.ts";
import { alex, assigned, at, day, harbour, hourMs, pattern, patternId, plan, shiftId } from "./given.ts";
import { freshIds } from "./ids.ts";

const now = at("2026-11-25T08:00");
const planned = (change: Partial<Planned> = {}): Planned => ({
  patterns: [pattern()],
  closures: [],
  skips: [],
  made: [],
  ...change,
});

/** The plan after everything that happens by itself. */
function settled(wish: Planned, before: Plan, instant = now): Plan {
  const ids = freshIds(String(before.shifts.size));
  return rematerialise(wish, before, instant).reduce((so, answer) => {
    const applied = apply(so, operationsFor(answer, so, ids));
    if (!applied.done) throw new Error(applied.refusal.why);
    return applied.plan;
  }, before);
}

const kinds = (wish: Planned, before: Plan, instant = now) =>
  Object.fromEntries(
    Object.entries(Object.groupBy(rematerialise(wish, before, instant), ({ kind }) => kind)).map(([kind, answers]) => [
      kind,
      answers?.length,
    ]),
  );

const first = (of: Plan): Shift => {
  const [shift] = of.shifts.values();
  if (shift === undefined) throw new Error("no shift");
  return shift;
};
const with_ = (of: Plan, shift: Shift): Plan => ({ ...of, shifts: new Map(of.shifts).set(shift.id, shift) });

const made = settled(planned(), plan([]));

test("a new pattern makes its shifts once, unpublished, and never again", () => {
  expect(made.shifts.size).toBe(92);
  expect(first(made)).toMatchObject({ published: false, day: "2026-11-25", revision: 1 });
  expect(kinds(planned(), made)).toEqual({ untouched: 92 });
});

test("each new day brings the one that comes into sight", () => {
  expect(kinds(planned(), made, now + 24 * hourMs)).toEqual({ untouched: 91, create: 1 });
});

test("a changed pattern moves its empty shifts and keeps their ids", () => {
  const later = settled(planned({ patterns: [pattern({ begins: "10:00" })] }), made);
  expect([...later.shifts.keys()]).toEqual([...made.shifts.keys()]);
  expect(first(later)).toMatchObject({ from: at("2026-11-25T10:00"), revision: 2 });
});

test("a shift with people on it is neither moved nor cancelled, somebody is asked and told who is on it", () => {
  const before: Plan = { ...made, assignments: plan([], [assigned(first(made), alex)]).assignments };
  const moved = rematerialise(planned({ patterns: [pattern({ begins: "10:00" })] }), before, now);
  expect(moved[0]).toMatchObject({ kind: "askMove", people: [alex], to: { from: at("2026-11-25T10:00") } });
  const gone = rematerialise(planned({ patterns: [] }), before, now);
  expect(gone[0]).toMatchObject({ kind: "askCancel", why: "notInPattern", people: [alex] });
  expect(settled(planned({ patterns: [] }), before).shifts.size).toBe(1);
});

test("a shift changed by hand keeps its time, and is not cancelled without asking", () => {
  const before = with_(made, { ...first(made), from: at("2026-11-25T12:00"), byHand: true });
  expect(kinds(planned({ patterns: [pattern({ begins: "10:00" })] }), before)).toEqual({ untouched: 1, move: 91 });
  expect(kinds(planned({ patterns: [] }), before)).toEqual({ askCancel: 1, cancel: 91 });
});

test("a shift that somebody took out does not come back", () => {
  const { id } = first(made);
  const before = plan([...made.shifts.values()].filter((shift) => shift.id !== id));
  const skips = [{ pattern: patternId("days"), day: day("2026-11-25") }];
  expect(kinds(planned(), before)).toEqual({ untouched: 91, create: 1 });
  expect(kinds(planned({ skips }), before)).toEqual({ untouched: 91 });
});

test("a day whose shift was moved and is over has no second one", () => {
  const { id, pattern: of, day } = first(made);
  if (of === null || day === null) throw new Error("not of a pattern");
  const before = plan([...made.shifts.values()].filter((shift) => shift.id !== id));
  expect(kinds(planned({ made: [{ pattern: of, day }] }), before)).toEqual({ untouched: 91 });
});

test("on a closed day no shift begins, on this line or on all, and the day after it does", () => {
  const christmas = { from: day("2026-12-25"), until: day("2026-12-26"), name: "Christmas" };
  const closures = [{ ...christmas, line: null }];
  const closed = rematerialise(planned({ closures }), made, now).filter(({ kind }) => kind !== "untouched");
  expect(closed).toMatchObject([
    { kind: "cancel", why: "closed", shift: { day: "2026-12-25" } },
    { kind: "cancel", why: "closed", shift: { day: "2026-12-26" } },
  ]);
  const other = [{ ...christmas, line: "tide" as typeof harbour }];
  expect(kinds(planned({ closures: other }), made)).toEqual({ untouched: 92 });
  expect(Closure.safeParse({ ...christmas, line: null, until: "2026-12-24" }).success).toBe(false);
});

test("a night shift that begins before a closed day is not cut off by it", () => {
  const night = planned({ patterns: [pattern({ begins: "22:00", ends: "02:00" })] });
  const closures = [{ line: harbour, from: day("2026-12-25"), until: day("2026-12-25"), name: "Christmas" }];
  const days = [...settled({ ...night, closures }, plan([])).shifts.values()].map((shift) => shift.day);
  expect(days).toContain("2026-12-24");
  expect(days).not.toContain("2026-12-25");
});

test("a shift of today is not moved to a beginning that has passed", () => {
  expect(kinds(planned({ patterns: [pattern({ begins: "07:00" })] }), made)).toEqual({ untouched: 1, move: 91 });
});

test("what has begun, and what belongs to no pattern, is history or somebody's own: nothing happens to it", () => {
  const running = { ...first(made), from: now - hourMs };
  const own = { ...first(made), id: shiftId("own"), pattern: null, day: null };
  expect(rematerialise(planned({ patterns: [] }), plan([running, own]), now)).toEqual([]);
});

test("changed zone data move the instants and nothing else", () => {
  const wrong = plan([...made.shifts.values()].map((one) => ({ ...one, from: one.from + hourMs })));
  const right = settled(planned(), wrong);
  const wished = occurrences(pattern(), now).map(({ from, until }) => [from, until]);
  expect([...right.shifts.values()].map(({ from, until }) => [from, until])).toEqual(wished);
});

const anyPattern = (name: string) =>
  fc
    .record({
      time: fc.constantFrom(["00:30", "09:00"], ["09:00", "12:00"], ["21:00", "02:00"], ["21:00", "09:00"]),
      weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 7 }),
      everyWeeks: fc.constantFrom(1, 2),
    })
    .map(({ time: [begins, ends], ...fields }) => pattern({ id: patternId(name), begins, ends, ...fields }));

test("whatever patterns were and become, afterwards the empty shifts say what the patterns say", () => {
  const patterns = fc
    .uniqueArray(fc.constantFrom("a", "b", "c"), { maxLength: 3 })
    .chain((names) => fc.tuple(...names.map((name) => anyPattern(name))));
  const said = (shifts: Iterable<{ from: number; until: number; pattern: string | null; day: string | null }>) =>
    [...shifts].map((one) => [one.pattern, one.day, one.from, one.until].join(" ")).toSorted();
  fc.assert(
    fc.property(patterns, patterns, (before, after) => {
      const midnight = at("2026-11-25T00:00");
      const first = settled(planned({ patterns: before }), plan([]), midnight);
      const second = settled(planned({ patterns: after }), first, midnight);
      const wished = after.flatMap((one) => occurrences(one, midnight)).filter(({ from }) => from > midnight);
      expect(said(second.shifts.values())).toEqual(said(wished));
    }),
    { numRuns: 15 },
  );
});
