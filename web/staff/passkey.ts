/**
 * Passkeys, as the browser makes and uses them. Every way it can fail is a value; what is sent is stripped of
 * `clientExtensionResults`, which would hold a secret of the authenticator if that extension were on.
 */
import { type CeremonyOptions, NewCredential, UsedCredential } from "../../shared/passkeys.ts";

export type PasskeyProblem =
  /** The browser's window was closed. Browsers say the same when nothing fits; whoever sat there knows which it was. */
  | "cancelled"
  | "timedOut"
  /** Nothing here can keep one, or not with a PIN, a finger or a face. */
  | "noAuthenticator"
  /** This device has one for this account already. */
  | "alreadyRegistered"
  | "unsupported"
  | "failed";

export type Ceremony<T> = { readonly credential: T } | { readonly problem: PasskeyProblem };

export async function makePasskey(options: CeremonyOptions): Promise<Ceremony<NewCredential>> {
  if (!isSupported()) return { problem: "unsupported" };
  return ceremony(options, NewCredential, async () =>
    navigator.credentials.create({
      publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(
        options as unknown as PublicKeyCredentialCreationOptionsJSON,
      ),
    }),
  );
}

export async function usePasskey(options: CeremonyOptions): Promise<Ceremony<UsedCredential>> {
  if (!isSupported()) return { problem: "unsupported" };
  return ceremony(options, UsedCredential, async () =>
    navigator.credentials.get({
      publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(
        options as unknown as PublicKeyCredentialRequestOptionsJSON,
      ),
    }),
  );
}

function isSupported(): boolean {
  return (
    "PublicKeyCredential" in globalThis &&
    typeof PublicKeyCredential.parseCreationOptionsFromJSON === "function" &&
    typeof PublicKeyCredential.parseRequestOptionsFromJSON === "function"
  );
}

/** Narrow on purpose: a member that the schema does not know would be refused, and nothing else may leave the page. */
interface Parses<T> {
  safeParse(value: unknown): { success: true; data: T } | { success: false };
}

async function ceremony<T>(
  options: CeremonyOptions,
  schema: Parses<T>,
  run: () => Promise<Credential | null>,
): Promise<Ceremony<T>> {
  const began = performance.now();
  try {
    const made = await run();
    if (!(made instanceof PublicKeyCredential)) return { problem: "cancelled" };
    const parsed = schema.safeParse(stripped(made.toJSON()));
    return parsed.success ? { credential: parsed.data } : { problem: "failed" };
  } catch (error) {
    const tookMs = performance.now() - began;
    return { problem: problemOf(error instanceof Error ? error.name : "", tookMs, timeoutOf(options)) };
  }
}

const timeoutOf = ({ timeout }: CeremonyOptions) => (typeof timeout === "number" ? timeout : Number.POSITIVE_INFINITY);

/** Browsers give one name to a closed window and to one that stood open too long: the time tells them apart. */
export function problemOf(name: string, tookMs: number, timeoutMs: number): PasskeyProblem {
  switch (name) {
    case "NotAllowedError":
      return tookMs >= timeoutMs ? "timedOut" : "cancelled";
    case "AbortError":
      return "cancelled";
    case "TimeoutError":
      return "timedOut";
    case "InvalidStateError":
      return "alreadyRegistered";
    case "ConstraintError":
    case "NotSupportedError":
      return "noAuthenticator";
    case "SecurityError":
      return "unsupported";
    default:
      return "failed";
  }
}

/** What of it travels: the members both sides agreed on. */
export function stripped(json: unknown): unknown {
  if (!isRecord(json) || !isRecord(json.response)) return undefined;
  const { id, rawId, type, authenticatorAttachment, response } = json;
  const { clientDataJSON, attestationObject, transports, authenticatorData, signature, userHandle } = response;
  const answer =
    attestationObject === undefined
      ? { clientDataJSON, authenticatorData, signature, userHandle }
      : { clientDataJSON, attestationObject, transports };
  return { id, rawId, type, authenticatorAttachment, clientExtensionResults: {}, response: answer };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
