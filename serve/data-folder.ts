/**
 * The folder in which one machine keeps what must survive: the Office's SQLite and a few secrets. A mark says whose it
 * is, the demo's or an organisation's, so that neither opens the other's and nothing foreign is ever emptied; a lock
 * says that it is in use.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { codeOf, Failure } from "./failure.ts";
import { holderOf, lockName, releaseLock, takeLock } from "./lock.ts";

export type FolderKind = "demo" | "organisation";

const marks = {
  demo: { name: "quietline-demo", words: "The data of a Quietline demo. Delete the folder to forget them.\n" },
  organisation: {
    name: "quietline-organisation",
    words: "The data of an organisation that runs Quietline. Back them up with npm run backup.\n",
  },
} as const;

/** The file that says whose a folder is. */
export const markOf = (kind: FolderKind) => marks[kind].name;

export interface DataFolder {
  readonly path: string;
  /** Where workerd keeps the Office's SQLite. */
  readonly office: string;
  /** The file that says whose this is. */
  readonly mark: string;
  /** A secret kept here under this name, made the first time. Only this user can read it. */
  secret(name: "ticket-key" | "organisation-key" | "setup-token", make: () => Promise<string>): Promise<string>;
  /** Lets another launcher use the folder. */
  release(): void;
}

/** Makes the folder ready and ours alone; `fresh`: empty. Throws a Failure that says what to do. */
export function openDataFolder(given: string, kind: FolderKind, fresh = false): DataFolder {
  const path = resolve(given);
  try {
    makeFolder(path);
    claim(path, kind);
    if (fresh) empty(path, marks[kind].name);
    makeFolder(join(path, "office"));
    return {
      path,
      office: join(path, "office"),
      mark: join(path, marks[kind].name),
      secret: (name, make) => keptSecret(join(path, name), make),
      release: () => releaseLock(path),
    };
  } catch (error) {
    throw error instanceof Failure ? error : unusable(path, error);
  }
}

/** With those above it. Node's own `recursive` never comes back from places like /proc, where nothing can be made. */
export function makeFolder(path: string): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  mkdirSync(path, { mode: 0o700 });
}

/** Why a folder cannot be used, as a sentence. */
export function unusable(path: string, error: unknown): Failure {
  const reason = codeOf(error) === "ENOSPC" ? "The disk is full" : "Nothing can be written there";
  return new Failure(`The data folder ${path} cannot be used. ${reason}: choose another one with --data DIR.`);
}

/** Throws a Failure when a folder with these entries is not empty and not of this kind. */
export function mustBeOurs(path: string, entries: readonly string[], kind: FolderKind): void {
  if (entries.length === 0 || entries.includes(marks[kind].name)) return;
  const other = kind === "demo" ? "organisation" : "demo";
  const whose = entries.includes(marks[other].name)
    ? { demo: "the data of a Quietline demo", organisation: "the data of a real organisation" }[other]
    : "files that are not Quietline's";
  throw new Failure(`The folder ${path} holds ${whose}, so it is left alone. Choose another one with --data DIR.`);
}

/** Throws a Failure when another process uses the folder. */
export function mustBeFree(path: string): void {
  const holder = holderOf(path);
  if (holder === undefined) return;
  throw new Failure(
    `The data folder ${path} is in use by another Quietline (process ${holder}). ` +
      "Stop that one, or choose another folder with --data DIR.",
  );
}

function claim(path: string, kind: FolderKind): void {
  const entries = readdirSync(path);
  const { name, words } = marks[kind];
  mustBeOurs(path, entries, kind);
  mustBeFree(path);
  if (!entries.includes(name)) writeFileSync(join(path, name), words, { mode: 0o600 });
  takeLock(path);
}

function empty(path: string, mark: string): void {
  for (const entry of readdirSync(path)) {
    if (entry !== mark && entry !== lockName) rmSync(join(path, entry), { recursive: true, force: true });
  }
}

async function keptSecret(path: string, make: () => Promise<string>): Promise<string> {
  try {
    return readFileSync(path, "utf8").trim();
  } catch (error) {
    if (codeOf(error) !== "ENOENT") throw error;
    const secret = await make();
    writeFileSync(path, `${secret}\n`, { mode: 0o600, flag: "wx" });
    return secret;
  }
}
