/**
 * A charity's own sentences: `words/` beside the product's sources, one JSON file for each language with those that
 * differ, by the names that ours have (docs/words.md). Whatever is wrong with them is said by file and name, and then
 * nothing is built: a visitor reads what the charity wrote, or what was there before.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { Failure } from "../../serve/failure.ts";
import { type PageLanguage, pageLanguages } from "../../shared/page-language.ts";
import { listed, type Own, type OwnWords } from "./sentences.ts";
import { isGroup, placesIn, withoutPlaces } from "./words.ts";

/** A folder in the product's own, which git ignores. */
export const ownFolder = "words";

/** UTF-16 units that are always all right, on the smallest button too. */
const shortUnits = 60;
/** A sentence may be as many times as long as the English one: the place it stands in was made for that. */
const timesEnglish = 3;
/** Letters of a word of danger: shorter ones are found in what everybody writes. */
const dangerLetters = 4;

/** Throws a Failure that names every file and sentence that is wrong. A folder that is not there is an empty one. */
export function readOwnWords(folder: string): OwnWords {
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => !/^\.|\.md$/.test(name)) : [];
  const found = names.toSorted().map((name) => readOwn(join(folder, name)));
  return new Map(found.map(({ language, own }) => [language, own]));
}

function readOwn(path: string): { readonly language: PageLanguage; readonly own: Own } {
  const language = pageLanguages.find((known) => basename(path) === `${known}.json`);
  if (language === undefined) {
    const files = pageLanguages.map((known) => `${known}.json`).join(", ");
    throw new Failure(`${shown(path)} is no file of sentences. There can be ${files}, and notes in .md.`);
  }
  return { language, own: readWordsFile(path, language) };
}

/** Some or all sentences in that language. Throws a Failure. */
export function readWordsFile(path: string, language: PageLanguage): Own {
  const given = parsed(path);
  const faults = faultsOfOwn(language, given);
  if (faults.length === 0 && isGroup(given)) return given;
  throw new Failure(
    `${shown(path)}: ${faults.join("; ")}. Every name there is, with its sentence, is in: npm run words -- ${language}`,
  );
}

function parsed(path: string): unknown {
  const text = textOf(path);
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch (error) {
    const why = error instanceof Error ? error.message.replace(/\s+/g, " ") : "";
    throw new Failure(`${shown(path)} is not JSON: ${why}.`);
  }
  const twice = saidTwice(text, given);
  if (twice !== undefined) throw new Failure(`${shown(path)}: "${twice}" stands there twice in one place.`);
  return given;
}

function textOf(path: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(path));
  } catch (error) {
    const why = error instanceof TypeError ? "is not in UTF-8" : "cannot be read";
    throw new Failure(`${shown(path)} ${why}.`);
  }
}

/** JSON.parse takes the last of two without a word, and a sentence would be lost. */
function saidTwice(text: string, given: unknown): string | undefined {
  const written = [...text.matchAll(/("(?:[^"\\]|\\.)*")(\s*:)?/g)].flatMap(([, name, colon]) =>
    colon === undefined ? [] : [`${JSON.parse(name ?? "")}`],
  );
  const read = namesIn(given);
  return written.find((name) => written.filter(same(name)).length > read.filter(same(name)).length);
}

const same = (one: string) => (other: string) => one === other;

const namesIn = (value: unknown): string[] =>
  isGroup(value) ? Object.entries(value).flatMap(([name, inside]) => [name, ...namesIn(inside)]) : [];

/** A sentence each for whatever is wrong; empty: nothing is. */
export function faultsOfOwn(language: PageLanguage, given: unknown): string[] {
  if (!isGroup(given)) return ["it holds no sentences by name"];
  const [english, { crisis: _, ...here }] = [listed("en"), listed(language)];
  const { crisis, ...own }: { crisis?: unknown } = given;
  return [...faultsIn(own, here, english, ""), ...(Object.hasOwn(given, "crisis") ? faultsOfCrisis(crisis) : [])];
}

function faultsIn(own: object, ours: object, english: object, at: string): string[] {
  const [known, inEnglish] = [new Map<string, unknown>(Object.entries(ours)), new Map(Object.entries(english))];
  return Object.entries(own).flatMap(([name, said]: [string, unknown]) =>
    faultsOf(said, known.get(name), inEnglish.get(name), `${at}${name}`),
  );
}

function faultsOf(said: unknown, ours: unknown, english: unknown, at: string): string[] {
  if (ours === undefined) return [`${at} is the name of no sentence: take it out, or give it the name it has now`];
  if (isGroup(ours)) {
    const others = isGroup(english) ? english : {};
    return isGroup(said) ? faultsIn(said, ours, others, `${at}.`) : [`${at} is a group of sentences`];
  }
  if (typeof said !== "string") return [`${at} is one sentence, in quotation marks`];
  return faultsOfSentence(said, `${ours}`, `${english}`).map((fault) => `${at} ${fault}`);
}

function faultsOfSentence(said: string, ours: string, english: string): string[] {
  if (said.trim() === "") return ["says nothing"];
  const [has, needs] = [placesIn(said), placesIn(ours)];
  const most = Math.max(shortUnits, timesEnglish * english.length);
  return [
    ...(has === needs ? [] : [`has the places "${has}" and needs "${needs}"`]),
    ...(/[{}]/.test(withoutPlaces(said)) ? ["has a brace that belongs to no place"] : []),
    ...(/\p{Cc}/u.test(said) ? ["has a new line, a tab or the like in it"] : []),
    ...(said.length > most ? [`is too long: ${said.length} characters, at most ${most}`] : []),
  ];
}

function faultsOfCrisis(given: unknown): string[] {
  if (!Array.isArray(given) || given.length === 0) return ["crisis is a list of words of danger, with one at least"];
  return given.flatMap((phrase: unknown, at) => {
    if (typeof phrase !== "string") return [`crisis: entry ${at + 1} is no text`];
    const letters = phrase.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
    if (letters < dangerLetters) return [`crisis: "${phrase}" is too short, it would be found in ordinary sentences`];
    return phrase.length > shortUnits ? [`crisis: "${phrase}" is too long to be found`] : [];
  });
}

/** By how many bytes of UTF-8 each file says it longer than we do; only those that do. */
export function longerThanOurs(own: OwnWords): string[] {
  const bytes = (said: object) => Buffer.byteLength(JSON.stringify(said));
  return [...own].flatMap(([language, said]) => {
    const more = bytes(listed(language, said)) - bytes(listed(language));
    return more > 0 ? [`${ownFolder}/${language}.json (${more} bytes longer)`] : [];
  });
}

/** As somebody finds it: without where on this machine the product lies. */
const shown = (path: string): string => (path.startsWith(root) ? path.slice(root.length) : path);

const root = `${join(import.meta.dirname, "../..")}/`;
