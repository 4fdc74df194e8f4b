/**
 * A device's certificate as a browser posts it when a link is used. The server is not the root of trust: visitors'
 * pages judge every chain themselves. It checks all the same, so that what it keeps and delivers is never junk.
 */
import { compactVerify, importJWK } from "jose";
import type * as z from "zod/mini";
import {
  Certificate,
  type Chain,
  type Role,
  rolesOf,
  StatementText,
  statementType,
} from "../../shared/certificates.ts";
import { fromBase64url } from "../../shared/ids.ts";
import { clockToleranceMs, colleagueCertificateMs } from "../../shared/limits.ts";

/** A device with everything its chain proved. */
export interface CertifiedDevice {
  readonly signingKey: string;
  readonly receivingKey: string;
  readonly roles: readonly Role[];
  readonly alias: string;
  /** From the organisation's signature to the device's own certificate. */
  readonly chain: Chain;
  readonly until: number;
}

/**
 * The device named by `certificate`, if the invitation at the end of `chain` certifies it now, under `alias`, with no
 * role it has not itself, not for longer than itself; undefined otherwise. `organisationKey`: base64url.
 */
export async function certifiedDevice(
  chain: Chain,
  certificate: string,
  { organisationKey, alias, now }: { organisationKey: string; alias: string; now: number },
): Promise<CertifiedDevice | undefined> {
  const invitation = await lastOf(chain, organisationKey, now);
  if (invitation?.kind !== "invitation") return undefined;
  const device = await verified(certificate, invitation.signingKey, now);
  if (device?.receivingKey === undefined || device.alias !== alias || !mayCertify(invitation, device)) return undefined;
  const { signingKey, receivingKey, until } = device;
  return { signingKey, receivingKey, roles: rolesOf(device), alias, chain: [...chain, certificate], until };
}

async function lastOf(chain: Chain, organisationKey: string, now: number): Promise<Certificate | undefined> {
  return (await verifiedChain(chain, organisationKey, now))?.at(-1);
}

/** Every certificate of a chain whose every link holds now, from the organisation's key on; undefined otherwise. */
export async function verifiedChain(
  chain: readonly string[],
  organisationKey: string,
  now: number,
): Promise<readonly Certificate[] | undefined> {
  const certificates: Certificate[] = [];
  for (const link of chain) {
    const signer = certificates.at(-1);
    const certificate = await verified(link, signer?.signingKey ?? organisationKey, now);
    if (certificate === undefined || !isWhole(certificate)) return undefined;
    if (signer !== undefined && !mayCertify(signer, certificate)) return undefined;
    certificates.push(certificate);
  }
  return certificates;
}

/** As visitors' pages have it: a device has a name and receives, an invitation does not receive. */
function isWhole({ kind, alias, receivingKey }: Certificate): boolean {
  return kind === "device" ? alias !== undefined && receivingKey !== undefined : receivingKey === undefined;
}

function mayCertify(signer: Certificate, certificate: Certificate): boolean {
  switch (signer.kind) {
    case "invitation":
      return (
        certificate.kind === "device" &&
        rolesOf(certificate).every((role) => rolesOf(signer).includes(role)) &&
        certificate.until <= signer.until &&
        (signer.alias === undefined || signer.alias === certificate.alias)
      );
    case "device":
      return isLeadsOwn(signer) ? isColleagues(certificate) : rolesOf(signer).includes("coordinator");
  }
}

/** A supervisor's device that is no coordinator's: what it certifies lasts one shift and is shown to coordinators. */
export function isLeadsOwn(signer: Certificate): boolean {
  const roles = rolesOf(signer);
  return signer.kind === "device" && roles.includes("supervisor") && !roles.includes("coordinator");
}

function isColleagues({ kind, role, also = [], from, until }: Certificate): boolean {
  const takesChats = role === "counsellor" && also.every((more) => more === "counsellor");
  return kind === "device" && takesChats && until - from <= colleagueCertificateMs;
}

/** The statement, if it is a certificate, signed with this key and valid now. */
async function verified(jws: string, signingKey: string, now: number): Promise<Certificate | undefined> {
  const certificate = await verifiedStatement(Certificate, statementType.certificate, jws, signingKey);
  if (certificate === undefined) return undefined;
  return certificate.from - clockToleranceMs <= now && now < certificate.until ? certificate : undefined;
}

/** What the statement says, if it is of this type and form and signed with this key. */
export async function verifiedStatement<T>(
  schema: z.ZodMiniType<T>,
  type: string,
  jws: string,
  signingKey: string,
): Promise<T | undefined> {
  try {
    const key = await importJWK({ kty: "OKP", crv: "Ed25519", x: signingKey }, "EdDSA");
    // `jose` reads base64 leniently, pages do not: what only one of them can read must not be kept.
    const isCanonical = jws.split(".").every((part) => fromBase64url(part) !== undefined);
    if (!isCanonical || !StatementText.safeParse(jws).success) return undefined;
    const { payload, protectedHeader } = await compactVerify(jws, key, { algorithms: ["EdDSA"] });
    // Pages take this header and no other, so that nothing in one is ever followed.
    const { typ, ...rest } = protectedHeader;
    if (typ !== type || Object.keys(rest).join() !== "alg") return undefined;
    const parsed = schema.safeParse(JSON.parse(new TextDecoder().decode(payload)));
    return parsed.success ? parsed.data : undefined;
  } catch {
    // Not a JWS, not a key, not signed by it, not JSON: whichever it is, it says nothing.
    return undefined;
  }
}
