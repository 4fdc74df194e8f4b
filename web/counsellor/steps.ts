/** What stands in the fields of "What we agreed", pure. Nothing that was written is ever cut without a word. */
import { stepUnits } from "../../shared/limits.ts";

/** Lines without anything in them are no steps. */
export const stepsIn = (fields: readonly string[]): string[] =>
  fields.map((field) => field.trim()).filter((step) => step !== "");

/** The first field that holds more than fits, from 0, and how much. */
export function tooLongIn(fields: readonly string[]): { readonly place: number; readonly count: number } | undefined {
  const place = fields.findIndex((field) => field.trim().length > stepUnits);
  return place === -1 ? undefined : { place, count: fields[place]?.trim().length ?? 0 };
}
