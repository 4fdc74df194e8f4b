import { expect, test } from "vitest";
import { LineSlug } from "../../../shared/ids.ts";
import { Pattern } from "../../../shared/rota/pattern.ts";
import {
  firstNeed,
  onLine,
  patternForm,
  readClosure,
  readNeed,
  readPattern,
  readRules,
  readShift,
  readTurn,
  rulesForm,
  shiftForm,
} from "../../../web/rota/forms.ts";
import { at, harbour, hourMs, london, need, pattern, patternId, shift } from "../rota/given.ts";

const night = shift("night", "2026-11-24T21:00", "2026-11-25T03:00", { need: { ...need, languages: ["en", "cy"] } });

test("a shift as it stands in the form is read as it was, across midnight too", () => {
  const { line, from, until, need: wanted } = night;
  expect(readShift(shiftForm(night, london), london)).toEqual({ value: { line, from, until, need: wanted } });
});

test("on the night the clocks go back a shift keeps its times on the wall", () => {
  const form = { ...shiftForm(night, london), day: "2026-10-24", begins: "22:00", ends: "06:00" };
  const read = readShift(form, london);
  expect("value" in read && read.value.until - read.value.from).toBe(9 * hourMs);
});

test("each fault of a shift is named", () => {
  const form = shiftForm(night, london);
  const fault = (change: Partial<typeof form>) => readShift({ ...form, ...change }, london);
  expect(fault({ line: "" })).toEqual({ fault: "line" });
  expect(fault({ day: "2026-02-30" })).toEqual({ fault: "day" });
  expect(fault({ begins: "" })).toEqual({ fault: "time" });
  expect(fault({ begins: "09:00", ends: "21:01" })).toEqual({ fault: "tooLong" });
  expect(fault({ day: "2026-03-29", begins: "01:00", ends: "01:30" })).toEqual({ fault: "noSuchTime" });
  expect(fault({ minimum: "two" })).toEqual({ fault: "people" });
  expect(fault({ maximum: "51", wanted: "3" })).toEqual({ fault: "people" });
  expect(fault({ minimum: "4", wanted: "3" })).toEqual({ fault: "order" });
  expect(fault({ languages: "Klingonese" })).toEqual({ fault: "languages" });
  expect(fault({ skills: "x".repeat(200) })).toEqual({ fault: "skills" });
});

test("languages and skills are read as people write them, each once", () => {
  expect(
    readNeed({ ...firstNeed([], ""), languages: "Welsh; English", skills: "first aid, first aid ," }),
  ).toMatchObject({
    value: { languages: ["cy", "en"], skills: ["first aid"] },
  });
});

test("somebody's own times lie within the shift, on the day each belongs to", () => {
  expect(readTurn(night, "22:30", "01:15", london)).toEqual({
    value: { from: at("2026-11-24T22:30"), until: at("2026-11-25T01:15") },
  });
  expect(readTurn(night, "20:00", "01:00", london)).toEqual({ fault: "outsideShift" });
  expect(readTurn(night, "01:00", "22:00", london)).toEqual({ fault: "outsideShift" });
  expect(readTurn(night, "", "22:00", london)).toEqual({ fault: "time" });
});

test("a pattern as it stands in the form is read as it was", () => {
  const one = pattern({ weekdays: [1, 3], everyWeeks: 2, validUntil: "2026-12-31" });
  expect(readPattern(patternForm(one), one.id, london)).toEqual({ value: one });
});

test("each fault of a pattern is named", () => {
  const form = patternForm(pattern());
  const fault = (change: Partial<typeof form>) => readPattern({ ...form, ...change }, patternId("days"), london);
  expect(fault({ line: "No such" })).toEqual({ fault: "line" });
  expect(fault({ weekdays: [] })).toEqual({ fault: "weekdays" });
  expect(fault({ everyWeeks: "0" })).toEqual({ fault: "everyWeeks" });
  expect(fault({ validFrom: "" })).toEqual({ fault: "validFrom" });
  expect(fault({ validFrom: "2026-05-01", validUntil: "2026-04-30" })).toEqual({ fault: "validUntil" });
  expect(fault({ begins: "06:00", ends: "19:00" })).toEqual({ fault: "tooLong" });
  const good = fault({ weekdays: [5, 1] });
  expect("value" in good && Pattern.safeParse(good.value).success && good.value.weekdays).toEqual([1, 5]);
});

test("one closed day needs no last day; a closure needs a name and days in order", () => {
  const form = { line: harbour, from: "2026-12-25", until: "", name: " Christmas Day " };
  expect(readClosure(form)).toEqual({
    value: { line: harbour, from: "2026-12-25", until: "2026-12-25", name: "Christmas Day" },
  });
  expect(readClosure({ ...form, line: "" })).toMatchObject({ value: { line: null } });
  expect(readClosure({ ...form, name: " " })).toEqual({ fault: "closureName" });
  expect(readClosure({ ...form, until: "2026-12-24" })).toEqual({ fault: "closureDays" });
});

test("rules are hours as people write them", () => {
  const rules = { restMs: 11 * hourMs, weekMostMs: null, onDutyLeast: 2, fairMarginMs: 7.5 * hourMs, atOnce: [] };
  expect(readRules(rulesForm(rules))).toEqual({ value: rules });
  const form = rulesForm(rules);
  expect(readRules({ ...form, week: "37,5" })).toMatchObject({ value: { weekMostMs: 37.5 * hourMs } });
  expect(readRules({ ...form, rest: "25" })).toEqual({ fault: "rest" });
  expect(readRules({ ...form, week: "0" })).toEqual({ fault: "week" });
  expect(readRules({ ...form, least: "none" })).toEqual({ fault: "least" });
  expect(readRules({ ...form, margin: "" })).toEqual({ fault: "margin" });
});

test("a new shift begins with whom its line asks for, also when another line is chosen, and keeps what was written", () => {
  const lines = [
    { slug: LineSlug.parse("alone"), name: "Alone", minimum: 1, lead: false },
    { slug: LineSlug.parse("night"), name: "Night", minimum: 3, lead: true },
  ];
  const form = { ...firstNeed(lines, "alone"), line: "alone" };
  expect(form).toMatchObject({ minimum: "1", wanted: "2", maximum: "3", lead: false });
  expect(onLine(form, lines, "night")).toEqual({ line: "night", minimum: "3", wanted: "4", maximum: "5", lead: true });
  expect(onLine({ ...form, maximum: "9" }, lines, "night")).toEqual({ line: "night" });
  expect(firstNeed(lines, "")).toMatchObject({ minimum: "2", lead: true });
});
