/** Backups and restores of a folder as workerd keeps it, without workerd: what is refused, and what stays as it was. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { pack, unpack } from "../../../serve/backup/container.ts";
import { parseBackupOptions, parseRestoreOptions } from "../../../serve/backup/options.ts";
import { restoreBackup } from "../../../serve/backup/restore.ts";
import { takeBackup } from "../../../serve/backup/take.ts";
import { openDataFolder } from "../../../serve/data-folder.ts";

const now = Date.parse("2026-11-30T20:10:00Z");
const inOffice = "office/quietline-office-1/5e41.sqlite";

let place: string;
let data: string;
let file: string;

beforeEach(async () => {
  place = mkdtempSync(join(tmpdir(), "quietline-backup-"));
  data = join(place, "organisation");
  file = join(place, "backup");
  await makeFolder(data, "one");
});

afterEach(() => rmSync(place, { recursive: true, force: true }));

/** A data folder with one row in its Office, as after a crash: nothing is in the database file itself yet. */
async function makeFolder(path: string, row: string): Promise<void> {
  const folder = openDataFolder(path, "organisation");
  await folder.secret("ticket-key", async () => `key of ${row}`);
  await folder.secret("setup-token", async () => "token");
  folder.release();
  mkdirSync(join(path, "office/quietline-office-1"));
  const script = `
    const { DatabaseSync } = require("node:sqlite");
    const database = new DatabaseSync(process.argv[1]);
    database.exec("PRAGMA journal_mode = WAL; CREATE TABLE people (alias TEXT)");
    database.prepare("INSERT INTO people VALUES (?)").run(process.argv[2]);
    process.kill(process.pid, "SIGKILL");`;
  await once(spawn("node", ["-e", script, join(path, inOffice), row]), "exit");
}

const rows = (folder: string) => {
  const database = new DatabaseSync(join(folder, inOffice));
  const found = database.prepare("SELECT alias FROM people").all();
  database.close();
  return found.map(({ alias }) => alias);
};

const mode = (path: string) => (statSync(path).mode & 0o777).toString(8);

test("a backup is one file for this user alone, with what is only in the journal yet, and without the set-up token", () => {
  const bytes = takeBackup(data, file, now);
  expect(mode(file)).toBe("600");
  expect(statSync(file).size).toBe(bytes);
  expect(readdirSync(place).sort()).toEqual(["backup", "organisation"]);
  const content = unpack(readFileSync(file));
  expect(typeof content !== "string" && content.files.map(({ path }) => path)).toEqual([
    inOffice,
    "quietline-organisation",
    "ticket-key",
  ]);
});

test("a restore makes the folder as it was, for this user alone", () => {
  takeBackup(data, file, now);
  const other = join(place, "deep/other");
  expect(restoreBackup(file, other, false, now)).toEqual({ madeAt: now, aside: undefined });
  expect(rows(other)).toEqual(["one"]);
  expect(readFileSync(join(other, "ticket-key"), "utf8")).toBe("key of one\n");
  for (const path of ["", "office", "office/quietline-office-1"]) expect(mode(join(other, path))).toBe("700");
  for (const path of ["ticket-key", "quietline-organisation", inOffice]) expect(mode(join(other, path))).toBe("600");
  expect(openDataFolder(other, "organisation").path).toBe(other);
});

test("what was deleted is not in a backup", () => {
  const secret = "Kestrel-5520".repeat(50);
  const database = new DatabaseSync(join(data, inOffice));
  database.exec(`INSERT INTO people VALUES ('${secret}'); DELETE FROM people WHERE alias LIKE 'Kestrel%'`);
  takeBackup(data, file, now);
  database.close();
  const content = unpack(readFileSync(file));
  const bytes = typeof content === "string" ? [] : content.files.map((kept) => kept.bytes);
  expect(bytes).toHaveLength(3);
  for (const each of bytes) expect(each.includes("Kestrel")).toBe(false);
});

test("a backup made while another process writes holds whole transactions alone", async () => {
  const script = `
    const { DatabaseSync } = require("node:sqlite");
    const database = new DatabaseSync(process.argv[1], { timeout: 10000 });
    database.exec("CREATE TABLE pairs (side TEXT, number INT); CREATE TABLE noise (bytes BLOB)");
    database.exec("INSERT INTO pairs VALUES ('left', 0), ('right', 0)");
    for (let number = 1; ; number++) {
      database.exec("BEGIN");
      database.prepare("UPDATE pairs SET number = ? WHERE side = 'left'").run(number);
      database.exec("INSERT INTO noise VALUES (randomblob(20000))");
      database.prepare("UPDATE pairs SET number = ? WHERE side = 'right'").run(number);
      if (number % 50 === 0) database.exec("DELETE FROM noise");
      database.exec("COMMIT");
      if (number === 5) console.log("writing");
    }`;
  const writer = spawn("node", ["-e", script, join(data, inOffice)], { stdio: ["ignore", "pipe", "inherit"] });
  try {
    await once(writer.stdout, "data");
    const seen = new Set<unknown>();
    for (let round = 0; round < 8; round++) {
      takeBackup(data, `${file}-${round}`, now);
      restoreBackup(`${file}-${round}`, join(place, `${round}`), false, now);
      const database = new DatabaseSync(join(place, `${round}`, inOffice));
      const [left, right] = database.prepare("SELECT number FROM pairs ORDER BY side").all();
      database.close();
      expect(left).toEqual(right);
      seen.add(left?.number);
    }
    // It did go on writing meanwhile.
    expect(seen.size).toBeGreaterThan(1);
  } finally {
    writer.kill("SIGKILL");
    await once(writer, "exit");
  }
}, 60_000);

describe("a backup is refused", () => {
  test("where there is no organisation, and nothing is made there", () => {
    const empty = join(place, "empty");
    expect(() => takeBackup(empty, file, now)).toThrow(/no organisation's data.*--data DIR/);
    writeFileSync(join(place, "letter"), "mine");
    expect(() => takeBackup(place, file, now)).toThrow(/files that are not Quietline's/);
    openDataFolder(empty, "demo").release();
    expect(() => takeBackup(empty, file, now)).toThrow(/a Quietline demo/);
    expect(readdirSync(place).sort()).toEqual(["empty", "letter", "organisation"]);
  });

  test("over an older one, and where nothing can be written", () => {
    writeFileSync(file, "older");
    expect(() => takeBackup(data, file, now)).toThrow(/exists already/);
    expect(readFileSync(file, "utf8")).toBe("older");
    expect(() => takeBackup(data, "/proc/quietline/backup", now)).toThrow(/--to FILE/);
  });

  test("of a damaged database", () => {
    truncateSync(join(data, inOffice), 100);
    rmSync(join(data, `${inOffice}-wal`));
    writeFileSync(join(data, inOffice), "SQLite format 3\0 and then nonsense", { flag: "r+" });
    expect(() => takeBackup(data, file, now)).toThrow(/damaged/);
    expect(readdirSync(place)).toEqual(["organisation"]);
  });
});

describe("a restore is refused, and everything stays as it was", () => {
  /** Names and contents of everything there is. */
  const everything = () =>
    readdirSync(place, { recursive: true, encoding: "utf8" })
      .filter((name) => statSync(join(place, name)).isFile())
      .map((name) => [name, readFileSync(join(place, name)).toString("base64")]);

  test.each<[string, (bytes: Buffer) => Buffer, RegExp]>([
    ["cut short", (bytes) => bytes.subarray(0, -1), /cut short/],
    ["damaged", (bytes) => Buffer.concat([bytes.subarray(0, -4), Buffer.from("oops")]), /damaged/],
    ["foreign", () => Buffer.from("PK\u0003\u0004"), /is not a backup/],
    ["without the key", () => pack({ madeAt: now, files: [] }), /is not whole/],
    [
      "with a database that is none",
      () =>
        pack({
          madeAt: now,
          files: ["ticket-key", "quietline-organisation", inOffice].map((path) => ({ path, bytes: Buffer.from("x") })),
        }),
      /damaged database/,
    ],
  ])("from a file that is %s", (_, change, sentence) => {
    takeBackup(data, file, now);
    writeFileSync(file, change(readFileSync(file)));
    const before = everything();
    expect(() => restoreBackup(file, data, true, now)).toThrow(sentence);
    expect(() => restoreBackup(file, join(place, "other"), false, now)).toThrow(/Nothing was changed/);
    expect(everything()).toEqual(before);
  });

  test("from no file, and from a folder", () => {
    expect(() => restoreBackup(join(place, "none"), data, true, now)).toThrow(/There is no file.*--from FILE/);
    expect(() => restoreBackup(place, data, true, now)).toThrow(/Nothing can be read/);
  });

  test("into a folder that has something, a foreign one or the demo's, even with --replace", () => {
    takeBackup(data, file, now);
    const demo = join(place, "demo");
    openDataFolder(demo, "demo").release();
    mkdirSync(join(place, "letters"));
    writeFileSync(join(place, "letters/letter"), "mine");
    const before = everything();
    expect(() => restoreBackup(file, data, false, now)).toThrow(/--replace/);
    expect(() => restoreBackup(file, demo, true, now)).toThrow(/a Quietline demo/);
    expect(() => restoreBackup(file, join(place, "letters"), true, now)).toThrow(/not Quietline's/);
    expect(() => restoreBackup(file, join(place, "letters/letter"), true, now)).toThrow(/cannot be used/);
    expect(everything()).toEqual(before);
  });

  test("into a folder in use", () => {
    takeBackup(data, file, now);
    // The parent of this process is alive for as long as this test.
    writeFileSync(join(data, "lock"), `${process.ppid}`);
    expect(() => restoreBackup(file, data, true, now)).toThrow(/in use/);
    rmSync(join(data, "lock"));
    restoreBackup(file, data, true, now);
  });
});

test("with --replace what was there is put aside, and what an interrupted restore left does no harm", async () => {
  takeBackup(data, file, now);
  rmSync(data, { recursive: true });
  await makeFolder(data, "two");
  mkdirSync(`${data}.restoring`);
  writeFileSync(join(`${data}.restoring`, "ticket-key"), "half");
  const { aside = "" } = restoreBackup(file, data, true, now);
  expect(rows(data)).toEqual(["one"]);
  expect(rows(aside)).toEqual(["two"]);
  expect(readdirSync(place).sort()).toEqual(["backup", "organisation", "organisation.before-2026-11-30T20-10-00-000Z"]);
});

test("the options: understood, and one sentence for every mistake", () => {
  expect(parseBackupOptions(["--to", "b"])).toEqual({ is: "options", options: { data: ".organisation", to: "b" } });
  expect(parseRestoreOptions(["--from=b", "--data=d", "--replace"])).toEqual({
    is: "options",
    options: { data: "d", from: "b", replace: true },
  });
  expect(parseBackupOptions(["-h"])).toEqual({ is: "help" });
  expect(parseRestoreOptions(["--help"])).toEqual({ is: "help" });
  const mistakes = [
    ...[[], ["--to="], ["--to", "b", "--data="], ["--from", "b"], ["b"]].map(parseBackupOptions),
    ...[[], ["--from="], ["--from", "b", "--data="], ["--to", "b"], ["--replace=yes"]].map(parseRestoreOptions),
  ];
  for (const asked of mistakes) expect(asked).toMatchObject({ is: "mistake", sentence: expect.stringMatching(/\.$/) });
});
