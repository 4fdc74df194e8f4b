/** A charity's own sentences where it runs for real, in a copy of the tree: built when asked, and no start fails for one. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { outcomeOf, startOrganisation } from "./organisation.ts";
import { copyOfTheTree } from "./tree.ts";

let tree: string;
beforeAll(() => {
  tree = copyOfTheTree();
  mkdirSync(join(tree, "words"));
});
afterAll(() => rmSync(tree, { recursive: true, force: true }));

const say = (leave: string) =>
  writeFileSync(join(tree, "words/en.json"), JSON.stringify({ visitor: { firstPage: { leave } } }));
const built = () => readFileSync(join(tree, "dist/pages.json"), "utf8");
const buildOnly = () => outcomeOf("serve", ["--build-only"], {}, tree);

/** What is said at a start, which ends again as soon as it answers. */
async function started(): Promise<string> {
  const service = await startOrganisation(join(tree, ".organisation"), [], {}, tree);
  expect(await (await fetch(new URL("/healthz", service.base))).text()).toContain("ok");
  await service.stop();
  return service.output();
}

test("a sentence is built when asked, a wrong one is refused then, and a start goes on with what was built last", async () => {
  say("Go at once & now");
  expect((await buildOnly()).code).toBe(0);
  expect(built()).toContain("Go at once &amp; now");
  const pages = built();
  say("");
  const refused = await buildOnly();
  expect(refused.code).toBe(1);
  expect(refused.error).toContain("words/en.json: visitor.firstPage.leave says nothing.");
  expect(built()).toBe(pages);
  for (const _ of ["once", "again"]) {
    expect(await started()).toContain("visitor.firstPage.leave says nothing");
    expect(built()).toBe(pages);
  }
  say("Go");
  expect(await started()).not.toContain("built last");
  expect(built()).toContain(">Go</a>");
});

test("a fault in the product's own sources is no reason to go on", async () => {
  say("");
  writeFileSync(join(tree, "web/visitor/first.ts"), "const = 1;");
  await expect(started()).rejects.toThrow("The pages could not be built.");
});
