/**
 * Keys that no longer count: the newest list as it was signed, and what it means for chains that run through one of
 * them. The list is made in a coordinator's browser (`revoking.ts`); the server can hide a newer one, never write one.
 */

import * as z from "zod/mini";
import { Certificate, type Chain, Revocations } from "../../shared/certificates.ts";
import { endsIn } from "../../shared/revoked-keys.ts";
import { compactPayload } from "./statement-text.ts";

export interface RevocationList {
  readonly number: number;
  readonly list: string;
  /** The chain of the device that signed it; empty: the organisation key. */
  readonly signer: readonly string[];
  readonly keys: readonly string[];
  /** Of each key, the day from whose beginning on a list may leave it out. */
  readonly ends: ReadonlyMap<string, number>;
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
  const says = Revocations.parse(compactPayload(row.list));
  const signer = Signer.parse(JSON.parse(row.signer));
  return { number: row.number, list: row.list, signer, keys: says.signingKeys, ends: endsIn(says) ?? new Map() };
}

/** Older lists have no use: the highest number wins everywhere. */
export function keepRevocations(
  sql: SqlStorage,
  { number, list, signer }: Omit<RevocationList, "keys" | "ends">,
  now: number,
): void {
  sql.exec("DELETE FROM revocations");
  sql.exec(
    "INSERT INTO revocations (number, list, signer, kept_at) VALUES (?, ?, ?, ?)",
    ...[number, list, JSON.stringify(signer), now],
  );
}

/** What a chain says, in order. It was verified before it was kept. */
export function certificatesIn(chain: Chain): readonly Certificate[] {
  return chain.map((link) => Certificate.parse(compactPayload(link)));
}

export function runsThrough(chain: Chain, revoked: ReadonlySet<string>): boolean {
  return certificatesIn(chain).some(({ signingKey }) => revoked.has(signingKey));
}

/** Keys on the newest list, and those of devices that were revoked here. */
export function revokedKeys(sql: SqlStorage): ReadonlySet<string> {
  const rows = sql.exec<{ signing_key: string }>("SELECT signing_key FROM devices WHERE revoked_at IS NOT NULL");
  return new Set([...(newestRevocations(sql)?.keys ?? []), ...rows.toArray().map(({ signing_key }) => signing_key)]);
}
