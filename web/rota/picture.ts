/**
 * What the page reads from one answer of the Office: the plan as it stands, the same with the draft on top, people and
 * rules. Everything shown comes from here; worked out once for each answer. Pure.
 */
import type { AssignmentId, LineSlug, PersonId, ShiftId } from "../../shared/ids.ts";
import { closuresOfWeek, type Repeating } from "../../shared/rota/closed-weeks.ts";
import { type Closure, closedOn } from "../../shared/rota/closures.ts";
import { type Coverage, coverageOf, weekOf } from "../../shared/rota/coverage.ts";
import { type Day, dayAt, mondayOf, wholeWeek } from "../../shared/rota/day.ts";
import { type Replayed, replay } from "../../shared/rota/draft.ts";
import { type Assignment, type Plan, planOf, type Shift, type Turn, turnsOf } from "../../shared/rota/plan.ts";
import { type Known, presentTurns } from "../../shared/rota/present.ts";
import { type Rules, rulesAtFirst, type TeamConflict } from "../../shared/rota/rules.ts";
import { lengthMs, withinMs } from "../../shared/rota/stretch.ts";
import { team } from "../../shared/rota/team.ts";
import { type Warning, warnings } from "../../shared/rota/warnings.ts";
import type { RotaAnswer, RotaPersonShown } from "../../shared/rota-interface.ts";

export interface Picture {
  readonly answer: RotaAnswer;
  readonly zone: string;
  readonly people: ReadonlyMap<PersonId, RotaPersonShown>;
  readonly rules: Rules;
  /** As it stands, without the draft. */
  readonly standing: Plan;
  /** As the draft would leave it. */
  readonly plan: Plan;
  readonly stale: Replayed["stale"];
  readonly turns: readonly Turn[];
  readonly turnsByLine: ReadonlyMap<LineSlug, readonly Turn[]>;
  readonly turnsByPerson: ReadonlyMap<PersonId, readonly Turn[]>;
  /** Shifts that are not published as they are here, they or whoever is on them. */
  readonly drafted: ReadonlySet<ShiftId>;
  /** Every row of the plan and of the draft's steps, also those that are gone: to say what a step was about. */
  readonly known: Plan;
}

const pictures = new WeakMap<RotaAnswer, Picture>();

export function pictureOf(answer: RotaAnswer): Picture {
  const seen = pictures.get(answer);
  if (seen !== undefined) return seen;
  const standing = planOf(answer.shifts, answer.assignments);
  const { plan, stale } = replay(
    standing,
    answer.steps.map(({ operations }) => operations),
  );
  const { atOnce: _, ...numbers } = answer.rules;
  const turns = turnsOf(plan);
  const picture: Picture = {
    answer,
    zone: answer.zone,
    people: new Map(answer.people.map((person) => [person.id, person])),
    rules: { ...rulesAtFirst(answer.zone), ...numbers },
    ...{ standing, plan, stale, turns },
    turnsByLine: Map.groupBy(turns, ({ shift }) => shift.line),
    turnsByPerson: Map.groupBy(turns, ({ assignment }) => assignment.person),
    drafted: draftedIn(standing, plan),
    known: everyRow(answer, plan),
  };
  pictures.set(answer, picture);
  return picture;
}

/** As the plan has it now, else as it was last. */
function everyRow({ shifts, assignments, steps }: RotaAnswer, plan: Plan): Plan {
  const operations = steps.flatMap((step) => step.operations);
  const added = operations.flatMap((one): Shift[] => (one.do === "addShift" ? [one.shift] : []));
  const assigned = operations.flatMap((one): Assignment[] => (one.do === "assign" ? [one.assignment] : []));
  return planOf(
    [...added, ...shifts, ...plan.shifts.values()],
    [...assigned, ...assignments, ...plan.assignments.values()],
  );
}

/** A shift of the week's table, with what it lacks besides people. */
export interface Cell extends Coverage {
  readonly lacks: readonly TeamConflict[];
  /** Differs from what is published, or is not published itself. */
  readonly drafted: boolean;
}

export interface LineWeek {
  readonly line: LineSlug;
  readonly bands: readonly { readonly begins: string; readonly ends: string; readonly days: readonly Cell[][] }[];
  readonly cells: readonly Cell[];
}

const weeks = new WeakMap<Picture, Map<string, LineWeek>>();

export function lineWeek(picture: Picture, line: LineSlug, monday: Day): LineWeek {
  const made = weeks.get(picture) ?? new Map<string, LineWeek>();
  weeks.set(picture, made);
  const key = `${line} ${monday}`;
  const known = made.get(key);
  if (known !== undefined) return known;
  const week = weekOf(near(picture, monday), line, picture.zone, monday, knownIn(picture));
  const bands = week.bands.map(({ begins, ends, days }) => ({
    ...{ begins, ends },
    days: days.map((cells) => cells.map((coverage) => cellOf(picture, coverage))),
  }));
  const found = { line, bands, cells: bands.flatMap(({ days }) => days.flat()) };
  made.set(key, found);
  return found;
}

/** The plan around one week: a table of one week need not sort a quarter. */
function near({ plan, zone }: Picture, monday: Day): Plan {
  const { from, until } = wholeWeek(zone, monday);
  const shifts = [...plan.shifts.values()].filter((shift) => shift.from >= from && shift.from < until);
  const ids = new Set(shifts.map(({ id }) => id));
  return planOf(
    shifts,
    [...plan.assignments.values()].filter(({ shift }) => ids.has(shift)),
  );
}

/** Who is away, as of the answer: somebody may be on a shift and cover nothing. */
const knownIn = ({ people, answer }: Picture): Known => ({ people, now: answer.clock.now });

/** Why the whole turn does not count as it is planned; undefined: it does. */
export function awayIn(picture: Picture, turn: Turn): "paused" | "left" | "leave" | undefined {
  if (withinMs(turn, presentTurns([turn], knownIn(picture))) === lengthMs(turn)) return undefined;
  const { state } = picture.people.get(turn.assignment.person) ?? { state: "left" };
  return state === "active" ? "leave" : state;
}

/** One shift by itself, wherever it lies. */
export const cellIn = (picture: Picture, shift: Shift): Cell =>
  cellOf(picture, coverageOf(shift, picture.turns, knownIn(picture)));

function cellOf(picture: Picture, coverage: Coverage): Cell {
  const { shift } = coverage;
  const around = (picture.turnsByLine.get(shift.line) ?? []).filter(
    (turn) => turn.from < shift.until && turn.until > shift.from,
  );
  const present = presentTurns(around, knownIn(picture));
  const found = team(shift, present, picture.people, picture.rules).map(({ conflict }) => conflict);
  const who = coverage.who.toSorted((one, other) => Number(other.assignment.lead) - Number(one.assignment.lead));
  const lacks = found.flatMap((one) => (isLack(one) ? [one] : []));
  return { ...coverage, who, lacks, drafted: picture.drafted.has(shift.id) };
}

/** How many there are is said by the coverage; what else they lack, by these. */
function isLack(conflict: { readonly rule: string }): conflict is TeamConflict {
  return ["noLead", "language", "skill", "unsupervised"].includes(conflict.rule);
}

function draftedIn(standing: Plan, plan: Plan): ReadonlySet<ShiftId> {
  const shifts = [...plan.shifts.values()].filter((one) => !one.published || standing.shifts.get(one.id) !== one);
  const turns = [
    ...[...plan.assignments.values()].filter((one) => standing.assignments.get(one.id) !== one),
    ...[...standing.assignments.values()].filter((one) => !plan.assignments.has(one.id)),
  ];
  return new Set([...shifts.map(({ id }) => id), ...turns.map(({ shift }) => shift)]);
}

/** Lines the page shows: the one that is chosen, or all. */
export function linesShown({ answer }: Picture, line: LineSlug | "all"): RotaAnswer["lines"] {
  const chosen = answer.lines.filter(({ slug }) => line === "all" || slug === line);
  return chosen.length > 0 ? chosen : answer.lines;
}

/** Whoever takes chats; somebody who only coordinates is on no shift. */
export const mayBeOn = ({ state, roles }: RotaPersonShown): boolean =>
  state !== "left" && roles.some((role) => role !== "coordinator");

/** Hours in a week, over all lines. */
export function hoursIn({ zone, turnsByPerson }: Picture, person: PersonId, monday: Day): number {
  return withinMs(wholeWeek(zone, monday), turnsByPerson.get(person) ?? []);
}

/** Of lines whose week closures take whole, with these closures. */
export function closedIn({ answer }: Picture, line: LineSlug, monday: Day): readonly Closure[] {
  return closuresOfWeek(line, monday, repeating(answer));
}

/** What keeps a line closed on a day. */
export const closureOn = ({ answer }: Picture, line: LineSlug, day: Day): Closure | undefined =>
  closedOn(repeating(answer).closures, line, day);

/** The same for all of these lines: a day on which one of them takes place is not closed. */
export function closureOfAll(
  picture: Picture,
  lines: readonly { readonly slug: LineSlug }[],
  day: Day,
): Closure | undefined {
  const found = lines.map(({ slug }) => closureOn(picture, slug, day));
  return found.every((closure) => closure !== undefined) ? found[0] : undefined;
}

const repeating = ({ patterns, closures }: RotaAnswer): Repeating => ({
  patterns: patterns.map(({ pattern }) => pattern),
  closures: closures.map(({ closure }) => closure),
});

/** As published: a draft warns nobody and covers nothing. */
export function warningsNow({ standing, zone, people, answer }: Picture, now: number): readonly Warning[] {
  const lines = answer.lines.map(({ slug }) => slug);
  const { onDutyLeast } = answer.rules;
  return warnings(standing, { zone, now, lines, people, onDutyLeast, ...repeating(answer) });
}

export const mondayOfShift = ({ zone }: Picture, shift: { readonly from: number }): Day =>
  mondayOf(dayAt(zone, shift.from));

export const aliasIn = ({ people }: Picture, person: PersonId): string => people.get(person)?.alias ?? "";

export const lineIn = ({ answer }: Picture, line: LineSlug): string =>
  answer.lines.find(({ slug }) => slug === line)?.name ?? line;

export const shiftIn = ({ plan, known }: Picture, id: ShiftId): Shift | undefined =>
  plan.shifts.get(id) ?? known.shifts.get(id);

export const assignmentIn = ({ plan, known }: Picture, id: AssignmentId): Assignment | undefined =>
  plan.assignments.get(id) ?? known.assignments.get(id);
