/** Coverage of a week, who is on now, and the warnings of what is missing. */
import { expect, test } from "vitest";
import { coverageOf, onNow, weekOf } from "../../../shared/rota/coverage.ts";
import { occurrences } from "../../../shared/rota/pattern.ts";
import { type Plan, type Shift, turnsOf } from "../../../shared/rota/plan.ts";
import type { RotaPerson } from "../../../shared/rota/rules.ts";
import { warnings } from "../../../shared/rota/warnings.ts";
import {
  alex,
  assigned,
  at,
  day,
  harbour,
  hourMs,
  london,
  morgan,
  need,
  pattern,
  plan,
  priya,
  sam,
  shift,
  shiftId,
} from "./given.ts";
import { person, teamOf } from "./team-of.ts";

const nine = shift("nine", "2026-11-30T09:00", "2026-11-30T17:00");
const people = [alex, morgan, sam, priya];
const with_ = (count: number, one: Shift = nine) =>
  turnsOf(
    plan(
      [one],
      people.slice(0, count).map((who) => assigned(one, who)),
    ),
  );

test.each([
  [0, "gap"],
  [1, "gap"],
  [2, "short"],
  [3, "wanted"],
  [4, "full"],
])("%i people of two needed, three wanted, four at most are: %s", (count, level) => {
  expect(coverageOf(nine, with_(count))).toMatchObject({ have: count, level });
});

test("coverage is that of the weakest moment, and names when that is", () => {
  const early = assigned(nine, morgan, { until: at("2026-11-30T12:00") });
  const cover = coverageOf(nine, turnsOf(plan([nine], [assigned(nine, alex), early])));
  expect(cover).toMatchObject({ have: 1, level: "gap", gaps: [{ from: early.until, until: nine.until }] });
  expect(cover.who).toHaveLength(2);
});

test("a lead who goes home early leaves a shift that needs one without", () => {
  const led = { ...nine, need: { ...need, lead: true } };
  const lead = assigned(led, priya, { lead: true });
  expect(coverageOf(led, turnsOf(plan([led], [lead]))).led).toBe(true);
  expect(coverageOf(led, turnsOf(plan([led], [{ ...lead, until: lead.until - 1 }]))).led).toBe(false);
  expect(coverageOf(nine, []).led).toBe(true);
});

test.each<[string, Partial<RotaPerson>, number]>([
  ["paused", { state: "paused" }, nine.from],
  ["gone", { state: "left" }, nine.from],
  ["on leave from noon", { leave: [{ from: at("2026-11-30T12:00"), until: nine.until }] }, at("2026-11-30T12:00")],
])("whoever is %s is planned and covers nothing", (_, change, from) => {
  const who = teamOf(person(alex, change));
  const cover = coverageOf(nine, with_(2), { people: who, now: nine.from });
  expect(cover).toMatchObject({ have: 1, level: "gap", gaps: [{ from, until: nine.until }] });
  expect(cover.who).toHaveLength(2);
  const both = plan([nine], [assigned(nine, alex), assigned(nine, morgan)]);
  expect(weekOf(both, harbour, london, day("2026-11-30"), { people: who, now: nine.from }).gaps).toHaveLength(1);
  expect(warnings(both, { ...asked, people: who, now: nine.from })[0]).toMatchObject({ warning: "alone", from });
});

test("a pause that began since takes nothing from what was worked before it", () => {
  const people = teamOf(person(alex, { state: "paused" }));
  expect(coverageOf(nine, with_(2), { people, now: nine.until })).toMatchObject({ have: 2 });
  const noon = at("2026-11-30T12:00");
  expect(coverageOf(nine, with_(2), { people, now: noon }).gaps).toMatchObject([{ from: noon, until: nine.until }]);
});

const weekly = (change: Partial<Shift> = {}): Plan =>
  plan(
    [pattern(), pattern({ begins: "17:30", ends: "21:00" })].flatMap((one, band) =>
      occurrences(one, at("2026-10-19T00:00"), 2).map((made) => ({
        ...shift("", "2026-01-01T00:00", "2026-01-01T01:00"),
        ...made,
        id: shiftId(`${band}-${made.day}`),
        ...change,
      })),
    ),
  );

test("a week is a table of bands and days, and stays one when the clocks change within it", () => {
  const week = weekOf(weekly(), harbour, london, day("2026-10-19"));
  expect(week.bands.map(({ begins, ends }) => [begins, ends])).toEqual([
    ["09:00", "17:30"],
    ["17:30", "21:00"],
  ]);
  expect(week.bands.map(({ days }) => days.map((cells) => cells.length))).toEqual([Array(7).fill(1), Array(7).fill(1)]);
  expect(week.gaps).toHaveLength(14);
  expect(week.gaps[0]?.shift.day).toBe("2026-10-19");
});

test("who is on now is read from published turns that have begun and not ended", () => {
  const draft = shift("draft", "2026-11-30T09:00", "2026-11-30T17:00", { published: false });
  const both = plan([nine, draft], [assigned(nine, alex), assigned(draft, sam)]);
  const who = (instant: number) => onNow(both, instant).map(({ assignment }) => assignment.person);
  expect([who(nine.from - 1), who(nine.from), who(nine.until - 1), who(nine.until)]).toEqual([[], [alex], [alex], []]);
});

const asked = { zone: london, lines: [harbour], onDutyLeast: 2, people: teamOf(), patterns: [], closures: [] };
const near = (count: number, now: number, with2: Partial<Shift> = {}) => {
  const one = { ...nine, ...with2 };
  return warnings(
    plan(
      [one],
      people.slice(0, count).map((who) => assigned(one, who)),
    ),
    { ...asked, now },
  ).filter(({ warning }) => warning !== "unpublished");
};

test("a gap is a warning from 48 hours before it until it is over, and a draft's is not", () => {
  expect(near(0, nine.from - 48 * hourMs)).toEqual([]);
  expect(near(0, nine.from - 48 * hourMs + 1)).toMatchObject([
    { warning: "gap", have: 0, minimum: 2, from: nine.from },
  ]);
  expect(near(0, nine.until - 1)).toMatchObject([{ warning: "gap", from: nine.until - 1 }]);
  expect(near(0, nine.until)).toEqual([]);
  expect(near(0, nine.from, { published: false })).toEqual([]);
  expect(near(2, nine.from)).toEqual([]);
});

test("one person alone is a warning of its own, and no second one", () => {
  expect(near(1, nine.from)).toMatchObject([{ warning: "alone", from: nine.from, until: nine.until }]);
  expect(near(1, nine.from, { need: { ...need, minimum: 1 } })).toMatchObject([{ warning: "alone" }]);
  const single = plan([nine], [assigned(nine, alex)]);
  expect(warnings(single, { ...asked, onDutyLeast: 1, now: nine.from })).toMatchObject([{ warning: "gap" }, {}]);
});

test.each<[string, Partial<RotaPerson>]>([
  ["paused", { roles: ["supervisor"], state: "paused" }],
  ["on leave", { roles: ["supervisor"], leave: [nine] }],
  ["no supervisor any more", { roles: ["counsellor"] }],
])("a trainee whose supervisor is %s is a warning, and one beside a supervisor is none", (_, change) => {
  const on = plan([nine], [assigned(nine, sam), assigned(nine, priya), assigned(nine, morgan)]);
  const said = (...special: RotaPerson[]) =>
    warnings(on, { ...asked, people: teamOf(person(sam, { trainee: true }), ...special), now: nine.from }).filter(
      ({ warning }) => warning !== "unpublished",
    );
  expect(said()).toEqual([]);
  const { id, line, from, until } = nine;
  expect(said(person(priya, change))).toEqual([{ warning: "unsupervised", shift: id, line, from, until }]);
});

test("next week not published is said from seven days before it, and again from three", () => {
  const said = (instant: number, of: Plan = weekly({ published: false })) =>
    warnings(of, { ...asked, now: instant }).flatMap((one) =>
      one.warning === "unpublished" ? [[one.monday, one.days]] : [],
    );
  expect(said(at("2026-10-18T23:59"))).toEqual([
    ["2026-10-12", 0],
    ["2026-10-19", 3],
  ]);
  expect(said(at("2026-10-19T00:00"))).toEqual([
    ["2026-10-19", 0],
    ["2026-10-26", 7],
  ]);
  expect(said(at("2026-10-22T23:59"))[1]).toEqual(["2026-10-26", 7]);
  expect(said(at("2026-10-23T00:00"))[1]).toEqual(["2026-10-26", 3]);
  expect(said(at("2026-10-23T00:00"), weekly())).toEqual([]);
});

test("a draft of which all is past no longer counts as unpublished, a week without any shift does", () => {
  const past = weekly();
  const first = shift("first", "2026-10-19T06:00", "2026-10-19T08:00", { published: false });
  const mixed: Plan = { ...past, shifts: new Map(past.shifts).set(first.id, first) };
  expect(
    warnings(mixed, { ...asked, now: at("2026-10-19T05:00") }).some(({ warning }) => warning === "unpublished"),
  ).toBe(true);
  expect(
    warnings(mixed, { ...asked, now: at("2026-10-19T06:00") }).some(({ warning }) => warning === "unpublished"),
  ).toBe(false);
});
