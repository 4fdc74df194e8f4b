/**
 * What a coordinator's browser believes of the list of revoked keys. The service delivers the list and can neither write
 * one nor bring a key back that stood on one this browser has seen: an older list, hidden behind or restored from a
 * backup, is read together with what is remembered here, and a newer one that leaves a key out before its day is not
 * believed. Once a key's certificates have ended, lists may leave it out; this browser certifies it never again.
 */
import * as z from "zod/mini";
import { Revocations } from "../../shared/certificates.ts";
import { Bytes32 } from "../../shared/ids.ts";
import { clockToleranceMs } from "../../shared/limits.ts";
import type { PeopleAnswer } from "../../shared/people-interface.ts";
import { endsIn, hasEnded } from "../../shared/revoked-keys.ts";
import { learnRevocations, noRevocations } from "../encryption/chain.ts";
import { payloadOf } from "./chain-reading.ts";
import { get, put } from "./database.ts";

/** As the service tells it. */
export type ToldRevocations = PeopleAnswer["revocations"];

export interface Believed {
  /** Of the list that was told; 0: none. */
  readonly number: number;
  /** Every key that was ever seen on a list, and the day from whose beginning on a list may leave it out. */
  readonly ends: ReadonlyMap<string, number>;
}

const Remembered = z.strictObject({
  one: z.literal("revocations"),
  organisationKey: Bytes32,
  /** The highest that was seen. */
  number: z.int(),
  ends: z.array(z.tuple([Bytes32, z.int()])),
});
type Memory = Pick<z.infer<typeof Remembered>, "number" | "ends">;

interface Signed {
  readonly number: number;
  readonly issuedAt: number;
  readonly ends: ReadonlyMap<string, number>;
}

const none: Signed = { number: 0, issuedAt: 0, ends: new Map() };

/**
 * undefined: what was told is signed by nobody who may, or later than now, or leaves out a key that may still count.
 * `now`: the service's time; `here`: this computer's, so that no lie about the time lets a key go before its day.
 */
export async function believedRevocations(
  organisationKey: string,
  told: ToldRevocations,
  now: number,
  here = Date.now(),
): Promise<Believed | undefined> {
  const before = await remembered(organisationKey);
  const signed = told === null ? none : await signedList(organisationKey, told, before);
  if (signed === undefined || signed.issuedAt > now + clockToleranceMs) return undefined;
  const at = Math.min(signed.issuedAt, here + clockToleranceMs);
  const isMissing = ([key, end]: readonly [string, number]) => !signed.ends.has(key) && !hasEnded(end, at);
  if (signed.number > before.number && before.ends.some(isMissing)) return undefined;
  // A day that was signed once is no earlier in a later list.
  const latest = before.ends.map(([key, end]) => [key, Math.max(end, signed.ends.get(key) ?? end)] as const);
  const ends = new Map([...signed.ends, ...latest]);
  const number = Math.max(signed.number, before.number);
  if (number > before.number || ends.size > before.ends.length)
    await remember(organisationKey, { number, ends: [...ends] });
  return { number: signed.number, ends };
}

/** Keys on the very list that was told, which was believed: others that are remembered here no visitor's page hears of. */
export function keysTold(told: ToldRevocations): ReadonlySet<string> {
  return new Set(told === null ? [] : payloadOf(Revocations, told.list)?.signingKeys);
}

/**
 * Whoever signed it may have stopped counting since: it is judged by the moment it was signed. What is newer than
 * anything seen here was signed by nobody who was seen revoked before.
 */
async function signedList(
  organisationKey: string,
  { list, signer }: NonNullable<ToldRevocations>,
  before: Memory,
): Promise<Signed | undefined> {
  const says = payloadOf(Revocations, list);
  const ends = says && endsIn(says);
  if (says === undefined || ends === undefined) return undefined;
  const { number, issuedAt } = says;
  const root = { organisationKey, now: issuedAt };
  const revoked = number > before.number ? new Set(before.ends.map(([key]) => key)) : noRevocations.keys;
  const known = await learnRevocations({ number: 0, keys: revoked }, { list, signer: [...signer] }, root);
  return "refused" in known ? undefined : { number, issuedAt, ends };
}

async function remembered(organisationKey: string): Promise<Memory> {
  try {
    const parsed = Remembered.safeParse(await get("organisation", "revocations"));
    if (parsed.success && parsed.data.organisationKey === organisationKey) return parsed.data;
  } catch {
    // It is then as with a browser that has never seen one.
  }
  return { number: 0, ends: [] };
}

async function remember(organisationKey: string, { number, ends }: Memory): Promise<void> {
  try {
    await put("organisation", { one: "revocations", organisationKey, number, ends });
  } catch {
    // A browser that keeps nothing goes by what it is told, each time.
  }
}
