/** The audit page: newest first, late answers are nobody's; and every action the service writes has its words. */
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import type { AuditAnswer } from "../../../shared/audit-interface.ts";
import { detailWritten } from "../../../web/coordinator/audit/detail.ts";
import { type AuditEvent, type AuditStep, initial, type Question, step } from "../../../web/coordinator/audit/state.ts";
import { actionNames, detailNames } from "../../../web/coordinator/words/en.ts";

const row = (number: number) => ({
  ...{ number, at: number, actor: null, action: "personPaused", subject: null, details: {}, chained: "A".repeat(43) },
});
const value = (numbers: readonly number[], more = false): AuditAnswer => ({
  ...{ rows: numbers.map(row), more, names: {}, actions: ["personPaused"], clock: { now: 0, speed: 1 } },
});
const all: Question = { actor: "", action: "", before: undefined };
const read = (question: Question, answer: AuditAnswer): AuditEvent => ({
  ...{ type: "read", question, read: { is: "answered", value: answer } },
});

function after(...events: readonly AuditEvent[]): AuditStep {
  return events.reduce<AuditStep>((last, event) => step(last.state, event), { state: initial, effects: [] });
}
const numbers = ({ state }: AuditStep) => state.rows.map(({ number }) => number);

test("older rows are asked for from the last that is there, and put below", () => {
  const first = after({ type: "opened" }, read(all, value([5, 4, 3], true)));
  const older = step(first.state, { type: "olderPressed" });
  expect(older.effects).toEqual([{ type: "read", question: { ...all, before: 3 } }]);
  expect(step(older.state, { type: "olderPressed" }).effects).toEqual([]);
  const last = step(older.state, read({ ...all, before: 3 }, value([3, 2, 1])));
  expect(numbers(last)).toEqual([5, 4, 3, 2, 1]);
  expect(step(last.state, { type: "olderPressed" }).effects).toEqual([]);
});

test("another filter asks anew, and an answer to the filter before is nobody's", () => {
  const opened = after({ type: "opened" });
  const filtered = step(opened.state, { type: "filtered", wanted: { action: "personPaused" } });
  expect(filtered.effects).toEqual([{ type: "read", question: { ...all, action: "personPaused" } }]);
  expect(step(filtered.state, read(all, value([9]))).state).toEqual(filtered.state);
  expect(numbers(step(filtered.state, read({ ...all, action: "personPaused" }, value([2]))))).toEqual([2]);
});

test("rows that are there stay when older ones cannot be read", () => {
  const first = after({ type: "opened" }, read(all, value([2], true)), { type: "olderPressed" });
  const told = step(first.state, { type: "read", question: { ...all, before: 2 }, read: "unreachable" });
  expect(told.state).toMatchObject({ rows: [{ number: 2 }], reading: false, problem: "unreachable" });
});

test("rows of another filter do not stay when the ones that are wanted cannot be read; asking again asks for those", () => {
  const wanted = { actor: "", action: "personPaused" };
  const filtered = after({ type: "opened" }, read(all, value([2, 1], true)), { type: "filtered", wanted });
  const told = step(filtered.state, {
    ...{ type: "read", question: { ...wanted, before: undefined }, read: "unreachable" },
  });
  expect(told.state).toMatchObject({ rows: [], more: false, wanted, problem: "unreachable" });
  expect(step(told.state, { type: "opened" }).effects).toEqual(filtered.effects);
});

test("an export is asked for once at a time, and says what came of it", () => {
  const asked = after({ type: "opened" }, { type: "exportPressed" });
  expect(asked.effects).toEqual([{ type: "export" }]);
  expect(step(asked.state, { type: "exportPressed" }).effects).toEqual([]);
  expect(step(asked.state, { type: "exported", exported: "saved" }).state.exporting).toBe("done");
  expect(step(asked.state, { type: "exported", exported: "notConfirmed" }).state).toMatchObject({
    exporting: "no",
    problem: "notConfirmed",
  });
  expect(step(asked.state, { type: "exported", exported: "signedOut" }).state.stage).toBe("signedOut");
});

const office = resolve(import.meta.dirname, "../../../worker/office");
const sources = readdirSync(office, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".ts") && name !== "audit.ts")
  .map((name) => readFileSync(join(office, name), "utf8"));

/** The words after `action:` in calls of `record`, also where there are two to choose from. */
function written(): string[] {
  const found = sources.flatMap((source) => {
    const acts = [...source.matchAll(/\baction: ([^,}\n]+)/g)].map(([, words = ""]) => words);
    return acts.flatMap((words) => [...words.matchAll(/"([a-z][A-Za-z]+)"/g)].map(([, word = ""]) => word));
  });
  return [...new Set(found)].toSorted();
}

test("every action the service writes into the audit has its words, and no other has", () => {
  expect(written().length).toBeGreaterThan(5);
  expect(Object.keys(actionNames).toSorted()).toEqual(written());
});

test("whatever is recorded is written out where it is recorded, so that the test before sees it", () => {
  for (const source of sources) {
    const calls = source.match(/\brecord\(/g)?.length ?? 0;
    const acts = source.match(/\baction: [^,}\n]*"/g)?.length ?? 0;
    expect(acts).toBeGreaterThanOrEqual(calls);
  }
});

const said = (name: string, given: string | number | boolean | null) => detailWritten(name, given, "Europe/London");

test("a reason stands as it was written; lists have commas, and keys their beginning", () => {
  expect(said("reason", "Fire alarm, all of us out")).toBe("Fire alarm, all of us out");
  expect(said("name", "Training day")).toBe("Training day");
  expect(said("roles", "counsellor supervisor")).toBe("Counsellor, Supervisor");
  expect(said("key", "A".repeat(43))).toBe("AAAAAAAA…");
});

test("until when is said with its hour, and of closed days as a day", () => {
  expect(said("until", Date.UTC(2026, 10, 28, 16))).toBe("28 Nov 2026, 16:00");
  expect(said("from", "2026-12-24")).toBe("24 December 2026");
  expect(said("steps", 3)).toBe("3");
});

test("words for details are words", () => {
  for (const words of Object.values(detailNames)) expect(words).toMatch(/^[A-Z]/);
});
