/**
 * A line in another language: what the charity has said of it there, and in which languages its page can be read.
 *
 * Two lists must not be mixed up. `line.languages` are those in which one can be answered, in the charity's order; the
 * first is also the one that its own words are written in. `pagesOf(line)` are those in which its page can be read:
 * somebody signed them off, our sentences and the limits of confidentiality together (L9). A visitor may write in a
 * language that is on both lists while somebody on the rota writes it (`line.offered`, L11).
 */
import { asPageLanguage, type PageLanguage } from "./page-language.ts";
import type { HelpNumber, Line, Translation } from "./site.ts";

type Translated = Pick<Line, "languages"> & { readonly translations?: readonly Translation[] | undefined };

/** The first is the one for whoever asks for none of them: the line's own, or English while that is not signed off. */
export function pagesOf({ languages, translations = [] }: Translated): readonly [PageLanguage, ...PageLanguage[]] {
  const signed = translations.map(({ language }) => language);
  const own = asPageLanguage(languages[0]);
  const usual = own !== undefined && signed.includes(own) ? own : "en";
  return [usual, ...signed.filter((language) => language !== usual)];
}

/** Words, and the language they really are in. */
interface Said {
  readonly text: string;
  readonly lang: string;
}

export interface SaidLine {
  readonly name: Said;
  /** `topic`: as counsellors call it. */
  readonly topics: readonly (Said & { readonly topic: string })[];
  readonly help: readonly (HelpNumber & { readonly lang: string })[];
  readonly limits: { readonly paragraphs: readonly string[]; readonly lang: string };
}

type Sayable = Translated &
  Pick<Line, "name" | "topics" | "help"> & { readonly limits: Pick<Line["limits"], "paragraphs"> };

/** What is not said in this language stands in the line's own. */
export function sayLine(line: Sayable, language: PageLanguage): SaidLine {
  const own = line.languages[0] ?? "en";
  const said = line.translations?.find((translation) => translation.language === language);
  const say = (text: string | null | undefined, otherwise: string): Said =>
    text === null || text === undefined ? { text: otherwise, lang: own } : { text, lang: language };
  return {
    name: say(said?.name, line.name),
    topics: line.topics.map((topic) => ({
      topic,
      ...say(said?.topics.find(({ of }) => of === topic)?.said, topic),
    })),
    help: line.help.map((help) => {
      const theirs = said?.help.find(({ number }) => number === help.number);
      return theirs === undefined ? { ...help, lang: own } : { ...help, ...theirs, lang: language };
    }),
    limits: said?.paragraphs ? { paragraphs: said.paragraphs, lang: language } : { ...line.limits, lang: own },
  };
}
