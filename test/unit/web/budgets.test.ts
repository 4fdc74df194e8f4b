/** Too heavy a page is never built: what counts to be chatting, one byte above it, one file above it. */
import { randomBytes } from "node:crypto";
import { brotliCompressSync } from "node:zlib";
import { expect, test } from "vitest";
import { chattingBytes, chattingFiles, firstViewBytes, tooHeavy, weigh } from "../../../web/build/budgets.ts";
import type { BuiltFile } from "../../../web/build/bundle.ts";
import { filledLargely } from "../../../web/build/large-line.ts";
import { type AssembledPage, type PageParts, roleOf } from "../../../web/build/page.ts";

const page: PageParts = { name: "visitor", language: "en", words: {}, html: "", styles: [], script: "", inline: true };

const file = (name: string, content: string, more: Partial<BuiltFile> = {}): BuiltFile => ({
  ...{ path: `assets/${name}-abc.js`, content, role: undefined, inline: false, imports: [], needs: [], modules: [] },
  ...more,
});

/** Nothing makes this smaller than it is. */
const dense = (bytes: number) => randomBytes(bytes).toString("latin1");
const brotli = (content: string) => brotliCompressSync(content).length;

/** The page's own script imports all of them. */
function weighed(files: readonly BuiltFile[], html = "<main>{{charity}}</main>") {
  const first = file("first", "", { role: roleOf(page, "script"), imports: files.map(({ path }) => path) });
  const assembled: AssembledPage = { html, scripts: [], styles: [] };
  return weigh(page, [first, ...files], assembled);
}

const solver = file("solver", "1");
const chatting = (list: ReturnType<typeof weighed>) => list.find(({ what }) => what === "en: to be chatting");

test("what weighs one byte more than it may is too heavy, and what weighs as much is not", () => {
  const list = (bytes: number) => [{ what: "en: to be chatting", bytes, most: chattingBytes }];
  expect(tooHeavy(list(chattingBytes))).toEqual([]);
  expect(tooHeavy(list(chattingBytes + 1))).toEqual(["en: to be chatting"]);
});

test("every file of a usual visit counts to be chatting: encryption, ML-KEM, and what comes while somebody waits", () => {
  const usual = ["app", "mls-visitor", "sponge", "lattice", "later"].map((name) => file(name, dense(1000)));
  const rare = ["form", "complaint", "ed25519"].map((name) => file(name, dense(5000)));
  const first = brotli(filledLargely("<main>{{charity}}</main>", "en"));
  const sum = usual.reduce((bytes, { content }) => bytes + brotli(content), first);
  expect(chatting(weighed([...usual, ...rare, solver]))).toEqual({
    ...{ what: "en: to be chatting", bytes: sum, most: chattingBytes },
  });
  const heavy = [file("later", dense(chattingBytes)), solver];
  expect(tooHeavy(weighed(heavy))).toEqual(["en: to be chatting"]);
});

test("the page is weighed with all the words that a line may have, and what only some people load by itself", () => {
  const slots =
    "{{#limits}}<p>{{paragraph}}</p>{{/limits}}{{#help}}{{about}}{{/help}}{{#places}}{{placeAbout}}{{/places}}";
  const [firstView] = weighed([solver], slots);
  expect(firstView?.bytes).toBeGreaterThan(20 * brotli("<p></p>"));
  expect(firstView?.most).toBe(firstViewBytes);
  expect(tooHeavy(weighed([solver], dense(firstViewBytes)))).toEqual(["en: first view"]);
  expect(tooHeavy(weighed([file("solver", dense(3000))]))).toEqual(["en: to solve puzzles"]);
  expect(tooHeavy(weighed([solver, file("form", dense(5000))]))).toEqual(["en: to complain"]);
});

test("a visit takes eight files at most, the page among them", () => {
  const files = (count: number) => [solver, ...Array.from({ length: count }, (_, index) => file(`part${index}`, "1"))];
  expect(weighed(files(chattingFiles - 1))).toHaveLength(5);
  expect(() => weighed(files(chattingFiles))).toThrow(/^9 files to be chatting, at most 8: /);
});
