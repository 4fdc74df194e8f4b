/** The house rules are checks, and the checks can fail: each is shown a file that breaks it. */
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as z from "zod/mini";

const Report = z.object({
  diagnostics: z.array(
    z.object({ category: z.nullish(z.string()), message: z.string(), location: z.object({ path: z.string() }) }),
  ),
});

const imports = (from: string) => `import { thing } from "${from}";\nthing();\n`;

/** What it breaks, where it stands, the file, and the words of the objection (none: it is allowed). */
const files: readonly [string, string, string, string | undefined][] = [
  ["shared knows nobody", "shared/a.ts", imports("../web/clock.ts"), "noRestrictedImports"],
  ["shared runs anywhere", "shared/b.ts", imports("node:path"), "noRestrictedImports"],
  ["shared logs nothing", "shared/c.ts", "console.warn(1);\n", "noConsole"],
  ["the Worker does not know the pages", "worker/a.ts", imports("../web/clock.ts"), "noRestrictedImports"],
  ["the Worker logs nothing", "worker/b.ts", "console.log(1);\n", "noConsole"],
  ["a Room has no storage", "worker/room/a.ts", "export const f = (ctx) => ctx.storage.get(1);\n", "Office alone"],
  [
    "a Switchboard has no alarm",
    "worker/switchboard/a.ts",
    "export class S { f() { this.ctx.storage.setAlarm(1); } }\n",
    "Office alone",
  ],
  [
    "storage is not taken apart either",
    "worker/room/b.ts",
    "export const f = ({ ctx }) => { const { storage } = ctx; return storage; };\n",
    "Office alone",
  ],
  ["the Office may keep things", "worker/office/a.ts", "export const f = (ctx) => ctx.storage.get(1);\n", undefined],
  ["pages do not know the Worker", "web/a.ts", imports("../worker/clock.ts"), "noRestrictedImports"],
  ["pages log nothing", "web/visitor/a.ts", "console.error(1);\n", "noConsole"],
];

const folder = mkdtempSync(join(tmpdir(), "quietline-rules-"));
const root = resolve(import.meta.dirname, "../../..");
const objections = new Map<string, string>();

beforeAll(() => {
  for (const name of ["biome.json", "test/house/storage.grit"]) cpSync(join(root, name), join(folder, name));
  for (const [, path, source] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), source);
  }
  const biome = join(root, "node_modules/.bin/biome");
  const ran = spawnSync(biome, ["lint", "--vcs-enabled=false", "--reporter=json", "."], {
    cwd: folder,
    encoding: "utf8",
  });
  for (const { category, message, location } of Report.parse(JSON.parse(ran.stdout)).diagnostics) {
    objections.set(location.path, `${objections.get(location.path) ?? ""}${category}: ${message}\n`);
  }
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each(files)("%s", (_, path, _source, words) => {
  if (words === undefined) expect(objections.get(path) ?? "").not.toContain("Office alone");
  else expect(objections.get(path)).toContain(words);
});
