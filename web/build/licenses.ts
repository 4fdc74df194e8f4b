/** The licences of the libraries in the built files: they ask to be handed on with them. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { BuiltFile } from "./bundle.ts";

export function licenses(root: string, files: readonly BuiltFile[]): string {
  const packages = files.flatMap(({ modules }) => modules).flatMap((path) => packageOf(path) ?? []);
  return [...new Set(packages)]
    .toSorted()
    .map((name) => `${name}\n\n${licenseOf(join(root, "node_modules", name))}\n`)
    .join(`\n${"-".repeat(80)}\n\n`);
}

function packageOf(path: string): string | undefined {
  return /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1];
}

function licenseOf(folder: string): string {
  const name = existsSync(folder) ? readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry)) : undefined;
  return name === undefined ? "See the package." : readFileSync(join(folder, name), "utf8").trim();
}
