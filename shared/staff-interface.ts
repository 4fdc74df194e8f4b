/**
 * Bodies and answers of `/api/staff/…` as far as pages and Office must agree on them. Errors are problem objects
 * (RFC 9457) with a sentence a person can act on.
 */
import * as z from "zod/mini";
import { Chain, Role } from "./certificates.ts";
import { Bytes32, PersonId } from "./ids.ts";
import { aliasUnits } from "./limits.ts";
import { CeremonyOptions, NewCredential, PasskeyName } from "./passkeys.ts";
import { OwnTurn } from "./shift-interface.ts";
import { ServiceClock, written } from "./site.ts";
import { Token } from "./tokens.ts";

/** 256 random bits in base64url: sign-in links and cookies. */
const secret = Bytes32;
export const Jws = z.string().check(z.maxLength(8000));
/** Visitors are told this name. */
export const Alias = written(aliasUnits);

export const Problem = z.object({ type: z.string(), title: z.string(), status: z.int() });
export type Problem = z.infer<typeof Problem>;

export const Person = z.strictObject({
  id: PersonId,
  alias: z.string().check(z.minLength(1), z.maxLength(aliasUnits)),
  roles: z.array(Role).check(z.minLength(1)),
});
export type Person = z.infer<typeof Person>;

const organisation = z.strictObject({ name: z.string(), key: Bytes32, zone: z.string(), zoneName: z.string() });

/** The newest chain of this browser, so that a renewed certificate reaches it. */
const OwnDevice = z.strictObject({ signingKey: Bytes32, chain: Chain, certifiedUntil: z.int() });

const passkeyRule = z.enum(["required", "optional"]);

/** `POST /api/staff/join/look`: who is this link for? Does not use it up. */
export const LookRequest = z.strictObject({ token: secret });
export const LookAnswer = z.strictObject({
  person: Person,
  organisation,
  /** The invitation's certificate chain; its private key is in the fragment of the link, never here. */
  chain: Chain,
  kind: z.optional(z.enum(["invitation", "signIn"])),
  /** Makes a passkey for this person; whether they may go without is the organisation's rule. */
  passkey: z.optional(CeremonyOptions),
  passkeyRule: z.optional(passkeyRule),
  clock: ServiceClock,
});
export type LookAnswer = z.infer<typeof LookAnswer>;

/** `POST /api/staff/join`: use the link up, in one step: the device is registered and a session begins (cookie). */
export const JoinRequest = z.strictObject({
  token: secret,
  alias: Alias,
  /** The device's certificate, signed with the invitation's key. */
  certificate: Jws,
  credential: z.optional(NewCredential),
  passkeyName: z.optional(PasskeyName),
  /** A computer others use too: keys and sign-in last one shift. */
  shared: z.optional(z.boolean()),
});
export const JoinAnswer = z.strictObject({ person: Person, recoveryCodes: z.optional(z.array(z.string())) });
export type JoinAnswer = z.infer<typeof JoinAnswer>;

/** `GET /api/staff/me` */
export const MeAnswer = z.strictObject({
  person: Person,
  organisation,
  sessionEnds: z.int(),
  device: z.optional(z.nullable(OwnDevice)),
  passkeys: z.optional(z.int()),
  passkeyRule: z.optional(passkeyRule),
  recoveryCodesLeft: z.optional(z.int()),
  shared: z.optional(z.boolean()),
  clock: ServiceClock,
});
export type MeAnswer = z.infer<typeof MeAnswer>;

/** `GET /api/staff/duty`: a fresh pass, or when the next shift begins. */
export const DutyAnswer = z.strictObject({
  pass: z.nullable(Token),
  /** The pass of a turn that ended not longer ago than a chat can last: gives nobody new, keeps chats that still run. */
  ended: z.nullable(Token),
  /** Of the running shift, or of the next one; null when none is planned. */
  shift: z.nullable(z.strictObject({ from: z.int(), until: z.int(), lead: z.boolean(), line: z.string() })),
  /** The running turn, as something to check in for; null when none runs. */
  turn: z.nullable(OwnTurn),
  revocations: z.nullable(z.strictObject({ list: Jws, signer: z.array(Jws) })),
  clock: ServiceClock,
});
export type DutyAnswer = z.infer<typeof DutyAnswer>;

/** `POST /api/staff/sign-out`: ends this session. No body. */
