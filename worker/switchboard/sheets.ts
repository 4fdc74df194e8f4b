/** What the passes of those at the Switchboard say of the lines. */
import type { LineSlug } from "../../shared/ids.ts";
import type { DutyPass, LineSheet } from "../../shared/tokens.ts";
import { consolesOf, replaceAll, type State } from "./people.ts";

/** Rule S6: of several sheets of a line the newest revision wins, whoever brought it. */
export function newestSheets(state: State): ReadonlyMap<LineSlug, LineSheet> {
  const newest = new Map<LineSlug, LineSheet>();
  for (const sheet of [...consolesOf(state), ...state.departed].flatMap(({ pass }) => pass.lines)) {
    const known = newest.get(sheet.line);
    if (known === undefined || known.revision < sheet.revision) newest.set(sheet.line, sheet);
  }
  return newest;
}

/** Everybody's pass says what is newest of its lines, so that it stands in the attachments and outlasts hibernation. */
export function adopted(state: State, sheets: readonly LineSheet[]): State {
  const newest = new Map(sheets.map((sheet) => [sheet.line, sheet]));
  const outdated = consolesOf(state).filter(({ pass }) => updated(pass, newest) !== pass);
  const departed = state.departed.map((gone) => ({ ...gone, pass: updated(gone.pass, newest) }));
  return replaceAll(
    { ...state, departed },
    outdated.map((console) => ({ ...console, pass: updated(console.pass, newest) })),
  );
}

/** The same pass, unless something newer is known of one of its lines (rule S6). */
export function updated(pass: DutyPass, newest: ReadonlyMap<LineSlug, LineSheet>): DutyPass {
  const lines = pass.lines.map((sheet) => {
    const known = newest.get(sheet.line);
    return known !== undefined && known.revision > sheet.revision ? known : sheet;
  });
  return lines.every((sheet, place) => sheet === pass.lines[place]) ? pass : { ...pass, lines };
}

/** When the last chat of the line starts; null when it is not covered; undefined when nobody here knows the line. */
export function lastStartOn(state: State, line: LineSlug): number | null | undefined {
  const sheet = sheetOf(state, line);
  if (sheet === undefined) return undefined;
  return sheet.until === null ? null : sheet.until - sheet.lastStartBeforeMs;
}

/** The same from the passes of those whose shift runs: also of a line that somebody has closed meanwhile. */
export function lastStartOfShift(state: State, line: LineSlug, now: number): number | null {
  const starts = consolesOf(state).flatMap(({ checkedIn, pass }) => {
    const sheet = pass.lines.find((one) => one.line === line);
    const runs = checkedIn && pass.from <= now && now < pass.until;
    return runs && sheet !== undefined ? [pass.until - sheet.lastStartBeforeMs] : [];
  });
  return starts.length === 0 ? null : Math.max(...starts);
}

export function sheetOf(state: State, line: LineSlug): LineSheet | undefined {
  return newestSheets(state).get(line);
}
