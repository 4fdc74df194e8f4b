/**
 * What visitors will see, before they do: the real page, filled by the same hand as the Worker's, without a script in
 * it. What a script would do at once is done here: the button is there, and no word about its absence. Pure.
 */
import { LineSlug } from "../../../shared/ids.ts";
import { fillVisitorPage } from "../../../shared/page.ts";
import type { PageLanguage } from "../../../shared/page-language.ts";
import type { Line, TranslationWords } from "../../../shared/site.ts";
import type { MeAnswer } from "../../../shared/staff-interface.ts";
import { en } from "../../words/en.ts";
import type { Words } from "../../words/words.ts";
import { readLanguages } from "../people/languages.ts";
import { type Draft, linesOf } from "./draft.ts";

export type PreviewOf = "open" | "closed" | "limits";

interface Previewed {
  readonly slug: string;
  readonly draft: Draft;
  readonly paragraphs: readonly string[];
  /** Lines visitors see besides. */
  readonly others: readonly Pick<Line, "slug" | "name" | "languages">[];
  /** In another language than English: what the charity says in it, and our sentences. */
  readonly translated?: Translated | undefined;
}

export interface Translated {
  readonly language: PageLanguage;
  readonly says: TranslationWords;
  readonly words: Pick<Words, "status" | "hours" | "firstPage">;
}

/** `template`: the visitor's page as it was built. undefined when it is not as this expects, which an upgrade can bring. */
export function previewOf(...asked: Parameters<typeof filled>): string | undefined {
  try {
    return filled(...asked);
  } catch {
    return undefined;
  }
}

function filled(
  template: string,
  { name, key, zone, zoneName }: MeAnswer["organisation"],
  { slug, draft, paragraphs, others, translated }: Previewed,
  view: PreviewOf,
): string {
  const languages = readLanguages(draft.languages);
  const parsed = LineSlug.safeParse(slug);
  const line = {
    slug: parsed.success ? parsed.data : LineSlug.parse("preview"),
    name: draft.name,
    languages: "why" in languages ? [] : languages,
    topics: linesOf(draft.topics),
    urgentFirst: draft.urgentFirst,
    help: draft.help.toSorted((one, other) => Number(other.danger) - Number(one.danger)),
    // No view that is previewed shows them.
    places: [],
    leaveTo: draft.leaveTo,
    limits: { version: "", paragraphs: [...paragraphs] },
  };
  const { language, words } = translated ?? { language: "en" as const, words: en };
  const unsigned = { version: "-", signedOffBy: "-" };
  const state = view === "closed" ? "closed" : "open";
  const instants = { now: 0, until: null, lastStartAt: null, opensAt: null };
  const wait = state === "open" ? { fromMinutes: 0, toMinutes: 2 } : null;
  const html = fillVisitorPage(template, {
    site: { charity: name, organisationKey: key, zone, zoneName, lines: others },
    // Nobody has signed it off yet: that is what it is looked at for.
    line: translated === undefined ? line : { ...line, translations: [{ language, ...unsigned, ...translated.says }] },
    ...{ language, chosen: false, answeredIn: words.firstPage.answeredIn },
    open: { line: line.slug, state, ...instants, wait, zone, zoneName },
    clock: { now: 0, speed: 1 },
    words: words.status,
    hours: { days: [], note: words.hours.nonePlanned },
  });
  return asScriptsWould(html, view);
}

function asScriptsWould(html: string, view: PreviewOf): string {
  const changes: readonly [RegExp, string][] = [
    [/<script\b[\s\S]*?<\/script>/g, ""],
    [/<noscript>[\s\S]*?<\/noscript>/g, ""],
    [/(<button [^>]*id="start"[^>]*) hidden>/, "$1>"],
    [/<p [^>]*id="no-button">[\s\S]*?<\/p>/, ""],
    ...(view === "limits" ? [[/(<html [^>]*data-state=")open"/, '$1limits"'] as [RegExp, string]] : []),
  ];
  return changes.reduce((made, [find, put]) => {
    if (made.search(find) === -1) throw new Error(`The visitor's page is another one: ${find}`);
    return made.replace(find, put);
  }, html);
}
