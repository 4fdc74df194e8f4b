/** Bodies and answers of `/api/staff/audit` and `/api/staff/settings`. */
import * as z from "zod/mini";
import { Bytes32, PersonId } from "./ids.ts";
import { ServiceClock } from "./site.ts";

export const AuditRowShown = z.strictObject({
  number: z.int(),
  at: z.int(),
  actor: z.nullable(PersonId),
  action: z.string(),
  subject: z.nullable(z.string()),
  details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  chained: Bytes32,
});

/** `GET audit?before=N&actor=ID&action=WORD`: newest first, a hundred at most. */
export const AuditAnswer = z.strictObject({
  rows: z.array(AuditRowShown),
  /** More rows are older than these. */
  more: z.boolean(),
  /** Aliases by id, as far as they are known still. */
  names: z.record(z.string(), z.string()),
  actions: z.array(z.string()),
  clock: ServiceClock,
});
export type AuditAnswer = z.infer<typeof AuditAnswer>;

/** `POST audit/export` (no body) answers with text: one JSON row a line, as `npm run audit:verify -- FILE` reads it. */

/** `GET settings` */
export const SettingsAnswer = z.strictObject({ passkeys: z.enum(["required", "optional"]), clock: ServiceClock });
/** `POST settings` → SettingsAnswer */
export const ChangeSettings = z.strictObject({ passkeys: z.enum(["required", "optional"]) });
