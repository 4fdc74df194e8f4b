/** The hash that decides whether anything must be built again. */
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { fingerprint } from "../../../serve/fingerprint.ts";

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "quietline-sources-"));
  mkdirSync(join(root, "web/look"), { recursive: true });
  writeFileSync(join(root, "web/main.ts"), "one");
  writeFileSync(join(root, "web/look/page.css"), "two");
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

const now = () => fingerprint(root, ["web", "lock.json"]);

test("it stays the same when files are written again as they were", () => {
  const before = now();
  writeFileSync(join(root, "web/main.ts"), "one");
  expect(now()).toBe(before);
});

test.each([
  ["a content changes", () => writeFileSync(join(root, "web/look/page.css"), "three")],
  ["a file is added", () => writeFileSync(join(root, "web/look/other.css"), "")],
  ["a file is removed", () => rmSync(join(root, "web/main.ts"))],
  ["a file is renamed", () => renameSync(join(root, "web/main.ts"), join(root, "web/other.ts"))],
  ["a file that was missing appears", () => writeFileSync(join(root, "lock.json"), "")],
])("it changes when %s", (_, change) => {
  const before = now();
  change();
  expect(now()).not.toBe(before);
});
