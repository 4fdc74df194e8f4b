/** What came of an act: it was done, somebody else was faster, or nothing has happened; and the way back. Pure. */
import type { PeopleAnswer, PersonShown } from "../../../shared/people-interface.ts";
import { type Act, inverse, type MadeLink, type Outcome } from "./acts.ts";
import { changedMeanwhile } from "./editing.ts";
import {
  asking,
  type Done,
  find,
  idle,
  type Panel,
  type PeopleState,
  type PeopleStep,
  replaced,
  stay,
  type View,
  withPanel,
  withTrouble,
} from "./page-state.ts";

export function undo(state: PeopleState): PeopleStep {
  const act = state.done?.undo;
  if (act === undefined || state.undoing !== undefined || state.panel?.working === true) return stay(state);
  const done = state.done && { ...state.done, trouble: undefined };
  return asking({ ...state, done, undoing: act }, act);
}

export function acted(state: PeopleState, act: Act, outcome: Outcome): PeopleStep {
  if (outcome.is === "signedOut") return stay({ ...state, stage: "signedOut", panel: undefined, undoing: undefined });
  if (state.undoing === act) return stay(undone({ ...state, undoing: undefined }, act, outcome));
  if (outcome.is === "done") return done(state, act, outcome.person, outcome.link);
  if (outcome.is === "changedMeanwhile") return stay(overtaken(state, outcome.everybody));
  return stay(withTrouble(state, outcome));
}

function undone(state: PeopleState, act: Act, outcome: Outcome): PeopleState {
  const { done } = state;
  if (done === undefined) return state;
  switch (outcome.is) {
    case "done":
      return { ...replaced(state, outcome.person), done: { ...done, act, undo: undefined, as: "undone" } };
    case "changedMeanwhile":
      return { ...state, people: outcome.everybody.people, done: { ...done, undo: undefined, as: "notUndone" } };
    case "signedOut":
      return state;
    default:
      return { ...state, done: { ...done, trouble: outcome } };
  }
}

function done(state: PeopleState, act: Act, person: PersonShown, link: MadeLink | undefined): PeopleStep {
  const before = state.people.find(({ id }) => id === person.id);
  const said: Done = { act, alias: person.alias, undo: inverse(act, before, person), as: "done", trouble: undefined };
  const next = { ...replaced(state, person), done: link === undefined ? said : undefined };
  const kind = act.do === "link" ? act.kind : "invitation";
  const panel: Panel =
    link === undefined
      ? { is: "person", id: person.id, view: { is: "looking" }, ...idle }
      : { is: "link", id: person.id, kind, link, ...idle };
  return stay(withPanel(next, panel));
}

/** What is written stays, beside what somebody else made of it; anything else shows the person as they are now. */
function overtaken(state: PeopleState, everybody: PeopleAnswer): PeopleState {
  const next = { ...state, people: everybody.people };
  const { panel } = state;
  if (panel?.is !== "person") return withTrouble(next, { is: "changedMeanwhile" });
  const now = find(next, panel.id);
  if (now === undefined) return withPanel(next, undefined);
  const view: View =
    panel.view.is === "editing"
      ? { ...panel.view, editing: changedMeanwhile(panel.view.editing, now) }
      : { is: "looking" };
  return withPanel(next, { ...panel, view, working: false, trouble: { is: "changedMeanwhile" } });
}
