/** Whether a one-time sign-in link can still be used. Pure; the rows are kept by `links.ts`. */

export interface LinkTimes {
  readonly endsAt: number;
  readonly usedAt: number | null;
}

/** `used` comes first: whoever finds their link used up must hear it, also later. */
export function linkState({ endsAt, usedAt }: LinkTimes, now: number): "fresh" | "used" | "ended" {
  if (usedAt !== null) return "used";
  return now < endsAt ? "fresh" : "ended";
}
