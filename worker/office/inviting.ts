/**
 * Invitations and one-time sign-in links, made in a coordinator's browser: their private half never comes here. A link
 * is kept as the hash of its token, with the certificate chain that ends in it.
 */
import type * as z from "zod/mini";
import type { Chain } from "../../shared/certificates.ts";
import type { PersonId } from "../../shared/ids.ts";
import { clockToleranceMs, invitationMs, openInvitationsMost, peopleMost } from "../../shared/limits.ts";
import type { InvitePerson, LinkPerson, PersonShown } from "../../shared/people-interface.ts";
import { type Actor, whileAllowed } from "./actor.ts";
import { record } from "./audit.ts";
import { writeFields, writeRoles } from "./changing.ts";
import { type Issued, issuedBy, namesRoles, stillStands } from "./issuing.ts";
import { personShown } from "./person-row.ts";
import type { ProblemName } from "./problems.ts";
import { freshId } from "./secrets.ts";

/** The device that uses it adds one certificate, and pages take no chain of more than four. */
const chainMost = 3;

interface NewLink {
  readonly tokenHash: string;
  readonly chain: Chain;
  readonly endsAt: number;
}

type Kind = z.infer<typeof LinkPerson>["kind"];

/** Somebody new: their row and their invitation in one step. */
export async function invite(
  storage: DurableObjectStorage,
  actor: Actor,
  body: z.infer<typeof InvitePerson>,
  now: number,
): Promise<PersonShown | ProblemName> {
  const { sql } = storage;
  const issued = await issuedBy(sql, actor.id, body.chain, now);
  if (issued === undefined || !fits(issued, body, body, now)) return "invitationRefused";
  return whileAllowed(storage, actor, () => {
    if (!stillStands(sql, actor.id, issued)) return "invitationRefused";
    const full = roomFor(sql, 1) ?? openRoom(sql, body, now);
    if (full !== undefined) return full;
    const id = addPerson(sql, body, body.roles);
    record(
      sql,
      { actor: actor.id, action: "personInvited", subject: id, details: { roles: body.roles.join(" ") } },
      now,
    );
    return keep(sql, { actor: actor.id, person: id, kind: "invitation", link: body }, now);
  });
}

/** One more link for somebody who is known. Links of theirs that were still open end: the newest is the one that counts. */
export async function giveLink(
  storage: DurableObjectStorage,
  actor: Actor,
  { person: id, kind, ...link }: z.infer<typeof LinkPerson>,
  now: number,
): Promise<PersonShown | ProblemName> {
  const { sql } = storage;
  const issued = await issuedBy(sql, actor.id, link.chain, now);
  return whileAllowed(storage, actor, () => {
    const person = personShown(sql, id, now);
    if (person === undefined) return "personUnknown";
    if (person.state === "left") return "personLeft";
    if (person.state === "paused") return "personPaused";
    if (issued === undefined || !stillStands(sql, actor.id, issued) || !fits(issued, link, person, now))
      return "invitationRefused";
    const full = openRoom(sql, link, now, id);
    if (full !== undefined) return full;
    takeBackOpen(sql, id, now);
    record(sql, { actor: actor.id, action: "linkGiven", subject: id, details: { kind } }, now);
    return keep(sql, { actor: actor.id, person: id, kind, link }, now);
  });
}

export function takeLinkBack(
  storage: DurableObjectStorage,
  actor: PersonId,
  { person, tokenHash }: { readonly person: PersonId; readonly tokenHash: string },
  now: number,
): PersonShown | ProblemName {
  const { sql } = storage;
  return storage.transactionSync(() => {
    if (personShown(sql, person, now) === undefined) return "personUnknown";
    const taken = sql.exec(
      `UPDATE sign_in_links SET revoked_at = ?1
       WHERE token_hash = ?2 AND person = ?3 AND used_at IS NULL AND revoked_at IS NULL AND ends_at > ?1`,
      ...[now, tokenHash, person],
    ).rowsWritten;
    if (taken === 0) return "linkNotOpen";
    record(sql, { actor, action: "linkTakenBack", subject: person }, now);
    return personShown(sql, person, now) ?? "personUnknown";
  });
}

/** A row of its own, without a way in yet. */
export function addPerson(
  sql: SqlStorage,
  fields: Parameters<typeof writeFields>[2],
  roles: Parameters<typeof writeRoles>[2],
): PersonId {
  const id = freshId<PersonId>();
  sql.exec("INSERT INTO people (id, alias, languages, chats_most) VALUES (?, '', '[]', 1)", id);
  writeFields(sql, id, fields);
  writeRoles(sql, id, roles);
  return id;
}

/** Is there room for so many more people? Whoever left counts until the name is dropped. */
export function roomFor(sql: SqlStorage, more: number): ProblemName | undefined {
  const { n } = sql.exec<{ n: number }>("SELECT count(*) AS n FROM people WHERE languages <> '[]'").one();
  return n + more > peopleMost ? "tooManyPeople" : undefined;
}

/** Whoever has the link can still use it: nobody any more. */
export function takeBackOpen(sql: SqlStorage, person: PersonId, now: number): void {
  sql.exec(
    "UPDATE sign_in_links SET revoked_at = ? WHERE person = ? AND used_at IS NULL AND revoked_at IS NULL",
    ...[now, person],
  );
}

/** `replaced`: whose open links end with the new one. No token opens two links. */
function openRoom(
  sql: SqlStorage,
  { tokenHash }: NewLink,
  now: number,
  replaced: PersonId | null = null,
): ProblemName | undefined {
  const { open, known } = sql
    .exec<{ open: number; known: number }>(
      `SELECT count(*) FILTER (
         WHERE used_at IS NULL AND revoked_at IS NULL AND ends_at > ?1 AND person IS NOT ?2) AS open,
       count(*) FILTER (WHERE token_hash = ?3) AS known FROM sign_in_links`,
      ...[now, replaced, tokenHash],
    )
    .one();
  if (known > 0) return "invitationRefused";
  return open >= openInvitationsMost ? "tooManyInvitations" : undefined;
}

/** The certificate says no more than what was asked for, and not for longer. */
function fits(
  { certificate, keys, until }: Issued,
  { endsAt }: NewLink,
  { alias, roles }: Pick<PersonShown, "alias" | "roles">,
  now: number,
): boolean {
  return (
    certificate.kind === "invitation" &&
    keys.length <= chainMost &&
    namesRoles(certificate, roles) &&
    (certificate.alias === undefined || certificate.alias === alias) &&
    certificate.until <= now + invitationMs + clockToleranceMs &&
    now < endsAt &&
    endsAt <= until
  );
}

function keep(
  sql: SqlStorage,
  { actor, person, kind, link }: { actor: PersonId; person: PersonId; kind: Kind; link: NewLink },
  now: number,
): PersonShown | ProblemName {
  const { tokenHash, chain, endsAt } = link;
  sql.exec(
    `INSERT INTO sign_in_links (token_hash, person, chain, ends_at, kind, made_by, made_at)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
    ...[tokenHash, person, JSON.stringify(chain), endsAt, kind, actor, now],
  );
  return personShown(sql, person, now) ?? "personUnknown";
}
