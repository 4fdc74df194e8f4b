/** A copy of the tree, for what changes its sources or lays files beside them. */
import { cpSync, mkdtempSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const root = resolve(import.meta.dirname, "../..");
const copied = [
  "serve",
  "shared",
  "web",
  "worker",
  "package.json",
  "package-lock.json",
  "tsconfig.json",
  "wrangler.toml",
];

/** With the packages of this one. Whoever made it takes it away. */
export function copyOfTheTree(): string {
  const tree = mkdtempSync(join(tmpdir(), "quietline-tree-"));
  for (const path of copied) cpSync(join(root, path), join(tree, path), { recursive: true });
  symlinkSync(join(root, "node_modules"), join(tree, "node_modules"));
  return tree;
}
