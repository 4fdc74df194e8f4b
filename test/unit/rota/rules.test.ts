/** Hard rules refuse, soft ones warn, and nobody is blamed for what was so before. */
import { expect, test } from "vitest";
import type { PersonId } from "../../../shared/ids.ts";
import { apply } from "../../../shared/rota/apply.ts";
import { conflicts } from "../../../shared/rota/conflicts.ts";
import type { Operation } from "../../../shared/rota/operations.ts";
import { type Assignment, type Plan, publishedOnly, type Shift, turnsOf } from "../../../shared/rota/plan.ts";
import { type RotaPerson, type Rules, rulesAtFirst, verdict } from "../../../shared/rota/rules.ts";
import { team } from "../../../shared/rota/team.ts";
import { alex, assigned, at, hourMs, london, morgan, need, plan, priya, sam, shift } from "./given.ts";
import { person, teamOf } from "./team-of.ts";

const rules = rulesAtFirst(london);
const anyNumber = { ...need, minimum: 0 };
/** One rule at a time: nobody else is needed, and nobody counts whose hours are even. */
const lone: Rules = { ...rules, onDutyLeast: 1, fairMarginMs: 1000 * hourMs };
const at9 = shift("nine", "2026-11-30T09:00", "2026-11-30T17:00", { need: anyNumber });

function found(
  before: Plan,
  change: readonly Operation[],
  people: ReadonlyMap<PersonId, RotaPerson> = teamOf(),
  with_: Rules = lone,
) {
  const applied = apply(before, change);
  if (!applied.done) throw new Error(applied.refusal.why);
  return conflicts({ before, after: applied.plan }, people, with_);
}

const assign = (assignment: Assignment): Operation => ({ do: "assign", assignment });
const unassign = ({ id, revision }: Assignment): Operation => ({ do: "unassign", assignment: id, revision });
const words = (...of: Parameters<typeof found>) => found(...of).map(({ rule }) => rule);

/** Alex is on the first and is put on the second. */
function after(first: Shift, second: Shift, with_: Rules = lone) {
  return found(plan([first, second], [assigned(first, alex)]), [assign(assigned(second, alex))], teamOf(), with_);
}
const evening = (until: string, from = "2026-11-30T15:00") => shift("evening", from, until, { need: anyNumber });
const morning = (from: string, until: string) => shift("morning", from, until, { need: anyNumber });

test("nobody is in two places at once, and shifts that only touch are fine", () => {
  const early = morning("2026-11-30T11:00", "2026-11-30T15:00");
  expect(after(early, evening("2026-11-30T20:00"))).toEqual([]);
  expect(after(morning("2026-11-30T11:00", "2026-11-30T15:01"), evening("2026-11-30T20:00"))).toMatchObject([
    { rule: "overlap", person: alex, turn: { shift: { id: early.id } } },
  ]);
});

test.each([
  ["eleven hours of rest are enough", "2026-11-30T22:00", "2026-12-01T09:00", "2026-12-01T17:00", []],
  ["a minute less is not", "2026-11-30T22:00", "2026-12-01T08:59", "2026-12-01T17:00", ["rest"]],
])("%s", (_, until, from, to, expected) => {
  expect(after(evening(until), morning(from, to)).map(({ rule }) => rule)).toEqual(expected);
});

test("a day in two halves is a day like any other, as long as it leaves eleven hours free", () => {
  expect(
    after(morning("2026-11-30T09:00", "2026-11-30T12:00"), evening("2026-11-30T17:00", "2026-11-30T14:00")),
  ).toEqual([]);
  const [conflict] = after(morning("2026-11-30T07:00", "2026-11-30T10:00"), evening("2026-11-30T20:01"));
  expect(conflict).toMatchObject({ rule: "rest", leastMs: 11 * hourMs });
});

test("rest is counted in real hours when the clocks change", () => {
  const late = evening("2026-03-28T22:00", "2026-03-28T15:00");
  expect(after(late, morning("2026-03-29T09:00", "2026-03-29T17:00")).map(({ rule }) => rule)).toEqual(["rest"]);
  expect(after(late, morning("2026-03-29T10:00", "2026-03-29T17:00"))).toEqual([]);
});

test("shifts that adjoin are one stretch of work, and no longer than one shift may be", () => {
  const long = after(morning("2026-11-30T06:00", "2026-11-30T15:00"), evening("2026-11-30T22:00"));
  expect(long).toMatchObject([{ rule: "tooLong", from: at("2026-11-30T06:00"), until: at("2026-11-30T22:00") }]);
});

test("the weekly maximum counts the hours within the week, the person's own if it is lower", () => {
  const sunday = shift("sunday", "2026-12-06T20:00", "2026-12-07T04:00", { need: anyNumber });
  const change = [assign(assigned(sunday, alex))];
  const before = plan([at9, sunday], [assigned(at9, alex)]);
  expect(words(before, change, teamOf(), { ...lone, weekMostMs: 12 * hourMs })).toEqual([]);
  expect(
    found(before, change, teamOf(person(alex, { weekMostMs: 11 * hourMs })), { ...lone, weekMostMs: 12 * hourMs }),
  ).toMatchObject([{ rule: "week", monday: "2026-11-30", plannedMs: 12 * hourMs, mostMs: 11 * hourMs }]);
});

test.each([
  ["somebody who left", { state: "left" }, "left"],
  ["somebody paused", { state: "paused" }, "paused"],
  ["somebody on leave", { leave: [{ from: at("2026-11-30T16:59"), until: at("2026-12-01T00:00") }] }, "onLeave"],
  ["a coordinator who is no counsellor", { roles: ["coordinator"] }, "roleForDuty"],
  [
    "somebody who would rather not",
    { ratherNot: [{ from: at("2026-11-30T00:00"), until: at("2026-11-30T10:00") }] },
    "ratherNot",
  ],
] as const)("%s is named", (_, change, rule) => {
  const conflict = found(
    plan([at9]),
    [assign(assigned(at9, alex))],
    teamOf(person(alex, change as Partial<RotaPerson>)),
  );
  expect(conflict).toMatchObject([{ rule, person: alex }]);
  expect(verdict(conflict, "draft").refused).toHaveLength(rule === "ratherNot" ? 0 : 1);
});

test("somebody the Office does not know cannot be on", () => {
  expect(words(plan([at9]), [assign(assigned(at9, alex))], new Map())).toEqual(["unknown"]);
});

test("leading takes the role, and a trainee never leads", () => {
  const lead = (who: PersonId) => [assign(assigned(at9, who, { lead: true }))];
  expect(words(plan([at9]), lead(priya))).toEqual([]);
  expect(words(plan([at9]), lead(alex))).toEqual(["roleForLead"]);
  expect(words(plan([at9]), lead(priya), teamOf(person(priya, { roles: ["supervisor"], trainee: true })))).toContain(
    "roleForLead",
  );
});

test("whoever only coordinates leads no shift either: they would never come on duty", () => {
  const only = teamOf(person(alex, { roles: ["coordinator"] }));
  expect(words(plan([at9]), [assign(assigned(at9, alex, { lead: true }))], only)).toEqual(["roleForDuty"]);
});

test("a lead who may not lead any more leaves the shift without one", () => {
  const led = { ...at9, need: { ...at9.need, lead: true } };
  const on = plan([led], [assigned(led, priya, { lead: true })]);
  const lacks = (who: ReadonlyMap<PersonId, RotaPerson>) =>
    team(led, turnsOf(on), who, rulesAtFirst(london)).some(({ conflict }) => conflict.rule === "noLead");
  expect([lacks(teamOf()), lacks(teamOf(person(priya)))]).toEqual([false, true]);
});

test("more than the maximum is refused, the maximum itself is not", () => {
  const small = { ...at9, need: { ...anyNumber, wanted: 1, maximum: 1 } };
  expect(words(plan([small]), [assign(assigned(small, alex))])).toEqual([]);
  const second = found(plan([small], [assigned(small, alex)]), [assign(assigned(small, morgan))]);
  expect(second).toMatchObject([{ rule: "tooMany", have: 2, most: 1 }]);
  expect(verdict(second, "draft").refused).toHaveLength(1);
});

test("whoever leaves somebody alone is refused; a coordinator who must say so is warned", () => {
  const both = plan([at9], [assigned(at9, alex), assigned(at9, morgan)]);
  const conflict = found(both, [unassign(assigned(at9, morgan))], teamOf(), rules);
  expect(conflict).toMatchObject([{ rule: "alone", have: 1, least: 2, from: at9.from, until: at9.until }]);
  expect(verdict(conflict, "own").refused).toHaveLength(1);
  expect(verdict(conflict, "draft")).toMatchObject({ refused: [], warned: [{ rule: "alone" }] });
});

test("the first to sign up does not leave anybody alone: it is better than nobody", () => {
  expect(found(plan([at9]), [assign(assigned(at9, alex))], teamOf(), rules)).toEqual([]);
});

test("two on duty are counted on the line, part by part: a colleague who leaves at noon leaves the rest alone", () => {
  const half = {
    do: "changeAssignment",
    assignment: assigned(at9, morgan).id,
    revision: 1,
    to: { until: at("2026-11-30T12:00") },
  };
  const both = plan([at9], [assigned(at9, alex), assigned(at9, morgan)]);
  expect(found(both, [half as Operation], teamOf(), rules)).toMatchObject([
    { rule: "alone", from: at("2026-11-30T12:00"), until: at("2026-11-30T17:00") },
  ]);
  const beside = shift("beside", "2026-11-30T12:00", "2026-11-30T17:00", { need: anyNumber });
  const covered = plan([at9, beside], [assigned(at9, alex), assigned(at9, morgan), assigned(beside, sam)]);
  expect(found(covered, [half as Operation], teamOf(), rules)).toEqual([]);
});

test("too few for the shift, no lead, a language nobody speaks: said when a change makes it so", () => {
  const needed = { ...at9, need: { ...need, lead: true, languages: ["cy"] } };
  const before = plan([needed], [assigned(needed, alex), assigned(needed, priya, { lead: true })]);
  const people = teamOf(person(priya, { roles: ["supervisor"], languages: ["en", "cy"] }));
  expect(words(before, [unassign(assigned(needed, priya))], people).toSorted()).toEqual([
    "language",
    "noLead",
    "short",
  ]);
  expect(words(before, [assign(assigned(needed, sam))], people)).toEqual([]);
});

test("a skill counts until it runs out, and whose ran out is named", () => {
  const needed = { ...at9, need: { ...anyNumber, skills: ["first aid"] } };
  const until = (instant: number) => teamOf(person(alex, { skills: [{ skill: "first aid", until: instant }] }));
  const before = plan([], []);
  const change: Operation[] = [{ do: "addShift", shift: needed }, assign(assigned(needed, alex))];
  expect(found(before, change, until(needed.until))).toEqual([]);
  expect(found(before, change, until(needed.until - 1))).toMatchObject([
    { rule: "skill", skill: "first aid", expired: [alex] },
  ]);
  expect(found(before, change)).toMatchObject([{ rule: "skill", expired: [] }]);
});

test("a trainee is never without a supervisor: warned in a draft, refused when published or done by oneself", () => {
  const people = teamOf(person(sam, { trainee: true }));
  const conflict = found(plan([at9]), [assign(assigned(at9, sam))], people);
  expect(conflict).toMatchObject([{ rule: "unsupervised", trainees: [sam] }]);
  expect(verdict(conflict, "draft").refused).toEqual([]);
  expect(verdict(conflict, "publish").refused).toHaveLength(1);
  expect(verdict(conflict, "own").refused).toHaveLength(1);
  expect(words(plan([at9], [assigned(at9, priya)]), [assign(assigned(at9, sam))], people)).toEqual([]);
  const paused = person(priya, { roles: ["supervisor"], state: "paused" });
  const away = teamOf(person(sam, { trainee: true }), paused);
  expect(words(plan([at9], [assigned(at9, priya)]), [assign(assigned(at9, sam))], away)).toEqual(["unsupervised"]);
  const shorter = { until: at("2026-11-30T16:00") };
  const both = plan([at9], [assigned(at9, priya), assigned(at9, sam)]);
  const change: Operation[] = [
    { do: "changeAssignment", assignment: assigned(at9, priya).id, revision: 1, to: shorter },
  ];
  expect(found(both, change, people)).toMatchObject([{ rule: "unsupervised", from: shorter.until }]);
});

test("far more hours than the middle of the others is said, and refused to nobody", () => {
  const days = [1, 2, 3].map((day) =>
    shift(`d${day}`, `2026-12-0${day}T09:00`, `2026-12-0${day}T17:00`, { need: anyNumber }),
  );
  const [first, second, third] = days;
  if (first === undefined || second === undefined || third === undefined) throw new Error("no shifts");
  const others = [morgan, sam, priya].map((who) => assigned(first, who));
  const before = plan(days, [...others, assigned(first, alex), assigned(second, alex)]);
  const conflict = found(before, [assign(assigned(third, alex))], teamOf(), {
    ...lone,
    fairMarginMs: rules.fairMarginMs,
  });
  expect(conflict).toMatchObject([{ rule: "uneven", person: alex, plannedMs: 24 * hourMs, middleMs: 8 * hourMs }]);
  expect(verdict(conflict, "own").refused).toEqual([]);
});

test("what was wrong before is not held against a change that makes it no worse", () => {
  const twice = shift("twice", "2026-11-30T10:00", "2026-11-30T12:00", { need: anyNumber });
  const before = plan([at9, twice], [assigned(at9, alex), assigned(twice, alex)]);
  expect(found(before, [assign(assigned(at9, morgan))])).toEqual([]);
  expect(found(before, [unassign(assigned(twice, alex))])).toEqual([]);
  const overlapping = plan([at9, twice], [assigned(at9, priya), assigned(twice, priya)]);
  const lead: Operation = {
    do: "changeAssignment",
    assignment: assigned(at9, priya).id,
    revision: 1,
    to: { lead: true },
  };
  expect(found(overlapping, [lead])).toEqual([]);
  const longer: Operation = { do: "changeShift", shift: twice.id, revision: 1, to: { until: at("2026-11-30T13:00") } };
  const follow: Operation = {
    do: "changeAssignment",
    assignment: assigned(twice, priya).id,
    revision: 1,
    to: { until: at("2026-11-30T13:00") },
  };
  expect(found(overlapping, [longer, follow])).toMatchObject([{ rule: "overlap" }]);
});

test("publishing answers for what everybody then sees, not for what was drafted before", () => {
  const draft = { ...at9, published: false };
  const before = plan([draft], [assigned(draft, sam)]);
  const people = teamOf(person(sam, { trainee: true }));
  const change: Operation[] = [{ do: "changeShift", shift: draft.id, revision: 1, to: { published: true } }];
  const applied = apply(before, change);
  if (!applied.done) throw new Error(applied.refusal.why);
  const seen = conflicts({ before: publishedOnly(before), after: publishedOnly(applied.plan) }, people, lone);
  expect(verdict(seen, "publish").refused).toMatchObject([{ rule: "unsupervised", trainees: [sam] }]);
  expect(publishedOnly(before)).toEqual(plan([]));
});
