/** How people of this organisation sign in: with a passkey each, or also without. */
import type * as z from "zod/mini";
import { ChangeSettings, type SettingsAnswer } from "../../shared/audit-interface.ts";
import { record } from "./audit.ts";
import { type Asked, answer, type Desk, type Outcome, type Route, type SignedIn, staffRoute, told } from "./door.ts";
import { keepPasskeyRule, passkeyRule } from "./organisation.ts";
import { passkeysOf } from "./passkeys.ts";

export const settingsRoutes: readonly Route[] = [
  staffRoute("GET", "settings", "seeSettings", undefined, ({ desk }) => answer(settingsOf(desk))),
  staffRoute("POST", "settings", "changeSettings", ChangeSettings, change),
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
  return answer(settingsOf(desk));
}

function settingsOf(desk: Desk): z.infer<typeof SettingsAnswer> {
  return { passkeys: passkeyRule(desk.storage.sql), clock: told(desk) };
}
