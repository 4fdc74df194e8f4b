/**
 * The languages in which the visitor's page is written. Each has one set of sentences in `web/words/`; a line shows a
 * language besides English only after somebody signed its words off (docs/protocol.md, L9).
 */
import * as z from "zod/mini";

export const pageLanguages = ["en", "nl", "de", "fr", "es", "cy", "ar"] as const;
export const PageLanguage = z.enum(pageLanguages);
export type PageLanguage = z.infer<typeof PageLanguage>;

/** What its readers call each language, and how it is written. */
export const aboutLanguage: Readonly<Record<PageLanguage, { readonly name: string; readonly dir: "ltr" | "rtl" }>> = {
  en: { name: "English", dir: "ltr" },
  nl: { name: "Nederlands", dir: "ltr" },
  de: { name: "Deutsch", dir: "ltr" },
  fr: { name: "Français", dir: "ltr" },
  es: { name: "Español", dir: "ltr" },
  cy: { name: "Cymraeg", dir: "ltr" },
  ar: { name: "العربية", dir: "rtl" },
};

/** The page language that a language is written in, if there is one: `cy`, not `pt-BR`. */
export const asPageLanguage = (language: string | undefined): PageLanguage | undefined =>
  pageLanguages.find((known) => known === language);
