/**
 * Builds the pages: hashed files into `dist/web/assets`, and `dist/pages.json` with each page's HTML and the CSP sources
 * of what stands inline in it; and `dist/web/embed.js`, for pages that are not ours. The same sources give the same bytes. `node web/build.ts`, or `buildWeb()`.
 *
 * Every script that is loaded later is covered by an import map with integrity, which is itself allowed only by its
 * hash in the content security policy: that, and not `modulepreload`, protects `import()`.
 */
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { checkBudgets, type Weighed, weighEmbed } from "./build/budgets.ts";
import { bundle } from "./build/bundle.ts";
import { bundleEmbed } from "./build/embed.ts";
import { licenses } from "./build/licenses.ts";
import { assemble, readPage } from "./build/page.ts";
import { en } from "./words/en.ts";

const root = resolve(import.meta.dirname, "..");

/** name → its template. The visitor's page has style and first script inline: one answer, and it can be used. */
const pages = {
  visitor: { template: "web/visitor/visitor.html", inline: true },
  staff: { template: "web/counsellor/staff.html", inline: false },
  office: { template: "web/coordinator/office.html", inline: false },
  ready: { template: "web/ready/ready.html", inline: false },
  shifts: { template: "web/shifts/shifts.html", inline: false },
  rota: { template: "web/rota/rota.html", inline: false },
  setup: { template: "web/setup/setup.html", inline: false },
  join: { template: "web/join/join.html", inline: false },
} as const;

/** Throws with a sentence when something cannot be built or weighs too much. */
export async function buildWeb(outDir = join(root, "dist")): Promise<void> {
  const parts = Object.entries(pages).map(([name, page]) => readPage(name, join(root, page.template), page.inline, en));
  const [files, embed] = await Promise.all([bundle(root, parts), bundleEmbed(root)]);
  rmSync(join(outDir, "web"), { recursive: true, force: true });
  mkdirSync(join(outDir, "web/assets"), { recursive: true });
  const built = parts.map((part) => [part.name, assemble(part, files)] as const);
  for (const file of files.filter(({ inline }) => !inline)) writeFileSync(join(outDir, "web", file.path), file.content);
  writeFileSync(join(outDir, "web/embed.js"), embed);
  writeFileSync(join(outDir, "web/licenses.txt"), licenses(root, files));
  const json = built.map(
    ([name, page]) => [name, name === "visitor" ? { ...page, status: en.status, hours: en.hours } : page] as const,
  );
  writeFileSync(join(outDir, "pages.json"), `${JSON.stringify(Object.fromEntries(json))}\n`);
  report([...checkBudgets(parts, files, Object.fromEntries(built)), weighEmbed(embed)]);
}

function report(weighed: readonly Weighed[]): void {
  for (const { what, bytes, most } of weighed)
    process.stdout.write(`${what}: ${bytes} bytes of at most ${most} (brotli)\n`);
  const heavy = weighed.filter(({ bytes, most }) => bytes > most);
  if (heavy.length > 0)
    throw new Error(`Too heavy for a frightened person on a slow phone: ${heavy.map(({ what }) => what).join(", ")}`);
}

if (process.argv[1] !== undefined && resolve(process.argv[1]) === import.meta.filename) await buildWeb();
