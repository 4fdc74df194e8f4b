/**
 * Builds the pages: hashed files into `dist/web/assets`, and `dist/pages.json` with each page's HTML and the CSP sources
 * of what stands inline in it; and `dist/web/embed.js`, for pages that are not ours. The same sources give the same bytes. `node web/build.ts`, or `buildWeb()`.
 *
 * Every script that is loaded later is covered by an import map with integrity, which is itself allowed only by its
 * hash in the content security policy: that, and not `modulepreload`, protects `import()`.
 */
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { Failure } from "../serve/failure.ts";
import { pageLanguages } from "../shared/page-language.ts";
import { tooHeavy, type Weighed, weigh, weighEmbed } from "./build/budgets.ts";
import { bundle } from "./build/bundle.ts";
import { bundleEmbed } from "./build/embed.ts";
import { licenses } from "./build/licenses.ts";
import { longerThanOurs, ownFolder, readOwnWords } from "./build/own-words.ts";
import { type AssembledPage, assemble, readPage } from "./build/page.ts";
import { modulesOf, type OwnWords, type Sentences, sentencesIn } from "./build/sentences.ts";
import { faultsOfWords } from "./build/words.ts";
import { en } from "./words/en.ts";
import { laterSets, sets } from "./words/sets.ts";

const root = resolve(import.meta.dirname, "..");

/** name → its template. The visitor's page is one in every language, and has style and first script inline: one answer, and it can be used. */
const pages = {
  visitor: { template: "web/visitor/visitor.html", inline: true, languages: pageLanguages },
  staff: { template: "web/counsellor/staff.html", inline: false, languages: ["en"] },
  office: { template: "web/coordinator/office.html", inline: false, languages: ["en"] },
  ready: { template: "web/ready/ready.html", inline: false, languages: ["en"] },
  shifts: { template: "web/shifts/shifts.html", inline: false, languages: ["en"] },
  rota: { template: "web/rota/rota.html", inline: false, languages: ["en"] },
  setup: { template: "web/setup/setup.html", inline: false, languages: ["en"] },
  join: { template: "web/join/join.html", inline: false, languages: ["en"] },
} as const;

/**
 * `wordsDir`: the charity's own sentences. Throws when something cannot be built or weighs too much, a Failure where
 * somebody who only runs it can help; then nothing is written.
 */
export async function buildWeb(outDir = join(root, "dist"), wordsDir = join(root, ownFolder)): Promise<void> {
  for (const [language, words] of Object.entries(sets)) checkWords(language, words, en);
  for (const [language, words] of Object.entries(laterSets)) checkWords(`later/${language}`, words, laterSets.en);
  const own = readOwnWords(wordsDir);
  const parts = Object.entries(pages).flatMap(([name, { template, inline, languages }]) =>
    languages.map((language) => {
      const words = {
        "#words": join(root, `web/words/${language}.ts`),
        "#words/later": join(root, `web/words/later/${language}.ts`),
        "#words/crisis": join(root, `web/words/crisis/${language}.ts`),
      };
      const sentences = sentencesIn(language, own.get(language)).visitor;
      return readPage(name, join(root, template), inline, { language, words, sentences });
    }),
  );
  const sources = { root, words: modulesOf(root, own) };
  const [files, embed] = await Promise.all([bundle(sources, parts), bundleEmbed(sources)]);
  const built = parts.map((part) => ({ part, page: assemble(part, files) }));
  const others = built.filter(({ part }) => part.name !== "visitor");
  const visitors = built.filter(({ part }) => part.name === "visitor");
  report([...visitors.flatMap(({ part, page }) => weigh(part, files, page)), weighEmbed(embed)], own);
  rmSync(join(outDir, "web"), { recursive: true, force: true });
  mkdirSync(join(outDir, "web/assets"), { recursive: true });
  for (const file of files.filter(({ inline }) => !inline)) writeFileSync(join(outDir, "web", file.path), file.content);
  writeFileSync(join(outDir, "web/embed.js"), embed);
  writeFileSync(join(outDir, "web/licenses.txt"), licenses(root, files));
  const json = {
    ...Object.fromEntries(others.map(({ part, page }) => [part.name, page])),
    visitor: Object.fromEntries(
      visitors.map(({ part: { language }, page }) => [
        language,
        spoken(sentencesIn(language, own.get(language)), page),
      ]),
    ),
  };
  writeFileSync(join(outDir, "pages.json"), `${JSON.stringify(json)}\n`);
}

/** With the sentences that the Worker says on it. */
function spoken({ visitor: { status, hours, firstPage } }: Sentences, page: AssembledPage) {
  return { ...page, status, hours, answeredIn: firstPage.answeredIn };
}

function checkWords(name: string, words: object, english: object): void {
  const faults = faultsOfWords(words, english);
  if (faults.length > 0) throw new Error(`web/words/${name}.ts: ${faults.join("; ")}.`);
}

function report(weighed: readonly Weighed[], own: OwnWords): void {
  for (const { what, bytes, most } of weighed)
    process.stdout.write(`${what}: ${bytes} bytes of at most ${most} (brotli)\n`);
  const heavy = tooHeavy(weighed);
  if (heavy.length === 0) return;
  const longer = longerThanOurs(own);
  const advice = longer.length === 0 ? "" : ` Make some sentences shorter in ${longer.join(", ")}.`;
  throw new Failure(`Too heavy for a frightened person on a slow phone: ${heavy.join(", ")}.${advice}`);
}

async function main(): Promise<void> {
  try {
    await buildWeb();
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}

if (process.argv[1] !== undefined && resolve(process.argv[1]) === import.meta.filename) await main();
