/**
 * The sentences in a language, read when somebody wants to sign them off: the same files that visitors' pages have, and
 * like them built with what a charity says in its own words.
 */
import { toBase64url } from "../../../../shared/ids.ts";
import type { PageLanguage } from "../../../../shared/page-language.ts";
import { utf8 } from "../../../encryption/bytes.ts";
import { crisisLists } from "../../../words/crisis/lists.ts";
import { en } from "../../../words/en.ts";
import * as laterEn from "../../../words/later/en.ts";
import type { LaterWords, Words } from "../../../words/words.ts";

/** All that a page says, and what comes later on it. */
interface Both {
  readonly words: Words;
  readonly later: LaterWords;
}

const inEnglish: Both = { words: en, later: laterEn };

const loaders: Readonly<Record<PageLanguage, () => Promise<Both>>> = {
  en: async () => inEnglish,
  nl: () => both(import("../../../words/nl.ts"), import("../../../words/later/nl.ts")),
  de: () => both(import("../../../words/de.ts"), import("../../../words/later/de.ts")),
  fr: () => both(import("../../../words/fr.ts"), import("../../../words/later/fr.ts")),
  es: () => both(import("../../../words/es.ts"), import("../../../words/later/es.ts")),
  cy: () => both(import("../../../words/cy.ts"), import("../../../words/later/cy.ts")),
  ar: () => both(import("../../../words/ar.ts"), import("../../../words/later/ar.ts")),
};

export interface Sentences {
  readonly language: PageLanguage;
  readonly words: Words;
  /** Each sentence beside the English one; last the words of danger, all in one. */
  readonly pairs: readonly (readonly [string, string])[];
  /** Which sentences these are: SHA-256 of all of them, 22 characters of base64url. */
  readonly digest: string;
}

/** Throws when they cannot be loaded. */
export async function sentencesIn(language: PageLanguage): Promise<Sentences> {
  const said = await loaders[language]();
  const danger = [crisisLists.en.join("; "), crisisLists[language].join("; ")] as const;
  const pairs = [...pairsOf(inEnglish, said), danger];
  const text = JSON.stringify(pairs.map(([, sentence]) => sentence));
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", utf8(text)));
  return { language, words: said.words, pairs, digest: toBase64url(digest).slice(0, 22) };
}

async function both(loading: Promise<Words>, loadingLater: Promise<LaterWords>): Promise<Both> {
  const [words, later] = await Promise.all([loading, loadingLater]);
  return { words, later };
}

/** In the order of English. What is no sentence for people, a locale's code, is left out. */
function pairsOf(english: object, said: object): [string, string][] {
  const theirs = new Map<string, unknown>(Object.entries(said));
  return Object.entries(english).flatMap(([name, sentence]) => {
    const other = theirs.get(name);
    if (name === "locale") return [];
    if (typeof sentence === "object")
      return pairsOf(sentence, typeof other === "object" && other !== null ? other : {});
    return [[`${sentence}`, `${other}`] as [string, string]];
  });
}
