/** Made-up people, shifts and patterns for the tests of the rota. */
import type { AssignmentId, LineSlug, PatternId, PersonId, RequestId, ShiftId } from "../../../shared/ids.ts";
import { type Day, instantIn } from "../../../shared/rota/day.ts";
import { Pattern } from "../../../shared/rota/pattern.ts";
import { type Assignment, type Need, type Plan, planOf, type Shift } from "../../../shared/rota/plan.ts";

export const london = "Europe/London";
export const hourMs = 60 * 60 * 1000;

const id = (name: string) => name.padEnd(22, "_");
export const shiftId = (name: string) => id(name) as ShiftId;
export const assignmentId = (name: string) => id(name) as AssignmentId;
export const personId = (name: string) => id(name) as PersonId;
export const patternId = (name: string) => id(name) as PatternId;
export const requestId = (name: string) => id(name) as RequestId;
export const day = (text: string) => text as Day;
export const harbour = "harbour" as LineSlug;
export const [alex, morgan, sam, priya] = [personId("Alex"), personId("Morgan"), personId("Sam"), personId("Priya")];

/** "2026-11-30T09:00", as clocks in London show it. */
export function at(text: string, zone = london): number {
  const [on = "", time = ""] = text.split("T");
  return instantIn(zone, day(on), time);
}

export const need: Need = {
  minimum: 2,
  wanted: 3,
  maximum: 4,
  lead: false,
  languages: [],
  skills: [],
  signUp: "open",
};

export function pattern(change: Record<string, unknown> = {}): Pattern {
  return Pattern.parse({
    id: patternId("days"),
    line: harbour,
    zone: london,
    begins: "09:00",
    ends: "17:30",
    weekdays: [1, 2, 3, 4, 5, 6, 7],
    everyWeeks: 1,
    validFrom: "2025-01-01",
    validUntil: null,
    need,
    ...change,
  });
}

export function shift(name: string, from: string, until: string, change: Partial<Shift> = {}): Shift {
  return {
    id: shiftId(name),
    line: harbour,
    from: at(from),
    until: at(until),
    need,
    pattern: null,
    day: null,
    published: true,
    byHand: false,
    revision: 1,
    ...change,
  };
}

export function assigned(to: Shift, person: PersonId, change: Partial<Assignment> = {}): Assignment {
  const name = assignmentId(`${to.id.replaceAll("_", "")}-${person.replaceAll("_", "")}`);
  return { id: name, shift: to.id, person, from: to.from, until: to.until, lead: false, revision: 1, ...change };
}

export const plan = (shifts: readonly Shift[], assignments: readonly Assignment[] = []): Plan =>
  planOf(shifts, assignments);
