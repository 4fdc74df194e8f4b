/**
 * The audit's chain: each row carries SHA-256 over the row before and the digest of its own body. Whoever holds an
 * export can check it without us (`npm run audit:verify`), and names the first row that was changed, left out or added.
 */

/** One act of a member of staff, or of the operator (`actor` null). Never anything about a chat. */
export interface AuditRow {
  /** From 1, without gaps. */
  readonly number: number;
  readonly at: number;
  /** A person's id: names are looked up while they are known. */
  readonly actor: string | null;
  readonly action: string;
  /** What it was done to: a person's id, a key, a number. */
  readonly subject: string | null;
  readonly details: Readonly<Record<string, string | number | boolean | null>>;
  /** base64url of SHA-256. */
  readonly chained: string;
}

/** Before the first row. */
export const auditBeginning = "";

/** What is hashed of a row: an array has one order. */
export function auditBody({ number, at, actor, action, subject, details }: Omit<AuditRow, "chained">): string {
  return JSON.stringify([
    number,
    at,
    actor,
    action,
    subject,
    Object.entries(details).toSorted(([a], [b]) => (a < b ? -1 : 1)),
  ]);
}

/** What is hashed for `chained`: the one before and the digest of the body, both base64url. */
export function auditLink(before: string, bodyDigest: string): string {
  return `${before}\n${bodyDigest}`;
}
