/** Finding a browser, or installing it. Nothing here retries; when there is no browser to be had, it says what to do. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

export interface Wanted {
  readonly name: string;
  /** The environment variable that names one. It is used then, or nothing. */
  readonly variable: string;
  readonly places: readonly string[];
  /** Of Debian. */
  readonly packages: readonly [string, ...string[]];
  /** What installs it elsewhere, if anything does. */
  readonly elsewhere?: readonly [string, ...string[]];
}

function find({ variable, places }: Wanted): string | undefined {
  const named = process.env[variable];
  return (named === undefined ? places : [named]).find((path) => existsSync(path));
}

/** Its path: found, or installed now (Debian as root; `elsewhere`). Throws with a sentence otherwise. */
export function ensure(wanted: Wanted): string {
  const found = find(wanted);
  if (found !== undefined) return found;
  const { name, variable, packages, elsewhere } = wanted;
  console.log(`No ${name} found; installing one.`);
  const root = process.getuid?.() === 0;
  if (root && existsSync("/usr/bin/apt-get")) {
    spawnSync("apt-get", ["update"], { stdio: "inherit" });
    spawnSync("apt-get", ["install", "-y", "--no-install-recommends", ...packages], { stdio: "inherit" });
  } else if (elsewhere !== undefined) {
    spawnSync(elsewhere[0], elsewhere.slice(1), { stdio: "inherit" });
  }
  const installed = find(wanted);
  if (installed !== undefined) return installed;
  throw new Error(
    `The tests need ${name}. Install it (Debian: apt-get install ${packages[0]}) or set ${variable} to its path.`,
  );
}
