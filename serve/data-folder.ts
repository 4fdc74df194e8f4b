/**
 * The folder in which the demo keeps its data: the Office's SQLite, the demo organisation's key and the key that signs
 * tickets. A mark says that it is ours, so that `--fresh` never empties anything else, and a lock that it is in use.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { codeOf, Failure } from "./failure.ts";

const mark = "quietline-demo";
const lock = "lock";

export interface DataFolder {
  readonly path: string;
  /** Where workerd keeps the Office's SQLite. */
  readonly office: string;
  /** A secret kept here under this name, made the first time. Only this user can read it. */
  secret(name: "ticket-key" | "organisation-key", make: () => Promise<string>): Promise<string>;
  /** Lets another launcher use the folder. */
  release(): void;
}

/** Makes the folder ready and ours alone. Throws a Failure that says what to do. */
export function openDataFolder(given: string, fresh: boolean): DataFolder {
  const path = resolve(given);
  try {
    makeFolder(path);
    claim(path);
    if (fresh) empty(path);
    makeFolder(join(path, "office"));
    return {
      path,
      office: join(path, "office"),
      secret: (name, make) => keptSecret(join(path, name), make),
      release: () => rmSync(join(path, lock), { force: true }),
    };
  } catch (error) {
    throw error instanceof Failure ? error : unusable(path, error);
  }
}

/** With those above it. Node's own `recursive` never comes back from places like /proc, where nothing can be made. */
function makeFolder(path: string): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  mkdirSync(path, { mode: 0o700 });
}

function unusable(path: string, error: unknown): Failure {
  const reason = codeOf(error) === "ENOSPC" ? "The disk is full" : "Nothing can be written there";
  return new Failure(`The data folder ${path} cannot be used. ${reason}: choose another one with --data DIR.`);
}

function claim(path: string): void {
  const entries = readdirSync(path);
  if (entries.length > 0 && !entries.includes(mark)) {
    throw new Failure(
      `The folder ${path} holds files that are not Quietline's, so it is left alone. ` +
        "Choose another one with --data DIR.",
    );
  }
  const holder = entries.includes(lock) ? Number(readFileSync(join(path, lock), "utf8")) : undefined;
  if (holder !== undefined && holder !== process.pid && isRunning(holder)) {
    throw new Failure(
      `The data folder ${path} is in use by another Quietline (process ${holder}). ` +
        "Stop that one, or choose another folder with --data DIR.",
    );
  }
  writeFileSync(join(path, mark), "The data of a Quietline demo. Delete the folder to forget them.\n", { mode: 0o600 });
  writeFileSync(join(path, lock), `${process.pid}`, { mode: 0o600 });
}

function isRunning(pid: number): boolean {
  if (!Number.isSafeInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === "EPERM";
  }
}

function empty(path: string): void {
  for (const entry of readdirSync(path)) {
    if (entry !== mark && entry !== lock) rmSync(join(path, entry), { recursive: true, force: true });
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
