/**
 * `npm run words -- nl`: every sentence a visitor can read in a language, for somebody to read over and change; and back
 * into the charity's own folder, what was changed alone (docs/words.md).
 */
import { chmodSync, existsSync, mkdirSync, renameSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { type PageLanguage, pageLanguages } from "../shared/page-language.ts";
import { ownFolder, readWordsFile } from "../web/build/own-words.ts";
import { differing, listed, type Own } from "../web/build/sentences.ts";
import { type Asked, mistake, readWords } from "./command-line.ts";
import { codeOf, Failure } from "./failure.ts";
import { answered, tell } from "./running.ts";

export interface WordsOptions {
  readonly language: PageLanguage;
  /** Written to this file, which must not be there yet; undefined: printed. */
  readonly to: string | undefined;
  /** Read from this file. */
  readonly from: string | undefined;
}

const usage = `npm run words -- LANGUAGE [options]

  LANGUAGE     ${pageLanguages.join(", ")}
  --to FILE    write every sentence in it to a new file, instead of printing them
  --from FILE  keep what is changed in such a file in ${ownFolder}/LANGUAGE.json, in place of what is there
  --help       show this
`;

const known = { to: { type: "string" }, from: { type: "string" }, help: { type: "boolean", short: "h" } } as const;

/** `given`: the words after the program's name. */
export function parseWordsOptions([first = "", ...others]: readonly string[]): Asked<WordsOptions> {
  if (first === "--help" || first === "-h") return { is: "help" };
  const language = pageLanguages.find((one) => one === first);
  if (language === undefined)
    return mistake(`Which language? npm run words -- LANGUAGE, one of ${pageLanguages.join(", ")}.`);
  const read = readWords(others, known);
  if (typeof read === "string") return mistake(read);
  const { to, from, help } = read.values;
  if (help === true) return { is: "help" };
  if (to !== undefined && from !== undefined) return mistake("Either --to or --from, one after the other.");
  return { is: "options", options: { language, to, from } };
}

/** `folder`: the charity's own. Returns what is said. Throws a Failure. */
export function wordsAsked({ language, to, from }: WordsOptions, folder: string): string {
  if (from !== undefined) return keep(language, from, folder);
  const path = join(folder, `${language}.json`);
  const all = (own: Own) => written(listed(language, own));
  if (to === undefined) return all(orOurs(path, language)).trimEnd();
  try {
    writeFileSync(to, all(own(path, language)), { flag: "wx" });
  } catch (error) {
    if (error instanceof Failure) throw error;
    if (codeOf(error) === "EEXIST") throw new Failure(`${to} is there already, and stays as it is.`);
    throw new Failure(`${to} cannot be written (${codeOf(error)}).`);
  }
  return `Written to ${to}. When it is changed: npm run words -- ${language} --from ${to}`;
}

const own = (path: string, language: PageLanguage): Own => (existsSync(path) ? readWordsFile(path, language) : {});

/** Whoever has to put a name right finds here what it is called now. */
function orOurs(path: string, language: PageLanguage): Own {
  try {
    return own(path, language);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    tell(`${error.message}\nUntil that is put right, these are our sentences without your own.`);
    return {};
  }
}

/** Whole or not at all. Whoever runs the service reads it too, and nothing in it is secret. */
function keep(language: PageLanguage, from: string, folder: string): string {
  const changed = differing(language, readWordsFile(resolve(from), language));
  const path = join(folder, `${language}.json`);
  try {
    mkdirSync(folder, { recursive: true });
    chmodSync(folder, 0o755);
    writeFileSync(`${folder}/.new`, written(changed));
    chmodSync(`${folder}/.new`, 0o644);
    renameSync(`${folder}/.new`, path);
  } catch (error) {
    throw new Failure(`${path} cannot be written (${codeOf(error)}).`);
  }
  const count = counted(changed);
  return `${ownFolder}/${language}.json says ${count} of its own. Build to show it: docs/words.md.`;
}

const written = (said: object) => `${JSON.stringify(said, null, 2)}\n`;

function counted(own: object): string {
  const count = sentencesOf(own);
  return count === 1 ? "1 sentence" : `${count} sentences`;
}

/** A list of words of danger counts as one. */
const sentencesOf = (said: object): number =>
  Object.values(said).reduce(
    (sum: number, one: unknown) =>
      sum + (typeof one === "object" && one !== null && !Array.isArray(one) ? sentencesOf(one) : 1),
    0,
  );

async function main(given: readonly string[]): Promise<number> {
  const root = resolve(import.meta.dirname, "..");
  return answered(parseWordsOptions(given), usage, async (options) => {
    const said = wordsAsked(options, join(root, ownFolder));
    if (options.to === undefined && options.from === undefined) process.stdout.write(`${said}\n`);
    else tell(said);
    return 0;
  });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) process.exitCode = await main(process.argv.slice(2));
