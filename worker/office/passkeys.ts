/** Passkeys of staff: public halves, how often they were used, and what their owners call them. */
import * as z from "zod/mini";
import { PersonId } from "../../shared/ids.ts";
import type { FreshPasskey, PasskeyUse } from "./passkey-checks.ts";

const Transports = z.array(z.string());

export interface Passkey {
  readonly id: string;
  readonly person: PersonId;
  readonly publicKey: string;
  readonly counter: number;
  readonly transports: readonly string[];
  readonly name: string;
  readonly backedUp: boolean;
  readonly addedAt: number;
  readonly lastUsedDay: string | null;
}

type Row = {
  id: string;
  person: string;
  public_key: string;
  counter: number;
  transports: string;
  name: string;
  backed_up: number;
  added_at: number;
  last_used_day: string | null;
};
const columns = "id, person, public_key, counter, transports, name, backed_up, added_at, last_used_day";

function read(row: Row): Passkey {
  return {
    id: row.id,
    person: PersonId.parse(row.person),
    publicKey: row.public_key,
    counter: row.counter,
    transports: Transports.parse(JSON.parse(row.transports)),
    name: row.name,
    backedUp: row.backed_up === 1,
    addedAt: row.added_at,
    lastUsedDay: row.last_used_day,
  };
}

export function findPasskey(sql: SqlStorage, id: string): Passkey | undefined {
  const [row] = sql.exec<Row>(`SELECT ${columns} FROM passkeys WHERE id = ?`, id).toArray();
  return row && read(row);
}

/** Oldest first. */
export function passkeysOf(sql: SqlStorage, person: PersonId): readonly Passkey[] {
  return sql
    .exec<Row>(`SELECT ${columns} FROM passkeys WHERE person = ? ORDER BY added_at, rowid`, person)
    .toArray()
    .map(read);
}

/** "taken": an authenticator gives every passkey an id of its own, so this one is somebody's already. */
export function keepPasskey(
  sql: SqlStorage,
  person: PersonId,
  { id, publicKey, counter, transports, backedUp }: FreshPasskey,
  name: string,
  now: number,
): "kept" | "taken" {
  if (findPasskey(sql, id) !== undefined) return "taken";
  sql.exec(
    `INSERT INTO passkeys (${columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, NULL)`,
    ...[id, person, publicKey, counter, JSON.stringify(transports), name, backedUp ? 1 : 0, now],
  );
  return "kept";
}

/** A counter that does not go up, under a good signature: there are two of this passkey. Those that count nothing say 0. */
export function isCloned({ counter }: Pick<Passkey, "counter">, use: Pick<PasskeyUse, "counter">): boolean {
  return (counter > 0 || use.counter > 0) && use.counter <= counter;
}

export function notePasskeyUse(sql: SqlStorage, id: string, { counter, backedUp }: PasskeyUse, day: string): void {
  sql.exec(
    "UPDATE passkeys SET counter = ?, backed_up = ?, last_used_day = ? WHERE id = ?",
    ...[counter, backedUp ? 1 : 0, day, id],
  );
}

export function namePasskey(sql: SqlStorage, id: string, name: string): void {
  sql.exec("UPDATE passkeys SET name = ? WHERE id = ?", name, id);
}

export function removePasskey(sql: SqlStorage, id: string): void {
  sql.exec("DELETE FROM passkeys WHERE id = ?", id);
}

export function removePasskeysOf(sql: SqlStorage, person: PersonId): void {
  sql.exec("DELETE FROM passkeys WHERE person = ?", person);
}
