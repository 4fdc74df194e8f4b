/** Days on which a line does not take place, whatever its patterns say: bank holidays, a training day. */
import * as z from "zod/mini";
import { LineSlug, type PatternId } from "../ids.ts";
import { aliasUnits } from "../limits.ts";
import { Day } from "./day.ts";

export const Closure = z
  .strictObject({
    /** Null: every line. */
    line: z.nullable(LineSlug),
    from: Day,
    /** The last day, included. */
    until: Day,
    name: z.string().check(z.minLength(1), z.maxLength(aliasUnits)),
  })
  .check(z.refine(({ from, until }) => from <= until));
export type Closure = z.infer<typeof Closure>;

/** A shift takes place or not by the day it begins: one that runs past midnight into a closed day is not cut off. */
export function closedOn(closures: readonly Closure[], line: LineSlug, day: Day): Closure | undefined {
  return closures.find(
    (closure) => (closure.line === null || closure.line === line) && closure.from <= day && day <= closure.until,
  );
}

/** One shift of a pattern that somebody took out by hand. Without this note the pattern would bring it back. */
export interface Skip {
  readonly pattern: PatternId;
  readonly day: Day;
}

export const occurrenceKey = ({ pattern, day }: Skip): string => `${pattern} ${day}`;
