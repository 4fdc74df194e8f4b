/**
 * Complaints as rows: sealed for two leads' browsers, unreadable here, with the line and the day and nothing else. Who reads
 * one is chosen in the visitor's browser; the Office knows only who may be chosen.
 */
import type { Role } from "../../shared/certificates.ts";
import type { LeadsAnswer, SealedCopy } from "../../shared/complaint.ts";
import type { WaitingComplaint } from "../../shared/complaint-interface.ts";
import { fromBase64url, type LineSlug, PersonId, toBase64url } from "../../shared/ids.ts";
import { complaintKeptMs, complaintLeads, complaintsMost, leadDevicesMost } from "../../shared/limits.ts";
import { mayDo, permissions } from "../../shared/permissions.ts";
import { devicesOf, type HeldDevice } from "./devices.ts";
import { member } from "./people.ts";
import { newestRevocations } from "./revoked-keys.ts";
import { freshId } from "./secrets.ts";

const dayMs = 24 * 3_600_000;

/** `full`: as many wait as may. `leadsChanged`: it was sealed for somebody who does not read complaints, or not for two. */
export type Kept = "kept" | "full" | "leadsChanged";

/** Everybody who reads complaints, with the browsers one can be sealed for: certified, not revoked, the newest of each. */
export function leadsToSealFor(sql: SqlStorage, now: number): LeadsAnswer {
  const newest = newestRevocations(sql);
  return {
    leads: readers(sql).map((person) => receiving(sql, person, now).map(({ chain }) => [...chain])),
    revocations: newest && { list: newest.list, signer: [...newest.signer] },
  };
}

/** Within the caller's transaction. */
export function keepComplaint(sql: SqlStorage, line: LineSlug, copies: readonly SealedCopy[], now: number): Kept {
  const { waiting } = sql.exec<{ waiting: number }>("SELECT count(*) AS waiting FROM complaints").one();
  if (waiting >= complaintsMost) return "full";
  const holders = new Map(
    readers(sql).flatMap((person) =>
      receiving(sql, person, now).map(({ signingKey }) => [signingKey, person] as const),
    ),
  );
  const devices = new Set(copies.map(({ device }) => device));
  const people = new Set([...devices].map((device) => holders.get(device)));
  if (people.has(undefined) || people.size !== complaintLeads || devices.size !== copies.length) return "leadsChanged";
  const id = freshId<string>();
  sql.exec("INSERT INTO complaints (id, line, day) VALUES (?, ?, ?)", id, line, Math.floor(now / dayMs));
  for (const { device, sealed } of copies) {
    sql.exec(
      "INSERT INTO complaint_copies (complaint, device, sealed) VALUES (?, ?, ?)",
      ...[id, device, fromBase64url(sealed) ?? new Uint8Array(0)],
    );
  }
  return "kept";
}

type Row = {
  id: string;
  line: string;
  day: number;
  device: string;
  sealed: ArrayBuffer;
  person: PersonId;
  revoked: number;
};

/** Those that this person was chosen to read, the oldest first. `device`: the signing key of the browser they ask from. */
export function complaintsFor(sql: SqlStorage, reader: PersonId, device: string): readonly WaitingComplaint[] {
  const byComplaint = Map.groupBy(copiesFor(sql, reader), ({ id }) => id);
  return [...byComplaint.values()].flatMap((copies) => {
    const [first] = copies;
    if (first === undefined) return [];
    const here = copies.find((copy) => copy.device === device && copy.person === reader);
    const openable = copies.filter((copy) => copy.device !== device && copy.revoked === 0);
    return {
      ...{ id: first.id, line: first.line, day: first.day, endsAt: endOf(first.day) },
      sealed: here === undefined ? null : toBase64url(new Uint8Array(here.sealed)),
      elsewhere: openable.some(({ person }) => person === reader),
      other: othersState(
        sql,
        copies.filter(({ person }) => person !== reader),
      ),
    };
  });
}

/** What is left of somebody's copies: nothing, once they have closed it. */
function othersState(sql: SqlStorage, copies: readonly Row[]): WaitingComplaint["other"] {
  if (copies.length === 0) return "closed";
  return copies.some(({ person, revoked }) => revoked === 0 && mayRead(sql, person)) ? "can" : "cannot";
}

/** How many this person has not closed, whether they can still open them or not. */
export function complaintsWaiting(sql: SqlStorage, reader: PersonId): number {
  const query = `SELECT count(DISTINCT k.complaint) AS waiting
    FROM complaint_copies k JOIN devices d ON d.signing_key = k.device WHERE d.person = ?`;
  return sql.exec<{ waiting: number }>(query, reader).one().waiting;
}

/** How many wait that nobody can open any more: their browsers were revoked, or they do not read complaints now. */
export function lostComplaints(sql: SqlStorage): number {
  const all = sql
    .exec<{ id: string; person: string | null }>(
      `SELECT c.id, d.person FROM complaints c LEFT JOIN complaint_copies k ON k.complaint = c.id
         LEFT JOIN devices d ON d.signing_key = k.device AND d.revoked_at IS NULL`,
    )
    .toArray();
  const openable = all.filter(({ person }) => person !== null && mayRead(sql, PersonId.parse(person)));
  return new Set(all.map(({ id }) => id)).size - new Set(openable.map(({ id }) => id)).size;
}

/** Of whoever has read it; gone when both have. False: there was none for this browser. Within the caller's transaction. */
export function closeComplaint(sql: SqlStorage, reader: PersonId, device: string, id: string): boolean {
  const mine = copiesFor(sql, reader).filter((copy) => copy.id === id && copy.person === reader);
  if (!mine.some((copy) => copy.device === device)) return false;
  for (const copy of mine) forgetCopies(sql, "complaint = ? AND device = ?", id, copy.device);
  sql.exec("DELETE FROM complaints WHERE id NOT IN (SELECT complaint FROM complaint_copies)");
  return true;
}

/** When the oldest is to be deleted; null when there is none. */
export function nextToForgetComplaint(sql: SqlStorage): number | null {
  const { first } = sql.exec<{ first: number | null }>("SELECT min(day) AS first FROM complaints").one();
  return first === null ? null : endOf(first);
}

/** Read or not. Within the caller's transaction. */
export function forgetComplaints(sql: SqlStorage, now: number): void {
  const last = Math.floor((now - complaintKeptMs) / dayMs);
  forgetCopies(sql, "complaint IN (SELECT id FROM complaints WHERE day <= ?)", last);
  sql.exec("DELETE FROM complaints WHERE day <= ?", last);
}

/** From the beginning of the day on which it came: never longer than was said. */
const endOf = (day: number) => day * dayMs + complaintKeptMs;

/** Written over first: SQLite leaves what it deletes where it was. */
function forgetCopies(sql: SqlStorage, which: string, ...bound: (string | number)[]): void {
  sql.exec(`UPDATE complaint_copies SET sealed = zeroblob(length(sealed)) WHERE ${which}`, ...bound);
  sql.exec(`DELETE FROM complaint_copies WHERE ${which}`, ...bound);
}

/** All copies of all complaints that this person has one of. */
function copiesFor(sql: SqlStorage, reader: PersonId): readonly Row[] {
  return sql
    .exec<Row>(
      `SELECT c.id, l.name AS line, c.day, k.device, k.sealed, d.person, d.revoked_at IS NOT NULL AS revoked
       FROM complaints c JOIN complaint_copies k ON k.complaint = c.id JOIN devices d ON d.signing_key = k.device
         JOIN lines l ON l.slug = c.line
       WHERE c.id IN (SELECT k.complaint FROM complaint_copies k JOIN devices d ON d.signing_key = k.device WHERE d.person = ?)
       ORDER BY c.day, c.id`,
      reader,
    )
    .toArray();
}

function readers(sql: SqlStorage): readonly PersonId[] {
  const roles = JSON.stringify(permissions.readComplaints.allowed);
  return sql
    .exec<{ person: string }>(
      "SELECT DISTINCT person FROM person_roles WHERE role IN (SELECT value FROM json_each(?)) ORDER BY person",
      roles,
    )
    .toArray()
    .map(({ person }) => PersonId.parse(person))
    .filter((person) => mayRead(sql, person));
}

function mayRead(sql: SqlStorage, person: PersonId): boolean {
  const found = member(sql, person);
  return found?.standing === "here" && mayDo("readComplaints", found.roles);
}

function receiving(sql: SqlStorage, person: PersonId, now: number): readonly HeldDevice[] {
  const isLeads = (roles: readonly Role[]) => mayDo("readComplaints", roles);
  return devicesOf(sql, person)
    .filter(({ revokedAt, until, roles }) => revokedAt === null && now < until && isLeads(roles))
    .slice(0, leadDevicesMost);
}
