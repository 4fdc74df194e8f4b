/**
 * What went wrong with time in another rota, kept as scenarios: issues of Grafana OnCall, each told in a sentence, and
 * what happens here instead.
 */
import { expect, test } from "vitest";
import { apply } from "../../../shared/rota/apply.ts";
import { changeShift } from "../../../shared/rota/changes.ts";
import { onNow } from "../../../shared/rota/coverage.ts";
import { timeAt } from "../../../shared/rota/day.ts";
import { occurrences } from "../../../shared/rota/pattern.ts";
import { open, step } from "../../../shared/rota/requests.ts";
import { settle } from "../../../shared/rota/settle.ts";
import { lengthMs } from "../../../shared/rota/stretch.ts";
import { alex, assigned, at, hourMs, london, morgan, pattern, plan, requestId, sam, shift } from "./given.ts";
import { freshIds } from "./ids.ts";

test("#3261: a shift planned in summer as 08:30 to 17:30 went to 07:30 when summer time ended; here it stays", () => {
  const made = occurrences(pattern({ begins: "08:30", ends: "17:30" }), at("2026-07-01T00:00"), 52);
  expect(new Set(made.map(({ from, until }) => `${timeAt(london, from)} ${timeAt(london, until)}`))).toEqual(
    new Set(["08:30 17:30"]),
  );
});

test.each([
  ["ends", "2026-10-30T00:00"],
  ["begins", "2026-03-06T00:00"],
])(
  "#5247: when summer time %s in Chicago, shifts in turn had an hour between them or on top of each other; here they adjoin",
  (_, from) => {
    const zone = "America/Chicago";
    const turns = [
      pattern({ zone, begins: "09:00", ends: "21:00" }),
      pattern({ zone, begins: "21:00", ends: "09:00" }),
    ];
    const made = turns.flatMap((one) => occurrences(one, at(from, zone), 2)).toSorted((a, b) => a.from - b.from);
    expect(made.length).toBeGreaterThan(28);
    expect(made.slice(1).map((one) => one.from)).toEqual(made.slice(0, -1).map((one) => one.until));
  },
);

test("#5455: a shift across the change had a length and lost or kept an hour by chance; here its end is on the wall", () => {
  const zone = "America/Los_Angeles";
  const night = pattern({ zone, begins: "20:00", ends: "08:00" });
  const [spring] = occurrences(night, at("2026-03-07T12:00", zone), 1);
  const [autumn] = occurrences(night, at("2026-10-31T12:00", zone), 1);
  expect([spring, autumn].map((one) => one && [timeAt(zone, one.until), lengthMs(one)])).toEqual([
    ["08:00", 11 * hourMs],
    ["08:00", 13 * hourMs],
  ]);
});

test("#4197: two people taking weekdays in turn in Paris were both put on every day; here each has their own days", () => {
  const zone = "Europe/Paris";
  const days = [1, 2, 3, 4, 5];
  const fields = { zone, begins: "08:00", ends: "18:00", everyWeeks: 2 };
  const odd = [
    pattern({ ...fields, weekdays: [1, 3, 5] }),
    pattern({ ...fields, weekdays: [2, 4], validFrom: "2025-01-06" }),
  ];
  const even = [
    pattern({ ...fields, weekdays: [2, 4] }),
    pattern({ ...fields, weekdays: [1, 3, 5], validFrom: "2025-01-06" }),
  ];
  const from = at("2026-03-02T00:00", zone);
  const daysOf = (turn: typeof odd) => turn.flatMap((one) => occurrences(one, from, 8)).map(({ day }) => day);
  const [one, other] = [daysOf(odd), daysOf(even)];
  expect(one.filter((day) => other.includes(day))).toEqual([]);
  expect(new Set([...one, ...other]).size).toBe(one.length + other.length);
  expect(one.length + other.length).toBeGreaterThanOrEqual(8 * days.length);
  const starts = [...odd, ...even].flatMap((turn) => occurrences(turn, from, 8)).map((made) => timeAt(zone, made.from));
  expect(new Set(starts)).toEqual(new Set(["08:00"]));
});

test("#4182: a shift moved by an hour left its accepted swap behind; here the swap is about the assignment and goes with it", () => {
  const ten = shift("ten", "2026-04-10T10:00", "2026-04-10T18:00");
  const mine = assigned(ten, alex);
  const before = plan([ten], [mine, assigned(ten, sam)]);
  const request = open(
    requestId("swap"),
    alex,
    { wish: "cover", assignment: mine.id, to: null },
    at("2026-04-01T09:00"),
  );
  const accepted = step(request, { kind: "taken", by: morgan, giving: null });
  const moved = apply(
    before,
    changeShift(before, ten, { from: at("2026-04-10T09:00"), until: at("2026-04-10T17:00") }),
  );
  if (!accepted.done || !moved.done) throw new Error("refused");
  const end = settle(accepted.request, moved.plan, at("2026-04-02T09:00"), freshIds("swap"));
  if (!end.done) throw new Error(end.why);
  const after = apply(moved.plan, end.operations);
  if (!after.done) throw new Error(after.refusal.why);
  const who = (instant: number) =>
    onNow(after.plan, instant)
      .map(({ assignment }) => assignment.person)
      .toSorted();
  expect(who(at("2026-04-10T09:00"))).toEqual([morgan, sam].toSorted());
  expect(who(at("2026-04-10T17:00"))).toEqual([]);
});

test("a time of somebody's own stays when their shift is moved, cut to what is left of it", () => {
  const nine = shift("nine", "2026-11-30T09:00", "2026-11-30T17:00");
  const early = assigned(nine, morgan, { until: at("2026-11-30T12:00") });
  const before = plan([nine], [assigned(nine, alex), early]);
  const later = apply(
    before,
    changeShift(before, nine, { from: at("2026-11-30T11:00"), until: at("2026-11-30T19:00") }),
  );
  if (!later.done) throw new Error(later.refusal.why);
  const times = [...later.plan.assignments.values()].map(({ from, until }) => [
    timeAt(london, from),
    timeAt(london, until),
  ]);
  expect(times).toEqual([
    ["11:00", "19:00"],
    ["11:00", "12:00"],
  ]);
  const shorter = apply(before, changeShift(before, nine, { until: at("2026-11-30T11:00") }));
  expect(shorter.done && [...shorter.plan.assignments.values()].map(({ until }) => timeAt(london, until))).toEqual([
    "11:00",
    "11:00",
  ]);
  const past = apply(before, changeShift(before, nine, { from: at("2026-11-30T13:00") }));
  expect(past.done && past.plan.assignments.size).toBe(1);
});
