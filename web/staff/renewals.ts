/**
 * Which certificates a coordinator's browser renews by itself: those made by an invitation, and those that end soon.
 * Only for keys that are certified already, with the name and the roles they have: so nobody comes in this way.
 */
import { rolesOf } from "../../shared/certificates.ts";
import { renewCertificatesMs } from "../../shared/limits.ts";
import type { PeopleAnswer, PersonShown } from "../../shared/people-interface.ts";
import { type DeviceCertificate, verifyChain } from "../encryption/chain.ts";
import type { Believed } from "./believed-revocations.ts";
import { type Certifier, certifyDevice, endFor, revocationList, type SignedList } from "./certifying.ts";
import { endOf, isForOneSignIn, isProvisional, leadWhoCertified } from "./chain-reading.ts";

/** Less than this is not worth a signature: somebody whose own certificate ends soon prolongs nothing. */
const worthMs = 86_400_000;

/** Pure: does it need a new certificate, and would one signed now help? */
export function isDue(
  { provisional, endsAt }: { readonly provisional: boolean; readonly endsAt: number },
  newEnd: number,
  now: number,
): boolean {
  return (provisional || endsAt - now <= renewCertificatesMs) && newEnd - endsAt >= worthMs;
}

export interface Due {
  readonly person: PersonShown;
  readonly device: DeviceCertificate;
}

/** `now`: the service's time. */
export async function renewals(
  certifier: Certifier,
  answer: PeopleAnswer,
  { ends: revoked }: Believed,
  now: number,
): Promise<readonly Due[]> {
  const root = { organisationKey: certifier.organisationKey, now, revoked };
  const found: Due[] = [];
  for (const person of answer.people.filter(({ state }) => state === "active")) {
    for (const { chain, revokedAt } of person.devices) {
      // What a shift lead gave for an evening is offered to a coordinator, who decides; it never becomes more by itself.
      if (revokedAt !== null || leadWhoCertified(chain) !== undefined) continue;
      const device = await verifyChain(chain, root);
      // Roles that were taken away meanwhile are not prolonged.
      if ("refused" in device || !rolesOf(device).every((role) => person.roles.includes(role))) continue;
      // A shared computer's certificate was made to end with the sign-in, before its invitation does.
      if (isForOneSignIn(chain)) continue;
      const standing = { provisional: isProvisional(chain), endsAt: endOf(chain) };
      if (isDue(standing, endFor(certifier, rolesOf(device), now), now)) found.push({ person, device });
    }
  }
  return found;
}

/** For `POST devices/renew`. */
export async function renewed(
  certifier: Certifier,
  due: readonly Due[],
  now: number,
): Promise<{ signingKey: string; chain: string[] }[]> {
  return Promise.all(
    due.map(async ({ device }) => ({
      signingKey: device.signingKey,
      chain: await certifyDevice(certifier, { ...device, roles: rolesOf(device) }, now),
    })),
  );
}

/** The list of revoked keys again, when whoever signed it will not count for long; null when it is good. */
export async function renewedList(
  certifier: Certifier,
  { revocations }: PeopleAnswer,
  believed: Believed,
  now: number,
): Promise<SignedList | null> {
  if (revocations === null || revocations.signer.length === 0) return null;
  if (!isDue({ provisional: false, endsAt: endOf(revocations.signer) }, certifier.until, now)) return null;
  const next = await revocationList(certifier, believed, [], now);
  return "fullUntil" in next ? null : next;
}
