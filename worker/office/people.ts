/** Members of staff: the name they work under, what they may do, which languages they speak, how many chats they hold. */
import * as z from "zod/mini";
import { Role } from "../../shared/certificates.ts";
import { Language, PersonId } from "../../shared/ids.ts";
import { mayLead } from "../../shared/rota/rules.ts";
import type { Person } from "../../shared/staff-interface.ts";

export interface Member extends Person {
  readonly languages: readonly string[];
  /** Chats at once: one, more by a lead's approval, three at most; a trainee holds one. */
  readonly chatsMost: number;
  /** Only who is here gets in and comes on duty. */
  readonly standing: "here" | "paused" | "left";
}

const Languages = z.array(Language);
type Row = {
  id: string;
  alias: string;
  languages: string;
  chats_most: number;
  trainee: number;
  paused_at: number | null;
  left_at: number | null;
};

/** undefined when there is nobody of this id. */
export function member(sql: SqlStorage, id: PersonId): Member | undefined {
  const [row] = sql
    .exec<Row>("SELECT id, alias, languages, chats_most, trainee, paused_at, left_at FROM people WHERE id = ?", id)
    .toArray();
  if (row === undefined) return undefined;
  return {
    id: PersonId.parse(row.id),
    alias: row.alias,
    roles: rolesHeld(sql, id),
    languages: Languages.parse(JSON.parse(row.languages)),
    chatsMost: row.trainee === 1 ? 1 : row.chats_most,
    standing: row.left_at !== null ? "left" : row.paused_at !== null ? "paused" : "here",
  };
}

export function rolesHeld(sql: SqlStorage, id: PersonId): Role[] {
  const rows = sql.exec<{ role: string }>("SELECT role FROM person_roles WHERE person = ? ORDER BY role", id);
  return rows.toArray().map(({ role }) => Role.parse(role));
}

/** Whether a turn that was planned as the lead's makes this person the lead. */
export function leadsShifts(sql: SqlStorage, id: PersonId): boolean {
  const [row] = sql.exec<{ trainee: number }>("SELECT trainee FROM people WHERE id = ?", id).toArray();
  return row !== undefined && mayLead({ trainee: row.trainee === 1, roles: rolesHeld(sql, id) });
}

/** What pages may know of somebody. */
export function asPerson({ id, alias, roles }: Member): Person {
  return { id, alias, roles };
}

/** Makes this member or replaces everything but the alias, which is the person's own once they have chosen one. */
export function keepMember(
  sql: SqlStorage,
  { id, alias, roles, languages, chatsMost }: Omit<Member, "standing">,
): void {
  sql.exec(
    `INSERT INTO people (id, alias, languages, chats_most) VALUES (?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET languages = excluded.languages, chats_most = excluded.chats_most`,
    ...[id, alias, JSON.stringify(languages), chatsMost],
  );
  sql.exec("DELETE FROM person_roles WHERE person = ?", id);
  for (const role of roles) sql.exec("INSERT INTO person_roles (person, role) VALUES (?, ?)", id, role);
}

/** Raises the revision only for another name: a coordinator's open page is told of it. */
export function chooseAlias(sql: SqlStorage, id: PersonId, alias: string): void {
  sql.exec("UPDATE people SET alias = ?1, revision = revision + 1 WHERE id = ?2 AND alias <> ?1", alias, id);
}
