/** Sentences made of several: who else is on, what a request is about, why something was refused. Pure. */
import { dayAt } from "../../shared/rota/day.ts";
import type { Shift, Turn } from "../../shared/rota/plan.ts";
import type { Request } from "../../shared/rota/requests.ts";
import { OwnConflicts, WhyRefused } from "../../shared/rota-interface.ts";
import { namedDay, when } from "../rota/days.ts";
import { daysWritten, stretchWritten } from "../rota/times.ts";
import { conflictSentence, listed } from "../rota/words/en.ts";
import { aliasIn, type Picture, shiftIn, turnIn } from "./picture.ts";
import type { Trouble } from "./state.ts";
import { asked, page, refused, turns, why } from "./words/en.ts";

/** "Priya (lead) and Sam"; everybody once. */
export function namesOf(picture: Picture, others: readonly Turn[]): string {
  const leads = new Set(others.flatMap(({ assignment: { lead, person } }) => (lead ? [person] : [])));
  const people = [...new Set(others.map(({ assignment }) => assignment.person))];
  return listed(
    people.map((person) => {
      const alias = aliasIn(picture, person) ?? page.somebody;
      return leads.has(person) ? turns.leads(alias) : alias;
    }),
  );
}

export const dayOf = ({ zone }: Picture, { from }: { readonly from: number }): string => namedDay(dayAt(zone, from));
export const whenOf = ({ zone }: Picture, stretch: Pick<Turn | Shift, "from" | "until">): string => when(zone, stretch);

/** What somebody asked, of whichever side of it one is. */
export function requestSaid(picture: Picture, { what, person, takenBy }: Request): string {
  const { zone, me } = picture;
  if (what.wish === "leave") return asked.wish.leave(daysWritten(what, zone));
  const id = what.wish === "signUp" ? what.shift : what.assignment;
  const there = what.wish === "signUp" ? shiftIn(picture, what.shift) : turnIn(picture, what.assignment);
  const about = there ?? picture.answer.subjects.find((subject) => subject.id === id);
  if (takenBy?.person === me) {
    const alias = aliasIn(picture, person) ?? page.somebody;
    return about === undefined ? asked.youTook(alias) : asked.youTake(alias, stretchWritten(about, zone));
  }
  return asked.wish[what.wish](about === undefined ? asked.aShift : stretchWritten(about, zone));
}

/** The Office's sentence, or better ones: why it cannot be, or every rule that is in the way. */
export function troubleSaid(
  picture: Picture,
  trouble: Trouble,
): { readonly title: string; readonly because: string[] } {
  if (trouble.is === "unreachable") return { title: page.unreachable, because: [] };
  const reason = reasonIn(trouble.details);
  if (reason !== undefined) return { title: why[reason], because: [] };
  const found = OwnConflicts.safeParse(trouble.details);
  if (!found.success) return { title: trouble.sentence, because: [] };
  const { conflicts, others } = found.data;
  const mine = conflicts.map((conflict) => conflictSentence(conflict, picture.names, picture.zone, picture.me));
  const theirs = others ? [mine.length === 0 ? refused.onlyOthers : refused.others] : [];
  return { title: trouble.sentence, because: [...new Set(mine), ...theirs] };
}

function reasonIn(details: unknown): WhyRefused | undefined {
  if (typeof details !== "object" || details === null || !("why" in details)) return undefined;
  const parsed = WhyRefused.safeParse(details.why);
  return parsed.success ? parsed.data : undefined;
}
