/** Sign-ins: the cookie's secret is kept as a hash, the id is what passes and admissions name. */

import { PersonId, SessionId } from "../../shared/ids.ts";
import { sessionIdleMs } from "../../shared/limits.ts";
import { freshId, freshSecret, secretHash } from "./secrets.ts";
import { freshSession, isAlive, type SessionTimes, signOfLifeIsDue } from "./session.ts";

export interface Session extends SessionTimes {
  readonly id: SessionId;
  readonly person: PersonId;
}

type Row = { id: string; person: string; began_at: number; last_seen_at: number; ends_at: number };
const columns = "id, person, began_at, last_seen_at, ends_at";

/** How somebody came in. `key`: of this browser, Ed25519; `device`: the certified one, if this browser is one. */
interface SessionStart {
  readonly person: PersonId;
  readonly key: string;
  readonly device: string | null;
  readonly by: "passkey" | "link" | "recovery" | "setUp";
  readonly shared: boolean;
}

/** Begins a session and forgets the ones that are over. The secret is for the cookie and stands nowhere else. */
export function beginSession(
  sql: SqlStorage,
  { person, key, device, by, shared }: SessionStart,
  now: number,
): { secret: string } {
  sql.exec("DELETE FROM sessions WHERE ends_at <= ? OR last_seen_at <= ?", now, now - sessionIdleMs);
  const secret = freshSecret();
  const { beganAt, lastSeenAt, endsAt } = freshSession(now);
  sql.exec(
    `INSERT INTO sessions (id, secret_hash, person, session_key, device, began_by, shared, began_at, last_seen_at, ends_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ...[freshId<SessionId>(), secretHash(secret), person, key, device, by, shared ? 1 : 0],
    ...[beganAt, lastSeenAt, endsAt],
  );
  return { secret };
}

/** The living session of this cookie, which has thereby given a sign of life. */
export function sessionOfSecret(sql: SqlStorage, secret: string, now: number): Session | undefined {
  return living(sql, sql.exec<Row>(`SELECT ${columns} FROM sessions WHERE secret_hash = ?`, secretHash(secret)), now);
}

/** The same by its id. */
export function sessionOfId(sql: SqlStorage, id: SessionId, now: number): Session | undefined {
  return living(sql, sql.exec<Row>(`SELECT ${columns} FROM sessions WHERE id = ?`, id), now);
}

function living(sql: SqlStorage, rows: SqlStorageCursor<Row>, now: number): Session | undefined {
  const [row] = rows.toArray();
  if (row === undefined) return undefined;
  const times = { beganAt: row.began_at, lastSeenAt: row.last_seen_at, endsAt: row.ends_at };
  if (!isAlive(times, now)) return undefined;
  if (signOfLifeIsDue(times, now)) sql.exec("UPDATE sessions SET last_seen_at = ? WHERE id = ?", now, row.id);
  return { ...times, id: SessionId.parse(row.id), person: PersonId.parse(row.person) };
}

export function endSession(sql: SqlStorage, id: SessionId): void {
  sql.exec("DELETE FROM sessions WHERE id = ?", id);
}

/** Ids of the person's living sessions. Looking is no sign of life. */
export function livingSessionsOf(sql: SqlStorage, person: PersonId, now: number): readonly SessionId[] {
  const rows = sql.exec<Row>(`SELECT ${columns} FROM sessions WHERE person = ?`, person).toArray();
  return rows
    .filter((row) => isAlive({ beganAt: row.began_at, lastSeenAt: row.last_seen_at, endsAt: row.ends_at }, now))
    .map(({ id }) => SessionId.parse(id));
}

/** Ends all of the person's sessions, but the one to keep. Their ids, for the Switchboard. */
export function endSessionsOf(sql: SqlStorage, person: PersonId, keep: SessionId | null = null): readonly SessionId[] {
  const rows = sql.exec<{ id: string }>("SELECT id FROM sessions WHERE person = ? AND id IS NOT ?", person, keep);
  const ended = rows.toArray().map(({ id }) => SessionId.parse(id));
  for (const id of ended) endSession(sql, id);
  return ended;
}

/** Ends every session of a browser with this key, whether its certificate or its sign-in names it. */
export function endSessionsWithKey(sql: SqlStorage, signingKey: string): readonly SessionId[] {
  const rows = sql.exec<{ id: string }>("SELECT id FROM sessions WHERE device = ?1 OR session_key = ?1", signingKey);
  const ended = rows.toArray().map(({ id }) => SessionId.parse(id));
  for (const id of ended) endSession(sql, id);
  return ended;
}
