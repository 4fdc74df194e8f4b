/**
 * Words of danger by the language that somebody writes. A page comes with its own and the English ones; with all of
 * them only to whoever is answered in a third language. They are shown to nobody.
 */
import type { PageLanguage } from "../../../shared/page-language.ts";
import { crisisWords as ar } from "./ar.ts";
import { crisisWords as cy } from "./cy.ts";
import { crisisWords as de } from "./de.ts";
import { crisisWords as en } from "./en.ts";
import { crisisWords as es } from "./es.ts";
import { crisisWords as fr } from "./fr.ts";
import { crisisWords as nl } from "./nl.ts";

export const crisisLists: Readonly<Record<PageLanguage, readonly string[]>> = { en, nl, de, fr, es, cy, ar };

/** None for a language without a list. */
export const listFor = (language: string): readonly string[] =>
  new Map<string, readonly string[]>(Object.entries(crisisLists)).get(language) ?? [];
