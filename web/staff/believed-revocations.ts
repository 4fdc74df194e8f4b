/**
 * What a coordinator's browser believes of the list of revoked keys. The service delivers the list and can neither write
 * one nor bring a key back that stood on one this browser has seen: an older list, hidden behind or restored from a
 * backup, is read together with what is remembered here.
 */
import * as z from "zod/mini";
import { Revocations } from "../../shared/certificates.ts";
import { Bytes32 } from "../../shared/ids.ts";
import type { PeopleAnswer } from "../../shared/people-interface.ts";
import { learnRevocations, noRevocations } from "../encryption/chain.ts";
import { payloadOf } from "./chain-reading.ts";
import { get, put } from "./database.ts";

/** As the service tells it. */
export type ToldRevocations = PeopleAnswer["revocations"];

export interface Believed {
  /** Of the list that was told; 0: none. */
  readonly number: number;
  readonly keys: ReadonlySet<string>;
}

const Remembered = z.strictObject({ one: z.literal("revocations"), organisationKey: Bytes32, keys: z.array(Bytes32) });

/** undefined: what was told is signed by nobody who may. */
export async function believedRevocations(
  organisationKey: string,
  told: ToldRevocations,
): Promise<Believed | undefined> {
  const signed = told === null ? noRevocations : await signedList(organisationKey, told);
  if (signed === undefined) return undefined;
  const before = await remembered(organisationKey);
  const keys = new Set([...signed.keys, ...before]);
  if (keys.size > before.length) await remember(organisationKey, [...keys]);
  return { number: signed.number, keys };
}

/** Whoever signed it may have stopped counting since: it is judged by the moment it was signed. */
async function signedList(organisationKey: string, { list, signer }: NonNullable<ToldRevocations>) {
  const now = payloadOf(Revocations, list)?.issuedAt ?? 0;
  const known = await learnRevocations(noRevocations, { list, signer: [...signer] }, { organisationKey, now });
  return "refused" in known ? undefined : known;
}

async function remembered(organisationKey: string): Promise<readonly string[]> {
  try {
    const parsed = Remembered.safeParse(await get("organisation", "revocations"));
    return parsed.success && parsed.data.organisationKey === organisationKey ? parsed.data.keys : [];
  } catch {
    return [];
  }
}

async function remember(organisationKey: string, keys: string[]): Promise<void> {
  try {
    await put("organisation", { one: "revocations", organisationKey, keys });
  } catch {
    // A browser that keeps nothing goes by what it is told, each time.
  }
}
