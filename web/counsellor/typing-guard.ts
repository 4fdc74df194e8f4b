/**
 * Somebody writes, and the writing box goes away under their fingers: the chat ended, or was given back. The rest of
 * their word must not become commands ("t" takes a person, "n" opens another chat and puts the rest of it there).
 *
 * Single keys count again once they left the box on purpose or have stopped typing for a moment.
 */

/** Longer than the pause between two words. */
const pauseMs = 1500;

export interface Keystroke {
  /** Milliseconds of the page's own clock. */
  readonly at: number;
  readonly inField: boolean;
  readonly key: string;
}

/** When the last key of an unbroken run of typing was pressed; undefined: nobody is in the middle of a word. */
export type Typing = number | undefined;

export function typed(typing: Typing, { at, inField, key }: Keystroke): { typing: Typing; isCommand: boolean } {
  const leaves = key === "Escape" || key === "Tab";
  if (leaves) return { typing: undefined, isCommand: !inField };
  if (inField) return { typing: at, isCommand: false };
  const goesOn = typing !== undefined && at - typing < pauseMs;
  return { typing: goesOn ? at : undefined, isCommand: !goesOn };
}
