/** Whether a one-time sign-in link can still be used. Pure; the rows are kept by `links.ts`. */

export interface LinkTimes {
  readonly endsAt: number;
  readonly usedAt: number | null;
  /** A coordinator took it back. */
  readonly revokedAt: number | null;
}

/** `used` comes first: whoever finds their link used up must hear it, also later. */
export function linkState(
  { endsAt, usedAt, revokedAt }: LinkTimes,
  now: number,
): "fresh" | "used" | "ended" | "revoked" {
  if (usedAt !== null) return "used";
  if (revokedAt !== null) return "revoked";
  return now < endsAt ? "fresh" : "ended";
}
