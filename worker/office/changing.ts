/** Changes to somebody's row. Each names the revision it is made to; whoever comes second is told what it is now. */

import type { Role } from "../../shared/certificates.ts";
import type { PersonId, SessionId } from "../../shared/ids.ts";
import type { PersonFields, PersonShown } from "../../shared/people-interface.ts";
import { record } from "./audit.ts";
import { coordinatorsInCharge } from "./in-charge.ts";
import { personShown } from "./person-row.ts";
import { raiseVersion } from "./planning/writing.ts";
import { type ProblemName, problem } from "./problems.ts";
import { endSessionsOf } from "./sessions.ts";
import { type Change, refusal } from "./standing.ts";

export interface Edit {
  readonly person: PersonId;
  readonly revision: number;
  readonly actor: PersonId;
}

/** What came of it. `ended`: sessions that are over now; the Switchboard must hear of them. */
export interface Done {
  readonly person: PersonShown;
  readonly ended: readonly SessionId[];
}

/** The person as they may be changed now, or the answer that says why not. */
export function editable(
  sql: SqlStorage,
  { person: id, revision, actor }: Edit,
  change: Change,
  now: number,
): PersonShown | ProblemName | Response {
  const person = personShown(sql, id, now);
  if (person === undefined) return "personUnknown";
  const refused = refusal({ person, change, actor, revision, coordinators: coordinatorsInCharge(sql, now) });
  if (refused === "changedMeanwhile") return problem(refused, { person });
  return refused ?? person;
}

export function writeFields(sql: SqlStorage, id: PersonId, fields: PersonFields): void {
  const { alias, languages, skills, chatsMost, trainee } = fields;
  sql.exec(
    "UPDATE people SET alias = ?, languages = ?, chats_most = ?, trainee = ? WHERE id = ?",
    ...[alias, JSON.stringify(languages), trainee ? 1 : chatsMost, trainee ? 1 : 0, id],
  );
  sql.exec("DELETE FROM person_skills WHERE person = ?", id);
  for (const { skill, until } of skills) {
    sql.exec("INSERT OR REPLACE INTO person_skills (person, skill, until_day) VALUES (?, ?, ?)", id, skill, until);
  }
}

export function writeRoles(sql: SqlStorage, id: PersonId, roles: readonly Role[]): void {
  sql.exec("DELETE FROM person_roles WHERE person = ?", id);
  for (const role of new Set(roles)) sql.exec("INSERT INTO person_roles (person, role) VALUES (?, ?)", id, role);
}

export function changeFields(
  storage: DurableObjectStorage,
  edit: Edit,
  fields: PersonFields,
  now: number,
): Done | ProblemName | Response {
  return inOneStep(storage, edit, { type: "fields" }, now, (sql) => {
    writeFields(sql, edit.person, fields);
    record(sql, { actor: edit.actor, action: "personChanged", subject: edit.person }, now);
    return [];
  });
}

/** Certificates given before keep what they say: for duty only those count whose roles are all held still (`rota.ts`). */
export function changeRoles(
  storage: DurableObjectStorage,
  edit: Edit,
  roles: readonly Role[],
  now: number,
): Done | ProblemName | Response {
  return inOneStep(storage, edit, { type: "roles", roles }, now, (sql, before) => {
    writeRoles(sql, edit.person, roles);
    const details = { before: before.roles.join(" "), after: [...new Set(roles)].toSorted().join(" ") };
    record(sql, { actor: edit.actor, action: "rolesChanged", subject: edit.person, details }, now);
    return [];
  });
}

export function changePause(
  storage: DurableObjectStorage,
  edit: Edit,
  paused: boolean,
  now: number,
): Done | ProblemName | Response {
  return inOneStep(storage, edit, { type: paused ? "pause" : "resume" }, now, (sql) => {
    sql.exec("UPDATE people SET paused_at = ? WHERE id = ?", paused ? now : null, edit.person);
    record(sql, { actor: edit.actor, action: paused ? "personPaused" : "pauseEnded", subject: edit.person }, now);
    return paused ? endSessionsOf(sql, edit.person) : [];
  });
}

function inOneStep(
  storage: DurableObjectStorage,
  edit: Edit,
  change: Change,
  now: number,
  write: (sql: SqlStorage, before: PersonShown) => readonly SessionId[],
): Done | ProblemName | Response {
  return storage.transactionSync(() => {
    const { sql } = storage;
    const before = editable(sql, edit, change, now);
    if (typeof before === "string" || before instanceof Response) return before;
    const ended = write(sql, before);
    sql.exec("UPDATE people SET revision = revision + 1 WHERE id = ?", edit.person);
    // Who is paused, in training or a supervisor decides what the rota covers.
    raiseVersion(sql);
    const person = personShown(sql, edit.person, now);
    return person === undefined ? "personUnknown" : { person, ended };
  });
}
