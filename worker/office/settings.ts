/** What the organisation is called, by which clock it plans, and how its people sign in: with a passkey or also without. */
import type * as z from "zod/mini";
import { ChangeOrganisation, ChangeSettings, type SettingsAnswer } from "../../shared/audit-interface.ts";
import type { OrganisationFields } from "../../shared/site.ts";
import { record } from "./audit.ts";
import { type Asked, answer, type Desk, type Outcome, type Route, type SignedIn, staffRoute, told } from "./door.ts";
import {
  isZone,
  keepPasskeyRule,
  organisation,
  organisationEdition,
  passkeyRule,
  writeOrganisation,
} from "./organisation.ts";
import { passkeysOf } from "./passkeys.ts";
import { problem } from "./problems.ts";

export const settingsRoutes: readonly Route[] = [
  staffRoute("GET", "settings", "seeSettings", undefined, ({ desk }) => shown(desk)),
  staffRoute("POST", "settings", "changeSettings", ChangeSettings, change),
  staffRoute("POST", "settings/organisation", "changeSettings", ChangeOrganisation, changeOrganisation),
];

function change({ desk, body, person, now }: Asked<z.infer<typeof ChangeSettings>> & SignedIn): Outcome {
  const { sql } = desk.storage;
  // Whoever asks this of everybody must not lock themselves out with it.
  if (body.passkeys === "required" && passkeysOf(sql, person.id).length === 0) return "passkeyNeeded";
  if (body.passkeys !== passkeyRule(sql)) {
    desk.storage.transactionSync(() => {
      keepPasskeyRule(sql, body.passkeys);
      record(sql, { actor: person.id, action: "settingsChanged", details: { passkeys: body.passkeys } }, now);
    });
  }
  return shown(desk);
}

const fieldNames = ["name", "zone", "zoneName"] as const satisfies readonly (keyof OrganisationFields)[];

function changeOrganisation(asked: Asked<z.infer<typeof ChangeOrganisation>> & SignedIn): Outcome {
  const { desk, body, person, now } = asked;
  const { sql } = desk.storage;
  if (!isZone(body.zone, now)) return "zoneUnknown";
  return desk.storage.transactionSync((): Outcome => {
    const before = organisationShown(sql);
    if (before === undefined) return "notSetUp";
    if (before.edition !== body.edition) return problem("changedMeanwhile", { organisation: before });
    const changed = fieldNames.filter((name) => before[name] !== body[name]);
    if (changed.length > 0) {
      writeOrganisation(sql, body);
      const details = { changed: changed.join(" "), zone: body.zone };
      record(sql, { actor: person.id, action: "organisationChanged", details }, now);
    }
    return shown(desk);
  });
}

function organisationShown(sql: SqlStorage): SettingsAnswer["organisation"] | undefined {
  const home = organisation(sql);
  if (home === undefined) return undefined;
  const { name, zone, zoneName } = home;
  return { name, zone, zoneName, edition: organisationEdition(sql) };
}

function shown(desk: Desk): Outcome {
  const { sql } = desk.storage;
  const home = organisationShown(sql);
  if (home === undefined) return "notSetUp";
  return answer<SettingsAnswer>({ passkeys: passkeyRule(sql), organisation: home, clock: told(desk) });
}
