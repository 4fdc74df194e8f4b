/** Bodies and answers of `/api/staff/people/…` and `/api/staff/devices/…`: what coordinators see and do. */
import * as z from "zod/mini";
import { Chain, Role } from "./certificates.ts";
import { Bytes32, Language, PersonId } from "./ids.ts";
import { chatsMost, importRowsMost, languagesMost, renewedMost } from "./limits.ts";
import { ServiceClock } from "./site.ts";
import { Alias, Jws } from "./staff-interface.ts";

const day = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/));
const Roles = z.array(Role).check(z.minLength(1), z.maxLength(4));
const Languages = z.array(Language).check(z.minLength(1), z.maxLength(languagesMost));
/** Training, background checks: until the end of that day in the organisation's zone; null: for good. */
const Skill = z.strictObject({
  skill: z.string().check(z.minLength(1), z.maxLength(60), z.regex(/^(?!\s)[^\p{Cc}]*(?<!\s)$/u)),
  until: z.nullable(day),
});
const Skills = z.array(Skill).check(z.maxLength(20));

/** What a coordinator may write about somebody, besides roles. */
export const PersonFields = z.strictObject({
  alias: Alias,
  languages: Languages,
  skills: Skills,
  chatsMost: z.int().check(z.gte(1), z.lte(chatsMost)),
  trainee: z.boolean(),
});
export type PersonFields = z.infer<typeof PersonFields>;

export const DeviceShown = z.strictObject({
  signingKey: Bytes32,
  receivingKey: Bytes32,
  roles: z.array(Role),
  alias: z.string(),
  chain: Chain,
  certifiedUntil: z.int(),
  /** The latest end of any certificate it ever had. */
  latestUntil: z.int(),
  addedAt: z.int(),
  revokedAt: z.nullable(z.int()),
});
export type DeviceShown = z.infer<typeof DeviceShown>;

export const InvitationShown = z.strictObject({
  /** Hash of its token: names it without opening it. */
  tokenHash: Bytes32,
  kind: z.enum(["invitation", "signIn"]),
  state: z.enum(["pending", "used", "ended", "revoked"]),
  madeAt: z.nullable(z.int()),
  endsAt: z.int(),
});
export type InvitationShown = z.infer<typeof InvitationShown>;

export const PersonShown = z.strictObject({
  id: PersonId,
  ...PersonFields.shape,
  roles: z.array(Role),
  revision: z.int(),
  /** `invited`: has never signed in. */
  state: z.enum(["invited", "active", "paused", "left"]),
  lastSeenDay: z.nullable(day),
  passkeys: z.int(),
  sessions: z.int(),
  devices: z.array(DeviceShown),
  requests: z.array(z.strictObject({ signingKey: Bytes32, receivingKey: Bytes32, askedAt: z.int() })),
  invitations: z.array(InvitationShown),
});
export type PersonShown = z.infer<typeof PersonShown>;

/** `GET people` */
export const PeopleAnswer = z.strictObject({
  people: z.array(PersonShown),
  /** The newest list of revoked keys. */
  revocations: z.nullable(z.strictObject({ number: z.int(), list: Jws, signer: z.array(Jws), keys: z.array(Bytes32) })),
  clock: ServiceClock,
});
export type PeopleAnswer = z.infer<typeof PeopleAnswer>;

/** Every change names the revision it is made to; 409 `changedMeanwhile` answers with the person as they are now. */
const edit = { person: PersonId, revision: z.int() };
/** `POST people/change` → PersonShown */
export const ChangePerson = z.strictObject({ ...edit, ...PersonFields.shape });
/** `POST people/roles` → PersonShown. The last coordinator stays one. */
export const ChangeRoles = z.strictObject({ ...edit, roles: Roles });
/** `POST people/pause` → PersonShown. Paused: signed out everywhere, no sign-in, no duty, until the pause ends. */
export const PausePerson = z.strictObject({ ...edit, paused: z.boolean() });

const link = {
  tokenHash: Bytes32,
  /** The invitation's certificate chain, made in the coordinator's browser. The private half stays in the link's fragment. */
  chain: Chain,
  endsAt: z.int(),
};
/** `POST people/invite` → PersonShown: somebody new. */
export const InvitePerson = z.strictObject({ ...PersonFields.shape, roles: Roles, ...link });
/** `POST people/link` → PersonShown. `signIn`: one more browser. `invitation`: everything lost; when it is used, all older passkeys, browsers and sign-ins end. */
export const LinkPerson = z.strictObject({ person: PersonId, kind: z.enum(["invitation", "signIn"]), ...link });
/** `POST people/link/revoke` → PersonShown */
export const RevokeLink = z.strictObject({ person: PersonId, tokenHash: Bytes32 });
/** `POST people/sessions/end` → PersonShown */
export const EndSessionsOf = z.strictObject({ person: PersonId });

/** A revocation list, made in the coordinator's browser: numbered one higher, holding every older key that can still count. */
const revocation = { list: Jws, signer: z.array(Jws).check(z.maxLength(4)) };
/** `POST devices/revoke` → PersonShown: those keys end, with their sessions. */
export const RevokeDevices = z.strictObject({ person: PersonId, ...revocation });
/** `POST people/leave` → PersonShown: everything of theirs ends; `revocation` null when there is no key to revoke. */
export const LetLeave = z.strictObject({ ...edit, revocation: z.nullable(z.strictObject(revocation)) });
/** `POST devices/certify` → PersonShown: a browser that asked. */
export const CertifyDevice = z.strictObject({
  person: PersonId,
  signingKey: Bytes32,
  receivingKey: Bytes32,
  chain: Chain,
});
/** `POST devices/renew`: same keys, same name, same roles, a later end. Answers with how many were taken. */
export const RenewDevices = z.strictObject({
  devices: z.array(z.strictObject({ signingKey: Bytes32, chain: Chain })).check(z.maxLength(renewedMost)),
  /** The list again, when whoever signed it will not be valid for long. */
  revocation: z.nullable(z.strictObject(revocation)),
});
export const Renewed = z.strictObject({ renewed: z.int() });

/**
 * `POST people/import`: whole or not at all. Rows as the page read them from the file; one entry of `problems` for each
 * row. `POST people/import/trial`: the same answer, and nothing is written.
 */
export const ImportPeople = z.strictObject({
  rows: z
    .array(z.strictObject({ ...PersonFields.shape, roles: Roles }))
    .check(z.minLength(1), z.maxLength(importRowsMost)),
});
export const Imported = z.strictObject({
  /** After a trial: how many would be. */
  added: z.int(),
  problems: z.array(z.strictObject({ row: z.int(), sentence: z.string() })),
});
