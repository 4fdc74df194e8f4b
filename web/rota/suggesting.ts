/**
 * Whom to put on a shift: everybody there is, ranked. Free and allowed first, those who bring what is missing before
 * others and those with fewer hours before those with more; then whoever a rule warns of; then whoever it refuses. Pure.
 */
import { AssignmentId } from "../../shared/ids.ts";
import { mayLead as may, type Verdict } from "../../shared/rota/rules.ts";
import type { Stretch } from "../../shared/rota/stretch.ts";
import type { RotaPersonShown } from "../../shared/rota-interface.ts";
import { judged } from "./judging.ts";
import { type Cell, hoursIn, mondayOfShift, type Picture } from "./picture.ts";

type Fit = "free" | "warned" | "refused";

export interface Candidate extends Verdict {
  readonly person: RotaPersonShown;
  readonly fit: Fit;
  /** Of what the shift lacks: "lead", or the language or skill. */
  readonly brings: readonly Brought[];
  /** Hours in that week, before this shift. */
  readonly plannedMs: number;
}

export type Brought =
  | { readonly is: "lead" }
  | { readonly is: "language"; readonly language: string }
  | { readonly is: "skill"; readonly skill: string };

/** Never kept: it stands for the assignment that would be made. */
const imagined = AssignmentId.parse("imagined".padEnd(22, "-"));

export function candidates(picture: Picture, cell: Cell, stretch: Stretch = cell.shift): readonly Candidate[] {
  const on = new Set(cell.who.map(({ assignment }) => assignment.person));
  return picture.answer.people
    .filter(({ id, state }) => state !== "left" && !on.has(id))
    .map((person) => candidate(picture, cell, stretch, person))
    .toSorted(
      (one, other) =>
        order.indexOf(one.fit) - order.indexOf(other.fit) ||
        other.brings.length - one.brings.length ||
        one.plannedMs - other.plannedMs ||
        one.person.alias.localeCompare(other.person.alias, "en"),
    );
}

const order: readonly Fit[] = ["free", "warned", "refused"];

function candidate(picture: Picture, cell: Cell, stretch: Stretch, person: RotaPersonShown): Candidate {
  const brings = cell.lacks.flatMap((lack): readonly Brought[] => {
    switch (lack.rule) {
      case "noLead":
        return mayLead(picture, person) ? [{ is: "lead" }] : [];
      case "language":
        return person.languages.includes(lack.language) ? [{ is: "language", language: lack.language }] : [];
      case "skill":
        return hasSkill(person, lack.skill, stretch) ? [{ is: "skill", skill: lack.skill }] : [];
      default:
        return [];
    }
  });
  const { from, until } = stretch;
  const assignment = { id: imagined, shift: cell.shift.id, person: person.id, from, until, lead: false, revision: 1 };
  const found = judged(picture, [{ do: "assign", assignment }]);
  const fit = found.refused.length > 0 ? "refused" : found.warned.length > 0 ? "warned" : "free";
  return { person, fit, brings, plannedMs: hoursIn(picture, person.id, mondayOfShift(picture, cell.shift)), ...found };
}

export const mayLead = ({ rules }: Picture, person: RotaPersonShown): boolean => may(person, rules);

const hasSkill = ({ skills }: RotaPersonShown, wanted: string, { until }: Stretch): boolean =>
  skills.some((one) => one.skill === wanted && (one.until === null || one.until >= until));

/** Every word of the text begins a word of the name. */
export function matching(all: readonly Candidate[], text: string): readonly Candidate[] {
  const words = plain(text).split(/\s+/).filter(Boolean);
  return all.filter(({ person }) => {
    const name = plain(person.alias).split(/\s+/);
    return words.every((word) => name.some((part) => part.startsWith(word)));
  });
}

/** Without accents and case: "Zoë" is found by "zoe". */
const plain = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
