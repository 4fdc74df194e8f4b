/** The rules about who is on a shift together. Pure. */
import type { PersonId } from "../ids.ts";
import type { Found } from "./found.ts";
import type { Shift, Turn } from "./plan.ts";
import { mayLead, type RotaPerson, type Rules, type TeamConflict } from "./rules.ts";
import { type Level, lengthMs, levels } from "./stretch.ts";

type People = ReadonlyMap<PersonId, RotaPerson>;
type Parts = readonly Level<Turn>[];

/**
 * `turns`: every turn on the shift's line around its time, its own people's and those of shifts that overlap it.
 * `present`: the same without whoever is away (`present.ts`). Only supervision goes by it: whoever signs up is told what a
 * shift would lack, and would learn of a colleague's leave from the other numbers.
 */
export function team(
  shift: Shift,
  turns: readonly Turn[],
  people: People,
  rules: Rules,
  present: readonly Turn[] = turns,
): readonly Found[] {
  const onLine = turns.filter((turn) => turn.shift.line === shift.line);
  const parts = levels(shift, onLine);
  return [
    ...numbers(shift, parts, rules.onDutyLeast),
    ...needs(shift, parts, people, rules),
    ...lacking(
      shift,
      levels(
        shift,
        present.filter((turn) => turn.shift.line === shift.line),
      ),
      (part) => (supervised(part, people) ? 0 : 1),
      (part) => ({ rule: "unsupervised", trainees: trainees(part, people) }),
    ),
  ];
}

/** The shift's own minimum and maximum are about its own people; nobody alone is about everybody on the line. */
function numbers(shift: Shift, parts: Parts, least: number): readonly Found[] {
  const { minimum, maximum } = shift.need;
  const own = ({ running }: Level<Turn>) =>
    new Set(running.filter((turn) => turn.shift.id === shift.id).map(personOf)).size;
  const all = (part: Level<Turn>) => peopleIn(part).size;
  return [
    ...lacking(
      shift,
      parts,
      (part) => own(part) - maximum,
      (part) => ({ rule: "tooMany", have: own(part), most: maximum }),
    ),
    ...lacking(
      shift,
      parts,
      (part) => minimum - own(part),
      (part) => ({ rule: "short", have: own(part), least: minimum }),
    ),
    ...lacking(
      shift,
      parts,
      (part) => least - all(part),
      (part) => ({ rule: "alone", have: all(part), least }),
    ),
  ];
}

function needs(shift: Shift, parts: Parts, people: People, rules: Rules): readonly Found[] {
  const { lead, languages, skills } = shift.need;
  const nobody = (is: (turn: Turn) => boolean) => (part: Level<Turn>) => (part.running.some(is) ? 0 : 1);
  const isLead = ({ assignment }: Turn) => {
    const person = people.get(assignment.person);
    return assignment.lead && person !== undefined && mayLead(person, rules);
  };
  return [
    ...(lead ? lacking(shift, parts, nobody(isLead), () => ({ rule: "noLead" })) : []),
    ...languages.flatMap((language) => {
      const speaks = (turn: Turn) => people.get(personOf(turn))?.languages.includes(language) === true;
      return lacking(shift, parts, nobody(speaks), () => ({ rule: "language", language }), language);
    }),
    ...skills.flatMap((skill) => skilled(shift, parts, skill, people)),
  ];
}

const personOf = (turn: Turn): PersonId => turn.assignment.person;
const peopleIn = (part: Level<Turn>): ReadonlySet<PersonId> => new Set(part.running.map(personOf));

type Said = TeamConflict extends infer One
  ? One extends TeamConflict
    ? Omit<One, "shift" | "from" | "until">
    : never
  : never;

/** One conflict for the first part in which something is missing; its measure is all that is missing, times its time. */
function lacking(
  shift: Shift,
  parts: Parts,
  missing: (part: Level<Turn>) => number,
  said: (part: Level<Turn>) => Said,
  key = "",
): readonly Found[] {
  const bad = parts.filter((part) => missing(part) > 0);
  const [first] = bad;
  if (first === undefined) return [];
  const what = said(first);
  const measure = bad.reduce((sum, part) => sum + missing(part) * lengthMs(part), 0);
  const conflict = { ...what, shift: shift.id, from: first.from, until: first.until };
  return [{ conflict, key: [what.rule, shift.id, key].join(" "), measure }];
}

/** A skill counts as long as it has not run out before the end of the person's turn. */
function skilled(shift: Shift, parts: Parts, skill: string, people: People): readonly Found[] {
  const valid = (turn: Turn, ended: boolean) =>
    people.get(personOf(turn))?.skills.some((one) => {
      const over = one.until !== null && one.until < turn.until;
      return one.skill === skill && over === ended;
    }) === true;
  return lacking(
    shift,
    parts,
    (part) => (part.running.some((turn) => valid(turn, false)) ? 0 : 1),
    (part) => ({ rule: "skill", skill, expired: part.running.filter((turn) => valid(turn, true)).map(personOf) }),
    skill,
  );
}

const trainees = (part: Level<Turn>, people: People): readonly PersonId[] =>
  [...peopleIn(part)].filter((id) => people.get(id)?.trainee === true);

/** A trainee writes only with a supervisor beside them. `part`: of whoever can be there. */
export function supervised(part: Level<Turn>, people: People): boolean {
  if (trainees(part, people).length === 0) return true;
  return [...peopleIn(part)].some((id) => {
    const person = people.get(id);
    return person !== undefined && !person.trainee && person.roles.includes("supervisor");
  });
}
