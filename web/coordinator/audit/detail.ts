/** The details of a row of the audit, as people read them. Pure. */

import { dayNamed, momentShort } from "../dates.ts";
import { common, valueName } from "../words/en.ts";
import type { AuditRow } from "./state.ts";

type Value = AuditRow["details"][string];

/** Single words with a space between, as the service writes them. All other text is somebody's own, and stays as it is. */
const lists = ["after", "atOnce", "before", "broughtBack", "changed", "keys", "lines", "roles"];
/** Milliseconds since 1970; of a closure, days. */
const instants = ["from", "until"];

/** Days as days, instants with their hour, lists word by word, keys and ids as their beginning. */
export function detailWritten(name: string, value: Value, zone: string): string {
  if (typeof value === "boolean") return value ? common.yes : common.no;
  if (value === null || value === "") return common.nothing;
  if (instants.includes(name) && isDay(value)) return dayNamed(value);
  if (typeof value === "number") return instants.includes(name) ? momentShort(value, zone) : `${value}`;
  const words = lists.includes(name) ? value.split(" ") : [value];
  return words.map((word) => (isLong(word) ? short(word) : valueName(word))).join(", ");
}

const isDay = (value: Value): value is string => typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value);
/** Public keys have 32 bytes, ids 16. */
export const isKey = (word: string) => /^[\w-]{43}$/.test(word);
export const isLong = (word: string) => /^[\w-]{22,}$/.test(word);
export const short = (word: string) => `${word.slice(0, 8)}…`;
