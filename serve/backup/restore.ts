/**
 * `npm run restore`: a data folder from a backup, whole or not at all. Everything is written and examined beside the
 * folder first; then one rename puts it in its place.
 */
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join, resolve } from "node:path";
import { makeFolder, markOf, mustBeFree, mustBeOurs, unusable } from "../data-folder.ts";
import { codeOf, Failure } from "../failure.ts";
import { lockName } from "../lock.ts";
import { type Backup, unpack } from "./container.ts";
import { isSound } from "./sound.ts";

export interface Restored {
  /** When the backup was made, milliseconds since 1970. */
  readonly madeAt: number;
  /** Where the folder that was there before is now. */
  readonly aside: string | undefined;
}

/** `replace`: put an organisation's folder that is there aside. `now` names it. Throws a Failure that says what to do. */
export function restoreBackup(from: string, data: string, replace: boolean, now: number): Restored {
  const [file, folder] = [resolve(from), resolve(data)];
  const backup = read(file);
  const isThere = mayBePut(folder, replace);
  const beside = `${folder}.restoring`;
  const aside = isThere ? `${folder}.before-${new Date(now).toISOString().replaceAll(/[:.]/g, "-")}` : undefined;
  try {
    makeFolder(dirname(folder));
    writeAll(backup, beside, file);
    if (aside !== undefined) renameSync(folder, aside);
    else if (existsSync(folder)) rmdirSync(folder);
    putInPlace(beside, folder, aside);
  } catch (error) {
    rmSync(beside, { recursive: true, force: true });
    throw error instanceof Failure ? error : unusable(folder, error);
  }
  return { madeAt: backup.madeAt, aside };
}

function read(file: string): Backup {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    const reason = codeOf(error) === "ENOENT" ? "There is no file" : "Nothing can be read from";
    throw new Failure(`${reason} ${file}. Say which backup with --from FILE.`);
  }
  const backup = unpack(bytes);
  if (typeof backup === "string") throw new Failure(`${file} ${backup} Nothing was changed.`);
  const names = backup.files.map(({ path }) => path);
  const isWhole = ["ticket-key", markOf("organisation")].every((name) => names.includes(name));
  if (!isWhole || new Set(names).size !== names.length) {
    throw new Failure(`${file} is not whole. Use another backup. Nothing was changed.`);
  }
  return backup;
}

/** Whether there is something to be put aside. Throws a Failure when the folder must stay as it is. */
function mayBePut(folder: string, replace: boolean): boolean {
  let entries: string[];
  try {
    entries = existsSync(folder) ? readdirSync(folder) : [];
  } catch (error) {
    throw unusable(folder, error);
  }
  mustBeOurs(folder, entries, "organisation");
  mustBeFree(folder);
  if (entries.length > 0 && !replace) {
    throw new Failure(
      `The data folder ${folder} holds an organisation's data already, so it is left alone. ` +
        "With --replace it is put aside, and the backup takes its place.",
    );
  }
  return entries.length > 0;
}

function writeAll({ files }: Backup, beside: string, from: string): void {
  // What an interrupted restore left.
  rmSync(beside, { recursive: true, force: true });
  mkdirSync(beside, { mode: 0o700 });
  for (const { path, bytes } of files) {
    const place = join(beside, path);
    makeFolder(dirname(place));
    writeFileSync(place, bytes, { mode: 0o600, flag: "wx", flush: true });
    if (path.endsWith(".sqlite") && !isSound(place)) {
      throw new Failure(`${from} holds a damaged database. Use another backup. Nothing was changed.`);
    }
  }
}

/** If the last step fails, what was there comes back. */
function putInPlace(beside: string, folder: string, aside: string | undefined): void {
  try {
    renameSync(beside, folder);
  } catch (error) {
    if (aside !== undefined) renameSync(aside, folder);
    throw error;
  }
  if (aside !== undefined) rmSync(join(aside, lockName), { force: true });
}
