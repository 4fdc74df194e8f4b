/** The languages of one line's page, pure: what there is, what is typed, what is asked for and what came of it. */
import type { LineShown } from "../../../../shared/line-interface.ts";
import type { PageLanguage } from "../../../../shared/page-language.ts";
import type { TranslationShown } from "../../../../shared/translation-interface.ts";
import { same } from "../../meanwhile.ts";
import type { Trouble } from "../panel.ts";
import { type Complaint, complaintAbout, complaintAboutSigning, type Draft, draftOf, wordsFrom } from "./draft.ts";

export type Form =
  | { readonly is: "writing"; readonly language: PageLanguage; readonly after: string | null; readonly began: Draft }
  /** The version that waits, as it is read. */
  | { readonly is: "signing"; readonly language: PageLanguage; readonly version: string; readonly began: Draft }
  | { readonly is: "withdrawing"; readonly language: PageLanguage; readonly version: string; readonly began: Draft };

interface Typed {
  readonly draft: Draft;
  readonly complaint: Complaint | undefined;
  /** The limits that somebody else wrote meanwhile. */
  readonly theirs?: readonly string[];
}

export interface LanguagesState {
  readonly line: LineShown;
  readonly known: readonly TranslationShown[] | "loading" | "unreachable";
  readonly form: (Form & Typed) | undefined;
  readonly working: boolean;
  readonly trouble: Trouble | undefined;
  readonly done: { readonly act: Form["is"]; readonly language: PageLanguage; readonly shown: boolean } | undefined;
}

export type Outcome = { readonly is: "done"; readonly translations: readonly TranslationShown[] } | Trouble;

export type LanguagesEvent =
  | { readonly type: "opened" }
  | { readonly type: "read"; readonly known: readonly TranslationShown[] | "unreachable" }
  | { readonly type: "formOpened"; readonly form: Form["is"]; readonly language: PageLanguage }
  | { readonly type: "wrote"; readonly draft: Partial<Draft> }
  | { readonly type: "formLeft" }
  | { readonly type: "savePressed" }
  | { readonly type: "acted"; readonly outcome: Outcome };

/** A request of `translation-interface.ts` without what the browser alone knows: which sentences it shows. */
export interface Act {
  readonly do: Form["is"];
  readonly language: PageLanguage;
  readonly body: object;
}

export interface LanguagesStep {
  readonly state: LanguagesState;
  readonly act?: Act;
  readonly read?: true;
}

export const initial = (line: LineShown): LanguagesState => ({
  ...{ line, known: "loading", form: undefined, working: false, trouble: undefined, done: undefined },
});

/** Something is typed that nobody has but this page. */
export const isUnsaved = ({ form }: LanguagesState): boolean => form !== undefined && !same(form.draft, form.began);

export function step(state: LanguagesState, event: LanguagesEvent): LanguagesStep {
  const { form } = state;
  switch (event.type) {
    case "opened":
      return { state, read: true };
    case "read":
      return { state: overtaken({ ...state, known: event.known }) };
    case "acted":
      return acted(state, event.outcome);
    default:
      break;
  }
  // Nothing can be changed while an answer is awaited: it would be lost with it.
  if (state.working) return { state };
  switch (event.type) {
    case "formOpened":
      return {
        state: { ...state, form: formOf(state, event.form, event.language), trouble: undefined, done: undefined },
      };
    case "formLeft":
      return { state: { ...state, form: undefined, trouble: undefined } };
    case "wrote":
      if (form === undefined) return { state };
      return { state: { ...state, form: { ...form, draft: { ...form.draft, ...event.draft }, complaint: undefined } } };
    case "savePressed":
      return form === undefined ? { state } : saved(state, form);
  }
}

/** Somebody else was faster: what is typed stays beside what they wrote; anything else is looked at anew. */
function overtaken(state: LanguagesState): LanguagesState {
  const { form, trouble } = state;
  if (form === undefined || trouble?.is !== "changedMeanwhile") return state;
  if (form.is !== "writing") return { ...state, form: undefined };
  const there = inLanguage(state, form.language);
  const theirs = (there?.waiting ?? there?.shown)?.paragraphs ?? [];
  return { ...state, form: { ...form, after: there?.newest ?? null, theirs } };
}

const inLanguage = ({ known }: LanguagesState, language: PageLanguage): TranslationShown | undefined =>
  typeof known === "string" ? undefined : known.find((one) => one.language === language);

function formOf(state: LanguagesState, is: Form["is"], language: PageLanguage): LanguagesState["form"] {
  const there = inLanguage(state, language);
  const began = draftOf(state.line, there?.waiting ?? there?.shown ?? undefined);
  const fresh = { language, began, draft: began, complaint: undefined };
  if (is === "writing") return { ...fresh, is, after: there?.newest ?? null };
  const version = (is === "signing" ? there?.waiting : there?.shown)?.version;
  return version === undefined ? undefined : { ...fresh, is, version };
}

function saved(state: LanguagesState, form: NonNullable<LanguagesState["form"]>): LanguagesStep {
  const { line } = state;
  const { language, draft } = form;
  const complaint =
    form.is === "writing"
      ? complaintAbout(line, language, draft)
      : form.is === "signing"
        ? complaintAboutSigning(draft)
        : undefined;
  if (complaint !== undefined) return { state: { ...state, form: { ...form, complaint } } };
  const asking = { ...state, working: true, trouble: undefined, done: undefined };
  return { state: asking, act: { do: form.is, language, body: bodyOf(line, form) } };
}

function bodyOf(line: LineShown, form: NonNullable<LanguagesState["form"]>): object {
  const { language, draft } = form;
  const about = { line: line.slug, language };
  const signer = draft.signedOffBy.trim();
  switch (form.is) {
    case "writing": {
      const says = wordsFrom(line, language, draft);
      return { ...about, after: form.after, ...says, signedOffBy: signer === "" ? null : signer };
    }
    case "signing":
      return { ...about, version: form.version, signedOffBy: signer };
    case "withdrawing":
      return { ...about, version: form.version };
  }
}

/** What was typed stays when it could not be kept; what somebody else wrote meanwhile is read before it is written over. */
function acted(state: LanguagesState, outcome: Outcome): LanguagesStep {
  const { form } = state;
  if (outcome.is !== "done") {
    const next = { ...state, working: false, trouble: outcome };
    return outcome.is === "changedMeanwhile" ? { state: next, read: true } : { state: next };
  }
  const known = outcome.translations;
  if (form === undefined) return { state: { ...state, known, working: false } };
  const isShown = known.some(({ language, shown }) => language === form.language && shown !== null);
  const done = { act: form.is, language: form.language, shown: isShown };
  return { state: { ...state, known, done, form: undefined, working: false } };
}
