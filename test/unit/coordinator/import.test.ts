/** Importing: every row has its sentence, a trial comes first, all rows are added or none, and no cell becomes a formula. */
import { expect, test } from "vitest";
import { csvOf, rowsOf } from "../../../shared/csv.ts";
import { importRowsMost, importUnits } from "../../../shared/limits.ts";
import { isTableProblem, type RowFault, readRows } from "../../../web/coordinator/import/rows.ts";
import {
  type ImportEvent,
  type ImportState,
  type ImportStep,
  initial,
  step,
} from "../../../web/coordinator/import/state.ts";
import { template } from "../../../web/coordinator/import/template.ts";

const names = ["Name", "roles", "Languages", "chats at once", "trainee", "skills"];

function read(...lines: readonly string[][]) {
  const rows = readRows(rowsOf(csvOf([names, ...lines])));
  if (isTableProblem(rows)) throw new Error(rows.is);
  return rows;
}

function after(...events: readonly ImportEvent[]): ImportStep {
  return events.reduce<ImportStep>((last, event) => step(last.state, event), { state: initial, effects: [] });
}

const two = [names, ["Sam", "counsellor", "English", "", "", ""], ["Priya", "counsellor", "Welsh", "1", "no", ""]];
const chosen: ImportEvent = { type: "chosen", text: csvOf(two) };
const answered = (added: number, ...problems: { row: number; sentence: string }[]) =>
  ({ is: "answered", added, problems }) as const;

test("the template can be imported as it is", () => {
  const rows = readRows(rowsOf(template));
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
  const rows = readRows(rowsOf(text));
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
  expect(readRows(rowsOf(csvOf([names, ["", " "]])))).toEqual({ is: "empty" });
  expect(readRows(rowsOf("name,roles\nSam,counsellor"))).toEqual({ is: "missingColumn", column: "languages" });
  expect(readRows(rowsOf('name,"roles\nSam,counsellor\n'))).toEqual({ is: "unreadable" });
});

test.each([
  ['Priya,"counsellor,Welsh', "quotes"],
  ['Priya "P",counsellor,Welsh', "quotes"],
  ["ZoÃ«,counsellor,Welsh", "garbled"],
  ["Zo\ufffd,counsellor,Welsh", "garbled"],
])("the row %j is a fault of its own, and the rows around it are read", (line, is) => {
  const rows = readRows(rowsOf(`name,roles,languages\nSam,counsellor,English\n${line}\nMorgan,boss,English`));
  expect(isTableProblem(rows) ? rows : rows.map(({ number, faults }) => [number, faults])).toEqual([
    [2, []],
    [3, [{ is }]],
    [4, [{ is: "role", word: "boss" }]],
  ]);
});

test("a name that a spreadsheet would run comes back as it was written", () => {
  expect(read(["=1+1", "counsellor", "English"])).toMatchObject([{ row: { alias: "=1+1" } }]);
});

test("good rows go through a trial first, and are added only by another press", () => {
  const trial = after(chosen);
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
  const report = after({ type: "chosen", text: csvOf(table) });
  expect(report.effects).toEqual([]);
  expect(step(report.state, { type: "addPressed" }).effects).toEqual([]);
});

test("what the service finds stands beside its row, and nothing can be added then", () => {
  const outcome = answered(0, { row: 2, sentence: "Somebody of this name is here already." });
  const tried = after(chosen, { type: "tried", outcome });
  expect(tried.state).toMatchObject({
    ready: false,
    rows: [{ faults: [] }, { faults: [{ is: "service", sentence: "Somebody of this name is here already." }] }],
  });
  expect(step(tried.state, { type: "addPressed" }).effects).toEqual([]);
});

test("somebody who was added by another coordinator since the trial keeps all rows out, and is named", () => {
  const outcome = answered(0, { row: 1, sentence: "Somebody of this name is here already." });
  const events: ImportEvent[] = [chosen, { type: "tried", outcome: answered(2) }, { type: "addPressed" }];
  const told = after(...events, { type: "added", outcome });
  expect(told).toMatchObject({
    state: { is: "report", ready: false, rows: [{ faults: [{ is: "service" }] }, {}] },
    effects: [],
  });
});

test.each([{ is: "unreachable" }, { is: "notConfirmed" }, { is: "refused", sentence: "There is no room." }] as const)(
  "%j keeps the report, and the press can be made again",
  (outcome) => {
    const events: ImportEvent[] = [chosen, { type: "tried", outcome: answered(2) }, { type: "addPressed" }];
    const told = after(...events, { type: "added", outcome });
    expect(told.state).toMatchObject({ is: "report", ready: true, working: false, problem: outcome });
    expect(step(told.state, { type: "addPressed" }).effects).toMatchObject([{ type: "send", trial: false }]);
  },
);

test("a trial that failed is asked for again before anything is added", () => {
  const told = after(chosen, { type: "tried", outcome: { is: "unreachable" } });
  expect(step(told.state, { type: "addPressed" }).effects).toMatchObject([{ type: "send", trial: true }]);
});

test.each<[ImportEvent[], ImportState]>([
  [[{ type: "chosen", text: " \n" }], { is: "choosing", problem: { is: "empty" } }],
  [[{ type: "chosen", text: "x".repeat(importUnits + 1) }], { is: "choosing", problem: { is: "tooLarge" } }],
  [[{ type: "chosen", text: undefined }], { is: "choosing", problem: { is: "unreadable" } }],
  [
    [{ type: "chosen", text: csvOf([names, ...Array(importRowsMost + 1).fill(["Sam", "counsellor", "English"])]) }],
    { is: "choosing", problem: { is: "tooMany" } },
  ],
])("%# is not taken", (events, state) => {
  expect(after(...events)).toEqual({ state, effects: [] });
});

test("an answer nobody waits for changes nothing", () => {
  for (const event of [
    { type: "tried", outcome: answered(2) },
    { type: "added", outcome: answered(2) },
    { type: "addPressed" },
  ] as const)
    expect(step(initial, event)).toEqual({ state: initial, effects: [] });
});
