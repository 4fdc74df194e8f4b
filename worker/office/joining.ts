/** Using a one-time link: looking at it uses nothing up, joining uses it up in one step, passkey and browser together. */
import type * as z from "zod/mini";
import type { SessionId } from "../../shared/ids.ts";
import type { JoinRequest, Person } from "../../shared/staff-interface.ts";
import { record } from "./audit.ts";
import { challengeHolds } from "./challenges.ts";
import { type CertifiedDevice, certifiedDevice } from "./device-certificate.ts";
import { dropDeviceRequests } from "./device-requests.ts";
import { deviceOfKey, keepDevice, revokeDevicesOf } from "./devices.ts";
import type { Asked } from "./door.ts";
import { linkState } from "./link.ts";
import { findLink, revokeLinksOf, type SignInLink, useLink } from "./links.ts";
import { type Organisation, organisation, passkeyRule } from "./organisation.ts";
import { checkedNew, type FreshPasskey } from "./passkey-checks.ts";
import { findPasskey, keepPasskey, passkeysOf, removePasskeysOf } from "./passkeys.ts";
import { asPerson, chooseAlias, member } from "./people.ts";
import type { ProblemName } from "./problems.ts";
import { dropRecoveryCodes, giveRecoveryCodes } from "./recovery-codes.ts";
import { relyingParty } from "./relying-party.ts";
import { revokedKeys, runsThrough } from "./revoked-keys.ts";
import { beginSession, endSessionsOf } from "./sessions.ts";

interface UsableLink {
  readonly link: SignInLink;
  readonly person: Person;
  readonly organisation: Organisation;
}

interface Joined {
  readonly person: Person;
  readonly secret: string;
  readonly recoveryCodes?: string[];
  /** Older sessions that ended with it. */
  readonly ended: readonly SessionId[];
}

/** Whom a fresh link is for, or why it cannot be used. */
export function lookAt(sql: SqlStorage, token: string, now: number): UsableLink | ProblemName {
  const link = findLink(sql, token);
  const home = organisation(sql);
  const invited = link && member(sql, link.person);
  if (link === undefined || invited === undefined || home === undefined) return "linkUnknown";
  switch (linkState(link, now)) {
    case "fresh":
      if (invited.standing !== "here") return invited.standing === "paused" ? "paused" : "linkEnded";
      // Made by a browser that was lost since.
      if (runsThrough(link.chain, revokedKeys(sql))) return "linkEnded";
      return { link, person: asPerson(invited), organisation: home };
    case "used":
      return "linkUsed";
    case "ended":
    case "revoked":
      return "linkEnded";
  }
}

type Join = Asked<z.infer<typeof JoinRequest>>;

/** Registers browser and passkey and begins a session. Of any number of attempts with one link, at most one comes to that. */
export async function join(asked: Join): Promise<Joined | ProblemName> {
  const { desk, body, now } = asked;
  const { storage } = desk;
  const usable = lookAt(storage.sql, body.token, now);
  if (typeof usable === "string") return usable;
  const { link, organisation } = usable;
  const passkey = await passkeyIn(asked, link);
  if (typeof passkey === "string") return passkey;
  const { alias, certificate } = body;
  const device = await certifiedDevice(link.chain, certificate, { organisationKey: organisation.key, alias, now });
  if (device === undefined) return "certificateRefused";
  return storage.transactionSync(() => {
    // Another attempt may have been quicker while this one was being verified.
    const still = lookAt(storage.sql, body.token, now);
    if (typeof still === "string") return still;
    return mayHold(device, still.person) ? joined(asked, still, device, passkey) : "certificateRefused";
  });
}

/** A role that was taken away while the certificate was being verified is not certified. */
function mayHold({ roles }: CertifiedDevice, person: Person): boolean {
  return roles.every((role) => person.roles.includes(role));
}

async function passkeyIn(
  { desk, request, body, now }: Join,
  link: SignInLink,
): Promise<FreshPasskey | null | ProblemName> {
  if (body.credential === undefined) return passkeyRule(desk.storage.sql) === "required" ? "passkeyNeeded" : null;
  const isOurs = (challenge: string) => challengeHolds(desk.key, ["join", link.tokenHash], challenge, now);
  return (await checkedNew(body.credential, { rp: relyingParty(desk, request), isOurs })) ?? "passkeyRefused";
}

/** Everything that could be refused is refused before anything is written. */
function joined(
  { desk, body, now }: Join,
  { link, person }: UsableLink,
  device: CertifiedDevice,
  passkey: FreshPasskey | null,
): Joined | ProblemName {
  const { sql } = desk.storage;
  const obstacle = obstacleTo(sql, link, device, passkey);
  if (obstacle !== undefined) return obstacle;
  const ended = link.kind === "invitation" ? endEverythingOlder(sql, link, now) : [];
  const isFirst = passkey !== null && passkeysOf(sql, person.id).length === 0;
  keepDevice(sql, person.id, device, now);
  useLink(sql, link, now);
  chooseAlias(sql, person.id, body.alias);
  record(sql, { actor: person.id, action: "linkUsed", subject: person.id, details: { kind: link.kind } }, now);
  // The challenge was for this link, and the link is used up: it needs no remembering of its own.
  if (passkey !== null) {
    keepPasskey(sql, person.id, passkey, body.passkeyName ?? "Passkey", now);
    record(sql, { actor: person.id, action: "passkeyAdded", subject: person.id }, now);
  }
  const key = device.signingKey;
  const start = { person: person.id, key, device: key, by: "link", shared: body.shared === true } as const;
  const { secret } = beginSession(sql, start, now);
  const codes = isFirst ? { recoveryCodes: giveRecoveryCodes(sql, person.id, now) } : {};
  return { person: { ...person, alias: body.alias }, secret, ended, ...codes };
}

function obstacleTo(
  sql: SqlStorage,
  link: SignInLink,
  device: CertifiedDevice,
  passkey: FreshPasskey | null,
): ProblemName | undefined {
  const holder = deviceOfKey(sql, device.signingKey);
  if (holder !== undefined && holder.person !== link.person) return "deviceTaken";
  // An older key of this person's ends with the invitation, and cannot begin again with it.
  if (holder !== undefined && (holder.revokedAt !== null || link.kind === "invitation")) return "deviceRevoked";
  return passkey !== null && findPasskey(sql, passkey.id) !== undefined ? "passkeyTaken" : undefined;
}

/** Rule A9. Whoever had lost everything may have lost it to somebody. */
function endEverythingOlder(sql: SqlStorage, { person, tokenHash }: SignInLink, now: number): readonly SessionId[] {
  removePasskeysOf(sql, person);
  dropRecoveryCodes(sql, person);
  revokeDevicesOf(sql, person, now);
  dropDeviceRequests(sql, person);
  revokeLinksOf(sql, person, tokenHash, now);
  return endSessionsOf(sql, person);
}
