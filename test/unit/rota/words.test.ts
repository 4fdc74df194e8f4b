import { expect, test } from "vitest";
import { conflicts } from "../../../shared/rota/conflicts.ts";
import type { Assignment, Plan, Shift } from "../../../shared/rota/plan.ts";
import { type Conflict, type RotaPerson, rulesAtFirst } from "../../../shared/rota/rules.ts";
import { daysWritten, lengthWritten, stretchWritten } from "../../../web/rota/times.ts";
import { conflictSentence } from "../../../web/rota/words/en.ts";
import { alex, assigned, at, hourMs, london, morgan, need, personId, plan, priya, shift } from "./given.ts";
import { person, teamOf } from "./team-of.ts";

const names = new Map([
  [alex, "Alex"],
  [morgan, "Morgan"],
  [priya, "Priya"],
]);
const late = shift("late", "2026-12-01T14:00", "2026-12-01T22:00");
const early = shift("early", "2026-12-02T08:00", "2026-12-02T16:00");
const night = shift("night", "2026-12-01T22:00", "2026-12-02T08:00");

/** What is said of the rule when these people are put on these shifts. */
function said(rule: Conflict["rule"], on: readonly Assignment[], who: readonly RotaPerson[] = [], you = morgan) {
  const shifts = [...new Set(on.map(shiftOf))];
  return sentences(rule, plan(shifts), plan(shifts, on), who, you);
}

const known: readonly Shift[] = [late, early, night];
let special: readonly Shift[] = [];
const shiftOf = ({ shift: id }: Assignment): Shift => {
  const found = [...special, ...known].find((one) => one.id === id);
  if (found === undefined) throw new Error("The test names a shift that it did not make.");
  return found;
};

function sentences(rule: Conflict["rule"], before: Plan, after: Plan, who: readonly RotaPerson[], you = morgan) {
  const rules = { ...rulesAtFirst(london), weekMostMs: 12 * hourMs, fairMarginMs: 4 * hourMs };
  return conflicts({ before, after }, teamOf(...who), rules)
    .filter((conflict) => conflict.rule === rule)
    .map((conflict) => conflictSentence(conflict, names, london, you));
}

/** One shift with a need of its own. */
function needing(change: Partial<Shift["need"]>): Shift {
  const one = { ...late, need: { ...need, ...change } };
  special = [one];
  return one;
}

test("what concerns one person is said with their name, and to themselves with “you”", () => {
  const both = [assigned(late, alex), assigned(early, alex)];
  expect(said("rest", both)).toEqual([
    "Alex finishes at 22:00 on Tue 1 Dec and would start again at 08:00 on Wed 2 Dec. That leaves 10 hours between them, so both are one day of work, and too long a one: in each 24 hours, 11 hours of rest are needed.",
  ]);
  expect(said("rest", both, [], alex)).toEqual([
    "You finish at 22:00 on Tue 1 Dec and would start again at 08:00 on Wed 2 Dec. That leaves 10 hours between them, so both are one day of work, and too long a one: in each 24 hours, 11 hours of rest are needed.",
  ]);
  expect(said("tooLong", [assigned(late, alex), assigned(night, alex)])).toEqual([
    "Alex would be on for 18 hours without a break (Tue 1 Dec, 14:00 to 08:00). 13 hours is the most.",
  ]);
  expect(said("week", both, [], alex)).toEqual([
    "You would have 16 hours in the week of Mon 30 Nov. 12 hours is the most.",
  ]);
  expect(said("uneven", both)).toEqual(["Alex would have 16 hours planned; the middle of everybody’s is 0 hours."]);
});

test("a shift that overlaps another names both", () => {
  const other = shift("other", "2026-12-01T20:00", "2026-12-02T02:00");
  special = [other];
  expect(said("overlap", [assigned(late, alex), assigned(other, alex)])).toEqual([
    "Alex would be on two shifts at once: Tue 1 Dec, 14:00 to 22:00, and Tue 1 Dec, 20:00 to 02:00.",
  ]);
});

test("who cannot be there is said with the reason", () => {
  const on = [assigned(late, alex)];
  const leave = [{ from: at("2026-11-30T00:00"), until: at("2026-12-05T00:00") }];
  const evening = [{ from: at("2026-12-01T18:00"), until: at("2026-12-01T23:00") }];
  expect(said("left", on, [person(alex, { state: "left" })])).toEqual([
    "Alex has left, and cannot be on a shift (Tue 1 Dec, 14:00 to 22:00).",
  ]);
  expect(said("paused", on, [person(alex, { state: "paused" })], alex)).toEqual([
    "You are paused, and cannot be on a shift (Tue 1 Dec, 14:00 to 22:00) until the pause ends.",
  ]);
  expect(said("roleForDuty", on, [person(alex, { roles: ["coordinator"] })])).toEqual([
    "Alex has no role that takes chats, and cannot be on a shift (Tue 1 Dec, 14:00 to 22:00).",
  ]);
  expect(said("roleForLead", [assigned(late, alex, { lead: true })])).toEqual([
    "Alex may not lead a shift (Tue 1 Dec, 14:00 to 22:00): that takes a supervisor or a coordinator.",
  ]);
  expect(said("onLeave", on, [person(alex, { leave })])).toEqual(["Alex is on leave then: Mon 30 Nov to Fri 4 Dec."]);
  expect(said("ratherNot", on, [person(alex, { ratherNot: evening })], alex)).toEqual([
    "You would rather not work then: Tue 1 Dec, 18:00 to 23:00.",
  ]);
  expect(said("unknown", [assigned(late, personId("Nobody"))])).toEqual([
    "Somebody is not known here any more, and cannot be on a shift (Tue 1 Dec, 14:00 to 22:00).",
  ]);
});

test("what a shift would lack is said of the shift", () => {
  const when = "(Tue 1 Dec, 14:00 to 22:00)";
  const on = [assigned(late, alex), assigned(late, morgan)];
  needing({ minimum: 0, wanted: 1, maximum: 1 });
  expect(said("tooMany", on)).toEqual([`2 people would be on this shift ${when}. 1 is the most.`]);
  const taken = (rule: Conflict["rule"], one: Shift, left: readonly Assignment[], who: readonly RotaPerson[] = []) =>
    sentences(rule, plan([one], on), plan([one], left), who);
  const plain = needing({});
  expect(taken("short", plain, [assigned(late, alex)])).toEqual([
    `Only 1 person would be on this shift ${when}. It needs at least 2.`,
  ]);
  expect(taken("alone", plain, [assigned(late, alex)])).toEqual([
    `Somebody would be alone on the line ${when}. At least 2 are on together.`,
  ]);
  expect(taken("alone", plain, [])).toEqual([`Nobody would be on the line ${when}. At least 2 are on together.`]);
  const welsh = person(morgan, { languages: ["en", "cy"], skills: [{ skill: "first aid", until: null }] });
  const special = needing({ languages: ["cy"], skills: ["first aid"], lead: true });
  expect(taken("language", special, [assigned(late, alex)], [welsh])).toEqual([
    `Nobody on this shift would write Welsh ${when}.`,
  ]);
  const over = person(alex, { skills: [{ skill: "first aid", until: at("2026-12-01T00:00") }] });
  expect(taken("skill", special, [assigned(late, alex)], [welsh, over])).toEqual([
    `Nobody on this shift would have “first aid” ${when}. It runs out before then for Alex.`,
  ]);
  const led = [assigned(late, alex), assigned(late, priya, { lead: true })];
  expect(sentences("noLead", plan([special], led), plan([special], [assigned(late, alex)]), [])).toEqual([
    `Nobody would lead this shift ${when}.`,
  ]);
  const trainee = person(alex, { trainee: true });
  expect(sentences("unsupervised", plan([special], led), plan([special], [assigned(late, alex)]), [trainee])).toEqual([
    `No supervisor would be on with Alex, who is a trainee ${when}.`,
  ]);
  const unnamed = { rule: "unsupervised", shift: late.id, from: late.from, until: late.until, trainees: [] } as const;
  expect(conflictSentence(unnamed, names, london)).toBe(
    `Somebody in training would be on without a supervisor ${when}.`,
  );
});

test("a day of work that is too long says so, and not that a long pause were short", () => {
  const other = shift("other", "2026-12-01T06:00", "2026-12-01T09:00");
  const before = { ...assigned(other, alex), from: other.from, until: other.until };
  const after = assigned(late, alex);
  const turn = (shiftIt: Shift, assignment: Assignment) => ({
    from: assignment.from,
    until: assignment.until,
    assignment,
    shift: shiftIt,
  });
  const conflict: Conflict = {
    rule: "rest",
    person: alex,
    before: turn(other, before),
    after: turn(late, after),
    leastMs: 4 * hourMs,
  };
  expect(conflictSentence(conflict, names, london)).toBe(
    "Alex finishes at 09:00 on Tue 1 Dec and would start again at 14:00 on Tue 1 Dec. That makes a day of work with too little rest: in each 24 hours, 4 hours of rest are needed.",
  );
});

test("days, times and lengths are written as people say them, by the organisation's clock", () => {
  expect(lengthWritten(30 * 60_000)).toBe("30 minutes");
  expect(lengthWritten(60 * 60_000)).toBe("1 hour");
  expect(lengthWritten(8.5 * hourMs)).toBe("8½ hours");
  expect(lengthWritten(8 * hourMs + 20 * 60_000)).toBe("8 h 20 min");
  expect(stretchWritten({ from: at("2026-06-01T09:00"), until: at("2026-06-01T17:00") }, london)).toBe(
    "Mon 1 Jun, 09:00 to 17:00",
  );
  expect(stretchWritten({ from: at("2026-06-01T09:00"), until: at("2026-06-03T17:00") }, london)).toBe(
    "Mon 1 Jun, 09:00 to 17:00 on Wed 3 Jun",
  );
  // The night the clocks go back has 25 hours, and is one day.
  expect(daysWritten({ from: at("2026-10-25T00:00"), until: at("2026-10-26T00:00") }, london)).toBe("Sun 25 Oct");
});
