/** `npm run dev` as a contributor meets it, in a copy of the tree: what is saved is built and shown, and chats go on. */
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import * as z from "zod/mini";
import { listenPath } from "../../serve/dev/injected.ts";
import { en } from "../../web/words/en.ts";
import { eventually, until } from "../browser/eventually.ts";
import {
  ask,
  bothRead,
  comeOnShift,
  counsellorWrites,
  desktop,
  launchBrowser,
  newPerson,
  type Person,
  phone,
  take,
  visitorWrites,
} from "../browser/people.ts";
import { type Service, startMs, startProgram } from "../browser/service.ts";
import { filesBelow } from "../promises/recording.ts";
import { copyOfTheTree } from "./tree.ts";

const root = resolve(import.meta.dirname, "../..");
let tree: string;
let browser: Browser;
let service: Service;
let people: Person[] = [];

beforeAll(async () => {
  tree = copyOfTheTree();
  mkdirSync(join(tree, "words"));
  browser = await launchBrowser();
});

beforeEach(async () => {
  service = await startProgram(tree, "serve/dev.ts");
});

afterEach(async () => {
  const misdeeds = people.flatMap((person) => person.misdeeds);
  await Promise.all(people.map(({ context }) => context.close()));
  people = [];
  await service.stop();
  for (const path of edited.splice(0)) cpSync(join(root, path), join(tree, path));
  expect(misdeeds).toEqual([]);
});

afterAll(async () => {
  await browser.close();
  rmSync(tree, { recursive: true, force: true });
});

async function person(device: object): Promise<Person> {
  const arrived = await newPerson(browser, service.visitor, device);
  people.push(arrived);
  return arrived;
}

const edited: string[] = [];

/** Saves a file of the copy with one text in the place of another. */
function edit(path: string, from: string, to: string): void {
  const before = readFileSync(join(root, path), "utf8");
  expect(before).toContain(from);
  edited.push(path);
  writeFileSync(
    join(tree, path),
    before.replace(from, () => to),
  );
}

/** What is to be said from now on; resolves when it was: a build and a start may take as long as the first of them. */
function said(words: string): () => Promise<void> {
  const before = service.output().length;
  const heard = () => service.output().slice(before);
  return () =>
    until(
      () => `${words} in ${heard()}`,
      () => heard().includes(words),
      startMs,
    );
}

/** So that a build that never ends is named by what was waited for. */
const severalBuilds = 4 * startMs;

const nowhere = "There is nothing at this address.";
const Problem = z.object({ title: z.string() });

async function answerNowhere(): Promise<string> {
  const answer = await fetch(new URL("/nothing/here", service.visitor));
  return Problem.parse(await answer.json()).title;
}

/** The page, and every file it may ask for later: their addresses and what was answered. */
async function wholePage(): Promise<Record<string, number>> {
  const page = await fetch(service.visitor);
  const html = await page.text();
  const paths = [...html.matchAll(/"(\/assets\/[^"]+\.js)"/g)].map((found) => found[1] ?? "");
  const statuses = paths.map(async (path) => [path, (await fetch(new URL(path, service.visitor))).status] as const);
  return { "/": page.status, ...Object.fromEntries(await Promise.all(statuses)) };
}

test(
  "a sentence that is saved is shown on every open page, and every page's policy allows the reload",
  async () => {
    const [visitor, counsellor, joining] = await Promise.all([person(phone), person(desktop), person(desktop)]);
    await comeOnShift(counsellor, service.counsellors[0]);
    await visitor.page.goto(service.visitor);
    await joining.page.goto(service.counsellors[1]);
    await joining.page.evaluate(() => document.body.setAttribute("data-before", ""));
    const shown = said("Open pages load again.");
    edit("web/words/en.ts", en.firstPage.dangerHeading, "Is it urgent?");
    await shown();
    await visitor.page.getByRole("heading", { name: "Is it urgent?" }).waitFor();
    await joining.page.locator("body:not([data-before])").waitFor();
    await counsellor.page
      .getByRole("button", { name: /Check in|Take next/ })
      .first()
      .waitFor();
    const back = said("Open pages load again.");
    edit("web/words/en.ts", en.firstPage.dangerHeading, en.firstPage.dangerHeading);
    await back();
    await visitor.page.getByRole("heading", { name: en.firstPage.dangerHeading }).waitFor();
  },
  severalBuilds,
);

test("the Worker is built and replaced, an open chat goes on, and the links printed at the start still work", async () => {
  const [visitor, counsellor, other] = await Promise.all([person(phone), person(desktop), person(desktop)]);
  await comeOnShift(counsellor, service.counsellors[0]);
  await ask(visitor, service.visitor);
  await take(counsellor, visitor);
  await visitorWrites(visitor, "before");
  await bothRead(visitor, counsellor, ["before"]);
  const replaced = said("Open pages connect again.");
  edit("worker/index.ts", nowhere, "Nothing here.");
  await replaced();
  expect(await answerNowhere()).toBe("Nothing here.");
  await counsellorWrites(counsellor, "after");
  await bothRead(visitor, counsellor, ["before", "after"]);
  await comeOnShift(other, service.counsellors[1]);
});

test("a console in the middle of a chat loads again without asking whether it may", async () => {
  const [visitor, counsellor] = await Promise.all([person(phone), person(desktop)]);
  await comeOnShift(counsellor, service.counsellors[0]);
  await ask(visitor, service.visitor);
  await take(counsellor, visitor);
  await counsellorWrites(counsellor, "hello");
  const shown = said("Open pages load again.");
  edit("web/words/en.ts", en.firstPage.dangerHeading, "Another sentence.");
  await shown();
  await visitor.page.getByRole("heading", { name: "Another sentence." }).waitFor();
  await eventually(() => counsellor.page.getByRole("log", { name: /^Conversation/ }).count()).toEqual(0);
});

test.each([
  [
    "the Worker",
    "worker/index.ts",
    "export default app;",
    "export default app; const = 1;",
    "The Worker could not be built.",
  ],
  ["a page", "web/visitor/first.ts", "const root =", "const = 1; const root =", "The pages could not be built."],
  [
    "a Worker that ends as it starts",
    "worker/index.ts",
    "export default app;",
    "export default app; throw new Error('stumbled');",
    "stumbled",
  ],
])("a mistake in %s is said, and the last build keeps running", async (_, path, from, to, words) => {
  const before = await wholePage();
  const [told, keeps] = [said(words), said("The last build that worked keeps running.")];
  edit(path, from, to);
  await told();
  await keeps();
  expect(await wholePage()).toEqual(before);
  expect(Object.values(before).every((status) => status === 200)).toBe(true);
  const again = said("It is what runs already.");
  edit(path, from, from);
  await again();
  expect(await wholePage()).toEqual(before);
});

test(
  "a charity's own sentences are what a visitor reads, as text, and one that is wrong changes nothing",
  async () => {
    const visitor = await person(phone);
    await visitor.page.goto(service.visitor);
    const [heading, choose] = [`You & <b>"us"</b>`, "Choose <!-- <script> & go on </script>"];
    const path = join(tree, "words/en.json");
    const shown = said("Open pages load again.");
    writeFileSync(path, JSON.stringify({ visitor: { firstPage: { dangerHeading: heading }, limits: { choose } } }));
    await shown();
    await visitor.page.getByRole("heading", { name: heading, exact: true }).waitFor();
    const counsellor = await person(desktop);
    await comeOnShift(counsellor, service.counsellors[0]);
    await visitor.page.getByRole("button", { name: "Start chat" }).click();
    await visitor.page.getByRole("button", { name: "I understand, start" }).click();
    await visitor.page.getByText(choose, { exact: true }).waitFor();
    const [told, keeps] = [
      said("words/en.json: visitor.firstPage.leeve is the name of no sentence"),
      said("The last build that worked keeps running."),
    ];
    writeFileSync(path, JSON.stringify({ visitor: { firstPage: { leeve: "x" } } }));
    await told();
    await keeps();
    await visitor.page.reload();
    await visitor.page.getByRole("heading", { name: heading, exact: true }).waitFor();
    const ours = said("Open pages load again.");
    rmSync(path);
    await ours();
    await visitor.page.getByRole("heading", { name: en.firstPage.dangerHeading }).waitFor();
  },
  severalBuilds,
);

test(
  "a file that an editor replaced is still watched",
  async () => {
    const path = "worker/index.ts";
    rmSync(join(tree, path));
    for (const title of ["Replaced.", "Saved again."]) {
      // Asked only then: a request that comes as the Worker goes may be lost.
      const replaced = said("Open pages connect again.");
      edit(path, nowhere, title);
      await replaced();
      expect(await answerNowhere()).toBe(title);
    }
  },
  severalBuilds,
);

test("SIGTERM ends everything it started, and nothing of the reloading is in a build or in the data", async () => {
  const below = service.workerds();
  expect(below.length).toBeGreaterThan(0);
  await service.stopKeeping();
  await until("workerd has ended", () => !below.some((pid) => existsSync(`/proc/${pid}`)));
  expect(readdirSync(service.data).sort()).toEqual(["office", "organisation-key", "quietline-demo", "ticket-key"]);
  const built = filesBelow(join(tree, "dist"));
  expect(built.length).toBeGreaterThan(10);
  expect(built.filter(({ bytes }) => bytes.includes(listenPath))).toEqual([]);
});
