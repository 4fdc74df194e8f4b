/**
 * What a passkey said, checked: relying party, exact origin, our challenge, user present and verified, the signature.
 * Nothing is written here. The library does the parsing and the order of WebAuthn's steps (docs/decisions/0005).
 */
import * as z from "zod/mini";
import { fromBase64url, toBase64url } from "../../shared/ids.ts";
import type { NewCredential, UsedCredential } from "../../shared/passkeys.ts";
import { algorithms, type KnownPasskey, type RelyingParty } from "./passkey-options.ts";

export interface FreshPasskey extends KnownPasskey {
  /** COSE, base64url. */
  readonly publicKey: string;
  readonly counter: number;
  readonly backedUp: boolean;
  readonly challenge: string;
}

export interface PasskeyUse {
  readonly counter: number;
  readonly backedUp: boolean;
  readonly challenge: string;
}

/** Loaded when it is first needed: visitors' requests run the same program, and must not wait for it to start. */
const library = () => import("@simplewebauthn/server");
const libraryHelpers = () => import("@simplewebauthn/server/helpers");

interface Expected {
  readonly rp: RelyingParty;
  isOurs(challenge: string): boolean;
}

/** undefined: it proves nothing, for whatever reason. */
export async function checkedNew(
  credential: NewCredential,
  { rp, isOurs }: Expected,
): Promise<FreshPasskey | undefined> {
  const { id, rawId, type, response } = credential;
  const { clientDataJSON, attestationObject, transports = [] } = response;
  try {
    const challenge = challengeIn(clientDataJSON);
    if (challenge === undefined || !isOurs(challenge) || (await hasCertificates(attestationObject))) return undefined;
    const { verifyRegistrationResponse } = await library();
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: { id, rawId, type, clientExtensionResults: {}, response: { clientDataJSON, attestationObject } },
      expectedChallenge: challenge,
      expectedOrigin: rp.origin,
      expectedRPID: rp.id,
      requireUserVerification: true,
      supportedAlgorithmIDs: algorithms,
    });
    if (!verified || registrationInfo.credential.id !== id) return undefined;
    const { publicKey, counter } = registrationInfo.credential;
    const backedUp = registrationInfo.credentialBackedUp;
    return { id, publicKey: toBase64url(publicKey), counter, backedUp, transports, challenge };
  } catch {
    // Not CBOR, not ours, not now: whichever it is, it registers nothing.
    return undefined;
  }
}

/**
 * undefined: it proves nothing. The counter is not compared here: only under a good signature does it say anything, and
 * then it says that there are two of this passkey. `publicKey`: of the passkey with this id; without one the same work
 * is done with a key that opens nothing, so that an unknown id takes as long as a known one.
 */
export async function checkedUse(
  { id, rawId, type, response }: UsedCredential,
  publicKey: string | undefined,
  { rp, isOurs }: Expected,
): Promise<PasskeyUse | undefined> {
  const { clientDataJSON, authenticatorData, signature } = response;
  try {
    const challenge = challengeIn(clientDataJSON);
    if (challenge === undefined || !isOurs(challenge)) return undefined;
    const { verifyAuthenticationResponse } = await library();
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: {
        id,
        rawId,
        type,
        clientExtensionResults: {},
        response: { clientDataJSON, authenticatorData, signature },
      },
      expectedChallenge: challenge,
      expectedOrigin: rp.origin,
      expectedRPID: rp.id,
      requireUserVerification: true,
      credential: { id, publicKey: fromBase64url(publicKey ?? nobodysKey) ?? new Uint8Array(), counter: 0 },
    });
    if (!verified || publicKey === undefined) return undefined;
    const { newCounter: counter, credentialBackedUp: backedUp } = authenticationInfo;
    return { counter, backedUp, challenge };
  } catch {
    return undefined;
  }
}

/** ES256: the base point of P-256. Whoever signs with it is refused all the same. */
const nobodysKey =
  "pQECAyYgASFYIGsX0fLhLEJH-Lzm5WOkQPJ3A32BLeszoPShOUXYmMKWIlggT-NC4v4af5uO5-tKfA-eFivOM1drMV7Oy7ZAaDe_UfU";

const ClientData = z.object({ challenge: z.string(), crossOrigin: z.optional(z.boolean()) });

/** Of a page of ours, not of a frame of ours in somebody else's; undefined for anything else. */
export function challengeIn(clientDataJSON: string): string | undefined {
  try {
    const said = ClientData.safeParse(JSON.parse(new TextDecoder().decode(fromBase64url(clientDataJSON))));
    return said.success && said.data.crossOrigin !== true ? said.data.challenge : undefined;
  } catch {
    return undefined;
  }
}

/** We ask for none. Certificates would have their chains and revocation lists looked up, wherever a stranger says. */
async function hasCertificates(attestationObject: string): Promise<boolean> {
  const { decodeAttestationObject } = await libraryHelpers();
  const decoded = decodeAttestationObject(fromBase64url(attestationObject) ?? new Uint8Array());
  const format = decoded.get("fmt");
  return format !== "none" && (format !== "packed" || decoded.get("attStmt").get("x5c") !== undefined);
}
