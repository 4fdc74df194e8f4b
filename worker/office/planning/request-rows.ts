/** What people ask of the rota, as rows. What may become of it is decided in `shared/rota/requests.ts`. */
import type { PersonId, RequestId } from "../../../shared/ids.ts";
import { Request } from "../../../shared/rota/requests.ts";

type Row = {
  id: string;
  person: string;
  asked_at: number;
  what: string;
  state: string;
  taken_by: string | null;
  giving: string | null;
  revision: number;
};

const columns = "id, person, asked_at, what, state, taken_by, giving, revision";

/** Those nobody has answered yet, the oldest first. */
export function unansweredRequests(sql: SqlStorage): readonly Request[] {
  const rows = sql.exec<Row>(`SELECT ${columns} FROM requests WHERE state IN ('open', 'taken') ORDER BY asked_at, id`);
  return rows.toArray().map(asRequest);
}

export function requestOf(sql: SqlStorage, id: RequestId): Request | undefined {
  return sql.exec<Row>(`SELECT ${columns} FROM requests WHERE id = ?`, id).toArray().map(asRequest)[0];
}

/** What this person asked or took, the newest first. */
export function requestsAbout(sql: SqlStorage, person: PersonId): readonly Request[] {
  const rows = sql.exec<Row>(
    `SELECT ${columns} FROM requests WHERE person = ?1 OR taken_by = ?1 ORDER BY asked_at DESC, id`,
    person,
  );
  return rows.toArray().map(asRequest);
}

/** A new one, or what became of one there is. */
export function keepRequest(sql: SqlStorage, request: Request, now: number): undefined {
  const { id, person, askedAt, what, state, takenBy, revision } = request;
  sql.exec(
    `INSERT INTO requests (id, person, asked_at, wish, what, state, taken_by, giving, revision, changed_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET state = excluded.state, taken_by = excluded.taken_by, giving = excluded.giving,
       revision = excluded.revision, changed_at = excluded.changed_at`,
    ...[id, person, askedAt, what.wish, JSON.stringify(what), state],
    ...[takenBy?.person ?? null, takenBy?.giving ?? null, revision, now],
  );
}

/** Rows were checked when they were written; a fault here is the program's. */
function asRequest({ id, person, asked_at, what, state, taken_by, giving, revision }: Row): Request {
  return Request.parse({
    ...{ id, person, askedAt: asked_at, what: JSON.parse(what), state, revision },
    takenBy: taken_by === null ? null : { person: taken_by, giving },
  });
}
