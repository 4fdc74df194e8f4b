/** What a browser is asked to do with a passkey, as JSON of WebAuthn level 3. Pure. No extensions: their results are refused. */
import type { PersonId } from "../../shared/ids.ts";
import { challengeMs } from "../../shared/limits.ts";
import type { CeremonyOptions } from "../../shared/passkeys.ts";

/** For whom passkeys are: the host name and the exact origin of the service. */
export interface RelyingParty {
  readonly id: string;
  readonly name: string;
  readonly origin: string;
}

export interface KnownPasskey {
  readonly id: string;
  readonly transports: readonly string[];
}

/** EdDSA, ES256, RS256 (COSE): what phones, keys and Windows make. */
export const algorithms = [-8, -7, -257];

/** Makes a passkey that can be found without a name, and only by whoever unlocks the device. `except`: the person's own. */
export function creationOptions(
  rp: RelyingParty,
  user: { readonly id: PersonId; readonly alias: string },
  challenge: string,
  except: readonly KnownPasskey[],
): CeremonyOptions {
  return {
    rp: { id: rp.id, name: rp.name },
    // The id is 16 random bytes in base64url already, and says nothing.
    user: { id: user.id, name: user.alias, displayName: user.alias },
    challenge,
    pubKeyCredParams: algorithms.map((alg) => ({ type: "public-key", alg })),
    timeout: challengeMs,
    attestation: "none",
    authenticatorSelection: { residentKey: "required", requireResidentKey: true, userVerification: "required" },
    excludeCredentials: except.map(descriptor),
  };
}

/** Uses a passkey. `among`: the person's own, once it is known who they are; at sign-in nobody says. */
export function requestOptions(rp: RelyingParty, challenge: string, among?: readonly KnownPasskey[]): CeremonyOptions {
  return {
    rpId: rp.id,
    challenge,
    timeout: challengeMs,
    userVerification: "required",
    ...(among === undefined ? {} : { allowCredentials: among.map(descriptor) }),
  };
}

function descriptor({ id, transports }: KnownPasskey) {
  return { type: "public-key", id, ...(transports.length === 0 ? {} : { transports: [...transports] }) };
}
