/** The conflicts a refusal of the Office names. It is our own Office: what does not look like one is left out. */
import type { Conflict } from "../../shared/rota/rules.ts";

export function conflictsIn(details: unknown): readonly Conflict[] {
  if (typeof details !== "object" || details === null || !("conflicts" in details)) return [];
  return Array.isArray(details.conflicts) ? details.conflicts.filter(isConflict) : [];
}

function isConflict(value: unknown): value is Conflict {
  return typeof value === "object" && value !== null && "rule" in value && typeof value.rule === "string";
}
