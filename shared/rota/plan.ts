/**
 * The plan: shifts, and assignments of people to them. An assignment is a row of its own with its own beginning and
 * end ("I can stay until 20:30"); everything else (coverage, swaps, calendars, who may take chats) is read from these
 * two lists and nothing else, so that no two parts of the service can disagree about who is on.
 */
import * as z from "zod/mini";
import { AssignmentId, Language, LineSlug, PatternId, PersonId, ShiftId } from "../ids.ts";
import { languagesMost, shiftPeopleMost, shiftRealMostMs, skillsMost, skillUnits } from "../limits.ts";
import { Day } from "./day.ts";
import type { Stretch } from "./stretch.ts";

const people = z.int().check(z.gte(0), z.lte(shiftPeopleMost));
const unique = (values: readonly string[]): boolean => new Set(values).size === values.length;

/** A skill's name in the charity's words: "first aid", "background check". */
const Skill = z.string().check(z.trim(), z.minLength(1), z.maxLength(skillUnits));

/** Whom a shift needs. Somebody on it must speak each language and have each skill; not everybody all of them. */
export const Need = z
  .strictObject({
    /** Below this the line does not open. */
    minimum: people,
    wanted: people,
    maximum: people.check(z.gte(1)),
    lead: z.boolean(),
    languages: z.array(Language).check(z.maxLength(languagesMost), z.refine(unique)),
    skills: z.array(Skill).check(z.maxLength(skillsMost), z.refine(unique)),
    /** May people put themselves on it: at once, after a coordinator said yes, or not at all. */
    signUp: z.enum(["open", "onRequest", "closed"]),
  })
  .check(z.refine(({ minimum, wanted, maximum }) => minimum <= wanted && wanted <= maximum));
export type Need = z.infer<typeof Need>;

const instant = z.int().check(z.gte(0));
const revision = z.int().check(z.gte(1));
const forwards = ({ from, until }: Stretch): boolean => until > from;

export const Shift = z
  .strictObject({
    id: ShiftId,
    line: LineSlug,
    from: instant,
    until: instant,
    need: Need,
    /** The pattern and its day, if it came from one: by these two it is found again when patterns change. */
    pattern: z.nullable(PatternId),
    day: z.nullable(Day),
    published: z.boolean(),
    /** Somebody changed its time or need by hand: patterns no longer touch it. */
    byHand: z.boolean(),
    revision,
  })
  .check(z.refine((shift) => forwards(shift) && shift.until - shift.from <= shiftRealMostMs));
export type Shift = z.infer<typeof Shift>;

export const Assignment = z
  .strictObject({
    id: AssignmentId,
    shift: ShiftId,
    person: PersonId,
    from: instant,
    until: instant,
    lead: z.boolean(),
    revision,
  })
  .check(z.refine(forwards));
export type Assignment = z.infer<typeof Assignment>;

export interface Plan {
  readonly shifts: ReadonlyMap<ShiftId, Shift>;
  readonly assignments: ReadonlyMap<AssignmentId, Assignment>;
}

export function planOf(shifts: Iterable<Shift>, assignments: Iterable<Assignment>): Plan {
  return {
    shifts: new Map([...shifts].map((shift) => [shift.id, shift])),
    assignments: new Map([...assignments].map((assignment) => [assignment.id, assignment])),
  };
}

/** Somebody's part of a shift, with what the shift says about it. */
export interface Turn extends Stretch {
  readonly assignment: Assignment;
  readonly shift: Shift;
}

/** Every assignment with its shift, in order of time. One whose shift is gone counts for nothing. */
export function turnsOf(plan: Plan): readonly Turn[] {
  return [...plan.assignments.values()]
    .flatMap((assignment) => {
      const shift = plan.shifts.get(assignment.shift);
      return shift === undefined ? [] : [{ from: assignment.from, until: assignment.until, assignment, shift }];
    })
    .toSorted((one, other) => one.from - other.from || one.until - other.until);
}

export function assignmentsOf(plan: Plan, shift: ShiftId): readonly Assignment[] {
  return [...plan.assignments.values()].filter((assignment) => assignment.shift === shift);
}

/** The plan as everybody sees it: without drafts and without whoever is on them. */
export function publishedOnly({ shifts, assignments }: Plan): Plan {
  const visible = [...shifts.values()].filter(({ published }) => published);
  const ids = new Set(visible.map(({ id }) => id));
  return planOf(
    visible,
    [...assignments.values()].filter(({ shift }) => ids.has(shift)),
  );
}
