/** The options of `npm run backup` and `npm run restore`. Pure. */
import { type Asked, mistake, readWords } from "../command-line.ts";

export interface BackupOptions {
  readonly data: string;
  readonly to: string;
}

export interface RestoreOptions {
  readonly data: string;
  readonly from: string;
  /** Put aside what is in the folder. */
  readonly replace: boolean;
}

export const backupUsage = `npm run backup -- --data DIR --to FILE

  --to FILE   the backup; there must be no file of that name yet
  --data DIR  the organisation's data (.organisation); the service may be running
  --help      show this
`;

export const restoreUsage = `npm run restore -- --from FILE --data DIR

  --from FILE  the backup
  --data DIR   where the organisation's data shall be (.organisation); no service may be using it
  --replace    put aside the organisation's data that are there
  --help       show this
`;

const help = { help: { type: "boolean", short: "h" } } as const;

/** `given`: the words after the program's name. */
export function parseBackupOptions(given: readonly string[]): Asked<BackupOptions> {
  const read = readWords(given, { data: { type: "string" }, to: { type: "string" }, ...help });
  if (typeof read === "string") return mistake(read);
  const { help: asked, data = ".organisation", to } = read.values;
  if (asked === true) return { is: "help" };
  if (data.trim() === "") return mistake(dataMissing);
  if (to === undefined || to.trim() === "")
    return mistake("Say where the backup shall be, such as --to backup-monday.");
  return { is: "options", options: { data, to } };
}

/** `given`: the words after the program's name. */
export function parseRestoreOptions(given: readonly string[]): Asked<RestoreOptions> {
  const known = { data: { type: "string" }, from: { type: "string" }, replace: { type: "boolean" }, ...help } as const;
  const read = readWords(given, known);
  if (typeof read === "string") return mistake(read);
  const { help: asked, data = ".organisation", from, replace = false } = read.values;
  if (asked === true) return { is: "help" };
  if (data.trim() === "") return mistake(dataMissing);
  if (from === undefined || from.trim() === "") return mistake("Say which backup, such as --from backup-monday.");
  return { is: "options", options: { data, from, replace } };
}

const dataMissing = "--data takes a folder, such as --data /var/lib/quietline/organisation.";
