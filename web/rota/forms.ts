/**
 * What can be typed about shifts, patterns, closures and rules, as fields; and what it says, or why it cannot be read.
 * Times are those of the wall in the organisation's zone. Pure.
 */
import type * as z from "zod/mini";
import { LineSlug, type PatternId } from "../../shared/ids.ts";
import { everyWeeksMost, shiftMostMs, shiftPeopleMost, skillsMost, skillUnits } from "../../shared/limits.ts";
import { Closure } from "../../shared/rota/closures.ts";
import { addDays, Day, dayAt, instantIn, Time, timeAt } from "../../shared/rota/day.ts";
import { Pattern, wallLengthMs } from "../../shared/rota/pattern.ts";
import { Need, type Shift } from "../../shared/rota/plan.ts";
import type { Stretch } from "../../shared/rota/stretch.ts";
import { type LineToPlan, RotaRules } from "../../shared/rota-interface.ts";
import { languagesWritten, readLanguages } from "../coordinator/people/languages.ts";

export interface NeedForm {
  readonly minimum: string;
  readonly wanted: string;
  readonly maximum: string;
  readonly lead: boolean;
  readonly languages: string;
  readonly skills: string;
  readonly signUp: Need["signUp"];
}

export interface ShiftForm extends NeedForm {
  readonly line: string;
  readonly day: string;
  readonly begins: string;
  readonly ends: string;
}

export interface PatternForm extends NeedForm {
  readonly line: string;
  readonly begins: string;
  readonly ends: string;
  readonly weekdays: readonly number[];
  readonly everyWeeks: string;
  readonly validFrom: string;
  readonly validUntil: string;
}

export interface ClosureForm {
  /** "": every line. */
  readonly line: string;
  readonly from: string;
  readonly until: string;
  readonly name: string;
}

/** Hours as text. */
export interface RulesForm {
  readonly rest: string;
  readonly week: string;
  readonly least: string;
  readonly margin: string;
  readonly atOnce: RotaRules["atOnce"];
}

export type Fault =
  | "line"
  | "day"
  | "time"
  | "tooLong"
  | "noSuchTime"
  | "people"
  | "order"
  | "languages"
  | "skills"
  | "weekdays"
  | "everyWeeks"
  | "validFrom"
  | "validUntil"
  | "closureDays"
  | "closureName"
  | "outsideShift"
  | "rest"
  | "week"
  | "least"
  | "margin";

export type Read<T> = { readonly value: T } | { readonly fault: Fault };

const hourMs = 60 * 60 * 1000;

/** What the line asks for whenever it is open, and one more wanted. Without a line: two people and a lead. */
export function firstNeed(lines: readonly LineToPlan[], line: string): NeedForm {
  const { minimum, lead } = lines.find(({ slug }) => slug === line) ?? { minimum: 2, lead: true };
  return {
    ...{ minimum: `${minimum}`, wanted: `${minimum + 1}`, maximum: `${minimum + 2}`, lead },
    ...{ languages: "", skills: "", signUp: "onRequest" },
  };
}

/** Another line is chosen: what nobody has changed yet is what that one asks for. */
export function onLine(
  form: NeedForm & { readonly line: string },
  lines: readonly LineToPlan[],
  line: string,
): Partial<NeedForm> & { readonly line: string } {
  const before = firstNeed(lines, form.line);
  const isUntouched = (["minimum", "wanted", "maximum", "lead"] as const).every((part) => form[part] === before[part]);
  if (!isUntouched) return { line };
  const { minimum, wanted, maximum, lead } = firstNeed(lines, line);
  return { line, minimum, wanted, maximum, lead };
}

function needForm({ minimum, wanted, maximum, lead, languages, skills, signUp }: Need): NeedForm {
  return {
    ...{ minimum: `${minimum}`, wanted: `${wanted}`, maximum: `${maximum}`, lead, signUp },
    ...{ languages: languagesWritten(languages), skills: skills.join(", ") },
  };
}

export function readNeed(form: NeedForm): Read<Need> {
  const [minimum, wanted, maximum] = [form.minimum, form.wanted, form.maximum].map(wholeNumber);
  if (minimum === undefined || wanted === undefined || maximum === undefined) return { fault: "people" };
  if (maximum < 1 || maximum > shiftPeopleMost) return { fault: "people" };
  if (minimum > wanted || wanted > maximum) return { fault: "order" };
  const languages = form.languages.trim() === "" ? [] : readLanguages(form.languages);
  if (!Array.isArray(languages)) return { fault: "languages" };
  const skills = [...new Set(form.skills.split(/[,;]/).flatMap((skill) => skill.trim() || []))];
  if (skills.length > skillsMost || skills.some((skill) => skill.length > skillUnits)) return { fault: "skills" };
  const { lead, signUp } = form;
  return parsed(Need, { minimum, wanted, maximum, lead, languages, skills, signUp }, "people");
}

export function shiftForm(shift: Pick<Shift, "line" | "from" | "until" | "need">, zone: string): ShiftForm {
  const { line, from, until, need } = shift;
  return { line, day: dayAt(zone, from), begins: timeAt(zone, from), ends: timeAt(zone, until), ...needForm(need) };
}

export function readShift(form: ShiftForm, zone: string): Read<Pick<Shift, "line" | "from" | "until" | "need">> {
  const line = LineSlug.safeParse(form.line);
  if (!line.success) return { fault: "line" };
  const day = Day.safeParse(form.day);
  if (!day.success) return { fault: "day" };
  const times = readTimes(form);
  if ("fault" in times) return times;
  const { begins, ends } = times.value;
  const lastDay = ends > begins ? day.data : addDays(day.data, 1);
  const stretch = { from: instantIn(zone, day.data, begins), until: instantIn(zone, lastDay, ends) };
  if (stretch.until <= stretch.from) return { fault: "noSuchTime" };
  const need = readNeed(form);
  return "fault" in need ? need : { value: { line: line.data, ...stretch, need: need.value } };
}

function readTimes({ begins, ends }: { begins: string; ends: string }): Read<{ begins: string; ends: string }> {
  if (!Time.safeParse(begins).success || !Time.safeParse(ends).success) return { fault: "time" };
  return wallLengthMs({ begins, ends }) > shiftMostMs ? { fault: "tooLong" } : { value: { begins, ends } };
}

/** Somebody's own times within a shift; on a night shift each belongs to the day it falls into. */
export function readTurn(shift: Stretch, begins: string, ends: string, zone: string): Read<Stretch> {
  if (!Time.safeParse(begins).success || !Time.safeParse(ends).success) return { fault: "time" };
  const day = dayAt(zone, shift.from);
  const within = (time: string) =>
    [day, addDays(day, 1)]
      .map((one) => instantIn(zone, one, time))
      .filter((at) => at >= shift.from && at <= shift.until);
  const from = within(begins)[0];
  const until = within(ends).at(-1);
  if (from === undefined || until === undefined || from >= until) return { fault: "outsideShift" };
  return { value: { from, until } };
}

export function patternForm({ line, begins, ends, weekdays, everyWeeks, ...pattern }: Pattern): PatternForm {
  const { validFrom, validUntil, need } = pattern;
  return {
    ...{ line, begins, ends, weekdays, everyWeeks: `${everyWeeks}` },
    ...{ validFrom, validUntil: validUntil ?? "", ...needForm(need) },
  };
}

export function readPattern(form: PatternForm, id: PatternId, zone: string): Read<Pattern> {
  const line = LineSlug.safeParse(form.line);
  if (!line.success) return { fault: "line" };
  const times = readTimes(form);
  if ("fault" in times) return times;
  if (form.weekdays.length === 0) return { fault: "weekdays" };
  const everyWeeks = wholeNumber(form.everyWeeks) ?? 0;
  if (everyWeeks < 1 || everyWeeks > everyWeeksMost) return { fault: "everyWeeks" };
  const validFrom = Day.safeParse(form.validFrom);
  if (!validFrom.success) return { fault: "validFrom" };
  const validUntil = form.validUntil === "" ? null : Day.safeParse(form.validUntil).data;
  if (validUntil === undefined || (validUntil !== null && validUntil < validFrom.data)) return { fault: "validUntil" };
  const need = readNeed(form);
  if ("fault" in need) return need;
  const weekdays = form.weekdays.toSorted((one, other) => one - other);
  const fields = { id, line: line.data, zone, ...times.value, weekdays, everyWeeks, validFrom: validFrom.data };
  return parsed(Pattern, { ...fields, validUntil, need: need.value }, "time");
}

export function readClosure(form: ClosureForm): Read<Closure> {
  const name = form.name.trim();
  if (name === "") return { fault: "closureName" };
  const until = form.until === "" ? form.from : form.until;
  return parsed(Closure, { line: form.line === "" ? null : form.line, from: form.from, until, name }, "closureDays");
}

export function rulesForm({ restMs, weekMostMs, onDutyLeast, fairMarginMs, atOnce }: RotaRules): RulesForm {
  const hours = (ms: number) => `${ms / hourMs}`;
  return {
    ...{ rest: hours(restMs), week: weekMostMs === null ? "" : hours(weekMostMs), least: `${onDutyLeast}` },
    ...{ margin: hours(fairMarginMs), atOnce },
  };
}

export function readRules({ rest, week, least, margin, atOnce }: RulesForm): Read<RotaRules> {
  const fields = {
    ...{ restMs: hoursMs(rest), weekMostMs: week.trim() === "" ? null : hoursMs(week) },
    ...{ onDutyLeast: wholeNumber(least), fairMarginMs: hoursMs(margin), atOnce },
  };
  const read = RotaRules.safeParse(fields);
  if (read.success) return { value: read.data };
  const faults = { restMs: "rest", weekMostMs: "week", onDutyLeast: "least", fairMarginMs: "margin" } as const;
  const wrong = read.error.issues.map(({ path }) => `${String(path[0])}`);
  const [, fault = "rest"] = Object.entries(faults).find(([name]) => wrong.includes(name)) ?? [];
  return { fault };
}

/** "7,5" as well as "7.5". */
function hoursMs(text: string): number {
  const number = text.trim() === "" ? Number.NaN : Number(text.trim().replace(",", "."));
  return Math.round(number * 60) * 60_000;
}

function wholeNumber(text: string): number | undefined {
  return /^\d{1,3}$/.test(text.trim()) ? Number(text) : undefined;
}

function parsed<T>(schema: z.ZodMiniType<T>, value: unknown, fault: Fault): Read<T> {
  const read = schema.safeParse(value);
  return read.success ? { value: read.data } : { fault };
}
