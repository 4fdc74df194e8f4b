/** `/api/staff/webhook…`: where warnings are sent, for coordinators, with the passkey again. */
import type * as z from "zod/mini";
import { webhookAddress } from "../../../shared/webhook-address.ts";
import {
  SetWebhook,
  TestWebhook,
  type WebhookMessage,
  type WebhookSet,
  type WebhookShown,
} from "../../../shared/webhook-interface.ts";
import { record } from "../audit.ts";
import { type Asked, answer, type Desk, type Outcome, type Route, type SignedIn, staffRoute, told } from "../door.ts";
import { keepWebhook, noteResult, waitingRows, webhook } from "./webhook-rows.ts";

export const webhookRoutes: readonly Route[] = [
  staffRoute("GET", "webhook", "seeSettings", undefined, ({ desk }) => answer<WebhookShown>(shown(desk))),
  staffRoute("POST", "webhook", "changeWebhook", SetWebhook, change),
  staffRoute("POST", "webhook/test", "changeWebhook", TestWebhook, test),
];

function change({ desk, body, person, now }: Asked<z.infer<typeof SetWebhook>> & SignedIn): Outcome {
  const address = body.address === null ? null : webhookAddress(body.address, desk.webhookLoopback);
  if (address === undefined) return "addressRefused";
  const secret = desk.storage.transactionSync(() => {
    // Who receives it is the charity's own matter, and the audit may leave the house: its host is enough.
    const details = { host: address === null ? null : new URL(address).host };
    record(desk.storage.sql, { actor: person.id, action: "webhookChanged", details }, now);
    return keepWebhook(desk.storage.sql, address);
  });
  return answer<WebhookSet>({ webhook: shown(desk), secret });
}

const testMessage: WebhookMessage = {
  ...{ kind: "test", event: "began", line: null, from: null, until: null, have: null, minimum: null },
};

async function test({ desk, now }: Asked<unknown>): Promise<Outcome> {
  const to = webhook(desk.storage.sql);
  if (to === undefined) return "noWebhook";
  const result = await desk.send(to, JSON.stringify(testMessage), Date.now());
  noteResult(desk.storage.sql, to.secret, result, now);
  return answer<WebhookShown>(shown(desk));
}

function shown(desk: Desk): WebhookShown {
  const { sql } = desk.storage;
  const kept = webhook(sql);
  return {
    address: kept?.address ?? null,
    last: kept?.last ?? null,
    waiting: waitingRows(sql),
    clock: told(desk),
  };
}
