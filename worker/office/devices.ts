/** Staff's browsers: public keys and the certificate chain as it was delivered. Trust is judged by visitors' pages, from the chain. */
import * as z from "zod/mini";
import { Chain, Role } from "../../shared/certificates.ts";
import { PersonId, type SessionId } from "../../shared/ids.ts";
import type { CertifiedDevice } from "./device-certificate.ts";
import { certificatesIn } from "./revoked-keys.ts";

/** Keeps the device, or its newer certificate. "taken" when its key is somebody else's, or was revoked. */
export function keepDevice(sql: SqlStorage, person: PersonId, device: CertifiedDevice, now: number): "kept" | "taken" {
  const { signingKey, receivingKey, roles, alias, chain, until } = device;
  const holder = deviceOfKey(sql, signingKey);
  // Not the chain's: whoever signed it may be certified anew, and what they signed counts on.
  const ownEnd = certificatesIn(chain).at(-1)?.until ?? until;
  if (holder !== undefined && (holder.person !== person || holder.revokedAt !== null)) return "taken";
  sql.exec(
    `INSERT INTO devices
       (signing_key, person, receiving_key, roles, alias, chain, certified_until, latest_until, added_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (signing_key) DO UPDATE SET receiving_key = excluded.receiving_key, roles = excluded.roles,
       alias = excluded.alias, chain = excluded.chain, certified_until = excluded.certified_until,
       latest_until = max(latest_until, excluded.latest_until)`,
    ...[signingKey, person, receivingKey, JSON.stringify(roles), alias, JSON.stringify(chain), until, ownEnd, now],
  );
  return "kept";
}

/** What is kept of a browser, as far as it decides what it may do. */
export interface HeldDevice {
  readonly signingKey: string;
  readonly person: PersonId;
  readonly receivingKey: string;
  readonly roles: readonly Role[];
  readonly alias: string;
  readonly chain: Chain;
  readonly until: number;
  /** Of all certificates it ever had, the latest end: an older one may last longer than the newest. */
  readonly latestUntil: number;
  readonly addedAt: number;
  readonly revokedAt: number | null;
}

const Roles = z.array(Role);
type Row = {
  signing_key: string;
  person: string;
  receiving_key: string;
  roles: string;
  alias: string;
  chain: string;
  certified_until: number;
  latest_until: number;
  added_at: number;
  revoked_at: number | null;
};
const columns =
  "signing_key, d.person, receiving_key, roles, alias, chain, certified_until, latest_until, added_at, revoked_at";

/** The certified browser this session lives in; undefined when it is none. */
export function deviceOfSession(sql: SqlStorage, session: SessionId): HeldDevice | undefined {
  const query = `SELECT ${columns} FROM devices d JOIN sessions s ON s.device = d.signing_key WHERE s.id = ?`;
  return sql.exec<Row>(query, session).toArray().map(asHeld)[0];
}

export function deviceOfKey(sql: SqlStorage, signingKey: string): HeldDevice | undefined {
  return sql.exec<Row>(`SELECT ${columns} FROM devices d WHERE signing_key = ?`, signingKey).toArray().map(asHeld)[0];
}

/** The person's, the newest first. */
export function devicesOf(sql: SqlStorage, person: PersonId): readonly HeldDevice[] {
  const query = `SELECT ${columns} FROM devices d WHERE person = ? ORDER BY added_at DESC, signing_key`;
  return sql.exec<Row>(query, person).toArray().map(asHeld);
}

function asHeld(row: Row): HeldDevice {
  return {
    signingKey: row.signing_key,
    person: PersonId.parse(row.person),
    receivingKey: row.receiving_key,
    roles: Roles.parse(JSON.parse(row.roles)),
    alias: row.alias,
    chain: Chain.parse(JSON.parse(row.chain)),
    until: row.certified_until,
    latestUntil: row.latest_until,
    addedAt: row.added_at,
    revokedAt: row.revoked_at,
  };
}

/** The person's browser with this key, if it was not revoked. */
export function ownDevice(sql: SqlStorage, person: PersonId, key: string): HeldDevice | undefined {
  const device = deviceOfKey(sql, key);
  return device?.person === person && device.revokedAt === null ? device : undefined;
}

/** All of this person's browsers: the Office counts none of them any more. Visitors' pages hear it by the signed list. */
export function revokeDevicesOf(sql: SqlStorage, person: PersonId, now: number): void {
  sql.exec("UPDATE devices SET revoked_at = ? WHERE person = ? AND revoked_at IS NULL", now, person);
}
