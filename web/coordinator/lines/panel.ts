/** What stands in the panel of one line, pure: what is typed in it, what it would ask for, and what others made of it. */
import type { LineSlug } from "../../../shared/ids.ts";
import type { LimitsText, LineShown } from "../../../shared/line-interface.ts";
import { changedMeanwhile, type Editing, same, takeTheirs } from "../meanwhile.ts";
import type { Act } from "./acts.ts";
import {
  areComplaints,
  type Complaint,
  complaintAboutLimits,
  complaintAboutSlug,
  type Draft,
  draftOf,
  type Field,
  fieldsFrom,
  isSigner,
  type LimitsComplaint,
  linesOf,
  slugFrom,
} from "./draft.ts";

export type View =
  | { readonly is: "looking" }
  | {
      readonly is: "editing";
      readonly editing: Editing<LineShown, Draft>;
      readonly complaints: readonly Complaint[];
      /** Whoever writes says that they have checked the numbers as they stand in the form. */
      readonly checked: boolean;
      readonly complaint: "notChecked" | undefined;
    }
  | LimitsView
  | { readonly is: "signing"; readonly signedOffBy: string; readonly complaint: LimitsComplaint | undefined }
  | { readonly is: "showing"; readonly checked: boolean; readonly complaint: "notChecked" | undefined }
  | { readonly is: "takingOff" }
  /** `unsaved`: something is typed there (`languages/state.ts`). */
  | { readonly is: "languages"; readonly unsaved: boolean }
  | { readonly is: "earlier"; readonly texts: readonly LimitsText[] | "loading" | "unreachable" };

interface LimitsView {
  readonly is: "limits";
  /** What the form began with. */
  readonly began: string;
  readonly text: string;
  readonly signedOffBy: string;
  readonly complaint: LimitsComplaint | undefined;
  /** What somebody else wrote meanwhile. */
  readonly theirs: readonly string[] | undefined;
}

interface Making {
  readonly is: "making";
  readonly began: Draft;
  readonly draft: Draft;
  /** Follows the name until somebody writes another. */
  readonly slug: string;
  readonly ownSlug: boolean;
  readonly complaints: readonly Complaint[];
}

export type Trouble =
  | { readonly is: "refused"; readonly sentence: string }
  | { readonly is: "notConfirmed" | "unreachable" | "changedMeanwhile" | "signedOut" };

export interface Working {
  readonly working: boolean;
  readonly trouble: Trouble | undefined;
  /** What was asked for although something is written that is not saved. */
  readonly dropping: "close" | "look" | undefined;
}

export type Panel = Working & (Making | { readonly is: "line"; readonly slug: LineSlug; readonly view: View });

/** Something is typed that nobody has but this page. */
export function isUnsaved(panel: Panel | undefined): boolean {
  if (panel === undefined) return false;
  if (panel.is === "making") return panel.ownSlug || !same(panel.draft, panel.began);
  const { view } = panel;
  switch (view.is) {
    case "editing":
      return !same(view.editing.draft, draftOf(view.editing.base));
    case "limits":
      return view.text !== view.began || view.signedOffBy !== "";
    case "signing":
      return view.signedOffBy !== "";
    case "languages":
      return view.unsaved;
    default:
      return false;
  }
}

export function viewOf(view: View["is"], line: LineShown): View {
  switch (view) {
    case "editing":
      return {
        ...{ is: "editing", editing: { base: line, draft: draftOf(line), meanwhile: [] }, complaints: [] },
        ...{ checked: false, complaint: undefined },
      };
    case "limits": {
      const text = textOf(line);
      return { is: "limits", began: text, text, signedOffBy: "", complaint: undefined, theirs: undefined };
    }
    case "signing":
      return { is: "signing", signedOffBy: "", complaint: undefined };
    case "showing":
      return { is: "showing", checked: false, complaint: undefined };
    case "earlier":
      return { is: "earlier", texts: "loading" };
    case "languages":
      return { is: "languages", unsaved: false };
    default:
      return { is: view };
  }
}

const newestOf = ({ waiting, limits }: LineShown): readonly string[] => (waiting ?? limits)?.paragraphs ?? [];
/** As it stands in the form: whoever writes goes on from the newest text. */
const textOf = (line: LineShown): string => newestOf(line).join("\n\n");

/** Whatever is typed, ticked or taken over. */
export type Writing =
  | { readonly type: "wrote"; readonly draft: Partial<Draft> }
  | { readonly type: "slugWritten"; readonly slug: string }
  | { readonly type: "tookTheirs"; readonly field: Field }
  | { readonly type: "limitsWritten"; readonly text?: string; readonly signedOffBy?: string }
  | { readonly type: "checked"; readonly checked: boolean }
  | { readonly type: "languagesTouched"; readonly unsaved: boolean };

export function written(panel: Panel, event: Writing): Panel {
  if (panel.is === "making") return writtenNew(panel, event);
  const view = writtenIn(panel.view, event);
  return view === panel.view ? panel : { ...panel, view };
}

function writtenNew(panel: Panel & Making, event: Writing): Panel {
  switch (event.type) {
    case "wrote": {
      const draft = { ...panel.draft, ...event.draft };
      return { ...panel, draft, slug: panel.ownSlug ? panel.slug : slugFrom(draft.name), complaints: [] };
    }
    case "slugWritten":
      return { ...panel, slug: event.slug, ownSlug: true, complaints: [] };
    default:
      return panel;
  }
}

function writtenIn(view: View, event: Writing): View {
  switch (view.is) {
    case "editing": {
      if (event.type === "checked") return { ...view, checked: event.checked, complaint: undefined };
      if (event.type === "tookTheirs") return withDraft(view, takeTheirs(view.editing, event.field));
      if (event.type !== "wrote") return view;
      const draft = { ...view.editing.draft, ...event.draft };
      return { ...withDraft(view, { ...view.editing, draft }), complaints: [] };
    }
    case "limits": {
      if (event.type !== "limitsWritten") return view;
      const { text = view.text, signedOffBy = view.signedOffBy } = event;
      return { ...view, text, signedOffBy, complaint: undefined };
    }
    case "signing":
      if (event.type !== "limitsWritten") return view;
      return { is: "signing", signedOffBy: event.signedOffBy ?? view.signedOffBy, complaint: undefined };
    case "languages":
      return event.type === "languagesTouched" ? { is: "languages", unsaved: event.unsaved } : view;
    case "showing":
      return event.type === "checked" ? { is: "showing", checked: event.checked, complaint: undefined } : view;
    default:
      return view;
  }
}

type EditingView = Extract<View, { is: "editing" }>;

/** Who has checked other numbers has not checked these. */
function withDraft(view: EditingView, editing: EditingView["editing"]): EditingView {
  const isSame = same(numbersIn(editing.draft), numbersIn(view.editing.draft));
  return { ...view, editing, checked: view.checked && isSame, complaint: undefined };
}

/** Are there other numbers in the form than visitors read, who will read them as soon as it is saved? */
export function mustCheckNumbers({ editing: { base, draft } }: Pick<EditingView, "editing">): boolean {
  return base.standing !== "draft" && !same(numbersIn(draft), numbersIn(base));
}

/** All that somebody may ring or open. */
const numbersIn = ({ help, places }: Pick<Draft, "help" | "places">) => [help, places];

/** A new line, as an act; or what is wrong with it. */
export function makingAct({ slug, draft }: Making): Act | readonly Complaint[] {
  const aboutSlug = complaintAboutSlug(slug);
  const fields = fieldsFrom(draft);
  const complaints = [...(aboutSlug === undefined ? [] : [aboutSlug]), ...(areComplaints(fields) ? fields : [])];
  return areComplaints(fields) || complaints.length > 0 ? complaints : { do: "make", slug, fields };
}

/** The form in sight, as an act; or the form with what is wrong with it. */
export function actIn(view: View, { slug, edition, waiting }: LineShown): Act | View | undefined {
  const same = { line: slug, edition };
  switch (view.is) {
    case "editing": {
      const fields = fieldsFrom(view.editing.draft);
      if (areComplaints(fields)) return { ...view, complaints: fields };
      const numbersChecked = mustCheckNumbers(view);
      if (numbersChecked && !view.checked) return { ...view, complaint: "notChecked" };
      return { do: "change", line: slug, edition: view.editing.base.edition, fields, numbersChecked };
    }
    case "limits": {
      const complaint = complaintAboutLimits(view.text, view.signedOffBy);
      if (complaint !== undefined) return { ...view, complaint };
      const signedOffBy = view.signedOffBy.trim() === "" ? null : view.signedOffBy.trim();
      return { do: "limits", ...same, paragraphs: linesOf(view.text), signedOffBy };
    }
    case "signing":
      if (waiting === null) return undefined;
      if (!isSigner(view.signedOffBy)) return { ...view, complaint: "signer" };
      return { do: "sign", ...same, version: waiting.version, signedOffBy: view.signedOffBy.trim() };
    case "showing":
      return view.checked ? { do: "show", ...same } : { ...view, complaint: "notChecked" };
    case "takingOff":
      return { do: "takeOff", ...same };
    default:
      return undefined;
  }
}

export function viewMeanwhile(view: View, before: LineShown | undefined, now: LineShown): View {
  switch (view.is) {
    case "editing":
      return withDraft(view, changedMeanwhile(view.editing, now, draftOf));
    case "limits":
      return same(before === undefined ? [] : newestOf(before), newestOf(now))
        ? view
        : { ...view, theirs: newestOf(now) };
    default:
      // Nobody signs, shows or takes off something else than what they have read.
      return { is: "looking" };
  }
}
