/** The rota as a table, out and in: times, names, duplicates, ten thousand rows, and nothing half-imported. */
import { expect, test } from "vitest";
import type { PersonId } from "../../../shared/ids.ts";
import { apply } from "../../../shared/rota/apply.ts";
import { columns, exported, type Imported, imported, type Known } from "../../../shared/rota/exchange.ts";
import { importStep } from "../../../shared/rota/import-step.ts";
import { turnsOf } from "../../../shared/rota/plan.ts";
import { alex, assigned, at, harbour, london, morgan, need, personId, plan, sam, shift } from "./given.ts";
import { freshIds } from "./ids.ts";

const names = new Map<string, readonly PersonId[]>([
  ["alex", [alex]],
  ["morgan", [morgan]],
  ["sam", [sam, personId("Sam-two")]],
  ["=1+1", [personId("Formula")]],
]);
const known: Known = {
  zone: london,
  line: (written) => (["harbour", "Harbour line"].includes(written) ? harbour : undefined),
  named: (alias) => names.get(alias.toLowerCase()) ?? [],
};
const header = columns.join(",");
const read = (...rows: readonly string[]): Imported => imported([header, ...rows].join("\r\n"), known);
const fault = (row: string) => {
  const report = read(row);
  return !report.done && report.why === "rows" ? report.faults.map((one) => one.fault).join() : report;
};

const good = "2026-11-30,09:00,17:00,harbour,Alex,no";

test("a good row is a turn, and times may lose their leading nought in a spreadsheet", () => {
  expect(read(good, "2026-11-30,9:00,17:00,harbour,morgan,YES", "2026-12-01,21:00,02:00,harbour,,")).toEqual({
    done: true,
    turns: [
      { row: 2, line: harbour, person: alex, lead: false, from: at("2026-11-30T09:00"), until: at("2026-11-30T17:00") },
      {
        row: 3,
        line: harbour,
        person: morgan,
        lead: true,
        from: at("2026-11-30T09:00"),
        until: at("2026-11-30T17:00"),
      },
      { row: 4, line: harbour, person: null, lead: false, from: at("2026-12-01T21:00"), until: at("2026-12-02T02:00") },
    ],
  });
});

test.each([
  ["30/11/2026,09:00,17:00,harbour,Alex,no", "date"],
  ["2026-02-30,09:00,17:00,harbour,Alex,no", "date"],
  ["2026-11-30,9am,17:00,harbour,Alex,no", "time"],
  ["2026-11-30,09:00,24:00,harbour,Alex,no", "time"],
  ["2026-11-30,09:00,21:01,harbour,Alex,no", "tooLong"],
  ["2026-03-29,01:10,01:50,harbour,Alex,no", "noSuchTime"],
  ["2026-11-30,09:00,17:00,tide,Alex,no", "line"],
  ["2026-11-30,09:00,17:00,harbour,Robin,no", "nobodyOfThatName"],
  ["2026-11-30,09:00,17:00,harbour,Sam,no", "severalOfThatName"],
  ["2026-11-30,09:00,17:00,harbour,Alex,maybe", "lead"],
  ["2026-11-30,09:00,17:00,harbour,,yes", "lead"],
  ["2026-11-30,09:00,17:00,harbour,Alex", "columns"],
  ['2026-11-30,09:00,17:00,harbour,"Alex,no', "quotes"],
  ["2026-11-30,09:00,17:00,harbour,ZoÃ«,no", "garbled"],
  ["2026-11-30,09:00,17:00,harbour,Zo\ufffd,no", "garbled"],
])("%s: %s", (row, expected) => {
  expect(fault(row)).toBe(expected);
});

test("one bad row is enough for nothing to be taken, and every bad row is named, duplicates with what they repeat", () => {
  expect(read(good, "x,09:00,17:00,harbour,Alex,no", good)).toEqual({
    done: false,
    why: "rows",
    faults: [
      { row: 3, fault: "date", cell: "x" },
      { row: 4, fault: "duplicate", first: 2 },
    ],
  });
});

test("a line is known by its address or its name, and a fault says what stands in its cell", () => {
  expect(read(good.replace("harbour", "Harbour line"))).toMatchObject({ done: true, turns: [{ line: harbour }] });
  const cell = (row: string) => {
    const report = read(row);
    return report.done || report.why !== "rows" ? undefined : report.faults[0]?.cell;
  };
  expect(
    [
      ["17:00", "5pm"],
      ["harbour", "tide"],
      ["Alex", "Robin"],
      ["Alex", "Sam"],
      [",no", ",maybe"],
      ["17:00", "21:30"],
    ].map(([one = "", other = ""]) => cell(good.replace(one, other))),
  ).toEqual(["5pm", "tide", "Robin", "Sam", "maybe", undefined]);
});

test("a file that is none of ours says why as a whole", () => {
  expect(imported("", known)).toMatchObject({ why: "empty" });
  expect(imported(header, known)).toMatchObject({ why: "empty" });
  expect(imported("name,shift\nAlex,Monday", known)).toMatchObject({ why: "header" });
  expect(imported("x".repeat(2_000_001), known)).toMatchObject({ why: "tooLarge" });
});

test("ten thousand rows are read, one more is refused", () => {
  const rows = Array.from({ length: 10_000 }, (_, index) => {
    const on = new Date(Date.UTC(2026, 0, 1) + Math.floor(index / 10) * 86_400_000).toISOString().slice(0, 10);
    return `${on},09:0${index % 10},17:00,harbour,Alex,no`;
  });
  const report = read(...rows);
  expect(report.done && report.turns.length).toBe(10_000);
  expect(read(...rows, good)).toMatchObject({ done: false, why: "tooManyRows" });
});

test("a rota that is exported and imported elsewhere is the same rota, own times, empty shifts and odd names included", () => {
  const formula = personId("Formula");
  const nine = shift("nine", "2026-11-30T09:00", "2026-11-30T17:00");
  const night = shift("night", "2026-11-30T21:00", "2026-12-01T02:00");
  const early = assigned(nine, morgan, { until: at("2026-11-30T12:00"), lead: true });
  const before = plan([nine, night], [early, assigned(nine, formula, { from: at("2026-11-30T10:00") })]);
  const aliases = new Map([
    [alex, "Alex"],
    [morgan, "Morgan"],
    [formula, "=1+1"],
  ]);
  const text = exported(before, london, (id) => aliases.get(id) ?? "");
  const report = imported(text, known);
  if (!report.done) throw new Error(report.why);
  const { step } = importStep(report.turns, plan([]), need, freshIds("in"));
  const after = apply(plan([]), step);
  if (!after.done) throw new Error(after.refusal.why);
  const said = (of: typeof before) =>
    turnsOf(of).map(({ shift: its, assignment: { person, lead }, from, until }) => [
      its.from,
      its.until,
      person,
      lead,
      from,
      until,
    ]);
  expect(said(after.plan)).toEqual(said(before));
  expect([...after.plan.shifts.values()].map(({ from, until }) => [from, until])).toEqual(
    [nine, night].map(({ from, until }) => [from, until]),
  );
  expect(importStep(report.turns, before, need, freshIds("again"))).toEqual({ step: [], alreadyThere: 4 });
});
