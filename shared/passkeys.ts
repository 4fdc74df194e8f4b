/**
 * WebAuthn answers as they travel: `credential.toJSON()` of the browser (W3C WebAuthn, level 3), stripped of
 * `clientExtensionResults`, which would hold the PRF secret if that extension were on. A body that has any is refused,
 * so that no secret of an authenticator is ever sent, let alone stored.
 */
import * as z from "zod/mini";

const base64url = (most: number) => z.string().check(z.regex(/^[A-Za-z0-9_-]+$/), z.maxLength(most));
const noExtensions = z.strictObject({});

const common = {
  /** A credential id has at most 1023 bytes. */
  id: base64url(1364),
  rawId: base64url(1364),
  type: z.literal("public-key"),
  authenticatorAttachment: z.optional(z.nullable(z.string().check(z.maxLength(30)))),
  clientExtensionResults: noExtensions,
};

/** What a new passkey says of itself. */
export const NewCredential = z.strictObject({
  ...common,
  response: z.strictObject({
    clientDataJSON: base64url(4000),
    attestationObject: base64url(8000),
    transports: z.optional(z.array(z.string().check(z.maxLength(30))).check(z.maxLength(8))),
  }),
});
export type NewCredential = z.infer<typeof NewCredential>;

/** What a passkey says to sign in, or once more for one action. */
export const UsedCredential = z.strictObject({
  ...common,
  response: z.strictObject({
    clientDataJSON: base64url(4000),
    authenticatorData: base64url(2000),
    signature: base64url(1000),
    userHandle: z.optional(z.nullable(base64url(100))),
  }),
});
export type UsedCredential = z.infer<typeof UsedCredential>;

/** For `PublicKeyCredential.parseCreationOptionsFromJSON` and `parseRequestOptionsFromJSON`, as they are. */
export const CeremonyOptions = z.record(z.string(), z.unknown());
export type CeremonyOptions = z.infer<typeof CeremonyOptions>;

/** As its owner calls it: "My phone". */
export const PasskeyName = z.string().check(z.minLength(1), z.maxLength(60), z.regex(/^(?!\s)[^\p{Cc}]*(?<!\s)$/u));
