/** Writing the audit: in the same transaction as what it tells of. Staff's acts alone, nothing about chats. */
import { createHash } from "node:crypto";
import { type AuditRow, auditBeginning, auditBody, auditLink } from "../../shared/audit.ts";
import type { PersonId } from "../../shared/ids.ts";

const digest = (text: string) => createHash("sha256").update(text).digest("base64url");

/** `actor` null: the operator, or somebody who is not signed in. */
export function record(
  sql: SqlStorage,
  act: { actor: PersonId | null; action: string; subject?: string; details?: AuditRow["details"] },
  now: number,
): void {
  const [last] = sql
    .exec<{ number: number; chained: string }>("SELECT number, chained FROM audit ORDER BY number DESC LIMIT 1")
    .toArray();
  const { actor, action, subject = null, details = {} } = act;
  const row = { number: (last?.number ?? 0) + 1, at: now, actor, action, subject, details };
  const chained = digest(auditLink(last?.chained ?? auditBeginning, digest(auditBody(row))));
  sql.exec(
    "INSERT INTO audit (number, at, actor, action, subject, details, chained) VALUES (?, ?, ?, ?, ?, ?, ?)",
    ...[row.number, now, actor, action, subject, JSON.stringify(details), chained],
  );
}
