/** The organisation's key as words that can be read out on the telephone: six of them, 66 bits of its digest. */
import { wordlist } from "@scure/bip39/wordlists/english.js";
import { sha256, utf8 } from "../../encryption/bytes.ts";

/** Whoever wants another key with the same words has to try as often as there are words to that power. */
const count = 6;
const bitsPerWord = 11;

/** `key`: base64url. */
export async function keyWords(key: string): Promise<readonly string[]> {
  const digest = await sha256(utf8(`quietline organisation 1\n${key}`));
  const bits = [...digest.subarray(0, 9)].map((byte) => byte.toString(2).padStart(8, "0")).join("");
  return Array.from({ length: count }, (_, place) => {
    const from = place * bitsPerWord;
    return wordlist[Number.parseInt(bits.slice(from, from + bitsPerWord), 2)] ?? "";
  });
}
