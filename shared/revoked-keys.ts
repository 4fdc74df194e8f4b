/**
 * When a key may leave the list of revoked keys: once none of its certificates can count any more, with the tolerance for
 * wrong clocks. Whole days since 1970 in UTC, so that a list holds as many keys as it can. Pure; for the Office and for
 * coordinators' browsers. Visitors' pages believe a list as it is.
 */
import type { Revocations } from "./certificates.ts";
import { clockToleranceMs, coordinatorCertificateMs } from "./limits.ts";

const dayMs = 86_400_000;

/** From the beginning of this day on, no certificate counts that ends at `until`. */
export const endDay = (until: number): number => Math.ceil((until + clockToleranceMs) / dayMs);

export const hasEnded = (day: number, now: number): boolean => now >= day * dayMs;

/** When `endDay` begins, in milliseconds. */
export const beginOf = (day: number): number => day * dayMs;

/** The latest day a key can be given that is revoked at `now`: no certificate is made for longer than a year. */
export const latestEndDay = (now: number): number => endDay(now + coordinatorCertificateMs + clockToleranceMs);

/**
 * Every key of the list with its day. Lists from before there were days hold keys whose certificates were made before
 * the list was. undefined: not every key has one.
 */
export function endsIn({ signingKeys, ends, issuedAt }: Revocations): ReadonlyMap<string, number> | undefined {
  if (ends !== undefined && ends.length !== signingKeys.length) return undefined;
  return new Map(signingKeys.map((key, index) => [key, ends?.[index] ?? latestEndDay(issuedAt)]));
}
