/** Our own sentences in a language, read when somebody wants to sign them off: the same files that visitors' pages have. */
import { toBase64url } from "../../../../shared/ids.ts";
import type { PageLanguage } from "../../../../shared/page-language.ts";
import { utf8 } from "../../../encryption/bytes.ts";
import { en } from "../../../words/en.ts";
import type { Words } from "../../../words/words.ts";

const loaders: Readonly<Record<PageLanguage, () => Promise<Words>>> = {
  en: async () => en,
  nl: () => import("../../../words/nl.ts"),
  de: () => import("../../../words/de.ts"),
  fr: () => import("../../../words/fr.ts"),
  es: () => import("../../../words/es.ts"),
  cy: () => import("../../../words/cy.ts"),
  ar: () => import("../../../words/ar.ts"),
};

export interface Sentences {
  readonly language: PageLanguage;
  readonly words: Words;
  /** Each sentence beside the English one. */
  readonly pairs: readonly (readonly [string, string])[];
  /** Which sentences these are: SHA-256 of all of them, 22 characters of base64url. */
  readonly digest: string;
}

/** Throws when they cannot be loaded. */
export async function sentencesIn(language: PageLanguage): Promise<Sentences> {
  const words = await loaders[language]();
  const pairs = pairsOf(en, words);
  const text = JSON.stringify(pairs.map(([, sentence]) => sentence));
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", utf8(text)));
  return { language, words, pairs, digest: toBase64url(digest).slice(0, 22) };
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
