/** Every language's sentences, for the build and for whoever reads them over. A page loads those of its own language alone. */
import type { PageLanguage } from "../../shared/page-language.ts";
import * as ar from "./ar.ts";
import * as cy from "./cy.ts";
import * as de from "./de.ts";
import { en } from "./en.ts";
import * as es from "./es.ts";
import * as fr from "./fr.ts";
import * as nl from "./nl.ts";
import type { Words } from "./words.ts";

export const sets: Readonly<Record<PageLanguage, Words>> = { en, nl, de, fr, es, cy, ar };
