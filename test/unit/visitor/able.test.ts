/** What scripts of the visitor's page may take from a browser: nothing that is younger than what the first view asks for. */
import { globSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";

const web = resolve(import.meta.dirname, "../../../web");

/** Not in all of Chrome 93, Firefox 92 and Safari 15.4, which have `Object.hasOwn`; each would stop a page that has begun. */
const younger =
  /\b(toSorted|toSpliced|toReversed|findLast(Index)?|structuredClone|withResolvers|groupBy|fromAsync|isWellFormed|checkVisibility|AbortSignal\.(timeout|any)|Promise\.try|Iterator\.from|isSubsetOf|symmetricDifference)\s*\(/;

test("nothing younger than what is asked for is called without being asked for", () => {
  const files = globSync(["*.ts", "{visitor,conversation,encryption,words}/**/*.ts"], { cwd: web });
  expect(files.length).toBeGreaterThan(50);
  const found = files.filter((file) => younger.test(readFileSync(resolve(web, file), "utf8")));
  expect(found).toEqual([]);
});
