/** P11: what is not protected is said in plain words, where people look; and every promise names its tests. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
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

/** A fact, as the visitor's page has it and as the document has it. */
const facts: readonly [string, RegExp, RegExp][] = [
  [
    "somebody waiting is seen, and for how long",
    /someone is waiting, .* for how long/,
    /that somebody is waiting, .* since when/,
  ],
  ["not who or where they are", /not who or where you are/, /nobody can tell from them who you are/],
  ["no address is kept", /keep no address/, /your internet address .* we do not store it and do not log it/],
  ["no name is kept", /no name/, /your name, .* nowhere/],
  ["no text is kept", /no text/, /no transcript/],
  [
    "the carrier sees that and when",
    /company that carries the connection sees .* and when/,
    /\*\*The company that carries the connection\*\* .* sees addresses and times/,
  ],
  ["the address stays in the history", /stays in the history of this browser/, /your browser's history/],
];
test("P11: what the visitor's page says of it is what the document says", async () => {
  const service = await startService();
  const page = flat(await (await fetch(service.visitor)).text()).replaceAll("&#39;", "'");
  await service.stop();
  const [, see = ""] = page.split("What we can see");
  const missing = facts.filter(([, onPage, inDocument]) => !onPage.test(see) || !inDocument.test(known));
  expect(missing.map(([fact]) => fact)).toEqual([]);
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
