/** The webhook as rows: where to, with which secret, what was told and what is still to be sent. */
import { webhookRowsMost, webhookTriesAfterMs } from "../../../shared/limits.ts";
import { SendResult, type WebhookMessage } from "../../../shared/webhook-interface.ts";
import { freshSecret } from "../secrets.ts";
import type { Addressed } from "./posting.ts";

type Row = { address: string; secret: string; last_at: number | null; last_result: string | null };

export interface Webhook extends Addressed {
  readonly last: { readonly at: number; readonly result: SendResult } | null;
}

/** undefined: nothing is sent to anybody. */
export function webhook(sql: SqlStorage): Webhook | undefined {
  const [row] = sql.exec<Row>("SELECT address, secret, last_at, last_result FROM webhook").toArray();
  if (row === undefined) return undefined;
  const { address, secret, last_at, last_result } = row;
  const known = last_at !== null && last_result !== null;
  return {
    address,
    secret,
    last: known ? { at: last_at, result: SendResult.parse(JSON.parse(last_result)) } : null,
  };
}

/** Within the caller's transaction. A new secret with each address; nothing of the one before is sent to it. */
export function keepWebhook(sql: SqlStorage, address: string | null): string | null {
  for (const table of ["webhook", "webhook_told", "webhook_waiting"]) sql.exec(`DELETE FROM ${table}`);
  if (address === null) return null;
  const secret = freshSecret();
  sql.exec("INSERT INTO webhook (one, address, secret) VALUES (1, ?, ?)", address, secret);
  return secret;
}

/** `secret`: of the attempt; when the address is another one since, its result is nobody's. */
export function noteResult(sql: SqlStorage, secret: string, result: SendResult, now: number): void {
  sql.exec(
    "UPDATE webhook SET last_at = ?, last_result = ? WHERE secret = ?",
    ...[now, JSON.stringify(result), secret],
  );
}

export function waitingRows(sql: SqlStorage): number {
  return sql.exec<{ n: number }>("SELECT count(*) AS n FROM webhook_waiting").one().n;
}

export const nextToSend = (sql: SqlStorage): number | null =>
  sql.exec<{ next: number | null }>("SELECT min(next_at) AS next FROM webhook_waiting").one().next;

export function dueRows(sql: SqlStorage, now: number, most: number) {
  return sql
    .exec<{ number: number; body: string; tries: number }>(
      "SELECT number, body, tries FROM webhook_waiting WHERE next_at <= ? ORDER BY number LIMIT ?",
      ...[now, most],
    )
    .toArray();
}

/** Behind whatever waits already, also for its next try. The oldest go when there are too many: the newest say how things stand. */
export function queue(sql: SqlStorage, message: WebhookMessage, now: number): void {
  sql.exec(
    `INSERT INTO webhook_waiting (body, tries, next_at)
     SELECT ?, 0, max(?, coalesce(max(next_at), 0)) FROM webhook_waiting`,
    ...[JSON.stringify(message), now],
  );
  sql.exec(
    `DELETE FROM webhook_waiting WHERE number NOT IN
       (SELECT number FROM webhook_waiting ORDER BY number DESC LIMIT ?)`,
    webhookRowsMost,
  );
}

/** What was taken goes; what was not is tried again later, and dropped after the last time. */
export function settle(
  sql: SqlStorage,
  row: { readonly number: number; readonly tries: number },
  { is }: SendResult,
  now: number,
): void {
  const pause = is === "taken" ? undefined : webhookTriesAfterMs[row.tries];
  if (pause === undefined) sql.exec("DELETE FROM webhook_waiting WHERE number = ?", row.number);
  else {
    sql.exec("UPDATE webhook_waiting SET tries = ? WHERE number = ?", row.tries + 1, row.number);
    // Nobody else gets through there either, and the order stays.
    sql.exec("UPDATE webhook_waiting SET next_at = max(next_at, ?)", now + pause);
  }
}
