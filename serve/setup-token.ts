/**
 * The token that opens the set-up of an organisation in which nobody is yet. It is made here, kept in the data folder
 * so that the same address is printed until it was used, and forgotten once the set-up is done. Who brings a token of
 * their own, in the environment, keeps it themselves.
 */
import { appendFileSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { DataFolder } from "./data-folder.ts";
import { Failure } from "./failure.ts";
import { freshSecret } from "./secret.ts";

const fileName = "setup-token";
/** In the mark of the folder, which every backup has too: after a restore nobody is asked to set up again. */
const doneWords = "Set-up is done.\n";

export interface SetupToken {
  /** What the Worker is given. */
  readonly value: string;
  /** Made here, so it must be told; nobody else knows it. */
  readonly isOurs: boolean;
}

/** `given`: SETUP_TOKEN of the environment. Undefined: the set-up is done. Throws a Failure for a token that is too short. */
export async function setupToken(data: DataFolder, given: string | undefined): Promise<SetupToken | undefined> {
  if (given !== undefined && given !== "") return { value: checked(given), isOurs: false };
  if (isDone(data)) return undefined;
  return { value: await data.secret(fileName, async () => freshSecret()), isOurs: true };
}

/** The set-up is done: the token goes, and none is made again. */
export function forgetSetupToken(data: DataFolder): void {
  rmSync(join(data.path, fileName), { force: true });
  if (!isDone(data)) appendFileSync(data.mark, doneWords);
}

function isDone(data: DataFolder): boolean {
  return readFileSync(data.mark, "utf8").includes(doneWords);
}

/** 22 characters of base64url are 128 bits, if they were drawn at random. */
function checked(given: string): string {
  if (/^[\w-]{22,}$/.test(given)) return given;
  throw new Failure(
    "SETUP_TOKEN must be at least 22 characters of A-Z, a-z, 0-9, - and _, drawn at random. " +
      "Leave it out, and one is made and printed.",
  );
}
