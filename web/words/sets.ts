/** Every language's sentences, for the build and for whoever reads them over. A page loads those of its own language alone. */
import type { PageLanguage } from "../../shared/page-language.ts";
import * as ar from "./ar.ts";
import * as cy from "./cy.ts";
import * as de from "./de.ts";
import { en } from "./en.ts";
import * as es from "./es.ts";
import * as fr from "./fr.ts";
import * as laterAr from "./later/ar.ts";
import * as laterCy from "./later/cy.ts";
import * as laterDe from "./later/de.ts";
import * as laterEn from "./later/en.ts";
import * as laterEs from "./later/es.ts";
import * as laterFr from "./later/fr.ts";
import * as laterNl from "./later/nl.ts";
import * as nl from "./nl.ts";
import type { LaterWords, Words } from "./words.ts";

export const sets: Readonly<Record<PageLanguage, Words>> = { en, nl, de, fr, es, cy, ar };

/** What comes later on the page, with its script. */
export const laterSets: Readonly<Record<PageLanguage, LaterWords>> = {
  en: laterEn,
  nl: laterNl,
  de: laterDe,
  fr: laterFr,
  es: laterEs,
  cy: laterCy,
  ar: laterAr,
};
