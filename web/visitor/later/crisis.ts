/**
 * Words of somebody who could be in danger, found on their own device while they wait, pure. It decides nothing but
 * whether the numbers are shown once: nothing of it is sent, kept or counted.
 */

/** Is one of these in the text, as whole words? Also in capitals, with accents, written apart or letter by letter. */
export function soundsLikeDanger(text: string, phrases: readonly string[]): boolean {
  const words = wordsOf(text);
  const wanted = new Set(phrases.map((phrase) => wordsOf(phrase).join("")));
  const longest = Math.max(0, ...[...wanted].map((phrase) => phrase.length));
  return words.some((_, first) => startsOneAt(words, first, wanted, longest));
}

function startsOneAt(words: readonly string[], first: number, wanted: ReadonlySet<string>, longest: number): boolean {
  let joined = "";
  for (let place = first; place < words.length && joined.length < longest; place++) {
    joined += words[place];
    if (wanted.has(joined)) return true;
  }
  return false;
}

/**
 * Letters and digits alone, small, without accents or vowel signs. What nobody sees is no gap, and neither is a line that
 * only makes an Arabic word longer. An apostrophe is one ("l'envie"): gaps inside a phrase do not count.
 */
function wordsOf(text: string): string[] {
  const plain = text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[\p{M}\p{Cf}ـ]/gu, "");
  return plain.match(/[\p{L}\p{N}]+/gu) ?? [];
}
