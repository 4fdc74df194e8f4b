/**
 * All that a visitor reads in one language: our sentences, and a charity's own in the place of some of them. What is its
 * own by name, where it is kept and what is refused: `own-words.ts`.
 */
import { join } from "node:path";
import { type PageLanguage, pageLanguages } from "../../shared/page-language.ts";
import { crisisLists } from "../words/crisis/lists.ts";
import { en } from "../words/en.ts";
import { laterSets, sets } from "../words/sets.ts";
import type { LaterWords, Words } from "../words/words.ts";
import { isGroup } from "./words.ts";

export interface Sentences {
  /** `web/words/` */
  readonly visitor: Words;
  /** `web/words/later/` */
  readonly later: LaterWords;
  /** `web/words/crisis/`: shown to nobody. */
  readonly crisis: readonly string[];
}

/** Sentences by name, in groups: the same form as `listed`, with whatever is one's own and no more. */
export interface Own {
  readonly visitor?: object;
  readonly later?: object;
  readonly crisis?: readonly string[];
}

const ours = (language: PageLanguage): Sentences => ({
  visitor: sets[language],
  later: laterSets[language],
  crisis: crisisLists[language],
});

/** `own` has been looked through (`faultsOfOwn`). */
export function sentencesIn(language: PageLanguage, own: Own = {}): Sentences {
  const { visitor, later, crisis } = ours(language);
  const { wait = {}, status = {} }: { wait?: object; status?: object } = own.visitor ?? {};
  return {
    // How long it may take is said in both, and has its names in the first.
    visitor: withOwn(visitor, { ...own.visitor, status: { ...wait, ...status } }),
    later: withOwn(later, own.later ?? {}),
    crisis: own.crisis ?? crisis,
  };
}

function withOwn<Said extends object>(said: Said, own: object): Said {
  const others = new Map<string, unknown>(Object.entries(own));
  const entries = Object.entries(said).map(([name, sentence]) => {
    const other = others.get(name);
    if (!isGroup(sentence)) return [name, other ?? sentence];
    return [name, withOwn(sentence, isGroup(other) ? other : {})];
  });
  return Object.fromEntries(entries) as Said;
}

/**
 * Everything that has a name, in the order of English, each once. The code of a locale is no sentence, and how long it
 * may take stands in `wait` alone.
 */
export function listed(language: PageLanguage, own: Own = {}): Required<Own> {
  const { visitor, later, crisis } = sentencesIn(language, own);
  const names: object = { ...en, status: withoutNames(en.status, Object.keys(en.wait)) };
  return { visitor: inOrderOf(names, visitor), later: inOrderOf(laterSets.en, later), crisis };
}

const withoutNames = (group: object, names: readonly string[]): object =>
  Object.fromEntries(Object.entries(group).filter(([name]) => !names.includes(name)));

function inOrderOf(names: object, said: object): object {
  const theirs = new Map<string, unknown>(Object.entries(said));
  const entries = Object.entries(withoutNames(names, ["locale"])).map(([name, inEnglish]) => {
    const sentence = theirs.get(name);
    return [name, isGroup(inEnglish) && isGroup(sentence) ? inOrderOf(inEnglish, sentence) : sentence];
  });
  return Object.fromEntries(entries);
}

/** What is one's own in a list of everything: only what says something else than ours. */
export function differing(language: PageLanguage, all: Own): Own {
  const { visitor, later, crisis } = listed(language);
  const own = {
    visitor: differingIn(visitor, all.visitor ?? {}),
    later: differingIn(later, all.later ?? {}),
    ...(JSON.stringify(all.crisis ?? crisis) === JSON.stringify(crisis) ? {} : { crisis: all.crisis }),
  };
  return Object.fromEntries(Object.entries(own).filter(([, group]) => Object.keys(group ?? {}).length > 0));
}

function differingIn(said: object, all: object): object {
  const theirs = new Map<string, unknown>(Object.entries(all));
  const entries = Object.entries(said).flatMap(([name, sentence]): [string, unknown][] => {
    const other = theirs.get(name);
    if (!isGroup(sentence)) return other === undefined || other === sentence ? [] : [[name, other]];
    const group = differingIn(sentence, isGroup(other) ? other : {});
    return Object.keys(group).length === 0 ? [] : [[name, group]];
  });
  return Object.fromEntries(entries);
}

export type OwnWords = ReadonlyMap<PageLanguage, Own>;

/**
 * The modules of sentences as they are with a charity's own, by absolute path. Every page and script gets them there:
 * visitors', the link's for other sites, and the one on which somebody reads and signs them off.
 */
export function modulesOf(root: string, own: OwnWords): ReadonlyMap<string, string> {
  const languages = pageLanguages.filter((language) => own.has(language));
  return new Map(
    languages.flatMap((language) => {
      const { visitor, later, crisis } = sentencesIn(language, own.get(language));
      const all = language === "en" ? `export const en = { ${Object.keys(visitor).join(", ")} };\n` : "";
      return [
        [join(root, `web/words/${language}.ts`), `${exported(visitor)}${all}`],
        [join(root, `web/words/later/${language}.ts`), exported(later)],
        [join(root, `web/words/crisis/${language}.ts`), exported({ crisisWords: crisis })],
      ] as const;
    }),
  );
}

const exported = (said: object): string =>
  Object.entries(said)
    .map(([name, group]) => `export const ${name} = ${JSON.stringify(group)};\n`)
    .join("");
