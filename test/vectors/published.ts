/** The published vectors beside the project, where they are. A clone without them has `known-answers.ts`. */
import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { toHex } from "./hex.ts";

const folder = resolve(import.meta.dirname, "../../../shared/vectors");

export const vectorsAreHere = existsSync(folder);

/** A file of the MLS working group, its cases for suite 1. */
export function mlsVectors<Vector>(name: string): Vector[] {
  const all: { cipher_suite: number }[] = JSON.parse(readFileSync(`${folder}/mls/${name}.json`, "utf8"));
  return all.filter(({ cipher_suite }) => cipher_suite === 1) as Vector[];
}

/** A file of Wycheproof: every test with what its group says beside it. */
export function wycheproof<Test, Group = object>(name: string): (Test & Group & WycheproofTest)[] {
  const file: { testGroups: (Group & { tests: (Test & WycheproofTest)[] })[] } = JSON.parse(
    readFileSync(`${folder}/wycheproof/${name}.json`, "utf8"),
  );
  return file.testGroups.flatMap((group) => group.tests.map((test) => ({ ...group, ...test })));
}

export interface WycheproofTest {
  readonly tcId: number;
  readonly comment?: string;
  readonly flags?: readonly string[];
  readonly result: "valid" | "acceptable" | "invalid";
}

/** Hex, or what was thrown instead, so that a whole file is compared at once. */
export async function hexOrThrown(work: () => Promise<Uint8Array>): Promise<string> {
  try {
    return toHex(await work());
  } catch {
    return "thrown";
  }
}
