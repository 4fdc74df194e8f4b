/**
 * Certificates for browsers, made in a coordinator's browser: kept when they say what this organisation knows of the
 * browser and its person, and delivered from then on. The server makes none and cannot.
 */
import type * as z from "zod/mini";
import { type Chain, type Role, rolesOf } from "../../shared/certificates.ts";
import type { PersonId } from "../../shared/ids.ts";
import { clockToleranceMs, coordinatorCertificateMs, deviceCertificateMs } from "../../shared/limits.ts";
import type { CertifyDevice, PersonShown, RenewDevices } from "../../shared/people-interface.ts";
import { type Actor, whileAllowed } from "./actor.ts";
import { record } from "./audit.ts";
import { deviceOfKey, type HeldDevice, keepDevice } from "./devices.ts";
import { type Issued, isByLead, issuedBy, namesRoles, stillStands } from "./issuing.ts";
import { member } from "./people.ts";
import { personShown } from "./person-row.ts";
import type { ProblemName } from "./problems.ts";
import { revokedKeys, runsThrough } from "./revoked-keys.ts";

/** What a certificate must say, word for word. */
interface Expected {
  readonly signingKey: string;
  readonly receivingKey: string;
  readonly alias: string;
  readonly roles: readonly Role[];
}

/** A browser that asked; or one that is certified already and needs other words, because its person has other roles now. */
export async function certify(
  storage: DurableObjectStorage,
  actor: Actor,
  { person: id, signingKey, receivingKey, chain }: z.infer<typeof CertifyDevice>,
  now: number,
): Promise<PersonShown | ProblemName> {
  const { sql } = storage;
  const issued = await issuedBy(sql, actor.id, chain, now);
  return whileAllowed(storage, actor, () => {
    const person = personShown(sql, id, now);
    if (person === undefined) return "personUnknown";
    if (person.state === "left") return "personLeft";
    if (person.state === "paused") return "personPaused";
    const keys = { signingKey, receivingKey };
    const asked = [...person.requests, ...person.devices.filter(({ revokedAt }) => revokedAt === null)];
    if (!asked.some((one) => one.signingKey === signingKey && one.receivingKey === receivingKey))
      return revokedKeys(sql).has(signingKey) ? "deviceRevoked" : "requestUnknown";
    const expected = { ...keys, alias: person.alias, roles: person.roles };
    if (issued === undefined || issued.byLead || !stillStands(sql, actor.id, issued) || !says(issued, expected, now))
      return "certificateDoesNotFit";
    if (welcome(sql, id, issued, chain, now) === "taken") return "deviceTaken";
    const details = { key: signingKey, roles: person.roles.join(" "), until: issued.until };
    record(sql, { actor: actor.id, action: "deviceCertified", subject: id, details }, now);
    return personShown(sql, id, now) ?? "personUnknown";
  });
}

/** Keeps the certificate of a browser that asked, and lets in who waits there. */
export function welcome(
  sql: SqlStorage,
  person: PersonId,
  issued: Issued,
  chain: Chain,
  now: number,
): "welcome" | "taken" {
  if (keep(sql, person, issued, chain, now) === "taken") return "taken";
  const { signingKey } = issued.certificate;
  sql.exec("DELETE FROM device_requests WHERE signing_key = ?", signingKey);
  // Whoever waits in that browser is on the way to their shift: the sign-in they have becomes the device's.
  sql.exec("UPDATE sessions SET device = ?1 WHERE session_key = ?1 AND person = ?2", signingKey, person);
  return "welcome";
}

/**
 * Newer certificates for browsers that have one: the same keys, name and roles, a later end. Those that do not fit any
 * more are left out. How many were taken.
 */
export async function renew(
  storage: DurableObjectStorage,
  actor: Actor,
  devices: z.infer<typeof RenewDevices>["devices"],
  now: number,
): Promise<number | ProblemName> {
  const { sql } = storage;
  const all = await Promise.all(
    devices.map(async ({ signingKey, chain }) => ({
      signingKey,
      chain,
      issued: await issuedBy(sql, actor.id, chain, now),
    })),
  );
  return whileAllowed(storage, actor, () => {
    const taken = all.filter(({ signingKey, chain, issued }) => {
      const device = deviceOfKey(sql, signingKey);
      if (issued === undefined || device === undefined || !stillStands(sql, actor.id, issued)) return false;
      if (!isRenewable(sql, device, issued, now)) return false;
      const id = device.person;
      keep(sql, id, issued, chain, now);
      record(
        sql,
        { actor: actor.id, action: "deviceRenewed", subject: id, details: { key: signingKey, until: issued.until } },
        now,
      );
      return true;
    });
    return taken.length;
  });
}

/** A chain that hangs on a revoked key counts nowhere: then any end is a later one. */
function isRenewable(sql: SqlStorage, device: HeldDevice, issued: Issued, now: number): boolean {
  const person = member(sql, device.person);
  // What a shift lead gave for an evening is a coordinator's to decide on, by `certify`: it never becomes more by itself.
  if (issued.byLead || isByLead(device.chain)) return false;
  if (device.revokedAt !== null || person === undefined || person.standing !== "here") return false;
  const later = issued.until > device.until || runsThrough(device.chain, revokedKeys(sql));
  return later && device.roles.every((role) => person.roles.includes(role)) && says(issued, device, now);
}

/** Coordinators' browsers have longer, from the organisation's key alone: whoever holds it is seldom there. */
function mostOf({ keys }: Issued, { roles }: Expected): number {
  return keys.length === 1 && roles.includes("coordinator") ? coordinatorCertificateMs : deviceCertificateMs;
}

export function says(issued: Issued, expected: Expected, now: number, most = mostOf(issued, expected)): boolean {
  const { certificate } = issued;
  return (
    certificate.kind === "device" &&
    certificate.signingKey === expected.signingKey &&
    certificate.receivingKey === expected.receivingKey &&
    certificate.alias === expected.alias &&
    namesRoles(certificate, expected.roles) &&
    certificate.until <= now + most + clockToleranceMs
  );
}

function keep(sql: SqlStorage, person: PersonId, { certificate, until }: Issued, chain: Chain, now: number) {
  const { signingKey, receivingKey = "", alias = "" } = certificate;
  return keepDevice(sql, person, { signingKey, receivingKey, roles: rolesOf(certificate), alias, chain, until }, now);
}
