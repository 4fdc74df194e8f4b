/** `/api/staff/audit…`: what staff changed, to read and to take along. */
import type { AuditAnswer } from "../../shared/audit-interface.ts";
import { record } from "./audit.ts";
import { auditActions, auditAfter, auditPage, filterIn, lastAuditNumber, namesIn } from "./audit-reading.ts";
import { type Asked, answer, type Outcome, type Route, type SignedIn, staffRoute, told } from "./door.ts";

/** Rows read at once for an export: the object answers others between two of them. */
const exportedAtOnce = 500;

export const auditRoutes: readonly Route[] = [
  staffRoute("GET", "audit", "seeAudit", undefined, page),
  staffRoute("POST", "audit/export", "exportAudit", undefined, exported),
];

function page({ desk, request }: Asked<undefined> & SignedIn): Outcome {
  const { sql } = desk.storage;
  const filter = filterIn(new URL(request.url).searchParams);
  if (filter === undefined) return "malformed";
  const { rows, more } = auditPage(sql, filter);
  return answer<AuditAnswer>({
    rows,
    more,
    names: namesIn(sql, rows),
    actions: auditActions(sql),
    clock: told(desk),
  });
}

/** Ends with the row that says so itself: a file without it was cut off. */
function exported({ desk, now, person }: Asked<undefined> & SignedIn): Outcome {
  const { sql } = desk.storage;
  const last = desk.storage.transactionSync(() => {
    record(sql, { actor: person.id, action: "auditExported", details: { rows: lastAuditNumber(sql) + 1 } }, now);
    return lastAuditNumber(sql);
  });
  const headers = {
    "content-type": "application/jsonl; charset=utf-8",
    "content-disposition": 'attachment; filename="audit.jsonl"',
    "cache-control": "no-store",
  };
  return new Response(lines(sql, last), { headers });
}

function lines(sql: SqlStorage, last: number): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let done = 0;
  return new ReadableStream({
    pull(controller) {
      const rows = auditAfter(sql, done, last, exportedAtOnce);
      done = rows.at(-1)?.number ?? last;
      if (rows.length > 0) controller.enqueue(encoder.encode(rows.map((row) => `${JSON.stringify(row)}\n`).join("")));
      if (done >= last) controller.close();
    },
  });
}
