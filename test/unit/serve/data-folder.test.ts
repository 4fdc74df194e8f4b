/** The data folder: made, kept, locked, emptied when asked, and never anybody else's. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openDataFolder } from "../../../serve/data-folder.ts";
import { Failure } from "../../../serve/failure.ts";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "quietline-folder-"));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const mode = (path: string) => (statSync(path).mode & 0o777).toString(8);

test("a folder that does not exist yet is made, for this user alone, with folders above it", () => {
  const data = openDataFolder(join(folder, "a/b"), "demo");
  expect(mode(data.path)).toBe("700");
  expect(mode(data.office)).toBe("700");
});

test("a secret is made once, kept for this user alone, and the same afterwards", async () => {
  const first = openDataFolder(folder, "demo");
  expect(await first.secret("ticket-key", async () => "one")).toBe("one");
  first.release();
  expect(await openDataFolder(folder, "demo").secret("ticket-key", async () => "two")).toBe("one");
  expect(mode(join(folder, "ticket-key"))).toBe("600");
});

test("fresh forgets everything that was kept", async () => {
  const data = openDataFolder(folder, "demo");
  await data.secret("ticket-key", async () => "one");
  writeFileSync(join(data.office, "row.sqlite"), "x");
  data.release();
  const fresh = openDataFolder(folder, "demo", true);
  expect(readdirSync(fresh.office)).toEqual([]);
  expect(await fresh.secret("ticket-key", async () => "two")).toBe("two");
});

test.each([false, true])("a folder with other files in it is left alone, with --fresh %s", (fresh) => {
  writeFileSync(join(folder, "letter.txt"), "mine");
  expect(() => openDataFolder(folder, "demo", fresh)).toThrow(/left alone/);
  expect(readdirSync(folder)).toEqual(["letter.txt"]);
  expect(readFileSync(join(folder, "letter.txt"), "utf8")).toBe("mine");
});

test("a folder that another running launcher holds is refused, until that one lets go", () => {
  openDataFolder(folder, "demo");
  // The parent of this process is alive for as long as this test.
  writeFileSync(join(folder, "lock"), `${process.ppid}`);
  expect(() => openDataFolder(folder, "demo", true)).toThrow(/in use/);
  rmSync(join(folder, "lock"));
  expect(openDataFolder(folder, "demo").path).toBe(folder);
});

test("a lock whose number another program has now does not hold: the machine was off in between", () => {
  openDataFolder(folder, "demo");
  writeFileSync(join(folder, "lock"), `${process.ppid} another-boot:1`);
  expect(openDataFolder(folder, "demo").path).toBe(folder);
});

test.each([
  ["demo", "organisation", /a real organisation/],
  ["organisation", "demo", /a Quietline demo/],
] as const)("a folder of the other kind is left alone: %s", (kind, other, sentence) => {
  openDataFolder(folder, other).release();
  expect(() => openDataFolder(folder, kind, true)).toThrow(sentence);
  expect(readdirSync(folder).sort()).toEqual(["office", `quietline-${other}`]);
});

test.each(["999999999", "", "-1", "nonsense"])(
  "a lock left behind by nobody who lives ('%s') does not hold",
  (holder) => {
    openDataFolder(folder, "demo").release();
    writeFileSync(join(folder, "lock"), holder);
    expect(openDataFolder(folder, "demo").path).toBe(folder);
  },
);

test("where nothing can be written, the sentence says so and what to do", () => {
  writeFileSync(join(folder, "file"), "");
  mkdirSync(join(folder, "inside"));
  for (const place of [join(folder, "file"), join(folder, "file/below"), "/proc/quietline"]) {
    expect(() => openDataFolder(place, "demo")).toThrow(Failure);
    expect(() => openDataFolder(place, "demo")).toThrow(/cannot be used.*--data DIR/);
  }
});
