/**
 * Words of danger by the language that somebody writes, which may be that of the page or that of the answers: all of
 * them come with the later script. They are shown to nobody.
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
