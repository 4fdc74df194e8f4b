/**
 * What a coordinator's browser signs: invitations, other browsers' certificates, renewals and the list of revoked keys.
 * It signs with the organisation key where that is held here, else with its own device key and chain. Nobody at the
 * service can: it has none of these keys.
 */
import { type Certificate, type Chain, type Role, rolesOf } from "../../shared/certificates.ts";
import { toBase64url } from "../../shared/ids.ts";
import {
  colleagueCertificateMs,
  coordinatorCertificateMs,
  deviceCertificateMs,
  invitationMs,
  revokedKeysByBrowsersMost,
  revokedKeysMost,
} from "../../shared/limits.ts";
import { beginOf, endDay, hasEnded, latestEndDay } from "../../shared/revoked-keys.ts";
import type { MeAnswer } from "../../shared/staff-interface.ts";
import { random, sha256, utf8 } from "../encryption/bytes.ts";
import { verifyChain } from "../encryption/chain.ts";
import { certify, deviceSigner, makePortableKey, revoke } from "../encryption/issue.ts";
import type { Believed } from "./believed-revocations.ts";
import { endOf } from "./chain-reading.ts";
import { findDevice } from "./device-store.ts";
import { heldOrganisationKey } from "./organisation-key.ts";

/** Who signs here. `chain`: empty for the organisation key itself. */
export interface Certifier {
  readonly organisationKey: string;
  readonly chain: readonly string[];
  /** What is signed counts no longer than this: the earliest end in the chain. */
  readonly until: number;
  readonly sign: (bytes: Uint8Array) => Promise<Uint8Array>;
}

/** `noKey`: this browser was not certified as a coordinator's. `tooFar`: its chain is too long to add to. */
export type NoCertifier = "noKey" | "tooFar";

type Who = Pick<MeAnswer, "person" | "organisation">;

/** With the certifier's own, an invitation and the browser that uses it, a chain has four at most. */
const ownChainMost = 2;

/** A lead certifies a browser directly. */
const leadsChainMost = 3;

/** `now`: the service's time. */
export async function findCertifier(me: Who, now: number): Promise<Certifier | NoCertifier> {
  const { key } = me.organisation;
  const held = await heldOrganisationKey(key);
  if (held !== undefined)
    return { organisationKey: key, chain: [], until: Number.POSITIVE_INFINITY, sign: deviceSigner(held) };
  return ownDevice(me, "coordinator", ownChainMost, now);
}

/** The browser of a supervisor, who may certify a colleague for an evening. */
export function findLead(me: Who, now: number): Promise<Certifier | NoCertifier> {
  return ownDevice(me, "supervisor", leadsChainMost, now);
}

async function ownDevice(
  { person, organisation }: Who,
  role: Role,
  chainMost: number,
  now: number,
): Promise<Certifier | NoCertifier> {
  const { key: organisationKey } = organisation;
  const device = await findDevice(person.id, organisationKey, now);
  if (typeof device === "string" || !rolesOf(device).includes(role)) return "noKey";
  const { chain, signing } = device;
  if ("refused" in (await verifyChain(chain, { organisationKey, now, revoked: new Set() }))) return "noKey";
  if (chain.length > chainMost) return "tooFar";
  return { organisationKey, chain, until: endOf(chain), sign: deviceSigner(signing) };
}

export interface Invitation {
  /** Together with the token and the private key, for the link: `/join#` + fragment. It is shown once. */
  readonly fragment: string;
  readonly tokenHash: string;
  readonly chain: Chain;
  readonly endsAt: number;
}

/** `alias`: only where the invitation insists on a name. */
export async function makeInvitation(
  { sign, chain, until }: Certifier,
  { roles, alias }: { readonly roles: readonly Role[]; readonly alias?: string },
  now: number,
): Promise<Invitation> {
  const { secret, signer } = await makePortableKey();
  const endsAt = Math.min(now + invitationMs, until);
  const certificate = await certify(sign, {
    kind: "invitation",
    ...asRoles(roles),
    ...(alias === undefined ? {} : { alias }),
    signingKey: signer.publicKey,
    from: now,
    until: endsAt,
  });
  const token = toBase64url(random(32));
  const tokenHash = toBase64url(await sha256(utf8(token)));
  return { fragment: `${token}.${secret}`, tokenHash, chain: [...chain, certificate], endsAt };
}

interface Named {
  readonly signingKey: string;
  readonly receivingKey: string;
  readonly roles: readonly Role[];
  readonly alias: string;
}

/** The chain of a browser whose words were compared. */
export async function certifyDevice(certifier: Certifier, device: Named, now: number): Promise<Chain> {
  const { signingKey, receivingKey, roles, alias } = device;
  const until = endFor(certifier, roles, now);
  const certificate: Certificate = {
    ...{ kind: "device", ...asRoles(roles), alias, signingKey, receivingKey },
    ...{ from: now, until },
  };
  return [...certifier.chain, await certify(certifier.sign, certificate)];
}

/** The chain of a colleague's browser, for an evening: to take chats, and nothing else. */
export async function certifyForEvening(
  certifier: Certifier,
  { alias, signingKey, receivingKey }: Omit<Named, "roles">,
  now: number,
): Promise<Chain> {
  const until = Math.min(now + colleagueCertificateMs, certifier.until);
  const names = { kind: "device", role: "counsellor", alias, signingKey, receivingKey } as const;
  return [...certifier.chain, await certify(certifier.sign, { ...names, from: now, until })];
}

/** Coordinators' browsers have longer, from the organisation key alone: they are few, and whoever holds it is seldom there. */
function lifetimeMs(roles: readonly Role[], byOrganisationKey: boolean): number {
  return byOrganisationKey && roles.includes("coordinator") ? coordinatorCertificateMs : deviceCertificateMs;
}

/** When a certificate signed now for these roles would end. */
export function endFor({ chain, until }: Certifier, roles: readonly Role[], now: number): number {
  return Math.min(now + lifetimeMs(roles, chain.length === 0), until);
}

/** Somebody's browser, as far as it decides how long a certificate for it can count. `roles`: all it may ever have named. */
export interface Ending {
  readonly signingKey: string;
  /** The latest end of any certificate the service was ever sent for it. */
  readonly latestUntil: number;
  readonly roles: readonly Role[];
}

/**
 * The day from whose beginning on no certificate for it counts. The service is not believed where it names an early end:
 * what was signed until now can last as long as the longest certificate there is for somebody of these roles.
 */
export function lastDay({ latestUntil, roles }: Ending, now: number): number {
  const longest = roles.includes("coordinator") ? coordinatorCertificateMs : deviceCertificateMs;
  return Math.min(endDay(Math.max(latestUntil, now + longest)), latestEndDay(now));
}

export interface SignedList {
  readonly list: string;
  readonly signer: string[];
}

/** `fullUntil`: when there is room. `kitHasRoom`: with the organisation key it could be made now. */
export interface Full {
  readonly fullUntil: number;
  readonly kitHasRoom: boolean;
}

/**
 * The next list: everything that is believed revoked and may still count, and these. A key is left out only when its day
 * has come by this computer's clock too (`here`): a service that lies about the time brings nobody back. One that was left
 * out may be added anew. Where it would hold more than a list of this signer can, it is not made.
 */
export async function revocationList(
  { sign, chain }: Certifier,
  { number, ends: older }: Believed,
  added: readonly Ending[],
  now: number,
  here = Date.now(),
): Promise<SignedList | Full> {
  const counting = new Map([...older].filter(([, day]) => !hasEnded(day, Math.min(now, here))));
  const fresh = added.filter(({ signingKey }) => !counting.has(signingKey));
  const next = new Map([...counting, ...fresh.map((key) => [key.signingKey, lastDay(key, now)] as const)]);
  const most = chain.length === 0 ? revokedKeysMost : revokedKeysByBrowsersMost;
  const [endsFirst] = [...next.values()].sort((one, other) => one - other).slice(Math.max(0, next.size - most - 1));
  if (next.size > most && endsFirst !== undefined)
    return { fullUntil: beginOf(endsFirst), kitHasRoom: next.size <= revokedKeysMost };
  const says = { number: number + 1, issuedAt: now, signingKeys: [...next.keys()], ends: [...next.values()] };
  return { list: await revoke(sign, says), signer: [...chain] };
}

function asRoles([role = "counsellor", ...also]: readonly Role[]): Pick<Certificate, "role" | "also"> {
  return also.length === 0 ? { role } : { role, also };
}
