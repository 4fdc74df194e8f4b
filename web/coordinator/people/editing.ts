/**
 * Writing about somebody while another coordinator may do the same. When the other was faster, what I did not touch
 * becomes theirs, what I wrote stays mine and is shown beside theirs: nothing typed is lost, nothing is overwritten unseen.
 */

import { aliasUnits, chatsMost as chatsMostOfAll } from "../../../shared/limits.ts";
import type { PersonFields, PersonShown } from "../../../shared/people-interface.ts";
import { PersonFields as Fields } from "../../../shared/people-interface.ts";
import { languagesWritten, readLanguages } from "./languages.ts";

/** As it stands in the form: languages as they are typed, a skill without an end as "". */
export interface Draft {
  readonly alias: string;
  readonly languages: string;
  readonly skills: readonly DraftSkill[];
  readonly chatsMost: number;
  readonly trainee: boolean;
}
export interface DraftSkill {
  readonly skill: string;
  readonly until: string;
}
export type Field = keyof Draft;
const fieldNames: readonly Field[] = ["alias", "languages", "skills", "chatsMost", "trainee"];

export interface Editing {
  /** What the form began with, or what it was compared with last. */
  readonly base: PersonShown;
  readonly draft: Draft;
  /** Fields somebody else changed meanwhile. `mine`: I had changed them too, and mine stands in the form. */
  readonly meanwhile: readonly { readonly field: Field; readonly theirs: Draft; readonly mine: boolean }[];
}

export type Complaint =
  | { readonly field: "alias"; readonly why: "empty" | "long" | "odd" }
  | { readonly field: "languages"; readonly why: "none" | "unknown" | "many"; readonly word?: string }
  | { readonly field: "skills"; readonly why: "empty" | "long" | "twice" | "day" | "many" }
  | { readonly field: "chatsMost"; readonly why: "range" };

export const emptyDraft: Draft = { alias: "", languages: "English", skills: [], chatsMost: 1, trainee: false };

function draftOf(person: PersonFields): Draft {
  return {
    alias: person.alias,
    languages: languagesWritten(person.languages),
    skills: person.skills.map(({ skill, until }) => ({ skill, until: until ?? "" })),
    chatsMost: person.chatsMost,
    trainee: person.trainee,
  };
}

export function edit(person: PersonShown): Editing {
  return { base: person, draft: draftOf(person), meanwhile: [] };
}

/** Somebody else changed this person: the form goes on from there. */
export function changedMeanwhile(editing: Editing, now: PersonShown): Editing {
  const before = draftOf(editing.base);
  const theirs = draftOf(now);
  const changed = fieldNames.filter((field) => !same(before[field], theirs[field]));
  const mine = (field: Field) => !same(editing.draft[field], before[field]);
  const draft = changed
    .filter((field) => !mine(field))
    .reduce((made, field) => take(made, theirs, field), editing.draft);
  const meanwhile = changed.map((field) => ({
    field,
    theirs,
    mine: mine(field) && !same(draft[field], theirs[field]),
  }));
  return { base: now, draft, meanwhile };
}

/** Mine for theirs, in one field. */
export function takeTheirs(editing: Editing, field: Field): Editing {
  const theirs = editing.meanwhile.find((change) => change.field === field)?.theirs;
  if (theirs === undefined) return editing;
  const meanwhile = editing.meanwhile.map((change) => (change.field === field ? { ...change, mine: false } : change));
  return { ...editing, draft: take(editing.draft, theirs, field), meanwhile };
}

/** What the service is sent, or the first thing it would refuse. */
export function fieldsFrom(draft: Draft): PersonFields | Complaint {
  const [first] = complaintsAbout(draft);
  const [languages, skills] = [readLanguages(draft.languages), readSkills(draft.skills)];
  if (first !== undefined) return first;
  // Neither can be a complaint any more; the types do not know.
  if ("why" in languages) return { field: "languages", ...languages };
  if ("why" in skills) return { field: "skills", ...skills };
  const { chatsMost, trainee } = draft;
  return { alias: draft.alias.trim(), languages, skills: [...skills], chatsMost, trainee };
}

/** Everything the service would refuse. */
export function complaintsAbout(draft: Draft): readonly Complaint[] {
  const alias = complaintAboutAlias(draft.alias.trim());
  const languages = readLanguages(draft.languages);
  const skills = readSkills(draft.skills);
  const inRange = Number.isInteger(draft.chatsMost) && draft.chatsMost >= 1 && draft.chatsMost <= chatsMostOfAll;
  const complaints: (Complaint | undefined)[] = [
    alias,
    "why" in languages ? { field: "languages", ...languages } : undefined,
    inRange ? undefined : { field: "chatsMost", why: "range" },
    "why" in skills ? { field: "skills", ...skills } : undefined,
  ];
  return complaints.filter((complaint) => complaint !== undefined);
}

function complaintAboutAlias(alias: string): Complaint | undefined {
  if (alias === "") return { field: "alias", why: "empty" };
  if (Fields.shape.alias.safeParse(alias).success) return undefined;
  return { field: "alias", why: alias.length > aliasUnits ? "long" : "odd" };
}

export function isComplaint(made: PersonFields | Complaint): made is Complaint {
  return "why" in made;
}

type SkillsComplaint = Pick<Extract<Complaint, { field: "skills" }>, "why">;

function readSkills(written: readonly DraftSkill[]): PersonFields["skills"] | SkillsComplaint {
  const skills = written.map(({ skill, until }) => ({ skill: skill.trim(), until: until === "" ? null : until }));
  if (skills.some(({ skill }) => skill === "")) return { why: "empty" };
  if (skills.some(({ until }) => until !== null && !isDay(until))) return { why: "day" };
  if (skills.some((skill) => !Fields.shape.skills.safeParse([skill]).success)) return { why: "long" };
  if (new Set(skills.map(({ skill }) => skill)).size < skills.length) return { why: "twice" };
  return Fields.shape.skills.safeParse(skills).success ? skills : { why: "many" };
}

/** A day there is: not the 30th of February. */
function isDay(text: string): boolean {
  const at = new Date(`${text}T00:00:00Z`).getTime();
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

function take(into: Draft, from: Draft, field: Field): Draft {
  return { ...into, [field]: from[field] };
}

/** Does it say something else than it did? */
export function hasChanged<T>(now: T, before: T): boolean {
  return !same(now, before);
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
