/** What the passes of those at the Switchboard say of the lines. */
import type { LineSlug } from "../../shared/ids.ts";
import type { LineSheet } from "../../shared/tokens.ts";
import { consolesOf, type State } from "./people.ts";

/** Rule S6: of several sheets of a line the newest revision wins, whoever brought it. */
export function newestSheets(state: State): ReadonlyMap<LineSlug, LineSheet> {
  const newest = new Map<LineSlug, LineSheet>();
  for (const sheet of [...consolesOf(state), ...state.departed].flatMap(({ pass }) => pass.lines)) {
    const known = newest.get(sheet.line);
    if (known === undefined || known.revision < sheet.revision) newest.set(sheet.line, sheet);
  }
  return newest;
}

/** When the last chat of the line starts; null when it is not covered; undefined when nobody here knows the line. */
export function lastStartOn(state: State, line: LineSlug): number | null | undefined {
  const sheet = sheetOf(state, line);
  if (sheet === undefined) return undefined;
  return sheet.until === null ? null : sheet.until - sheet.lastStartBeforeMs;
}

export function sheetOf(state: State, line: LineSlug): LineSheet | undefined {
  return newestSheets(state).get(line);
}
