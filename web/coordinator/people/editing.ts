/** Somebody as they stand in a form, and what the service would refuse of it. */

import { aliasUnits, chatsMost as chatsMostOfAll } from "../../../shared/limits.ts";
import type { PersonFields, PersonShown } from "../../../shared/people-interface.ts";
import { PersonFields as Fields } from "../../../shared/people-interface.ts";
import type { Editing as EditingOf } from "../meanwhile.ts";
import { changedMeanwhile as changed } from "../meanwhile.ts";
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
export type Editing = EditingOf<PersonShown, Draft>;

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
export const changedMeanwhile = (editing: Editing, now: PersonShown): Editing => changed(editing, now, draftOf);

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
