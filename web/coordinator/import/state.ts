/**
 * Importing, pure: read the rows, see what each would do, then all of them or none. Nothing is sent before every row can
 * be read, and nothing is added before the service has said, in a trial, that it would take them all.
 */
import { rowsOf } from "../../../shared/csv.ts";
import { importRowsMost, importUnits } from "../../../shared/limits.ts";
import { type ImportRow, isTableProblem, type ReadRow, readRows, type TableProblem, withFaults } from "./rows.ts";

export type ImportProblem =
  | TableProblem
  | { readonly is: "tooLarge" }
  | { readonly is: "tooMany" }
  | { readonly is: "refused"; readonly sentence: string }
  | { readonly is: "unreachable" }
  | { readonly is: "notConfirmed" };

export type ImportState =
  | { readonly is: "choosing"; readonly problem: ImportProblem | undefined }
  /** `ready`: the service would take all of them. `working`: it is being asked. */
  | {
      readonly is: "report";
      readonly rows: readonly ReadRow[];
      readonly ready: boolean;
      readonly working: boolean;
      readonly problem: ImportProblem | undefined;
    }
  | { readonly is: "added"; readonly names: readonly string[] };

type Told =
  | {
      readonly is: "answered";
      readonly added: number;
      readonly problems: readonly { readonly row: number; readonly sentence: string }[];
    }
  | { readonly is: "refused"; readonly sentence: string }
  | { readonly is: "unreachable" }
  | { readonly is: "notConfirmed" };
export type ImportOutcome = Told;

export type ImportEvent =
  | { readonly type: "opened" }
  /** undefined: a file in an encoding we do not know. */
  | { readonly type: "chosen"; readonly text: string | undefined }
  | { readonly type: "tried"; readonly outcome: Told }
  | { readonly type: "addPressed" }
  | { readonly type: "added"; readonly outcome: Told }
  | { readonly type: "againPressed" };

export type ImportEffect =
  | { readonly type: "send"; readonly trial: boolean; readonly rows: readonly ImportRow[] }
  /** Everybody again: there are more of them now. */
  | { readonly type: "load" };

export interface ImportStep {
  readonly state: ImportState;
  readonly effects: readonly ImportEffect[];
}

export const initial: ImportState = { is: "choosing", problem: undefined };

export function step(state: ImportState, event: ImportEvent): ImportStep {
  switch (event.type) {
    case "opened":
    case "againPressed":
      return stay(state.is === "report" && state.working ? state : initial);
    case "chosen":
      return chosen(state, event.text);
    case "tried":
      return stay(isWorking(state) ? tried(state, event.outcome) : state);
    case "addPressed":
      return add(state);
    case "added":
      return isWorking(state) ? added(state, event.outcome) : stay(state);
  }
}

type Report = Extract<ImportState, { is: "report" }>;
const isWorking = (state: ImportState): state is Report => state.is === "report" && state.working;

function chosen(state: ImportState, text: string | undefined): ImportStep {
  if (state.is !== "choosing") return stay(state);
  if (text === undefined) return not({ is: "unreadable" });
  if (text.length > importUnits) return not({ is: "tooLarge" });
  const read = readRows(rowsOf(text));
  if (isTableProblem(read)) return not(read);
  if (read.length > importRowsMost) return not({ is: "tooMany" });
  const report: Report = { is: "report", rows: read, ready: false, working: false, problem: undefined };
  const rows = complete(read);
  if (rows === undefined) return stay(report);
  return { state: { ...report, working: true }, effects: [{ type: "send", trial: true, rows }] };
}

function not(problem: ImportProblem): ImportStep {
  return stay({ is: "choosing", problem });
}

/** All rows, if each can be sent. */
function complete(rows: readonly ReadRow[]): readonly ImportRow[] | undefined {
  const good = rows.flatMap(({ row, faults }) => (row === undefined || faults.length > 0 ? [] : [row]));
  return good.length === rows.length ? good : undefined;
}

function tried(state: Report, outcome: Told): ImportState {
  if (outcome.is !== "answered") return { ...state, working: false, problem: outcome };
  const rows = withFaults(state.rows, outcome.problems);
  return { ...state, rows, ready: outcome.problems.length === 0, working: false, problem: undefined };
}

/** Before a trial has said that it may, the same press asks for the trial again. */
function add(state: ImportState): ImportStep {
  if (state.is !== "report" || state.working) return stay(state);
  const rows = complete(state.rows);
  if (rows === undefined) return stay(state);
  return {
    state: { ...state, working: true, problem: undefined },
    effects: [{ type: "send", trial: !state.ready, rows }],
  };
}

function added(state: Report, outcome: Told): ImportStep {
  if (outcome.is !== "answered") return stay({ ...state, working: false, problem: outcome });
  // Somebody else may have added one of them since the trial: then nobody was.
  if (outcome.problems.length > 0 || outcome.added !== state.rows.length) return stay(tried(state, outcome));
  return { state: { is: "added", names: state.rows.map(({ cells }) => cells.name) }, effects: [{ type: "load" }] };
}

function stay(state: ImportState): ImportStep {
  return { state, effects: [] };
}
