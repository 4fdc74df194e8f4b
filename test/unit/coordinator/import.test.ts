/** Importing: every row has its sentence, a trial comes first, all rows are added or none, and no cell becomes a formula. */
import { expect, test } from "vitest";
import { importRowsMost, importUnits } from "../../../shared/limits.ts";
import { parseCsv } from "../../../web/coordinator/import/parse.ts";
import { isTableProblem, type RowFault, readRows } from "../../../web/coordinator/import/rows.ts";
import {
  type ImportEvent,
  type ImportState,
  type ImportStep,
  initial,
  step,
} from "../../../web/coordinator/import/state.ts";
import { cell, csv, template, withoutGuard } from "../../../web/coordinator/import/template.ts";

const names = ["Name", "roles", "Languages", "chats at once", "trainee", "skills"];

function read(...lines: readonly string[][]) {
  const rows = readRows([names, ...lines]);
  if (isTableProblem(rows)) throw new Error(rows.is);
  return rows;
}

function after(...events: readonly ImportEvent[]): ImportStep {
  return events.reduce<ImportStep>((last, event) => step(last.state, event), { state: initial, effects: [] });
}

const two = [names, ["Sam", "counsellor", "English", "", "", ""], ["Priya", "counsellor", "Welsh", "1", "no", ""]];
const chosen: ImportEvent = { type: "chosen", text: "anything", from: "file" };
const pasted: ImportEvent = { type: "chosen", text: "rows", from: "paste" };
const parsed: ImportEvent = { type: "parsed", table: two };
const answered = (added: number, ...problems: { row: number; sentence: string }[]) =>
  ({ is: "answered", added, problems }) as const;

test("the template can be imported as it is", () => {
  const table = parseCsv(template);
  expect(table).toBeDefined();
  const rows = readRows(table ?? []);
  expect(isTableProblem(rows) ? rows : rows.map(({ row, faults }) => ({ row, faults }))).toEqual([
    {
      row: {
        alias: "Sam",
        roles: ["counsellor"],
        languages: ["en", "cy"],
        chatsMost: 1,
        trainee: false,
        skills: [
          { skill: "Child safeguarding", until: "2027-03-01" },
          { skill: "First aid", until: null },
        ],
      },
      faults: [],
    },
    {
      row: {
        ...{ alias: "Morgan", roles: ["counsellor", "supervisor"], languages: ["en"] },
        ...{ chatsMost: 2, trainee: false, skills: [] },
      },
      faults: [],
    },
  ]);
});

test.each([
  ["Name,Roles,Languages\nSam,counsellor,English", 1],
  ["\ufeffname;roles;languages\r\nSam;counsellor;English\r\nPriya;supervisor;Welsh\r\n", 2],
  ['languages,name,roles\n"English, Welsh",Sam,"counsellor, coordinator"\n\n,,\n', 1],
])("%j is read, whatever the order, the separator and the line ends", (text, count) => {
  const rows = readRows(parseCsv(text) ?? []);
  expect(isTableProblem(rows) ? rows : rows.filter(({ row }) => row !== undefined).length).toBe(count);
});

test.each<[string[], RowFault[]]>([
  [["", "counsellor", "English"], [{ is: "field", complaint: { field: "alias", why: "empty" } }]],
  [["Sam", "", "English"], [{ is: "noRole" }]],
  [["Sam", "boss", "English"], [{ is: "role", word: "boss" }]],
  [["Sam", "constructor", "English"], [{ is: "role", word: "constructor" }]],
  [["Sam", "counsellor", ""], [{ is: "field", complaint: { field: "languages", why: "none" } }]],
  [["Sam", "counsellor", "English", "4"], [{ is: "limit", word: "4" }]],
  [["Sam", "counsellor", "English", "1.5"], [{ is: "limit", word: "1.5" }]],
  [["Sam", "counsellor", "English", "", "perhaps"], [{ is: "trainee", word: "perhaps" }]],
  [
    ["Sam", "counsellor", "English", "", "", "First aid until soon"],
    [{ is: "field", complaint: { field: "skills", why: "day" } }],
  ],
  [
    ["", "boss", "Gibberish", "9", "", ""],
    [
      { is: "field", complaint: { field: "alias", why: "empty" } },
      { is: "field", complaint: { field: "languages", why: "unknown", word: "Gibberish" } },
      { is: "role", word: "boss" },
      { is: "limit", word: "9" },
    ],
  ],
])("the row %j is refused with everything that is wrong with it", (line, faults) => {
  expect(read(line)).toMatchObject([{ number: 2, row: undefined, faults }]);
});

test("a name that is in the file twice is refused the second time, whatever its capitals", () => {
  const rows = read(["Sam", "counsellor", "English"], ["SAM", "counsellor", "English"]);
  expect(rows.map(({ faults }) => faults)).toEqual([[], [{ is: "twice" }]]);
});

test("a table without rows, or without a needed column, is not read", () => {
  expect(readRows([])).toEqual({ is: "empty" });
  expect(readRows([names, ["", " "]])).toEqual({ is: "empty" });
  expect(
    readRows([
      ["name", "roles"],
      ["Sam", "counsellor"],
    ]),
  ).toEqual({ is: "missingColumn", column: "languages" });
});

test.each(["=1+1", "+44", "-1", "@import", "\tSam", "\rSam"])(
  "%j is never written as a formula, and comes back",
  (text) => {
    expect(cell(text).replace(/^"/, "").startsWith("'")).toBe(true);
    const [row] = parseCsv(csv([[text]])) ?? [];
    expect(row?.map(withoutGuard)).toEqual([text]);
  },
);

test.each(['Sam "Sammy"', "Sam, Priya", "two\nlines", "O'Neil", "'quoted'"])("%j comes back as it was", (text) => {
  expect(parseCsv(csv([[text, "x"]]))?.[0]?.map(withoutGuard)).toEqual([text, "x"]);
});

test("quotes that do not close and bytes that are no text are no table", () => {
  expect(parseCsv('name,roles\n"Sam,counsellor')).toBeUndefined();
  expect(parseCsv("name\n\ufffd")).toBeUndefined();
});

test("good rows go through a trial first, and are added only by another press", () => {
  const trial = after(chosen, parsed);
  expect(trial.effects).toMatchObject([{ type: "send", trial: true, rows: [{ alias: "Sam" }, { alias: "Priya" }] }]);
  const tried = step(trial.state, { type: "tried", outcome: answered(2) });
  expect(tried).toMatchObject({ state: { is: "report", ready: true, working: false }, effects: [] });
  const adding = step(tried.state, { type: "addPressed" });
  expect(adding.effects).toMatchObject([{ type: "send", trial: false }]);
  expect(step(adding.state, { type: "addPressed" }).effects).toEqual([]);
  const added = step(adding.state, { type: "added", outcome: answered(2) });
  expect(added).toEqual({ state: { is: "added", names: ["Sam", "Priya"] }, effects: [{ type: "load" }] });
});

test("one bad row keeps every row from being sent", () => {
  const table = [...two, ["Alex", "boss", "English"]];
  const report = after(chosen, { type: "parsed", table });
  expect(report.effects).toEqual([]);
  expect(step(report.state, { type: "addPressed" }).effects).toEqual([]);
});

test("what the service finds stands beside its row, and nothing can be added then", () => {
  const outcome = answered(0, { row: 2, sentence: "Somebody of this name is here already." });
  const tried = after(chosen, parsed, { type: "tried", outcome });
  expect(tried.state).toMatchObject({
    ready: false,
    rows: [{ faults: [] }, { faults: [{ is: "service", sentence: "Somebody of this name is here already." }] }],
  });
  expect(step(tried.state, { type: "addPressed" }).effects).toEqual([]);
});

test("somebody who was added by another coordinator since the trial keeps all rows out, and is named", () => {
  const outcome = answered(0, { row: 1, sentence: "Somebody of this name is here already." });
  const events: ImportEvent[] = [chosen, parsed, { type: "tried", outcome: answered(2) }, { type: "addPressed" }];
  const told = after(...events, { type: "added", outcome });
  expect(told).toMatchObject({
    state: { is: "report", ready: false, rows: [{ faults: [{ is: "service" }] }, {}] },
    effects: [],
  });
});

test.each([{ is: "unreachable" }, { is: "notConfirmed" }, { is: "refused", sentence: "There is no room." }] as const)(
  "%j keeps the report, and the press can be made again",
  (outcome) => {
    const events: ImportEvent[] = [chosen, parsed, { type: "tried", outcome: answered(2) }, { type: "addPressed" }];
    const told = after(...events, { type: "added", outcome });
    expect(told.state).toMatchObject({ is: "report", ready: true, working: false, problem: outcome });
    expect(step(told.state, { type: "addPressed" }).effects).toMatchObject([{ type: "send", trial: false }]);
  },
);

test("a trial that failed is asked for again before anything is added", () => {
  const told = after(chosen, parsed, { type: "tried", outcome: { is: "unreachable" } });
  expect(step(told.state, { type: "addPressed" }).effects).toMatchObject([{ type: "send", trial: true }]);
});

test.each<[ImportEvent[], ImportState]>([
  [[{ type: "chosen", text: " \n", from: "paste" }], { is: "choosing", problem: { is: "empty" }, text: " \n" }],
  [
    [{ type: "chosen", text: "x".repeat(importUnits + 1), from: "file" }],
    { is: "choosing", problem: { is: "tooLarge" }, text: "" },
  ],
  [[chosen, { type: "parsed", table: "unreadable" }], { is: "choosing", problem: { is: "unreadable" }, text: "" }],
  [[pasted, { type: "parsed", table: "notLoaded" }], { is: "choosing", problem: { is: "notLoaded" }, text: "rows" }],
  [
    [pasted, { type: "parsed", table: [["name"], ["Sam"]] }],
    { is: "choosing", problem: { is: "missingColumn", column: "roles" }, text: "rows" },
  ],
  [
    [chosen, { type: "parsed", table: [names, ...Array(importRowsMost + 1).fill(["Sam", "counsellor", "English"])] }],
    { is: "choosing", problem: { is: "tooMany" }, text: "" },
  ],
])("%# is not taken", (events, state) => {
  expect(after(...events)).toEqual({ state, effects: [] });
});

test("an answer nobody waits for changes nothing", () => {
  for (const event of [
    parsed,
    { type: "tried", outcome: answered(2) },
    { type: "added", outcome: answered(2) },
    { type: "addPressed" },
  ] as const)
    expect(step(initial, event)).toEqual({ state: initial, effects: [] });
});
