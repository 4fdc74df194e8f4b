/**
 * Keys as words, from the BIP39 English list: the recovery kit (24 words for the 32 bytes of the organisation key, the
 * last of them a checksum) and the four words two people compare before a browser is certified.
 */
import { entropyToMnemonic, mnemonicToEntropy } from "@scure/bip39";
import { wordlist } from "@scure/bip39/wordlists/english.js";
import { sha256, utf8 } from "../encryption/bytes.ts";

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

/**
 * Four words over a browser's two public keys and the organisation key it goes by: read aloud, they show that nobody
 * put other keys between this browser and the coordinator's. All in base64url.
 */
export async function checkWords(
  organisationKey: string,
  { signingKey, receivingKey }: { readonly signingKey: string; readonly receivingKey: string },
): Promise<readonly string[]> {
  const digest = await sha256(utf8(`quietline browser 1\n${organisationKey}\n${signingKey}\n${receivingKey}`));
  const bits = [...digest.subarray(0, 6)].map((byte) => byte.toString(2).padStart(8, "0")).join("");
  return [0, 1, 2, 3].map((place) => wordlist[Number.parseInt(bits.slice(place * 11, place * 11 + 11), 2)] ?? "");
}
