/** Reading the audit, pure: newest first, older rows on demand, by person and action. A late answer to an older question is nobody's. */
import type { AuditAnswer } from "../../../shared/audit-interface.ts";

export type AuditRow = AuditAnswer["rows"][number];
export type AuditProblem = "unreachable" | "exportUnreachable" | "notConfirmed" | { readonly sentence: string };

/** `actor`: an id, or "" for everybody. `action`: "" for everything. */
interface Wanted {
  readonly actor: string;
  readonly action: string;
}

export interface AuditState {
  readonly stage: "loading" | "shown" | "signedOut";
  readonly wanted: Wanted;
  readonly rows: readonly AuditRow[];
  readonly more: boolean;
  readonly names: AuditAnswer["names"];
  readonly actions: readonly string[];
  readonly reading: boolean;
  readonly exporting: "no" | "yes" | "done";
  readonly problem: AuditProblem | undefined;
}

/** `before`: rows older than this number; undefined for the newest. */
export interface Question extends Wanted {
  readonly before: number | undefined;
}

export type Read =
  | { readonly is: "answered"; readonly value: AuditAnswer }
  | "unreachable"
  | "signedOut"
  | { readonly sentence: string };
export type Exported = "saved" | "exportUnreachable" | "notConfirmed" | "signedOut" | { readonly sentence: string };

export type AuditEvent =
  | { readonly type: "opened" }
  | { readonly type: "filtered"; readonly wanted: Partial<Wanted> }
  | { readonly type: "olderPressed" }
  | { readonly type: "read"; readonly question: Question; readonly read: Read }
  | { readonly type: "exportPressed" }
  | { readonly type: "exported"; readonly exported: Exported };

export type AuditEffect = { readonly type: "read"; readonly question: Question } | { readonly type: "export" };

export interface AuditStep {
  readonly state: AuditState;
  readonly effects: readonly AuditEffect[];
}

export const initial: AuditState = {
  stage: "loading",
  wanted: { actor: "", action: "" },
  rows: [],
  more: false,
  names: {},
  actions: [],
  reading: false,
  exporting: "no",
  problem: undefined,
};

export function step(state: AuditState, event: AuditEvent): AuditStep {
  switch (event.type) {
    case "opened":
      return ask(state, undefined);
    case "filtered":
      return ask({ ...state, wanted: { ...state.wanted, ...event.wanted } }, undefined);
    case "olderPressed":
      return state.reading || !state.more ? stay(state) : ask(state, state.rows.at(-1)?.number);
    case "read":
      return stay(isAsked(state, event.question) ? read(state, event.question, event.read) : state);
    case "exportPressed":
      if (state.exporting === "yes") return stay(state);
      return { state: { ...state, exporting: "yes", problem: undefined }, effects: [{ type: "export" }] };
    case "exported":
      return stay(state.exporting === "yes" ? exported(state, event.exported) : state);
  }
}

function ask(state: AuditState, before: number | undefined): AuditStep {
  const question = { ...state.wanted, before };
  return { state: { ...state, reading: true, problem: undefined }, effects: [{ type: "read", question }] };
}

/** The filter may have been changed since. */
function isAsked({ wanted, reading }: AuditState, question: Question): boolean {
  return reading && question.actor === wanted.actor && question.action === wanted.action;
}

function read(state: AuditState, { before }: Question, answer: Read): AuditState {
  if (answer === "signedOut") return { ...state, stage: "signedOut" };
  if (answer === "unreachable" || "sentence" in answer) {
    // What stands there may be what another filter found.
    const rows = before === undefined ? [] : state.rows;
    return { ...state, stage: "shown", reading: false, problem: answer, rows, more: rows.length > 0 && state.more };
  }
  const { rows, more, names, actions } = answer.value;
  return {
    ...state,
    stage: "shown",
    reading: false,
    rows: before === undefined ? rows : [...state.rows, ...rows.filter(({ number }) => number < before)],
    more,
    names: { ...state.names, ...names },
    actions,
  };
}

function exported(state: AuditState, came: Exported): AuditState {
  if (came === "signedOut") return { ...state, stage: "signedOut" };
  return came === "saved" ? { ...state, exporting: "done" } : { ...state, exporting: "no", problem: came };
}

function stay(state: AuditState): AuditStep {
  return { state, effects: [] };
}
