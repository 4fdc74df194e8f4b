/** Somebody leaves: every way in of theirs ends at once. The name goes six months later (`forgetting.ts`). */
import type { PersonId } from "../../shared/ids.ts";
import { type Actor, whileAllowed } from "./actor.ts";
import { record } from "./audit.ts";
import { type Done, type Edit, editable } from "./changing.ts";
import { devicesOf } from "./devices.ts";
import { takeBackOpen } from "./inviting.ts";
import { personShown } from "./person-row.ts";
import { takeOffRota } from "./planning/taking-off.ts";
import type { ProblemName } from "./problems.ts";
import { newestRevocations } from "./revoked-keys.ts";
import { broughtBackIn, proveList, type SignedList, takeList } from "./revoking.ts";
import { endSessionsOf } from "./sessions.ts";

/** `revocation`: a list that holds every key of theirs that still counts; null when none does. */
export async function letLeave(
  storage: DurableObjectStorage,
  actor: Actor,
  change: Omit<Edit, "actor">,
  revocation: SignedList | null,
  now: number,
): Promise<Done | ProblemName | Response> {
  const { sql } = storage;
  const edit: Edit = { ...change, actor: actor.id };
  const proven = revocation && (await proveList(sql, actor.id, revocation, now));
  return whileAllowed(storage, actor, () => {
    const before = editable(sql, edit, { type: "leave" }, now);
    if (typeof before === "string" || before instanceof Response) return before;
    const { person: id } = edit;
    const open = keysThatCount(sql, id, now);
    const listed = new Set(proven?.says.signingKeys);
    if (open.some((key) => !listed.has(key))) return revocation === null ? "revocationNeeded" : "revocationRefused";
    const taken = revocation && takeList(sql, proven ?? undefined, { of: id, newKeys: 0 }, now);
    if (typeof taken === "string") return taken;
    const ended = [...(taken?.ended ?? []), ...endSessionsOf(sql, id)];
    endKeys(sql, id, now);
    const assignments = takeOffRota(sql, id, now);
    sql.exec("UPDATE people SET left_at = ?, paused_at = NULL, revision = revision + 1 WHERE id = ?", now, id);
    const again = taken === null ? {} : broughtBackIn(taken);
    const details = { assignments, devices: before.devices.length, sessions: ended.length, ...again };
    record(sql, { actor: actor.id, action: "personLeft", subject: id, details }, now);
    const person = personShown(sql, id, now);
    return person === undefined ? "personUnknown" : { person, ended };
  });
}

/** Browsers that visitors' pages would still believe: one that ended here alone is on no list yet. */
function keysThatCount(sql: SqlStorage, id: PersonId, now: number): readonly string[] {
  const listed = new Set(newestRevocations(sql)?.keys);
  return devicesOf(sql, id)
    .filter(({ signingKey, latestUntil }) => !listed.has(signingKey) && now < latestUntil)
    .map(({ signingKey }) => signingKey);
}

function endKeys(sql: SqlStorage, id: PersonId, now: number): void {
  takeBackOpen(sql, id, now);
  sql.exec("UPDATE devices SET revoked_at = ? WHERE person = ? AND revoked_at IS NULL", now, id);
  for (const table of ["device_requests", "passkeys", "recovery_codes"])
    sql.exec(`DELETE FROM ${table} WHERE person = ?`, id);
}
