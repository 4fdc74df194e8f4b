/** The recovery kit: the 32 bytes of the organisation key as 24 words of the BIP39 English list, with a checksum. */
import { entropyToMnemonic, mnemonicToEntropy } from "@scure/bip39";
import { wordlist } from "@scure/bip39/wordlists/english.js";

const kitWords = 24;
const known = new Set(wordlist);

export function kitOf(seed: Uint8Array): readonly string[] {
  return entropyToMnemonic(seed, wordlist).split(" ");
}

export type KitProblem =
  | { readonly is: "count"; readonly typed: number }
  /** Numbered from 1, as on the paper. */
  | { readonly is: "unknownWord"; readonly number: number; readonly word: string }
  | { readonly is: "checksum" };

/** The 32 bytes that these words stand for, however they were typed. */
export function seedOf(typed: string): Uint8Array | KitProblem {
  const words = wordsOf(typed);
  if (words.length !== kitWords) return { is: "count", typed: words.length };
  const wrong = words.findIndex((word) => !known.has(word));
  if (wrong >= 0) return { is: "unknownWord", number: wrong + 1, word: words[wrong] ?? "" };
  try {
    return mnemonicToEntropy(words.join(" "), wordlist);
  } catch {
    return { is: "checksum" };
  }
}

/** Small letters, one space; numbers before words, as the kit prints them, are left out. */
export function wordsOf(typed: string): readonly string[] {
  return typed
    .toLowerCase()
    .split(/[\s,;]+/)
    .map((word) => word.replace(/^\d+[.)]?/, ""))
    .filter((word) => word !== "");
}
