/** Staff's browsers: public keys and the certificate chain as it was delivered. Trust is judged by visitors' pages, from the chain. */
import * as z from "zod/mini";
import { Chain, Role } from "../../shared/certificates.ts";
import type { PersonId } from "../../shared/ids.ts";
import type { CertifiedDevice } from "./device-certificate.ts";

const Roles = z.array(Role);

/** Keeps the device, or its newer certificate. "taken": its key is somebody else's; "revoked": it never counts again. */
export function keepDevice(
  sql: SqlStorage,
  person: PersonId,
  device: CertifiedDevice,
  now: number,
): "kept" | "taken" | "revoked" {
  const { signingKey, receivingKey, roles, alias, chain, until } = device;
  const holder = deviceHolder(sql, signingKey);
  if (holder !== undefined && holder.person !== person) return "taken";
  if (holder?.revoked === true) return "revoked";
  sql.exec(
    `INSERT INTO devices (signing_key, person, receiving_key, roles, alias, chain, certified_until, added_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (signing_key) DO UPDATE SET receiving_key = excluded.receiving_key, roles = excluded.roles,
       alias = excluded.alias, chain = excluded.chain, certified_until = excluded.certified_until`,
    ...[signingKey, person, receivingKey, JSON.stringify(roles), alias, JSON.stringify(chain), until, now],
  );
  return "kept";
}

export interface Device {
  readonly signingKey: string;
  readonly roles: readonly Role[];
  readonly chain: Chain;
  readonly certifiedUntil: number;
  readonly addedAt: number;
}

type Row = { signing_key: string; roles: string; chain: string; certified_until: number; added_at: number };

/** This person's browsers that were not revoked, newest first. */
export function devicesOf(sql: SqlStorage, person: PersonId): readonly Device[] {
  return sql
    .exec<Row>(
      `SELECT signing_key, roles, chain, certified_until, added_at FROM devices
       WHERE person = ? AND revoked_at IS NULL ORDER BY added_at DESC, signing_key`,
      person,
    )
    .toArray()
    .map((row) => ({
      signingKey: row.signing_key,
      roles: Roles.parse(JSON.parse(row.roles)),
      chain: Chain.parse(JSON.parse(row.chain)),
      certifiedUntil: row.certified_until,
      addedAt: row.added_at,
    }));
}

/** The key, if it is that of one of this person's browsers that were not revoked. */
export function ownDeviceKey(sql: SqlStorage, person: PersonId, key: string): string | null {
  return devicesOf(sql, person).some(({ signingKey }) => signingKey === key) ? key : null;
}

/** Whose browser this key was ever, revoked or not. */
export function deviceHolder(sql: SqlStorage, key: string): { person: string; revoked: boolean } | undefined {
  const [row] = sql
    .exec<{ person: string; revoked_at: number | null }>(
      "SELECT person, revoked_at FROM devices WHERE signing_key = ?",
      key,
    )
    .toArray();
  return row && { person: row.person, revoked: row.revoked_at !== null };
}

/** All of this person's browsers: the Office counts none of them any more. Visitors' pages hear it by the signed list. */
export function revokeDevicesOf(sql: SqlStorage, person: PersonId, now: number): void {
  sql.exec("UPDATE devices SET revoked_at = ? WHERE person = ? AND revoked_at IS NULL", now, person);
}
