/** What is written while waiting, pure: it is sent first and by itself, but not in the middle of a word. */

export interface Draft {
  readonly text: string;
  /** By the page's own clock, in milliseconds. */
  readonly typedAt: number;
}

/** Whoever pauses so long has finished a thought. */
const pauseMs = 2000;
/** Longer nobody is kept from seeing who has come. */
const mostMs = 15_000;

export const still = (text: string): Draft => ({ text, typedAt: Number.NEGATIVE_INFINITY });

/** `inserted`: what the browser says came in. All of it in one piece, several words: pasted, and nobody is typing. */
export function typed(text: string, inserted: string | null, now: number): Draft {
  return text === inserted && /\S\s+\S/.test(text) ? still(text) : { text, typedAt: now };
}

/** 0: it may go now. */
export function msUntilSent({ text, typedAt }: Draft, seatedAt: number, now: number): number {
  if (text.trim() === "") return 0;
  return Math.max(0, Math.min(typedAt + pauseMs, seatedAt + mostMs) - now);
}

/** Whoever writes on without a pause keeps the word that is being written. */
export function split({ text, typedAt }: Draft, now: number): { readonly first: string; readonly rest: string } {
  const end = now - typedAt < pauseMs / 2 ? text.search(/\S*$/) : text.length;
  return { first: text.slice(0, end), rest: text.slice(end) };
}
