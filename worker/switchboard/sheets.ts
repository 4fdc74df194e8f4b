/** What the passes of those at the Switchboard say of the lines. */
import type { LineSlug } from "../../shared/ids.ts";
import type { LineSheet } from "../../shared/tokens.ts";
import { consolesOf, type State } from "./people.ts";

/** Rule S6: of several sheets of a line the newest revision wins, whoever brought it. */
export function newestSheets(state: State): ReadonlyMap<LineSlug, LineSheet> {
  const newest = new Map<LineSlug, LineSheet>();
  for (const sheet of consolesOf(state).flatMap(({ pass }) => pass.lines)) {
    const known = newest.get(sheet.line);
    if (known === undefined || known.revision < sheet.revision) newest.set(sheet.line, sheet);
  }
  return newest;
}

export function sheetOf(state: State, line: LineSlug): LineSheet | undefined {
  return newestSheets(state).get(line);
}
