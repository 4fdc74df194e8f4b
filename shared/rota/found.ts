/** A conflict with what makes it comparable before and after a change. */
import type { Conflict } from "./rules.ts";

export interface Found {
  readonly conflict: Conflict;
  /** The same conflict has the same key before and after. */
  readonly key: string;
  /** How bad it is, mostly in milliseconds: a change that makes it no worse is not to blame for it. */
  readonly measure: number;
}
