/** Ids in order, for tests: what matters is that no two are the same. */
import type { FreshIds } from "../../../shared/rota/changes.ts";
import { assignmentId, shiftId } from "./given.ts";

export function freshIds(name: string): FreshIds {
  let next = 0;
  return {
    shift: () => shiftId(`${name}-s${next++}`),
    assignment: () => assignmentId(`${name}-a${next++}`),
  };
}
