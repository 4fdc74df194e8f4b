/** Sentences about the rota that several staff pages share, in English: what a change would break, and why not. */
import type { PersonId } from "../../../shared/ids.ts";
import type { Conflict } from "../../../shared/rota/rules.ts";
import type { Stretch } from "../../../shared/rota/stretch.ts";
import { dayShort, daysWritten, lengthWritten, stretchWritten, timeWritten } from "../times.ts";

/** Aliases by id. */
export type Names = ReadonlyMap<PersonId, string>;

const and = (words: readonly string[]) =>
  words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
const people = (number: number) => (number === 1 ? "1 person" : `${number} people`);
const only = (number: number) => (number === 0 ? "Nobody" : `Only ${people(number)}`);

const languageNames = new Intl.DisplayNames("en", { type: "language" });

/**
 * What a change would break, as one or two sentences for whoever plans. `you`: whose own page it is; about them it says
 * "you". Somebody whose name is not known (any more) is "somebody".
 */
export function conflictSentence(conflict: Conflict, names: Names, zone: string, you?: PersonId): string {
  const named = (id: PersonId) => names.get(id) ?? "somebody";
  if ("person" in conflict) {
    const yours = conflict.person === you;
    const who = yours ? "you" : named(conflict.person);
    const said = personalSentence(conflict, { who, yours }, zone);
    return said.slice(0, 1).toUpperCase() + said.slice(1);
  }
  return teamSentence(conflict, named, stretchWritten(conflict, zone));
}

interface Whose {
  readonly who: string;
  readonly yours: boolean;
}

type OfPerson = Extract<Conflict, { readonly person: PersonId }>;
type OfShift = Exclude<Conflict, OfPerson>;

function personalSentence(conflict: OfPerson, { who, yours }: Whose, zone: string): string {
  const is = yours ? "are" : "is";
  const when = (stretch: Stretch) => stretchWritten(stretch, zone);
  const atAll = (what: string) => `${who} ${what}`;
  switch (conflict.rule) {
    case "overlap":
      return atAll(`would be on two shifts at once: ${when(conflict.turn)}, and ${when(conflict.other)}.`);
    case "rest":
      return restSentence(conflict, { who, yours }, zone);
    case "tooLong":
      return atAll(
        `would be on for ${lengthWritten(conflict.until - conflict.from)} without a break (${when(conflict)}). ${lengthWritten(conflict.mostMs)} is the most.`,
      );
    case "week":
      return atAll(
        `would have ${lengthWritten(conflict.plannedMs)} in the week of ${dayShort(Date.parse(`${conflict.monday}T12:00:00Z`), "UTC")}. ${lengthWritten(conflict.mostMs)} is the most.`,
      );
    case "left":
      return atAll(`${yours ? "have" : "has"} left, and cannot be on a shift (${when(conflict.turn)}).`);
    case "paused":
      return atAll(`${is} paused, and cannot be on a shift (${when(conflict.turn)}) until the pause ends.`);
    case "unknown":
      return atAll(`${is} not known here any more, and cannot be on a shift (${when(conflict.turn)}).`);
    case "roleForDuty":
      return atAll(`${yours ? "have" : "has"} no role that takes chats, and could only lead (${when(conflict.turn)}).`);
    case "roleForLead":
      return atAll(`may not lead a shift (${when(conflict.turn)}): that takes a supervisor or a coordinator.`);
    case "onLeave":
      return atAll(`${is} on leave then: ${daysWritten(conflict.leave, zone)}.`);
    case "ratherNot":
      return atAll(`would rather not work then: ${when(conflict.wish)}.`);
    case "uneven":
      return atAll(
        `would have ${lengthWritten(conflict.plannedMs)} planned; the middle of everybody’s is ${lengthWritten(conflict.middleMs)}.`,
      );
  }
}

/** Rest is counted by the day: a long pause within an even longer day is not enough either. */
function restSentence(
  { before, after, leastMs }: Extract<Conflict, { readonly rule: "rest" }>,
  { who, yours }: Whose,
  zone: string,
): string {
  const pause = after.from - before.until;
  const at = (instant: number) => `${timeWritten(instant, zone)} on ${dayShort(instant, zone)}`;
  const turns = `${who} ${yours ? "finish" : "finishes"} at ${at(before.until)} and would start again at ${at(after.from)}.`;
  const least = `${lengthWritten(leastMs)} ${leastMs === 60 * 60 * 1000 ? "is" : "are"} needed`;
  return pause < leastMs
    ? `${turns} That leaves ${lengthWritten(pause)} of rest; ${least}.`
    : `${turns} That makes a day of work with too little rest: in each 24 hours, ${least}.`;
}

function teamSentence(conflict: OfShift, named: (id: PersonId) => string, when: string): string {
  switch (conflict.rule) {
    case "tooMany":
      return `${people(conflict.have)} would be on this shift (${when}). ${conflict.most} is the most.`;
    case "short":
      return `${only(conflict.have)} would be on this shift (${when}). It needs at least ${conflict.least}.`;
    case "alone":
      return conflict.have === 1
        ? `Somebody would be alone on the line (${when}). At least ${conflict.least} are on together.`
        : `${only(conflict.have)} would be on the line (${when}). At least ${conflict.least} are on together.`;
    case "noLead":
      return `Nobody would lead this shift (${when}).`;
    case "language":
      return `Nobody on this shift would write ${languageNames.of(conflict.language) ?? conflict.language} (${when}).`;
    case "skill": {
      const expired =
        conflict.expired.length === 0 ? "" : ` It runs out before then for ${and(conflict.expired.map(named))}.`;
      return `Nobody on this shift would have “${conflict.skill}” (${when}).${expired}`;
    }
    case "unsupervised":
      return `No supervisor would be on with ${and(conflict.trainees.map(named))}, who ${conflict.trainees.length === 1 ? "is a trainee" : "are trainees"} (${when}).`;
  }
}
