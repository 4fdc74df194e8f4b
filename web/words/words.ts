/**
 * What every language must say: the same sentences as English, none missing and none besides. The build compares them
 * again, with their `{places}` (`web/build/words.ts`).
 */
import type { en } from "./en.ts";
import type * as later from "./later/en.ts";

type Said<Sentences> = Sentences extends string
  ? string
  : { readonly [Name in keyof Sentences]: Said<Sentences[Name]> };

export type Words = Said<typeof en>;

/** What comes later, with its script. */
export type LaterWords = Said<typeof later>;
