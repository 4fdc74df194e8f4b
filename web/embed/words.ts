/** The button's words in each language there is, chosen by the language of the page around it. */
import type { OpeningWords } from "../../shared/page.ts";
import { embed as ar } from "../words/ar.ts";
import { embed as cy } from "../words/cy.ts";
import { embed as de } from "../words/de.ts";
import { embed as en } from "../words/en.ts";
import { embed as es } from "../words/es.ts";
import { embed as fr } from "../words/fr.ts";
import { embed as nl } from "../words/nl.ts";

export interface EmbedWords extends OpeningWords {
  readonly start: string;
  /** By the state that `/api/open` tells; closed, it says when the line opens. */
  readonly open: string;
  readonly full: string;
  readonly gone: string;
}

/** Two-letter code → words. The first is spoken where the page's language is none of them. */
const sets: Readonly<Record<string, EmbedWords>> = { en, nl, de, fr, es, cy, ar };

/** `lang`: what the words are in, which may not be what the page is in. */
export function wordsOf(element: Element): { readonly lang: string; readonly words: EmbedWords } {
  const around = element.closest("[lang]")?.getAttribute("lang")?.slice(0, 2).toLowerCase() ?? "";
  const lang = Object.hasOwn(sets, around) ? around : "en";
  return { lang, words: sets[lang] ?? en };
}
