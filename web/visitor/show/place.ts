/** What somebody in line reads about the place, pure: an honest wait, and what happened to it. */

import { waiting, wait as words } from "#words";
import { exactPlaces } from "../../../shared/limits.ts";
import { type LastStart, mayBeLate, say, waitSentence } from "../../../shared/page.ts";
import { type LanguageQuestion, languageQuestion } from "../visit/languages.ts";
import type { State } from "../visit/state.ts";

export function placeHeading({ stage, ahead, mustShow, finishing }: State): string {
  if (finishing) return waiting.here;
  if (stage === "called") return waiting.called;
  if (stage !== "waiting") return waiting.moment;
  if (mustShow) return waiting.stillHere;
  if (ahead === 0) return waiting.next;
  if (ahead === 1) return waiting.one;
  return say(ahead > exactPlaces ? waiting.manyAbout : waiting.many, { count: ahead });
}

export function placeText({ stage, wait, mustShow, finishing }: State, lastStart: LastStart): string {
  if (finishing) return waiting.finish;
  if (stage === "called") return waiting.calledText;
  if (stage !== "waiting") return stage === "joining" ? waiting.joining : waiting.preparing;
  if (mustShow) return waiting.stillHereText;
  const sentence = waitSentence(wait, words, lastStart);
  // Nobody is promised then that somebody comes.
  return mayBeLate(wait, lastStart) ? sentence : `${sentence} ${waiting.keepOpen}`;
}

/** Why no place has come for longer than somebody should wonder, as far as the page can tell. */
export type Delay = "slow" | "blocked" | "offline";

export function placeNote({ note, queue, stage, mustShow }: State, delay?: Delay): string {
  if (queue === "reconnecting" && stage !== "called") return waiting.reconnecting;
  if (delay && (stage === "preparing" || stage === "joining")) return waiting[delay];
  return note === null || mustShow ? "" : waiting[note];
}

/** Who is there is known in line alone: not while the connection is gone, nor while somebody is joining. */
export function questionNow(
  { stage, queue, also, spoken }: State,
  own: string,
  offered: readonly string[],
): LanguageQuestion {
  return stage === "waiting" && queue === "up" ? languageQuestion(own, also, spoken, offered) : { is: "none" };
}

/** `nameOf`: a language as the page's readers call it; `joined`: several of them as a choice. */
export function languageSentence(
  question: LanguageQuestion,
  { own, also, spoken }: { readonly own: string; readonly also: readonly string[]; readonly spoken: number },
  nameOf: (language: string) => string,
  joined: (names: readonly string[]) => string,
): string {
  const names = (languages: readonly string[]) => joined(languages.map(nameOf));
  const agreed = also.length > 0 ? [say(waiting.answered, { languages: names([own, ...also]) })] : [];
  return [...agreed, ...asked(question, nameOf(own), spoken, names)].join(" ");
}

function asked(
  question: LanguageQuestion,
  language: string,
  spoken: number,
  names: (languages: readonly string[]) => string,
): string[] {
  switch (question.is) {
    case "none":
      return [];
    case "nobody":
      return [spoken === 0 ? waiting.nobody : say(waiting.noneYet, { language })];
    case "others":
      return [say(waiting.otherLanguage, { language, others: names(question.languages) })];
  }
}
