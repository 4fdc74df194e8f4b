/**
 * `npm run backup`: the Office's tables, the key that signs tickets and the mark, as one file. It may be made while the
 * service runs: each database is copied within one read transaction, beside whatever is being written.
 */
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from "node:fs";
import { dirname, join, resolve } from "node:path";
import { markOf, mustBeOurs } from "../data-folder.ts";
import { codeOf, Failure } from "../failure.ts";
import { type Kept, pack } from "./container.ts";
import { copyDatabase } from "./copy.ts";

/** `now`: milliseconds since 1970. Returns how many bytes were written. Throws a Failure that says what to do. */
export function takeBackup(data: string, to: string, now: number): number {
  const [folder, file] = [resolve(data), resolve(to)];
  if (existsSync(file))
    throw new Failure(`${file} exists already. Choose another name, so that no older backup is lost.`);
  const kept = [...databases(folder, dirname(file)), ...secrets(folder)];
  const bytes = pack({ madeAt: now, files: kept });
  writeWhole(file, bytes);
  return bytes.length;
}

function secrets(folder: string): Kept[] {
  return [markOf("organisation"), "ticket-key"].map((path) => ({ path, bytes: readFileSync(join(folder, path)) }));
}

/** `beside`: where copies may lie for a moment; gone afterwards, whatever happens. */
function databases(folder: string, beside: string): Kept[] {
  const found = sqliteFiles(folder);
  const place = temporaryFolder(beside);
  try {
    return found.map((path, index) => {
      const copy = join(place, `${index}.sqlite`);
      copyDatabase(join(folder, path), copy);
      return { path, bytes: readFileSync(copy) };
    });
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

/** The Office's databases, within the folder. Throws a Failure when there are none. */
function sqliteFiles(folder: string): string[] {
  const entries = existsSync(folder) ? readdirSync(folder) : [];
  mustBeOurs(folder, entries, "organisation");
  const office = entries.includes("office")
    ? readdirSync(join(folder, "office"), { recursive: true, encoding: "utf8" })
    : [];
  const found = office.filter((name) => name.endsWith(".sqlite")).map((name) => `office/${name.replaceAll("\\", "/")}`);
  if (found.length === 0 || !entries.includes("ticket-key")) {
    throw new Failure(`There is no organisation's data in ${folder}. Say where they are with --data DIR.`);
  }
  return found.toSorted();
}

function temporaryFolder(beside: string): string {
  try {
    return mkdtempSync(join(beside, ".quietline-backup-"));
  } catch (error) {
    throw unwritable(beside, error);
  }
}

/** Under another name until every byte is on the disk: what has the name is whole. */
function writeWhole(file: string, bytes: Buffer): void {
  const partial = `${file}.partial`;
  try {
    const handle = openSync(partial, "wx", 0o600);
    try {
      for (let at = 0; at < bytes.length; ) at += writeSync(handle, bytes, at);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(partial, file);
  } catch (error) {
    rmSync(partial, { force: true });
    throw unwritable(dirname(file), error);
  }
}

function unwritable(folder: string, error: unknown): Failure {
  const reason = codeOf(error) === "ENOSPC" ? "The disk is full" : `Nothing can be written in ${folder}`;
  return new Failure(`${reason}. Choose another place with --to FILE.`);
}
