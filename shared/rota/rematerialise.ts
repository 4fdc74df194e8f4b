/**
 * What must happen to the shifts so that they say again what the patterns say: after a pattern, a closure or the
 * runtime's zone data changed, and once a day for the day that comes into sight. Pure: it decides, it changes nothing.
 *
 * Nothing people rely on changes silently. What has begun is history. A shift changed by hand keeps its time. A shift
 * with people on it is neither moved nor cancelled here: a coordinator is asked, with the people named, and the answer
 * goes through draft and preview like every other change.
 */
import type { PatternId, PersonId } from "../ids.ts";
import { type Closure, closedOn, occurrenceKey, type Skip } from "./closures.ts";
import type { Day } from "./day.ts";
import { type Occurrence, occurrenceOn, occurrences, type Pattern } from "./pattern.ts";
import type { Plan, Shift } from "./plan.ts";

export interface Planned {
  readonly patterns: readonly Pattern[];
  readonly closures: readonly Closure[];
  readonly skips: readonly Skip[];
  /** Days of patterns that have a shift already, which may have been moved and be long over: there is never a second. */
  readonly made: readonly Skip[];
}

type Why = "closed" | "notInPattern";

export type Rematerialised =
  | { readonly kind: "create"; readonly occurrence: Occurrence }
  | { readonly kind: "move"; readonly shift: Shift; readonly to: Occurrence }
  | { readonly kind: "cancel"; readonly shift: Shift; readonly why: Why }
  | { readonly kind: "askMove"; readonly shift: Shift; readonly to: Occurrence; readonly people: readonly PersonId[] }
  | { readonly kind: "askCancel"; readonly shift: Shift; readonly why: Why; readonly people: readonly PersonId[] }
  | { readonly kind: "untouched"; readonly shift: Shift };

/** A shift that came from a pattern. */
interface Made {
  readonly shift: Shift;
  readonly pattern: PatternId;
  readonly day: Day;
}

/** One answer for every shift that came from a pattern and has not begun, and one for every shift to be made. */
export function rematerialise(planned: Planned, existing: Plan, now: number): readonly Rematerialised[] {
  const patterns = new Map(planned.patterns.map((pattern) => [pattern.id, pattern]));
  const skipped = new Set(planned.skips.map(occurrenceKey));
  const closed = ({ line, day }: { line: Shift["line"]; day: Day }) =>
    closedOn(planned.closures, line, day) !== undefined;
  const allowed = (one: Occurrence) => !skipped.has(occurrenceKey(one)) && !closed(one);
  const byShift = Map.groupBy(existing.assignments.values(), ({ shift }) => shift);
  const made = [...existing.shifts.values()].flatMap((shift) => madeBy(shift) ?? []);
  const there = new Set([...planned.made, ...made].map(occurrenceKey));
  const answers = made
    .filter(({ shift }) => shift.from > now)
    .map(({ shift, ...key }) => {
      const pattern = patterns.get(key.pattern);
      const wished = pattern && occurrenceOn(pattern, key.day);
      const why = closed({ line: shift.line, day: key.day }) ? "closed" : "notInPattern";
      const people = (byShift.get(shift.id) ?? []).map(({ person }) => person);
      return wished !== undefined && allowed(wished) ? move(shift, wished, people, now) : cancel(shift, why, people);
    });
  const missing = planned.patterns
    .flatMap((pattern) => occurrences(pattern, now))
    .filter((one) => one.from > now && !there.has(occurrenceKey(one)) && allowed(one));
  return [...answers, ...missing.map((occurrence) => ({ kind: "create", occurrence }) as const)];
}

function madeBy(shift: Shift): Made | undefined {
  const { pattern, day } = shift;
  return pattern === null || day === null ? undefined : { shift, pattern, day };
}

function move(shift: Shift, to: Occurrence, people: readonly PersonId[], now: number): Rematerialised {
  const same =
    shift.line === to.line &&
    shift.from === to.from &&
    shift.until === to.until &&
    JSON.stringify(shift.need) === JSON.stringify(to.need);
  if (same || shift.byHand || to.from <= now) return { kind: "untouched", shift };
  return people.length > 0 ? { kind: "askMove", shift, to, people } : { kind: "move", shift, to };
}

function cancel(shift: Shift, why: Why, people: readonly PersonId[]): Rematerialised {
  return people.length > 0 || shift.byHand ? { kind: "askCancel", shift, why, people } : { kind: "cancel", shift, why };
}
