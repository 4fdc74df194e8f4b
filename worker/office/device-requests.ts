/** Browsers that ask to be certified: somebody signed in there with a passkey, and a coordinator has to vouch for it. */
import { PersonId } from "../../shared/ids.ts";
import { deviceRequestMs, deviceRequestsMost } from "../../shared/limits.ts";

export function hasAsked(sql: SqlStorage, signingKey: string, now: number): boolean {
  const rows = sql.exec("SELECT 1 FROM device_requests WHERE signing_key = ? AND ends_at > ?", signingKey, now);
  return rows.toArray().length > 0;
}

/** One for each browser: asking again replaces it. The oldest gives way when somebody asks from too many. */
export function askForDevice(
  sql: SqlStorage,
  person: PersonId,
  { signingKey, receivingKey }: { signingKey: string; receivingKey: string },
  now: number,
): void {
  sql.exec("DELETE FROM device_requests WHERE ends_at <= ? OR signing_key = ?", now, signingKey);
  sql.exec(
    `DELETE FROM device_requests WHERE person = ?1 AND signing_key NOT IN
       (SELECT signing_key FROM device_requests WHERE person = ?1 ORDER BY asked_at DESC LIMIT ?2)`,
    ...[person, deviceRequestsMost - 1],
  );
  sql.exec(
    "INSERT INTO device_requests (signing_key, person, receiving_key, asked_at, ends_at) VALUES (?, ?, ?, ?, ?)",
    ...[signingKey, person, receivingKey, now, now + deviceRequestMs],
  );
}

export function dropDeviceRequests(sql: SqlStorage, person: PersonId): void {
  sql.exec("DELETE FROM device_requests WHERE person = ?", person);
}

/** Everybody's, the oldest first. */
export function openDeviceRequests(
  sql: SqlStorage,
  now: number,
): readonly { person: PersonId; signingKey: string; receivingKey: string; askedAt: number }[] {
  const rows = sql.exec<{ person: string; signing_key: string; receiving_key: string; asked_at: number }>(
    `SELECT person, signing_key, receiving_key, asked_at FROM device_requests WHERE ends_at > ?
     ORDER BY asked_at, signing_key`,
    now,
  );
  return rows.toArray().map((row) => ({
    person: PersonId.parse(row.person),
    signingKey: row.signing_key,
    receivingKey: row.receiving_key,
    askedAt: row.asked_at,
  }));
}
