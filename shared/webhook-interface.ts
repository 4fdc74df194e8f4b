/**
 * The one address outside to which the Office sends anything: warnings, as JSON, if coordinators set one. Bodies and
 * answers of `/api/staff/webhook…`, and what is sent. docs/rota.md says it to whoever receives it.
 */
import * as z from "zod/mini";
import { webhookAddressUnits } from "./limits.ts";
import { ServiceClock } from "./site.ts";

const instant = z.int().check(z.gte(0));

/** What became of an attempt. `answered`: with another status than 2xx, which is not success; redirects are not followed. */
export const SendResult = z.discriminatedUnion("is", [
  z.strictObject({ is: z.literal("taken"), status: z.int() }),
  z.strictObject({ is: z.literal("answered"), status: z.int() }),
  z.strictObject({ is: z.literal("tooSlow") }),
  z.strictObject({ is: z.literal("unreachable") }),
]);
export type SendResult = z.infer<typeof SendResult>;

/** `GET webhook`, and in the answers of both changes. `address`: null, nothing is sent to anybody. */
export const WebhookShown = z.strictObject({
  address: z.nullable(z.string()),
  last: z.nullable(z.strictObject({ at: instant, result: SendResult })),
  /** Messages still to be sent. */
  waiting: z.int(),
  clock: ServiceClock,
});
export type WebhookShown = z.infer<typeof WebhookShown>;

/** `POST webhook`: another address gets another secret, and what was still to be sent is dropped; null ends it. */
export const SetWebhook = z.strictObject({
  address: z.nullable(z.string().check(z.minLength(1), z.maxLength(webhookAddressUnits))),
});
/** `secret`: told this once, for checking signatures; null when there is no address. */
export const WebhookSet = z.strictObject({ webhook: WebhookShown, secret: z.nullable(z.string()) });
export type WebhookSet = z.infer<typeof WebhookSet>;

/** `POST webhook/test`: sends one now; answers with WebhookShown. */
export const TestWebhook = z.strictObject({});

/** What is sent. Instants as ISO 8601 in UTC. Never a name, an id of a person, or anything about visitors. */
export interface WebhookMessage {
  readonly kind: "gap" | "alone" | "unsupervised" | "unpublished" | "unstaffed" | "test";
  readonly event: "began" | "ended";
  /** null in a test. */
  readonly line: string | null;
  readonly from: string | null;
  readonly until: string | null;
  /** People there are and people needed, where the warning counts them. */
  readonly have: number | null;
  readonly minimum: number | null;
}
