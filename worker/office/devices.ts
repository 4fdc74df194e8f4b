/** Staff's browsers: public keys and the certificate chain as it was delivered. Trust is judged by visitors' pages, from the chain. */
import type { PersonId } from "../../shared/ids.ts";
import type { CertifiedDevice } from "./device-certificate.ts";

/** Keeps the device, or its newer certificate. "taken" when its key is registered for somebody else. */
export function keepDevice(sql: SqlStorage, person: PersonId, device: CertifiedDevice, now: number): "kept" | "taken" {
  const { signingKey, receivingKey, roles, alias, chain, until } = device;
  const [holder] = sql
    .exec<{ person: string }>("SELECT person FROM devices WHERE signing_key = ?", signingKey)
    .toArray();
  if (holder !== undefined && holder.person !== person) return "taken";
  sql.exec(
    `INSERT INTO devices (signing_key, person, receiving_key, roles, alias, chain, certified_until, added_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (signing_key) DO UPDATE SET receiving_key = excluded.receiving_key, roles = excluded.roles,
       alias = excluded.alias, chain = excluded.chain, certified_until = excluded.certified_until`,
    ...[signingKey, person, receivingKey, JSON.stringify(roles), alias, JSON.stringify(chain), until, now],
  );
  return "kept";
}
