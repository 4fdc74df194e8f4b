/** What is done inside the open panel: looking, writing, and asking for what is written. Pure. */
import type { Role } from "../../../shared/certificates.ts";
import type { PersonShown } from "../../../shared/people-interface.ts";
import { same, takeTheirs } from "../meanwhile.ts";
import type { Act } from "./acts.ts";
import { type Draft, edit, emptyDraft, fieldsFrom, isComplaint } from "./editing.ts";
import {
  asking,
  find,
  idle,
  type Panel,
  type PeopleEvent,
  type PeopleState,
  type PeopleStep,
  stay,
  type View,
  withPanel,
} from "./page-state.ts";

export type PanelEvent = Extract<
  PeopleEvent,
  { type: "viewed" | "wrote" | "tookTheirs" | "importWrote" | "rolesPicked" | "saved" | "asked" }
>;

/** Nothing can be changed while an answer is awaited: it would be lost with it. */
export function inPanel(state: PeopleState, event: PanelEvent): PeopleStep {
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
    case "importWrote":
      return stay(panel.is === "import" ? withPanel(state, { ...panel, written: event.written }) : state);
    case "rolesPicked":
      return stay(withPanel(state, rolesPicked(panel, event.roles)));
    case "saved":
      return saved(state, panel);
    case "asked":
      return ask(state, panel, event.act);
  }
}

/** Is something written here that nobody could bring back? Boxes of an invitation are ticked again in a moment. */
export function isWritten(panel: Panel | undefined): boolean {
  switch (panel?.is) {
    case "invite":
      return !same(panel.draft, emptyDraft);
    case "import":
      return panel.written;
    case "person":
      return isViewWritten(panel.view);
    default:
      return false;
  }
}

function isViewWritten(view: View): boolean {
  if (view.is === "editing") return !same(view.editing.draft, edit(view.editing.base).draft);
  // The boxes have an order of their own.
  return view.is === "roles" && !same(view.roles.toSorted(), view.base.roles.toSorted());
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
      return { is: "roles", base: person, roles: person.roles };
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
  return { ...panel, view: { ...panel.view, roles } };
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
  if (view.is !== "roles" || view.roles.length === 0) return stay(state);
  return ask(state, panel, { do: "roles", person: id, revision: view.base.revision, roles: view.roles });
}

function ask(state: PeopleState, panel: Panel, act: Act): PeopleStep {
  return asking({ ...withPanel(state, { ...panel, working: true, trouble: undefined }), done: undefined }, act);
}
