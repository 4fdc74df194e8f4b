/**
 * The people page, pure: who is there, whose panel is open, what is being asked of the service and what came of it.
 * Typing (drafts, searches) arrives as events too, so that another coordinator's change can be laid beside it.
 */
import type { Role } from "../../../shared/certificates.ts";
import type { PersonId } from "../../../shared/ids.ts";
import type { PeopleAnswer, PersonShown } from "../../../shared/people-interface.ts";
import type { NoCertifier } from "../../staff/certifying.ts";
import { takeTheirs } from "../meanwhile.ts";
import { type Act, inverse, type LinkKind, type MadeLink, type Outcome } from "./acts.ts";
import {
  type Complaint,
  changedMeanwhile,
  type Draft,
  type Editing,
  edit,
  emptyDraft,
  type Field,
  fieldsFrom,
  isComplaint,
} from "./editing.ts";
import type { Filter } from "./listing.ts";

/** What is being done in somebody's panel. `leaving`, `revoking`, `lost`: the second button is in sight. */
export type View =
  | { readonly is: "looking" }
  | { readonly is: "editing"; readonly editing: Editing; readonly complaint: Complaint | undefined }
  | { readonly is: "roles"; readonly roles: readonly Role[] }
  | { readonly is: "leaving" }
  | { readonly is: "lost" }
  | { readonly is: "revoking"; readonly signingKey: string }
  | { readonly is: "certifying"; readonly signingKey: string };

export type Trouble =
  | { readonly is: "refused"; readonly sentence: string }
  | { readonly is: "noCertifier"; readonly why: NoCertifier }
  | { readonly is: "notConfirmed" }
  | { readonly is: "unreachable" }
  /** What was asked for was not done: look at what has changed first. */
  | { readonly is: "changedMeanwhile" };

interface Working {
  readonly working: boolean;
  readonly trouble: Trouble | undefined;
}

export type Panel = Working &
  (
    | { readonly is: "person"; readonly id: PersonId; readonly view: View }
    | {
        readonly is: "invite";
        readonly draft: Draft;
        readonly roles: readonly Role[];
        readonly complaint: Complaint | "noRole" | undefined;
      }
    /** The only moment in which the link can be read. */
    | { readonly is: "link"; readonly id: PersonId; readonly kind: LinkKind; readonly link: MadeLink }
    | { readonly is: "import" }
  );

/** What was done, as one sentence with its way back. */
export interface Done {
  readonly act: Act;
  readonly alias: string;
  readonly undo: Act | undefined;
  /** `undone`: this was the way back. `notUndone`: somebody changed the person since. */
  readonly as: "done" | "undone" | "notUndone";
}

export interface PeopleState {
  readonly stage: "loading" | "shown" | "unreachable" | "signedOut";
  readonly people: readonly PersonShown[];
  readonly search: string;
  readonly filter: Filter;
  readonly panel: Panel | undefined;
  readonly done: Done | undefined;
  /** An undo under way, outside any panel. */
  readonly undoing: Act | undefined;
}

export type PeopleEvent =
  | { readonly type: "opened" }
  | { readonly type: "loaded"; readonly answer: PeopleAnswer | "unreachable" | "signedOut" }
  | { readonly type: "searched"; readonly text: string }
  | { readonly type: "filtered"; readonly filter: Filter }
  | { readonly type: "personPressed"; readonly id: PersonId }
  | { readonly type: "invitePressed" }
  | { readonly type: "importPressed" }
  | { readonly type: "panelClosed" }
  | { readonly type: "viewed"; readonly view: View["is"]; readonly signingKey?: string }
  | { readonly type: "wrote"; readonly draft: Partial<Draft> }
  | { readonly type: "tookTheirs"; readonly field: Field }
  | { readonly type: "rolesPicked"; readonly roles: readonly Role[] }
  | { readonly type: "saved" }
  | { readonly type: "asked"; readonly act: Act }
  | { readonly type: "undoPressed" }
  | { readonly type: "doneDismissed" }
  | { readonly type: "acted"; readonly act: Act; readonly outcome: Outcome };

/** `load`: everybody again, now. */
export type PeopleEffect = { readonly type: "load" } | { readonly type: "act"; readonly act: Act };

export interface PeopleStep {
  readonly state: PeopleState;
  readonly effects: readonly PeopleEffect[];
}

export const initial: PeopleState = {
  stage: "loading",
  people: [],
  search: "",
  filter: "everybody",
  panel: undefined,
  done: undefined,
  undoing: undefined,
};

const idle: Working = { working: false, trouble: undefined };

export function step(state: PeopleState, event: PeopleEvent): PeopleStep {
  switch (event.type) {
    case "opened":
      return { state, effects: [{ type: "load" }] };
    case "loaded":
      return stay(loaded(state, event.answer));
    case "searched":
      return stay({ ...state, search: event.text });
    case "filtered":
      return stay({ ...state, filter: event.filter });
    case "personPressed":
      return stay(withPanel(state, { is: "person", id: event.id, view: { is: "looking" }, ...idle }));
    case "invitePressed": {
      const roles = ["counsellor"] as const;
      return stay(withPanel(state, { is: "invite", draft: emptyDraft, roles, complaint: undefined, ...idle }));
    }
    case "importPressed":
      return stay(withPanel(state, { is: "import", ...idle }));
    case "panelClosed":
      return closed(state);
    case "undoPressed":
      return undo(state);
    case "doneDismissed":
      return stay({ ...state, done: undefined });
    case "acted":
      return acted(state, event.act, event.outcome);
    default:
      return inPanel(state, event);
  }
}

type PanelEvent = Extract<PeopleEvent, { type: "viewed" | "wrote" | "tookTheirs" | "rolesPicked" | "saved" | "asked" }>;

/** Nothing can be changed while an answer is awaited: it would be lost with it. */
function inPanel(state: PeopleState, event: PanelEvent): PeopleStep {
  const { panel } = state;
  if (panel === undefined || panel.working) return stay(state);
  switch (event.type) {
    case "viewed":
      return stay(withPanel(state, viewed(state, panel, event.view, event.signingKey)));
    case "wrote":
      return stay(withPanel(state, wrote(panel, event.draft)));
    case "tookTheirs": {
      if (panel.is !== "person" || panel.view.is !== "editing") return stay(state);
      const editing = takeTheirs(panel.view.editing, event.field);
      return stay(withPanel(state, { ...panel, view: { ...panel.view, editing } }));
    }
    case "rolesPicked":
      return stay(withPanel(state, rolesPicked(panel, event.roles)));
    case "saved":
      return saved(state, panel);
    case "asked":
      return ask(state, panel, event.act);
  }
}

function loaded(state: PeopleState, answer: PeopleAnswer | "unreachable" | "signedOut"): PeopleState {
  if (answer === "signedOut") return { ...state, stage: "signedOut" };
  // A list that is there already is better than none.
  if (answer === "unreachable") return state.stage === "shown" ? state : { ...state, stage: "unreachable" };
  return { ...state, stage: "shown", people: answer.people };
}

function closed(state: PeopleState): PeopleStep {
  if (state.panel?.working === true) return stay(state);
  const effects = state.panel?.is === "import" ? [{ type: "load" } as const] : [];
  return { state: withPanel(state, undefined), effects };
}

function viewed(state: PeopleState, panel: Panel, view: View["is"], signingKey = ""): Panel {
  const person = panel.is === "person" || panel.is === "link" ? find(state, panel.id) : undefined;
  if (person === undefined) return panel;
  return { is: "person", id: person.id, view: viewOf(view, person, signingKey), ...idle };
}

function viewOf(view: View["is"], person: PersonShown, signingKey: string): View {
  switch (view) {
    case "editing":
      return { is: "editing", editing: edit(person), complaint: undefined };
    case "roles":
      return { is: "roles", roles: person.roles };
    case "revoking":
    case "certifying":
      return { is: view, signingKey };
    default:
      return { is: view };
  }
}

function wrote(panel: Panel, written: Partial<Draft>): Panel {
  if (panel.is === "invite") return { ...panel, draft: { ...panel.draft, ...written }, complaint: undefined };
  if (panel.is !== "person" || panel.view.is !== "editing") return panel;
  const { editing } = panel.view;
  const draft = { ...editing.draft, ...written };
  return { ...panel, view: { is: "editing", editing: { ...editing, draft }, complaint: undefined } };
}

function rolesPicked(panel: Panel, roles: readonly Role[]): Panel {
  if (panel.is === "invite") return { ...panel, roles, complaint: undefined };
  if (panel.is !== "person" || panel.view.is !== "roles") return panel;
  return { ...panel, view: { is: "roles", roles } };
}

/** The form in sight, as an act; or what is wrong with it. */
function saved(state: PeopleState, panel: Panel): PeopleStep {
  if (panel.is === "invite") {
    const fields = fieldsFrom(panel.draft);
    if (isComplaint(fields)) return stay(withPanel(state, { ...panel, complaint: fields }));
    if (panel.roles.length === 0) return stay(withPanel(state, { ...panel, complaint: "noRole" }));
    return ask(state, panel, { do: "invite", fields, roles: panel.roles });
  }
  if (panel.is !== "person") return stay(state);
  const { view, id } = panel;
  if (view.is === "editing") {
    const fields = fieldsFrom(view.editing.draft);
    if (isComplaint(fields)) return stay(withPanel(state, { ...panel, view: { ...view, complaint: fields } }));
    return ask(state, panel, { do: "change", person: id, revision: view.editing.base.revision, fields });
  }
  const person = find(state, id);
  if (view.is !== "roles" || person === undefined || view.roles.length === 0) return stay(state);
  return ask(state, panel, { do: "roles", person: id, revision: person.revision, roles: view.roles });
}

function ask(state: PeopleState, panel: Panel, act: Act): PeopleStep {
  const asking = withPanel(state, { ...panel, working: true, trouble: undefined });
  return { state: { ...asking, done: undefined }, effects: [{ type: "act", act }] };
}

function undo(state: PeopleState): PeopleStep {
  const act = state.done?.undo;
  if (act === undefined || state.undoing !== undefined || state.panel?.working === true) return stay(state);
  return { state: { ...state, undoing: act }, effects: [{ type: "act", act }] };
}

function acted(state: PeopleState, act: Act, outcome: Outcome): PeopleStep {
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
    default:
      // Nothing has happened: it can be pressed again.
      return state;
  }
}

function done(state: PeopleState, act: Act, person: PersonShown, link: MadeLink | undefined): PeopleStep {
  const before = state.people.find(({ id }) => id === person.id);
  const said: Done = { act, alias: person.alias, undo: inverse(act, before, person), as: "done" };
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

function withTrouble(state: PeopleState, trouble: Trouble): PeopleState {
  return state.panel === undefined ? state : withPanel(state, { ...state.panel, working: false, trouble });
}

function replaced(state: PeopleState, person: PersonShown): PeopleState {
  const known = state.people.some(({ id }) => id === person.id);
  const people = known ? state.people.map((one) => (one.id === person.id ? person : one)) : [...state.people, person];
  return { ...state, people };
}

function withPanel(state: PeopleState, panel: Panel | undefined): PeopleState {
  return { ...state, panel };
}

export function find(state: PeopleState, id: PersonId): PersonShown | undefined {
  return state.people.find((person) => person.id === id);
}

function stay(state: PeopleState): PeopleStep {
  return { state, effects: [] };
}
