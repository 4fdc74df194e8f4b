/** One of the Office's databases, copied while the service may be writing to it. */
import { DatabaseSync } from "node:sqlite";
import { Failure } from "../failure.ts";
import { isSound } from "./sound.ts";

/** Milliseconds to wait for the service to let go of a file; it holds one for an instant alone. */
const busyMs = 10_000;

/** One read transaction, and only rows that are there: what was deleted is left out. Throws a Failure with the reason. */
export function copyDatabase(from: string, to: string): void {
  try {
    const source = new DatabaseSync(from, { readOnly: true, timeout: busyMs });
    try {
      source.prepare("VACUUM INTO ?").run(to);
    } finally {
      source.close();
    }
  } catch (error) {
    throw new Failure(whyNot(from, error));
  }
  if (!isSound(to)) throw new Failure(damaged(from));
}

/** https://www.sqlite.org/rescode.html; the low byte is the primary code. */
function whyNot(from: string, error: unknown): string {
  const code = error instanceof Error && "errcode" in error && typeof error.errcode === "number" ? error.errcode : 0;
  switch (code & 0xff) {
    case 11:
    case 26:
      return damaged(from);
    case 13:
      return "The disk is full. Choose another place with --to FILE.";
    default:
      return `The database ${from} could not be copied (SQLite says: ${code}). Try again.`;
  }
}

const damaged = (path: string) => `The database ${path} is damaged. Restore an earlier backup.`;
