/** What the options of all commands have in common: reading the words, and one sentence about what cannot be read. Pure. */
import { type ParseArgsConfig, parseArgs } from "node:util";

export type Asked<Options> = { readonly is: "options"; readonly options: Options } | { readonly is: "help" } | Mistake;

interface Mistake {
  readonly is: "mistake";
  /** What somebody at the terminal reads. */
  readonly sentence: string;
}

type Known = NonNullable<ParseArgsConfig["options"]>;

export function mistake(sentence: string): Mistake {
  return { is: "mistake", sentence };
}

/** The values by option; a sentence when the words are not all `known` options. */
export function readWords<const K extends Known>(given: readonly string[], known: K) {
  try {
    const { values, positionals } = parseArgs({ args: [...given], options: known, allowPositionals: true });
    const [stray] = positionals;
    return stray === undefined
      ? { values }
      : `There is no option "${stray}". Options begin with two dashes; see --help.`;
  } catch (error) {
    const word = /'(-[^']*)'/.exec(error instanceof Error ? error.message : "")?.[1]?.split(/[\s=]/)[0] ?? "";
    const name = word.replace(/^--/, "");
    if (!Object.hasOwn(known, name)) return `There is no option ${word || "like that"}. See --help.`;
    return known[name]?.type === "string"
      ? `${word} needs a value. See --help.`
      : `${word} takes no value. See --help.`;
  }
}

/** A port number; a sentence when it is none. */
export function portOf(text = "8787"): number | Mistake {
  return wholeNumber(text, 65_535) ?? mistake("--port takes a number from 1 to 65535, such as --port 8788.");
}

/** From 1 to `most`. */
export function wholeNumber(text: string, most: number): number | undefined {
  const number = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  return number >= 1 && number <= most ? number : undefined;
}
