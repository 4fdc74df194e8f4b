/** P11: what is not protected is said in plain words, where people look; and every promise names its tests. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { complaintKeptMs, flagMs } from "../../shared/limits.ts";
import { pageLanguages } from "../../shared/page-language.ts";
import { en } from "../../web/words/en.ts";
import * as later from "../../web/words/later/en.ts";
import { sets } from "../../web/words/sets.ts";
import { startService } from "../browser/service.ts";
import { documentOf } from "./recording.ts";

const root = join(import.meta.dirname, "../..");
const flat = (text: string) => text.replace(/\s+/g, " ");
const readme = readFileSync(join(root, "README.md"), "utf8");
const threats = flat(documentOf("threat-model.md"));
const known = flat(documentOf("what-we-know.md"));

/** What has to be said, by the phrases it is said with: in the threat model, and for everybody. */
const notProtected: readonly [string, string, string?][] = [
  ["the libraries are not audited", "**Not audited.**", "**The encryption has not been audited.**"],
  ["JavaScript is not constant-time", "**Not constant time.**"],
  ["the suite's number is private, the draft not final", "**A private number for the suite.**"],
  ["signatures are classical", "**Signatures are classical**"],
  [
    "addresses, times and sizes are seen",
    "**The edge sees addresses, times and size classes.**",
    "**The company that carries the connection**",
  ],
  [
    "a stolen device passes for its owner",
    "**A stolen, unrevoked device can impersonate**",
    "**A stolen staff device**",
  ],
  [
    "another page could be served",
    "**Whoever serves the page could serve another page**",
    "**Whoever serves the page could serve another one.**",
  ],
  ["memory is overwritten as far as possible", "**Overwriting memory is best effort.**", "**Memory is not paper.**"],
];
test.each(notProtected)("P11: both documents say that %s", (_, inThreats, inKnown) => {
  expect(threats).toContain(inThreats);
  if (inKnown !== undefined) expect(known).toContain(inKnown);
});

test("P11: the README leads to both documents, and each to the other", () => {
  for (const name of ["docs/what-we-know.md", "docs/threat-model.md"]) expect(readme).toContain(`](${name})`);
  expect(known).toContain("docs/threat-model.md");
  expect(threats).toContain("what-we-know.md");
});

/** A sentence of a visitor's page and what it says of the thing; or, where the page is silent, why it may be. */
type Said = readonly [sentence: string, says: RegExp] | { readonly silentBecause: string };

const { firstPage, waitingPage, limitsPage } = en;
const hourMs = 3_600_000;

/** Every row of the document's first table, by how it begins. */
const ofVisitors: readonly [row: string, ...Said[]][] = [
  ["what you write |", [firstPage.seeKept, /nothing you write in the chat/]],
  ["what you wrote while waiting, when", [waitingPage.writeHint, /It stays on this page until someone joins/]],
  ["what the two of you agreed on", [later.agreed.stays, /Only this stays here, until you close or leave this page/]],
  ["the topic you picked", [waitingPage.topicHint, /stays on this page until someone joins. Then they see it/]],
  ["how you feel", [later.feeling.before, /Your answer stays on this page/]],
  ["what you write while waiting is looked through", [later.crisis.text, /What you write here is not sent yet/]],
  ["by how much that changed", [later.feeling.before, /only how much it changed is counted, never the answer itself/]],
  ["sealed messages", [firstPage.locked, /locked on your device and opened on theirs/]],
  [
    "that somebody is waiting",
    [firstPage.seeText, /on which line, in which language, for how long, and whether .* someone may be hurt now/],
  ],
  ["a random number for your place", { silentBecause: "it is new for each visit and says nothing about anybody" }],
  ["which counsellor the chat", { silentBecause: "it joins that random number to the name at the top of the chat" }],
  ['"keep my place"', [limitsPage.keepMeans, /remembers a random number, for which line and when .* your language/]],
  [
    "your internet address",
    [firstPage.seeKept, /We keep no address/],
    [firstPage.seeText, /company that carries the connection sees .* and when/],
  ],
  [
    "two numbers made from that address",
    [firstPage.seeKept, /numbers made from your address are held while you are here, and for 4 hours at most after/],
  ],
  ["your name, e-mail", [firstPage.seeKept, /no name/], [firstPage.seeText, /We do not see who or where you are/]],
  ["the address of this page", [firstPage.deviceText, /stays in the history of this browser until you delete it/]],
  ["the language of this page", { silentBecause: "it is a part of that address, for a moment" }],
];

/** The rows of the first table below a heading of the second level, as far as their first column and its end. */
const rowsBelow = (heading: string): string[] => {
  const [, below = ""] = documentOf("what-we-know.md").split(`\n## ${heading}\n`);
  const rows = (below.split(/\n#/)[0] ?? "").split("\n").filter((line) => line.startsWith("|"));
  return rows.slice(2).map((row) => `${(row.split("|")[1] ?? "").trim()} |`);
};

test("P11: of every row of the document's first table a visitor is told on the page, or it is named why not", () => {
  const rows = rowsBelow("About a visitor");
  expect(rows.filter((row) => ofVisitors.filter(([begins]) => row.startsWith(begins)).length !== 1)).toEqual([]);
  expect(rows).toHaveLength(ofVisitors.length);
  for (const [row, ...said] of ofVisitors)
    for (const one of said) if (!("silentBecause" in one)) expect(one[0], row).toMatch(one[1]);
  // What is written under "Something wasn't right" is the one text that is kept.
  expect(rowsBelow("If something wasn't right")[0]).toMatch(/^what you write there, sealed/);
  expect(firstPage.seeKept).toMatch(/"Something wasn't right" is kept, locked, for 30 days at most/);
});

test.each(pageLanguages)("P11: what is kept has the same exception and the same times: %s", (language) => {
  const { seeText, seeKept } = sets[language].firstPage;
  expect(seeKept).toContain(sets[language].ended.notRight);
  const times = [complaintKeptMs / (24 * hourMs), flagMs / hourMs].map(String);
  expect([...seeKept.matchAll(/\d+/g)].map(([number]) => number)).toEqual(times);
  const sentences = (text: string) => text.split(/[.] ?/).length;
  expect([sentences(seeText), sentences(seeKept)]).toEqual([
    sentences(firstPage.seeText),
    sentences(firstPage.seeKept),
  ]);
});

test("P11: it stands on the page as it is served", async () => {
  const service = await startService();
  const page = flat(await (await fetch(service.visitor)).text())
    .replaceAll("&#39;", "'")
    .replaceAll("&quot;", '"');
  await service.stop();
  const [, see = ""] = page.split(firstPage.seeHeading);
  for (const sentence of [firstPage.seeText, firstPage.seeKept, firstPage.deviceText]) expect(see).toContain(sentence);
});

/** Every row of the README's table of promises: `P3` and the files and folders it names. */
function promisesIn(text: string): [string, string[]][] {
  const rows = text.split("\n").filter((line) => /^\| P\d+ /.test(line));
  return rows.map((row) => {
    const [, number = "", , tested = ""] = row.split("|").map((cell) => cell.trim());
    return [number, [...tested.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? "")];
  });
}

const testFiles = (path: string): string[] =>
  path.endsWith(".ts")
    ? [path]
    : readdirSync(join(root, path), { recursive: true, encoding: "utf8" })
        .filter((name) => name.endsWith(".test.ts"))
        .map((name) => join(path, name));

/** Does a test in one of these say that it is about this promise? */
const isTestedIn = (promise: string, paths: readonly string[]) =>
  paths
    .flatMap(testFiles)
    .some((path) => new RegExp(`["'\`](P\\d+, )*${promise}(, P\\d+)*: `).test(readFileSync(join(root, path), "utf8")));

test("P11: every promise stands in the README with tests that are named after it", () => {
  const promises = promisesIn(readme);
  expect(promises.map(([number]) => number)).toEqual(Array.from({ length: 11 }, (_, index) => `P${index + 1}`));
  for (const [, paths] of promises) expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  expect(promises.filter(([number, paths]) => !isTestedIn(number, paths))).toEqual([]);
  // A promise without a test would be noticed.
  expect(isTestedIn("P12", ["test/promises"])).toBe(false);
});
