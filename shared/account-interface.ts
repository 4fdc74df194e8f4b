/**
 * Bodies and answers of `/api/staff/…` about getting in: set-up, signing in, one's own passkeys, browsers and sign-ins.
 * Every request with a session also carries `Proof` (see `proofHeader`); a request that needs the passkey once more is
 * refused with `stepUpNeeded` and a challenge, and sent again with `Step-Up` (see `stepUpHeader`).
 */
import * as z from "zod/mini";
import { Role } from "./certificates.ts";
import { Bytes32, Language, SessionId } from "./ids.ts";
import { languagesMost } from "./limits.ts";
import { CeremonyOptions, NewCredential, PasskeyName, UsedCredential } from "./passkeys.ts";
import { OrganisationFields, ServiceClock } from "./site.ts";
import { Alias, Jws, Person } from "./staff-interface.ts";

/**
 * `Proof: <instant>.<signature>`: this browser's session key (Ed25519, not extractable) signs
 * `proofText(method, path, instant, body)`. So a cookie alone, copied to another browser, opens nothing.
 */
export const proofHeader = "Proof";
/** `path` with its query. `bodyDigest`: base64url of SHA-256 over the body's bytes, also of none. Instant: the service's milliseconds. */
export const proofText = (method: string, path: string, instant: number, bodyDigest: string): string =>
  `quietline proof 1\n${method} ${path}\n${instant}\n${bodyDigest}`;

/** `Step-Up: <base64url of the JSON of a UsedCredential>`, whose challenge came with the problem `stepUpNeeded`. */
export const stepUpHeader = "Step-Up";
export const StepUpNeeded = z.object({ type: z.literal("stepUpNeeded"), passkey: CeremonyOptions });

// ── Set-up ─────────────────────────────────────────────────────────────────────────────────────────────────────

/** `GET setup` */
export const SetUpState = z.strictObject({ open: z.boolean() });

/** `POST setup/begin`: checks the token, answers with what makes the first coordinator's passkey. */
export const SetUpBegin = z.strictObject({ token: z.string().check(z.minLength(1), z.maxLength(200)), alias: Alias });
export const SetUpBegun = z.strictObject({ passkey: CeremonyOptions, clock: ServiceClock });

/** `POST setup`: claims the organisation, once. The kit with the organisation's private key has been checked before. */
export const SetUp = z.strictObject({
  token: z.string().check(z.minLength(1), z.maxLength(200)),
  organisation: z.strictObject({ ...OrganisationFields.shape, key: Bytes32 }),
  alias: Alias,
  languages: z.array(Language).check(z.minLength(1), z.maxLength(languagesMost)),
  /** This browser's, signed by the organisation key; coordinator, and counsellor if they also take chats. */
  certificate: Jws,
  credential: NewCredential,
  passkeyName: PasskeyName,
});
/** Cookie, and ten codes that are shown once. */
export const SignedInAnswer = z.strictObject({ person: Person, recoveryCodes: z.optional(z.array(z.string())) });
export type SignedInAnswer = z.infer<typeof SignedInAnswer>;

// ── Signing in ─────────────────────────────────────────────────────────────────────────────────────────────────

/** `POST sign-in/begin` (no body): nobody says who they are; the passkey does. */
export const SignInBegun = z.strictObject({ passkey: CeremonyOptions, clock: ServiceClock });
/** `POST sign-in`. `sessionKey`: public half of the key this browser will sign requests with; its device key, if it has one. */
export const SignIn = z.strictObject({ credential: UsedCredential, sessionKey: Bytes32, shared: z.boolean() });

/** `POST recover/begin`, `POST recover`: a recovery code registers a new passkey and does nothing else; then one is signed in. */
export const RecoverBegin = z.strictObject({ code: z.string().check(z.minLength(1), z.maxLength(40)) });
export const Recover = z.strictObject({
  code: z.string().check(z.minLength(1), z.maxLength(40)),
  credential: NewCredential,
  passkeyName: PasskeyName,
  sessionKey: Bytes32,
  shared: z.optional(z.boolean()),
});

// ── One's own account ──────────────────────────────────────────────────────────────────────────────────────────

const day = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/));

/** `GET account` */
export const AccountAnswer = z.strictObject({
  person: Person,
  passkeys: z.array(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      addedAt: z.int(),
      lastUsedDay: z.nullable(day),
      backedUp: z.boolean(),
    }),
  ),
  passkeyRule: z.enum(["required", "optional"]),
  recoveryCodesLeft: z.int(),
  sessions: z.array(
    z.strictObject({
      id: SessionId,
      beganAt: z.int(),
      lastSeenAt: z.int(),
      endsAt: z.int(),
      beganBy: z.enum(["passkey", "link", "recovery", "setUp"]),
      shared: z.boolean(),
      here: z.boolean(),
    }),
  ),
  devices: z.array(
    z.strictObject({
      signingKey: Bytes32,
      roles: z.array(Role),
      certifiedUntil: z.int(),
      addedAt: z.int(),
      here: z.boolean(),
    }),
  ),
  /** This browser asked to be certified and nobody has done it yet. */
  asked: z.boolean(),
  clock: ServiceClock,
});
export type AccountAnswer = z.infer<typeof AccountAnswer>;

/** `POST account/passkeys/begin` (no body), with the step-up, answers with SignInBegun's form; then `POST account/passkeys`. */
export const AddPasskey = z.strictObject({ credential: NewCredential, name: PasskeyName });
/** The codes come with the first passkey, and are shown once. */
export const PasskeyAdded = z.strictObject({ account: AccountAnswer, recoveryCodes: z.optional(z.array(z.string())) });
export type PasskeyAdded = z.infer<typeof PasskeyAdded>;
/** `POST account/passkeys/name` → AccountAnswer, as all below but the codes */
export const NamePasskey = z.strictObject({ id: z.string().check(z.maxLength(1400)), name: PasskeyName });
/** `POST account/passkeys/remove`: the last one stays where passkeys are required. */
export const RemovePasskey = z.strictObject({ id: z.string().check(z.maxLength(1400)) });
/** `POST account/recovery-codes` (no body): ten new ones; older ones end. */
export const RecoveryCodes = z.strictObject({ recoveryCodes: z.array(z.string()) });
/** `POST account/sessions/end`: null ends all but this one. */
export const EndSession = z.strictObject({ session: z.nullable(SessionId) });
/** `POST account/device`: this browser asks to be certified. `receivingKey`: HPKE, X25519. The signing key is the session's. */
export const AskForDevice = z.strictObject({ receivingKey: Bytes32 });
