/** One person as coordinators see them: the row, and everything that hangs on it. */
import * as z from "zod/mini";
import { Language, PersonId } from "../../shared/ids.ts";
import type { DeviceShown, InvitationShown, PersonShown } from "../../shared/people-interface.ts";
import { devicesOf, type HeldDevice } from "./devices.ts";
import { linkState } from "./link.ts";
import { rolesHeld } from "./people.ts";
import { livingSessionsOf } from "./sessions.ts";

const Languages = z.array(Language);

type Row = {
  id: string;
  alias: string;
  languages: string;
  chats_most: number;
  trainee: number;
  paused_at: number | null;
  left_at: number | null;
  last_seen_day: string | null;
  revision: number;
};
type LinkRow = {
  token_hash: string;
  kind: InvitationShown["kind"];
  made_at: number | null;
  ends_at: number;
  used_at: number | null;
  revoked_at: number | null;
};

/** Whose name was dropped has nothing left that could be shown (rule N13). */
const known = "languages <> '[]'";

export function everybody(sql: SqlStorage, now: number): readonly PersonShown[] {
  const rows = sql.exec<Row>(`SELECT * FROM people WHERE ${known} ORDER BY alias COLLATE NOCASE, id`);
  return rows.toArray().map((row) => shown(sql, row, now));
}

/** undefined for an id nobody has, or whose name was dropped. */
export function personShown(sql: SqlStorage, id: PersonId, now: number): PersonShown | undefined {
  const [row] = sql.exec<Row>(`SELECT * FROM people WHERE id = ? AND ${known}`, id).toArray();
  return row && shown(sql, row, now);
}

function shown(sql: SqlStorage, row: Row, now: number): PersonShown {
  const id = PersonId.parse(row.id);
  const devices = devicesOf(sql, id).map(asShown);
  return {
    id,
    alias: row.alias,
    languages: Languages.parse(JSON.parse(row.languages)),
    skills: skillsOf(sql, id),
    chatsMost: row.chats_most,
    trainee: row.trainee === 1,
    roles: rolesHeld(sql, id),
    revision: row.revision,
    state: stateOf(row, devices.length > 0),
    lastSeenDay: row.last_seen_day,
    passkeys: count(sql, "SELECT count(*) AS n FROM passkeys WHERE person = ?", id),
    sessions: livingSessionsOf(sql, id, now).length,
    devices,
    requests: requestsOf(sql, id, now),
    invitations: invitationsOf(sql, id, now),
  };
}

/** Whoever has a browser here or was seen here has signed in once. */
function stateOf(row: Row, hasDevices: boolean): PersonShown["state"] {
  if (row.left_at !== null) return "left";
  if (row.paused_at !== null) return "paused";
  return row.last_seen_day === null && !hasDevices ? "invited" : "active";
}

export function skillsOf(sql: SqlStorage, id: PersonId): PersonShown["skills"] {
  const rows = sql.exec<{ skill: string; until_day: string | null }>(
    "SELECT skill, until_day FROM person_skills WHERE person = ? ORDER BY skill",
    id,
  );
  return rows.toArray().map(({ skill, until_day }) => ({ skill, until: until_day }));
}

function asShown({ person: _, until, roles, ...device }: HeldDevice): DeviceShown {
  return { ...device, roles: [...roles], certifiedUntil: until };
}

function requestsOf(sql: SqlStorage, id: PersonId, now: number): PersonShown["requests"] {
  const rows = sql.exec<{ signing_key: string; receiving_key: string; asked_at: number }>(
    "SELECT signing_key, receiving_key, asked_at FROM device_requests WHERE person = ? AND ends_at > ? ORDER BY asked_at",
    ...[id, now],
  );
  return rows.toArray().map(({ signing_key, receiving_key, asked_at }) => ({
    signingKey: signing_key,
    receivingKey: receiving_key,
    askedAt: asked_at,
  }));
}

function invitationsOf(sql: SqlStorage, id: PersonId, now: number): InvitationShown[] {
  const rows = sql.exec<LinkRow>(
    `SELECT token_hash, kind, made_at, ends_at, used_at, revoked_at FROM sign_in_links WHERE person = ?
     ORDER BY ends_at DESC, token_hash`,
    id,
  );
  return rows.toArray().map((row) => ({
    tokenHash: row.token_hash,
    kind: row.kind,
    state: invitationState({ endsAt: row.ends_at, usedAt: row.used_at, revokedAt: row.revoked_at }, now),
    madeAt: row.made_at,
    endsAt: row.ends_at,
  }));
}

function invitationState(times: Parameters<typeof linkState>[0], now: number): InvitationShown["state"] {
  const state = linkState(times, now);
  return state === "fresh" ? "pending" : state;
}

function count(sql: SqlStorage, query: string, id: PersonId): number {
  return sql.exec<{ n: number }>(query, id).one().n;
}
