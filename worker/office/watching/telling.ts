/**
 * What is sent to the webhook: each warning when it begins, once more when a week's publication becomes more pressing, and
 * when it is over. Counts and instants alone.
 */
import { webhookBatch, webhookLookEveryMs } from "../../../shared/limits.ts";
import { wholeWeek } from "../../../shared/rota/day.ts";
import type { KnownWarning } from "../../../shared/rota/warnings.ts";
import type { SendResult, WebhookMessage } from "../../../shared/webhook-interface.ts";
import { zoneOf } from "../planning/team.ts";
import type { Addressed } from "./posting.ts";
import { warningsNow } from "./warnings.ts";
import { dueRows, nextToSend, noteResult, queue, settle, webhook } from "./webhook-rows.ts";

/** The same warning, however far its time or its numbers have moved on. */
function keyOf(warning: KnownWarning): string {
  switch (warning.warning) {
    case "gap":
    case "alone":
    case "unsupervised":
      return `${warning.warning} ${warning.shift}`;
    case "unpublished":
      return `unpublished ${warning.line} ${warning.monday}`;
    case "unstaffed":
      return `unstaffed ${warning.line} ${warning.from}`;
  }
}

function messageOf(warning: KnownWarning, event: WebhookMessage["event"], zone: string): WebhookMessage {
  const { from, until } = warning.warning === "unpublished" ? wholeWeek(zone, warning.monday) : warning;
  const counted = "have" in warning ? { have: warning.have, minimum: warning.minimum } : { have: null, minimum: null };
  return {
    kind: warning.warning,
    event,
    line: warning.line,
    from: new Date(from).toISOString(),
    until: new Date(until).toISOString(),
    ...counted,
  };
}

/** Within the caller's transaction: compares what holds with what was told, and puts the difference in the line. */
export function noteWarnings(sql: SqlStorage, now: number): void {
  if (webhook(sql) === undefined) return;
  const zone = zoneOf(sql);
  const current = new Map(warningsNow(sql, now).map((warning) => [keyOf(warning), warning]));
  const told = new Map(
    sql
      .exec<{ key: string; says: string }>("SELECT key, says FROM webhook_told")
      .toArray()
      .map(({ key, says }) => [key, JSON.parse(says) as KnownWarning]),
  );
  for (const [key, warning] of told) {
    if (current.has(key)) continue;
    queue(sql, messageOf(warning, "ended", zone), now);
    sql.exec("DELETE FROM webhook_told WHERE key = ?", key);
  }
  for (const [key, warning] of current) {
    const before = told.get(key);
    if (before !== undefined && daysOf(before) === daysOf(warning)) continue;
    queue(sql, messageOf(warning, "began", zone), now);
    sql.exec("INSERT OR REPLACE INTO webhook_told (key, says) VALUES (?, ?)", key, JSON.stringify(warning));
  }
  sql.exec("UPDATE webhook SET looked_at = ?", now);
}

const daysOf = (warning: KnownWarning) => (warning.warning === "unpublished" ? warning.days : null);

/** When the alarm must ring for the webhook: for what is to be sent, and every few minutes; null without one. */
export function nextTelling(sql: SqlStorage, now: number): number | null {
  const [row] = sql.exec<{ looked_at: number | null }>("SELECT looked_at FROM webhook").toArray();
  if (row === undefined) return null;
  const look = row.looked_at === null ? now : row.looked_at + webhookLookEveryMs;
  return Math.min(look, nextToSend(sql) ?? look);
}

/** One attempt; `now` of the machine, for the signature. */
export type Send = (to: Addressed, body: string, now: number) => Promise<SendResult>;

/** Sends what is due, in order, one after the other; after the first that fails the others wait with it. */
export async function sendDue(storage: DurableObjectStorage, now: number, send: Send): Promise<void> {
  const { sql } = storage;
  const to = webhook(sql);
  if (to === undefined) return;
  for (const row of dueRows(sql, now, webhookBatch)) {
    const result = await send(to, row.body, Date.now());
    // Another address since: its messages are numbered anew.
    if (webhook(sql)?.secret !== to.secret) return;
    storage.transactionSync(() => {
      settle(sql, row, result, now);
      noteResult(sql, to.secret, result, now);
    });
    if (result.is !== "taken") return;
  }
}
