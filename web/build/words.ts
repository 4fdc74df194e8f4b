/** Do two languages say the same? No sentence is missing or besides, and each has the `{places}` that English has. */

/** A sentence each for whatever is wrong; empty: nothing is. `said`, `english`: sentences by name, at any depth. */
export function faultsOfWords(said: object, english: object, at = ""): string[] {
  const [theirs, ours] = [new Map(Object.entries(said)), new Map(Object.entries(english))];
  const besides = [...theirs.keys()].filter((name) => !ours.has(name)).map((name) => `${at}${name} is not in English`);
  const others = [...ours].flatMap(([name, sentence]) => faultsOf(theirs.get(name), sentence, `${at}${name}`));
  return [...besides, ...others];
}

function faultsOf(theirs: unknown, ours: unknown, at: string): string[] {
  if (theirs === undefined) return [`${at} is missing`];
  if (isGroup(ours)) return isGroup(theirs) ? faultsOfWords(theirs, ours, `${at}.`) : [`${at} is no group`];
  if (typeof theirs !== "string" || theirs.trim() === "") return [`${at} says nothing`];
  const [has, needs] = [placesIn(theirs), placesIn(`${ours}`)];
  return has === needs ? [] : [`${at} has the places "${has}", and English "${needs}"`];
}

export const isGroup = (value: unknown): value is object =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const place = /\{(\w+)\}/g;

/** A place may stand anywhere in the sentence, and once. */
export const placesIn = (sentence: string): string =>
  [...sentence.matchAll(place)]
    .map(([found]) => found)
    .toSorted()
    .join(" ");

export const withoutPlaces = (sentence: string): string => sentence.replace(place, "");
