/**
 * Keys as six words that two people read to each other: 66 bits of a digest, from the BIP39 English list. Fewer would
 * not do: whoever could show other keys may try, for as long as a request is open, until the words are the same.
 */
import { wordlist } from "@scure/bip39/wordlists/english.js";
import { sha256, utf8 } from "../encryption/bytes.ts";

const count = 6;
const bitsPerWord = 11;

/** The organisation's key. `key`: base64url. */
export function keyWords(key: string): Promise<readonly string[]> {
  return spokenWords(`quietline organisation 1\n${key}`);
}

/**
 * A browser's two public keys and the organisation key it goes by, all in base64url: the words show that nobody put
 * other keys between this browser and the coordinator's.
 */
export function checkWords(
  organisationKey: string,
  { signingKey, receivingKey }: { readonly signingKey: string; readonly receivingKey: string },
): Promise<readonly string[]> {
  return spokenWords(`quietline browser 1\n${organisationKey}\n${signingKey}\n${receivingKey}`);
}

async function spokenWords(text: string): Promise<readonly string[]> {
  const digest = await sha256(utf8(text));
  const bits = [...digest].map((byte) => byte.toString(2).padStart(8, "0")).join("");
  return Array.from({ length: count }, (_, place) => {
    const from = place * bitsPerWord;
    return wordlist[Number.parseInt(bits.slice(from, from + bitsPerWord), 2)] ?? "";
  });
}
