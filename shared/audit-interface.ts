/** Bodies and answers of `/api/staff/audit` and `/api/staff/settings`. */
import * as z from "zod/mini";
import { Bytes32, PersonId } from "./ids.ts";
import { OrganisationFields, ServiceClock } from "./site.ts";

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

/** The organisation in its own words. `edition`: rises with each change of them. */
const organisation = z.strictObject({ ...OrganisationFields.shape, edition: z.int() });

/** `GET settings` */
export const SettingsAnswer = z.strictObject({
  passkeys: z.enum(["required", "optional"]),
  organisation,
  clock: ServiceClock,
});
export type SettingsAnswer = z.infer<typeof SettingsAnswer>;
/** `POST settings` → SettingsAnswer */
export const ChangeSettings = z.strictObject({ passkeys: z.enum(["required", "optional"]) });
/**
 * `POST settings/organisation` → SettingsAnswer. Shifts that are planned keep their instants, whatever the zone. 409
 * `changedMeanwhile` answers with `organisation` as it is now.
 */
export const ChangeOrganisation = organisation;
export const OrganisationMeanwhile = z.object({ type: z.literal("changedMeanwhile"), organisation });
