/**
 * Keys that no longer count: the newest list as it was signed, and what it means for chains that run through one of
 * them. The list is made in a coordinator's browser (`revoking.ts`); the server can hide a newer one, never write one.
 */

import * as z from "zod/mini";
import { Certificate, type Chain, Revocations } from "../../shared/certificates.ts";
import { compactPayload } from "./statement-text.ts";

export interface RevocationList {
  readonly number: number;
  readonly list: string;
  /** The chain of the device that signed it; empty: the organisation key. */
  readonly signer: readonly string[];
  readonly keys: readonly string[];
}

const Signer = z.array(z.string());

/** null while nothing was ever revoked. */
export function newestRevocations(sql: SqlStorage): RevocationList | null {
  const [row] = sql
    .exec<{ number: number; list: string; signer: string }>(
      "SELECT number, list, signer FROM revocations ORDER BY number DESC LIMIT 1",
    )
    .toArray();
  if (row === undefined) return null;
  const { signingKeys } = Revocations.parse(compactPayload(row.list));
  return { number: row.number, list: row.list, signer: Signer.parse(JSON.parse(row.signer)), keys: signingKeys };
}

/** Older lists have no use: the highest number wins everywhere. */
export function keepRevocations(
  sql: SqlStorage,
  { number, list, signer }: Omit<RevocationList, "keys">,
  now: number,
): void {
  sql.exec("DELETE FROM revocations");
  sql.exec(
    "INSERT INTO revocations (number, list, signer, kept_at) VALUES (?, ?, ?, ?)",
    ...[number, list, JSON.stringify(signer), now],
  );
}

/** Signing keys of a chain, in order. It was verified before it was kept. */
export function keysIn(chain: Chain): readonly string[] {
  return chain.map((link) => Certificate.parse(compactPayload(link)).signingKey);
}

export function runsThrough(chain: Chain, revoked: ReadonlySet<string>): boolean {
  return keysIn(chain).some((key) => revoked.has(key));
}

/** Keys on the newest list, and those of devices that were revoked here. */
export function revokedKeys(sql: SqlStorage): ReadonlySet<string> {
  const rows = sql.exec<{ signing_key: string }>("SELECT signing_key FROM devices WHERE revoked_at IS NOT NULL");
  return new Set([...(newestRevocations(sql)?.keys ?? []), ...rows.toArray().map(({ signing_key }) => signing_key)]);
}
