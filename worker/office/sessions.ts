/**
 * Sign-ins: the cookie's secret is kept as a hash, the id is what passes and admissions name. A session of somebody who
 * is paused or has left does not live, whoever asks.
 */
import * as z from "zod/mini";
import { PersonId, SessionId } from "../../shared/ids.ts";
import { olderSecretMs, sessionIdleMs, sharedIdleMs } from "../../shared/limits.ts";
import { today } from "./organisation.ts";
import { freshId, freshSecret, secretHash } from "./secrets.ts";
import { freshSession, isAlive, type SessionTimes, signOfLifeIsDue } from "./session.ts";

const BeganBy = z.enum(["passkey", "link", "recovery", "setUp"]);

export interface Session extends SessionTimes {
  readonly id: SessionId;
  readonly person: PersonId;
  /** Of the browser that signed in, Ed25519, base64url: it signs every request. */
  readonly key: string;
  readonly beganBy: z.infer<typeof BeganBy>;
  readonly shared: boolean;
}

type Row = {
  id: string;
  person: string;
  session_key: string;
  began_by: string;
  shared: number;
  began_at: number;
  last_seen_at: number;
  ends_at: number;
};
const livingOnes = `
  SELECT s.id, s.person, s.session_key, s.began_by, s.shared, s.began_at, s.last_seen_at, s.ends_at
  FROM sessions s JOIN people p ON p.id = s.person AND p.paused_at IS NULL AND p.left_at IS NULL`;

/** How somebody came in. `key`: of this browser, Ed25519; `device`: the certified one, if this browser is one. */
export interface SessionStart {
  readonly person: PersonId;
  readonly key: string;
  readonly device: string | null;
  readonly by: Session["beganBy"];
  readonly shared: boolean;
}

/** Begins a session and forgets the ones that are over. The secret is for the cookie and stands nowhere else. */
export function beginSession(
  sql: SqlStorage,
  { person, key, device, by, shared }: SessionStart,
  now: number,
): { secret: string } {
  sql.exec(
    "DELETE FROM sessions WHERE ends_at <= ? OR last_seen_at <= ? - iif(shared, ?, ?)",
    ...[now, now, sharedIdleMs, sessionIdleMs],
  );
  const secret = freshSecret();
  const { beganAt, lastSeenAt, endsAt } = freshSession(now);
  sql.exec(
    `INSERT INTO sessions (id, secret_hash, person, session_key, device, began_by, shared, began_at, last_seen_at, ends_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ...[freshId<SessionId>(), secretHash(secret), person, key, device, by, shared ? 1 : 0],
    ...[beganAt, lastSeenAt, endsAt],
  );
  noteDay(sql, person, now);
  return { secret };
}

/** The living session of this cookie. Not yet a sign of life: the cookie alone proves nothing. */
export function sessionOfSecret(sql: SqlStorage, secret: string, now: number): Session | undefined {
  const hash = secretHash(secret);
  const rows = sql.exec<Row>(
    `${livingOnes} WHERE s.secret_hash = ? OR (s.older_hash = ? AND s.older_until > ?)`,
    ...[hash, hash, now],
  );
  return living(rows, now);
}

/** The living session of this id, which has thereby given a sign of life. */
export function sessionOfId(sql: SqlStorage, id: SessionId, now: number): Session | undefined {
  const session = withId(sql, id, now);
  if (session !== undefined) noteSignOfLife(sql, session, now);
  return session;
}

/** The same, asked by a Room: what passes there may be the visitor's, and is no sign of life. */
export function sessionStands(sql: SqlStorage, id: SessionId, now: number): boolean {
  return withId(sql, id, now) !== undefined;
}

const withId = (sql: SqlStorage, id: SessionId, now: number): Session | undefined =>
  living(sql.exec<Row>(`${livingOnes} WHERE s.id = ?`, id), now);

/** Newest first. */
export function sessionsOf(sql: SqlStorage, person: PersonId, now: number): readonly Session[] {
  return sql
    .exec<Row>(`${livingOnes} WHERE s.person = ? ORDER BY s.began_at DESC, s.id`, person)
    .toArray()
    .map(read)
    .filter((session) => isAlive(session, now, session.shared));
}

/** Ids of the person's living sessions. Looking is no sign of life. */
export function livingSessionsOf(sql: SqlStorage, person: PersonId, now: number): readonly SessionId[] {
  return sessionsOf(sql, person, now).map(({ id }) => id);
}

/** At most one row a minute, and one a day. */
export function noteSignOfLife(sql: SqlStorage, session: Session, now: number): void {
  if (!signOfLifeIsDue(session, now)) return;
  sql.exec("UPDATE sessions SET last_seen_at = ? WHERE id = ?", now, session.id);
  noteDay(sql, session.person, now);
}

function noteDay(sql: SqlStorage, person: PersonId, now: number): void {
  const day = today(sql, now);
  sql.exec("UPDATE people SET last_seen_day = ? WHERE id = ? AND last_seen_day IS NOT ?", day, person, day);
}

/** A new cookie for the same session. The one before counts a moment longer, for what is under way. */
export function renewSecret(sql: SqlStorage, id: SessionId, now: number): { secret: string } {
  const secret = freshSecret();
  sql.exec(
    "UPDATE sessions SET older_hash = secret_hash, older_until = ?, secret_hash = ? WHERE id = ?",
    ...[now + olderSecretMs, secretHash(secret), id],
  );
  return { secret };
}

export function endSession(sql: SqlStorage, id: SessionId): void {
  sql.exec("DELETE FROM sessions WHERE id = ?", id);
}

/** Ends this person's sessions, all or all but one. What it gives back is for the Switchboard to hear (`desk.revoke`). */
export function endSessionsOf(sql: SqlStorage, person: PersonId, keep: SessionId | null = null): readonly SessionId[] {
  return sql
    .exec<{ id: string }>("DELETE FROM sessions WHERE person = ? AND id IS NOT ? RETURNING id", person, keep)
    .toArray()
    .map(({ id }) => SessionId.parse(id));
}

/** Ends the sign-ins of the browser with this key, whether its certificate or its sign-in names it. */
export function endSessionsWithKey(sql: SqlStorage, key: string): readonly SessionId[] {
  return sql
    .exec<{ id: string }>("DELETE FROM sessions WHERE device = ?1 OR session_key = ?1 RETURNING id", key)
    .toArray()
    .map(({ id }) => SessionId.parse(id));
}

function living(rows: SqlStorageCursor<Row>, now: number): Session | undefined {
  const [row] = rows.toArray();
  const session = row && read(row);
  return session !== undefined && isAlive(session, now, session.shared) ? session : undefined;
}

function read(row: Row): Session {
  return {
    id: SessionId.parse(row.id),
    person: PersonId.parse(row.person),
    key: row.session_key,
    beganBy: BeganBy.parse(row.began_by),
    shared: row.shared === 1,
    beganAt: row.began_at,
    lastSeenAt: row.last_seen_at,
    endsAt: row.ends_at,
  };
}
