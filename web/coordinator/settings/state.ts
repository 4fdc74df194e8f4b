/** The settings page, pure: what is kept, what is written or chosen, and what came of saving it. Two forms, one at a time. */
import { ChangeOrganisation, type SettingsAnswer } from "../../../shared/audit-interface.ts";
import { plainName } from "../../staff/zones.ts";
import { changedMeanwhile, type Editing, same, takeTheirs } from "../meanwhile.ts";

export type PasskeyRule = SettingsAnswer["passkeys"];
type Organisation = SettingsAnswer["organisation"];
/** What of it is written in a form. */
export type Words = Omit<Organisation, "edition">;
type SettingsProblem = "unreachable" | "notConfirmed" | "changedMeanwhile" | { readonly sentence: string };
/** What the service would refuse of the words. */
type WordsComplaint = { readonly field: keyof Words; readonly why: "empty" | "odd" };

interface Form {
  readonly saving: boolean;
  /** What was pressed last came to this. */
  readonly said: "saved" | "unchanged" | undefined;
  readonly problem: SettingsProblem | undefined;
}

export interface SettingsState {
  readonly stage: "loading" | "shown" | "unreachable" | "signedOut";
  readonly rule: Form & { readonly kept: PasskeyRule; readonly chosen: PasskeyRule };
  readonly words: Form & {
    readonly editing: Editing<Organisation, Words>;
    readonly complaint: WordsComplaint | undefined;
  };
}

type Kept = Pick<SettingsAnswer, "passkeys" | "organisation">;
export type Read = Kept | "unreachable" | "signedOut";
/** What the service sent back, or why there is nothing; `meanwhile`: somebody else was faster. */
export type Saved = Kept | { readonly meanwhile: Organisation } | "signedOut" | SettingsProblem;

export type SettingsEvent =
  | { readonly type: "opened" }
  | { readonly type: "read"; readonly read: Read }
  | { readonly type: "chosen"; readonly passkeys: PasskeyRule }
  | { readonly type: "savePressed" }
  | { readonly type: "saved"; readonly saved: Saved }
  | { readonly type: "wrote"; readonly words: Partial<Words> }
  | { readonly type: "tookTheirs"; readonly field: keyof Words }
  | { readonly type: "wordsPressed" }
  | { readonly type: "wordsSaved"; readonly saved: Saved };

/** `saveWords`: `zone` is another one than before, which whoever confirms must be told. */
export type SettingsEffect =
  | { readonly type: "read" }
  | { readonly type: "save"; readonly passkeys: PasskeyRule }
  | { readonly type: "saveWords"; readonly organisation: Organisation; readonly newZone: boolean };

export interface SettingsStep {
  readonly state: SettingsState;
  readonly effects: readonly SettingsEffect[];
}

const still: Form = { saving: false, said: undefined, problem: undefined };
const nothing: Organisation = { name: "", zone: "UTC", zoneName: "", edition: 0 };

export const initial: SettingsState = {
  stage: "loading",
  rule: { ...still, kept: "required", chosen: "required" },
  words: { ...still, editing: edit(nothing), complaint: undefined },
};

function edit(organisation: Organisation): Editing<Organisation, Words> {
  return { base: organisation, draft: wordsOf(organisation), meanwhile: [] };
}

function wordsOf({ name, zone, zoneName }: Organisation): Words {
  return { name, zone, zoneName };
}

export function step(state: SettingsState, event: SettingsEvent): SettingsStep {
  const { rule, words } = state;
  switch (event.type) {
    case "opened":
      return { state, effects: [{ type: "read" }] };
    case "read":
      return stay(read(state, event.read));
    case "chosen": {
      const chosen = { ...still, kept: rule.kept, chosen: event.passkeys };
      return stay(rule.saving ? state : { ...state, rule: chosen });
    }
    case "savePressed":
      return save(state);
    case "saved":
      return stay(rule.saving ? saved(state, event.saved) : state);
    case "wrote":
      return stay(words.saving ? state : withWords(state, wrote(words.editing, event.words)));
    case "tookTheirs":
      return stay(words.saving ? state : withWords(state, takeTheirs(words.editing, event.field)));
    case "wordsPressed":
      return saveWords(state);
    case "wordsSaved":
      return stay(words.saving ? wordsSaved(state, event.saved) : state);
  }
}

/** Another zone is called otherwise, until somebody has written what it is called. */
function wrote(editing: Editing<Organisation, Words>, written: Partial<Words>): Editing<Organisation, Words> {
  const { draft } = editing;
  const follows = written.zone !== undefined && draft.zoneName === plainName(draft.zone);
  const zoneName = follows ? { zoneName: plainName(written.zone ?? "") } : {};
  return { ...editing, draft: { ...draft, ...written, ...zoneName } };
}

/** The clock of the rota would be another one. */
export const isNewZone = ({ editing }: SettingsState["words"]): boolean => editing.draft.zone !== editing.base.zone;

/** Something is written that nobody has but this page. */
export const isUnsaved = ({ rule, words }: SettingsState): boolean =>
  rule.chosen !== rule.kept || !same(words.editing.draft, wordsOf(words.editing.base));

function read(state: SettingsState, came: Read): SettingsState {
  if (typeof came === "string") return { ...state, stage: came };
  const { passkeys, organisation } = came;
  return {
    stage: "shown",
    rule: { ...still, kept: passkeys, chosen: passkeys },
    words: { ...still, editing: edit(organisation), complaint: undefined },
  };
}

function save(state: SettingsState): SettingsStep {
  const { rule } = state;
  if (rule.saving) return stay(state);
  if (rule.chosen === rule.kept) return stay({ ...state, rule: { ...rule, said: "unchanged", problem: undefined } });
  return {
    state: { ...state, rule: { ...rule, ...still, saving: true } },
    effects: [{ type: "save", passkeys: rule.chosen }],
  };
}

function saved(state: SettingsState, came: Saved): SettingsState {
  const { rule } = state;
  if (came === "signedOut") return { ...state, stage: "signedOut" };
  if (typeof came === "string" || "sentence" in came) return { ...state, rule: { ...rule, ...still, problem: came } };
  if ("meanwhile" in came) return { ...state, rule: { ...rule, ...still, problem: "changedMeanwhile" } };
  return { ...state, rule: { ...still, kept: came.passkeys, chosen: came.passkeys, said: "saved" } };
}

function saveWords(state: SettingsState): SettingsStep {
  const { words } = state;
  if (words.saving) return stay(state);
  const { draft, base } = words.editing;
  const trimmed = { ...draft, name: draft.name.trim(), zoneName: draft.zoneName.trim() };
  const complaint = complaintAbout(trimmed);
  if (complaint !== undefined) return stay({ ...state, words: { ...words, ...still, complaint } });
  if (same(trimmed, wordsOf(base))) return stay({ ...state, words: { ...words, ...still, said: "unchanged" } });
  const organisation = { ...trimmed, edition: base.edition };
  return {
    state: { ...state, words: { ...words, ...still, saving: true, complaint: undefined } },
    effects: [{ type: "saveWords", organisation, newZone: isNewZone(words) }],
  };
}

function complaintAbout(words: Words): WordsComplaint | undefined {
  const { shape } = ChangeOrganisation;
  const field = (["name", "zone", "zoneName"] as const).find((name) => !shape[name].safeParse(words[name]).success);
  return field === undefined ? undefined : { field, why: words[field] === "" ? "empty" : "odd" };
}

function wordsSaved(state: SettingsState, came: Saved): SettingsState {
  const { words } = state;
  if (came === "signedOut") return { ...state, stage: "signedOut" };
  if (typeof came === "string" || "sentence" in came) return { ...state, words: { ...words, ...still, problem: came } };
  if ("meanwhile" in came) {
    const editing = changedMeanwhile(words.editing, came.meanwhile, wordsOf);
    return { ...state, words: { ...words, ...still, editing, problem: "changedMeanwhile" } };
  }
  return { ...state, words: { ...still, editing: edit(came.organisation), complaint: undefined, said: "saved" } };
}

function withWords(state: SettingsState, editing: Editing<Organisation, Words>): SettingsState {
  return { ...state, words: { ...still, editing, complaint: undefined } };
}

function stay(state: SettingsState): SettingsStep {
  return { state, effects: [] };
}
