/** Using a one-time sign-in link: looking at it uses nothing up, joining uses it up in one step. */
import type * as z from "zod/mini";
import type { JoinRequest, Person } from "../../shared/staff-interface.ts";
import { certifiedDevice } from "./device-certificate.ts";
import { keepDevice } from "./devices.ts";
import { linkState } from "./link.ts";
import { findLink, type SignInLink, useLink } from "./links.ts";
import { type Organisation, organisation } from "./organisation.ts";
import { asPerson, chooseAlias, member } from "./people.ts";
import type { ProblemName } from "./problems.ts";
import { beginSession } from "./sessions.ts";

interface UsableLink {
  readonly link: SignInLink;
  readonly person: Person;
  readonly organisation: Organisation;
}

export type Joined = { readonly person: Person; readonly secret: string };

/** Whom a fresh link is for, or why it cannot be used. */
export function lookAt(sql: SqlStorage, token: string, now: number): UsableLink | ProblemName {
  const link = findLink(sql, token);
  const home = organisation(sql);
  const invited = link && member(sql, link.person);
  if (link === undefined || invited === undefined || home === undefined) return "linkUnknown";
  switch (linkState(link, now)) {
    case "fresh":
      if (invited.standing !== "here") return invited.standing === "paused" ? "paused" : "linkEnded";
      return { link, person: asPerson(invited), organisation: home };
    case "used":
      return "linkUsed";
    case "ended":
    case "revoked":
      return "linkEnded";
  }
}

/** Registers the device and begins a session. Of any number of attempts with one link, at most one comes to that. */
export async function join(
  storage: DurableObjectStorage,
  { token, alias, certificate }: z.infer<typeof JoinRequest>,
  now: number,
): Promise<Joined | ProblemName> {
  const usable = lookAt(storage.sql, token, now);
  if (typeof usable === "string") return usable;
  const { link, person, organisation } = usable;
  const device = await certifiedDevice(link.chain, certificate, { organisationKey: organisation.key, alias, now });
  if (device === undefined || !device.roles.every((role) => person.roles.includes(role))) return "certificateRefused";
  return storage.transactionSync(() => {
    // Another attempt may have been quicker while this one was being verified.
    const still = lookAt(storage.sql, token, now);
    if (typeof still === "string") return still;
    if (keepDevice(storage.sql, person.id, device, now) === "taken") return "deviceTaken";
    useLink(storage.sql, link, now);
    chooseAlias(storage.sql, person.id, alias);
    const { secret } = beginSession(
      storage.sql,
      { person: person.id, key: device.signingKey, device: device.signingKey, by: "link", shared: false },
      now,
    );
    return { person: { ...person, alias }, secret };
  });
}
