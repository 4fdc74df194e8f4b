/**
 * Revocation lists, made in a coordinator's browser: numbered one higher, holding every older key whose certificates can
 * still count, each with the day from which on none does;
 * signed by the organisation's key or by a browser of the coordinator who sends it, which is not itself on it.
 */
import {
  Chain,
  type Revocations,
  Revocations as RevocationsForm,
  rolesOf,
  statementType,
} from "../../shared/certificates.ts";
import type { PersonId, SessionId } from "../../shared/ids.ts";
import { clockToleranceMs, revokedKeysByBrowsersMost, revokedKeysMost } from "../../shared/limits.ts";
import { endDay, endsIn, hasEnded, latestEndDay } from "../../shared/revoked-keys.ts";
import { type Actor, whileAllowed } from "./actor.ts";
import { record } from "./audit.ts";
import type { Done } from "./changing.ts";
import { verifiedStatement } from "./device-certificate.ts";
import { hasNoRevoked, isOwnDevice, proven } from "./issuing.ts";
import { organisation } from "./organisation.ts";
import { personShown } from "./person-row.ts";
import type { ProblemName } from "./problems.ts";
import { certificatesIn, keepRevocations, newestRevocations, runsThrough } from "./revoked-keys.ts";
import { endSessionsWithKey } from "./sessions.ts";

export interface SignedList {
  readonly list: string;
  readonly signer: readonly string[];
}

/** A list whose signature holds. */
export interface ProvenList extends SignedList {
  readonly says: Revocations;
  /** Every key its signature hangs on; none when it is the organisation's own. */
  readonly signerKeys: readonly string[];
}

/** Is it signed by whom it must be? What it says is judged inside the transaction (`takeList`). */
export async function proveList(
  sql: SqlStorage,
  actor: PersonId,
  { list, signer }: SignedList,
  now: number,
): Promise<ProvenList | undefined> {
  const by = signer.length === 0 ? organisationItself(sql) : await ownBrowser(sql, actor, signer, now);
  if (by === undefined) return undefined;
  const says = await verifiedStatement(RevocationsForm, statementType.revocations, list, by.key);
  if (says === undefined || says.issuedAt > now + clockToleranceMs) return undefined;
  return { list, signer, says, signerKeys: by.keys };
}

interface SignedBy {
  readonly key: string;
  readonly keys: readonly string[];
}

function organisationItself(sql: SqlStorage): SignedBy | undefined {
  const home = organisation(sql);
  return home && { key: home.key, keys: [] };
}

async function ownBrowser(
  sql: SqlStorage,
  actor: PersonId,
  signer: readonly string[],
  now: number,
): Promise<SignedBy | undefined> {
  const chain = await proven(sql, signer, now);
  if (chain?.certificate.kind !== "device" || !rolesOf(chain.certificate).includes("coordinator")) return undefined;
  const { signingKey: key } = chain.certificate;
  return isOwnDevice(sql, actor, key) ? { key, keys: chain.keys } : undefined;
}

/** Revokes some of the person's browsers: the list holds at least one key of theirs that none held before. */
export async function revoke(
  storage: DurableObjectStorage,
  actor: Actor,
  { person: id, ...signed }: SignedList & { readonly person: PersonId },
  now: number,
): Promise<Done | ProblemName> {
  const proven = await proveList(storage.sql, actor.id, signed, now);
  return whileAllowed(storage, actor, () => {
    if (personShown(storage.sql, id, now) === undefined) return "personUnknown";
    const taken = takeList(storage.sql, proven, { of: id, newKeys: 1 }, now);
    if (typeof taken === "string") return taken;
    const { number, added, ended } = taken;
    const details = { number, keys: added.join(" "), ...broughtBackIn(taken) };
    record(storage.sql, { actor: actor.id, action: "devicesRevoked", subject: id, details }, now);
    const person = personShown(storage.sql, id, now);
    return person === undefined ? "personUnknown" : { person, ended };
  });
}

/** For the audit: other people's keys that came with it. */
export const broughtBackIn = ({ broughtBack }: Taken) =>
  broughtBack.length === 0 ? {} : { broughtBack: broughtBack.join(" ") };

/** The same keys again under a newer signature: whoever signed the last list will not be valid for long. */
export async function signAgain(
  storage: DurableObjectStorage,
  actor: Actor,
  signed: SignedList,
  now: number,
): Promise<"taken" | ProblemName> {
  const proven = await proveList(storage.sql, actor.id, signed, now);
  return whileAllowed(storage, actor, () => {
    const taken = takeList(storage.sql, proven, { of: null, newKeys: 0 }, now);
    if (typeof taken === "string") return taken;
    const details = { number: taken.number };
    record(storage.sql, { actor: actor.id, action: "revocationsSignedAgain", details }, now);
    return "taken";
  });
}

interface Taken {
  readonly number: number;
  /** Keys of theirs that the newest list does not hold. */
  readonly added: readonly string[];
  /** Keys of others: they stood on a list that a restored backup does not know, and the browser that signs remembers them. */
  readonly broughtBack: readonly string[];
  readonly ended: readonly SessionId[];
}

/**
 * Keeps the list, and ends what it revokes. `of`: whose keys may be new on it, and how many must be; null: nobody's. With
 * theirs a list may bring back others that the Office knows. Nothing is written when the answer is a problem.
 */
export function takeList(
  sql: SqlStorage,
  proven: ProvenList | undefined,
  { of, newKeys }: { readonly of: PersonId | null; readonly newKeys: number },
  now: number,
): Taken | ProblemName {
  const newest = newestRevocations(sql);
  if (proven === undefined) return "revocationRefused";
  const { number, ends } = proven.says;
  if (number !== (newest?.number ?? 0) + 1) return "revocationOutdated";
  const listed = endsIn(proven.says);
  if (listed === undefined || ends === undefined) return "revocationRefused";
  const byOrganisation = proven.signerKeys.length === 0;
  if (listed.size > (byOrganisation ? revokedKeysMost : revokedKeysByBrowsersMost)) return "revocationsFull";
  const older = newest?.ends ?? new Map<string, number>();
  const more = [...listed.keys()].filter((key) => !older.has(key));
  const known = more.length === 0 ? new Map<string, KnownKey>() : knownKeys(sql);
  const added = more.filter((key) => known.get(key)?.person === of);
  if (added.length < newKeys || (of === null && more.length > 0)) return "revocationRefused";
  const whole =
    [...older].every(([key, end]) => staysOrHasEnded(end, listed.get(key), byOrganisation, now)) &&
    more.every((key) => hasItsDay(listed.get(key), known.get(key), byOrganisation, now));
  if (!whole || proven.signerKeys.some((key) => listed.has(key)) || !hasNoRevoked(sql, proven.signerKeys))
    return "revocationRefused";
  keepRevocations(sql, { number, list: proven.list, signer: proven.signer }, now);
  const broughtBack = more.filter((key) => known.get(key)?.person !== of);
  return { number, added, broughtBack, ended: more.flatMap((key) => endKey(sql, key, now)) };
}

/** A day moves for the organisation's key alone, and to a later one: a browser may remember one from before a backup. */
function staysOrHasEnded(day: number, next: number | undefined, byOrganisation: boolean, now: number): boolean {
  if (next === undefined) return hasEnded(day, now);
  return next === day || (byOrganisation && next > day && next <= latestEndDay(now));
}

interface KnownKey {
  readonly person: PersonId;
  readonly kind: "device" | "invitation";
  /** The end of the latest certificate it ever had. */
  readonly latestUntil: number;
}

/**
 * Is it a day on which the last of its certificates has ended, and no later than there can be one? An invitation has one
 * certificate, which ends soon: it takes no place for longer, and none when it has ended. Keys the Office does not know
 * (from after a backup that was restored) it takes from the organisation's key alone.
 */
function hasItsDay(
  end: number | undefined,
  known: KnownKey | undefined,
  byOrganisation: boolean,
  now: number,
): boolean {
  if (end === undefined || end > latestEndDay(now)) return false;
  switch (known?.kind) {
    case undefined:
      return byOrganisation && !hasEnded(end, now);
    case "invitation":
      return end === endDay(known.latestUntil) && !hasEnded(end, now);
    case "device":
      return end >= Math.min(endDay(known.latestUntil), latestEndDay(now));
  }
}

/** Everybody's browsers and invitations, by their keys. */
function knownKeys(sql: SqlStorage): ReadonlyMap<string, KnownKey> {
  const links = sql.exec<{ person: PersonId; chain: string }>("SELECT person, chain FROM sign_in_links").toArray();
  const devices = sql
    .exec<{ person: PersonId; signing_key: string; latest_until: number }>(
      "SELECT person, signing_key, latest_until FROM devices",
    )
    .toArray();
  return new Map<string, KnownKey>([
    ...links.flatMap(({ person, chain }) =>
      certificatesIn(Chain.parse(JSON.parse(chain)))
        .slice(-1)
        .map(({ signingKey, until }) => [signingKey, { person, kind: "invitation", latestUntil: until }] as const),
    ),
    ...devices.map(
      ({ person, signing_key, latest_until }) =>
        [signing_key, { person, kind: "device", latestUntil: latest_until }] as const,
    ),
  ]);
}

/** Its certificate, its sign-ins, and the open links that hang on it. Browsers it certified need a new certificate. */
function endKey(sql: SqlStorage, key: string, now: number): readonly SessionId[] {
  sql.exec("UPDATE devices SET revoked_at = ? WHERE signing_key = ? AND revoked_at IS NULL", now, key);
  sql.exec("DELETE FROM device_requests WHERE signing_key = ?", key);
  const open = sql.exec<{ token_hash: string; chain: string }>(
    "SELECT token_hash, chain FROM sign_in_links WHERE used_at IS NULL AND revoked_at IS NULL AND ends_at > ?",
    now,
  );
  for (const { token_hash, chain } of open.toArray()) {
    if (!runsThrough(Chain.parse(JSON.parse(chain)), new Set([key]))) continue;
    sql.exec("UPDATE sign_in_links SET revoked_at = ? WHERE token_hash = ?", now, token_hash);
  }
  return endSessionsWithKey(sql, key);
}
