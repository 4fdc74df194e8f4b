/**
 * Which coordinators are really there: the last of them stays one. Somebody counts who is neither paused nor gone, was
 * here before, and can get in by themselves now. Where passkeys are required that takes a passkey; where they are not, a
 * sign-in that lives or a link that is still open does as well. A certified browser alone lets nobody in.
 *
 * Whether they can certify is not asked: what takes that away from the last who could (a pause, another role) another
 * coordinator takes back, and a list that revokes a browser is signed by one that stays, or by the organisation's key.
 */
import { Chain } from "../../shared/certificates.ts";
import { PersonId } from "../../shared/ids.ts";
import { passkeyRule } from "./organisation.ts";
import { passkeysOf } from "./passkeys.ts";
import { revokedKeys, runsThrough } from "./revoked-keys.ts";
import { livingSessionsOf } from "./sessions.ts";

export function coordinatorsInCharge(sql: SqlStorage, now: number): readonly PersonId[] {
  const asksPasskey = passkeyRule(sql) === "required";
  return coordinatorsHere(sql).filter(
    (id) =>
      passkeysOf(sql, id).length > 0 ||
      (!asksPasskey && (livingSessionsOf(sql, id, now).length > 0 || hasOpenLink(sql, id, now))),
  );
}

/** Whoever only has an invitation is not there yet. */
function coordinatorsHere(sql: SqlStorage): readonly PersonId[] {
  const rows = sql.exec<{ id: string }>(
    `SELECT p.id FROM people p JOIN person_roles r ON r.person = p.id AND r.role = 'coordinator'
     WHERE p.paused_at IS NULL AND p.left_at IS NULL
       AND (p.last_seen_day IS NOT NULL OR EXISTS (SELECT 1 FROM devices d WHERE d.person = p.id))`,
  );
  return rows.toArray().map(({ id }) => PersonId.parse(id));
}

function hasOpenLink(sql: SqlStorage, person: PersonId, now: number): boolean {
  const open = sql.exec<{ chain: string }>(
    "SELECT chain FROM sign_in_links WHERE person = ? AND used_at IS NULL AND revoked_at IS NULL AND ends_at > ?",
    ...[person, now],
  );
  const revoked = revokedKeys(sql);
  return open.toArray().some(({ chain }) => !runsThrough(Chain.parse(JSON.parse(chain)), revoked));
}
