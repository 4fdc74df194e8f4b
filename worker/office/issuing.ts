/**
 * May this coordinator's browser have said this? Every certificate that is kept here leads up to the organisation's
 * key, and was made by the organisation's key itself or by a browser of the very coordinator who sends it.
 */
import { Certificate, type Chain, type Role, rolesOf } from "../../shared/certificates.ts";
import type { PersonId } from "../../shared/ids.ts";
import { isLeadsOwn, verifiedChain } from "./device-certificate.ts";
import { organisation } from "./organisation.ts";
import { revokedKeys } from "./revoked-keys.ts";
import { compactPayload } from "./statement-text.ts";

/** What a chain proved: its last certificate, every key in it, and the earliest end. */
export interface Issued {
  readonly certificate: Certificate;
  readonly keys: readonly string[];
  readonly until: number;
  /** By a supervisor's browser, not a coordinator's. */
  readonly byLead: boolean;
}

/** undefined when a link does not hold, a key in it is revoked, or its issuer is not the actor's own browser. */
export async function issuedBy(
  sql: SqlStorage,
  actor: PersonId,
  chain: readonly string[],
  now: number,
): Promise<Issued | undefined> {
  const issued = await proven(sql, chain, now);
  return issued !== undefined && stillStands(sql, actor, issued) ? issued : undefined;
}

/** undefined when a link does not hold. Whether a key in it is revoked is another question. */
export async function proven(sql: SqlStorage, chain: readonly string[], now: number): Promise<Issued | undefined> {
  const home = organisation(sql);
  const certificates = home && (await verifiedChain(chain, home.key, now));
  const certificate = certificates?.at(-1);
  if (certificates === undefined || certificate === undefined) return undefined;
  const issuer = certificates.at(-2);
  return {
    certificate,
    keys: certificates.map(({ signingKey }) => signingKey),
    until: Math.min(...certificates.map(({ until }) => until)),
    byLead: issuer !== undefined && isLeadsOwn(issuer),
  };
}

/** The same of a chain that was verified when it was kept. */
export function isByLead(chain: Chain): boolean {
  const issuer = chain.at(-2);
  return issuer !== undefined && isLeadsOwn(Certificate.parse(compactPayload(issuer)));
}

/** Asked again inside the transaction: a device may have been revoked while the chain was being verified. */
export function stillStands(sql: SqlStorage, actor: PersonId, { keys }: Issued): boolean {
  const issuer = keys.at(-2);
  return hasNoRevoked(sql, keys) && (issuer === undefined || isOwnDevice(sql, actor, issuer));
}

export function hasNoRevoked(sql: SqlStorage, keys: readonly string[]): boolean {
  const revoked = revokedKeys(sql);
  return !keys.some((key) => revoked.has(key));
}

/** The person's browser, not revoked. */
export function isOwnDevice(sql: SqlStorage, person: PersonId, signingKey: string): boolean {
  const query = "SELECT 1 FROM devices WHERE signing_key = ? AND person = ? AND revoked_at IS NULL";
  return sql.exec(query, signingKey, person).toArray().length === 1;
}

/** Does the certificate name exactly these roles? */
export function namesRoles(certificate: Certificate, roles: readonly Role[]): boolean {
  const named = rolesOf(certificate);
  return new Set(named).size === new Set(roles).size && named.every((role) => roles.includes(role));
}
