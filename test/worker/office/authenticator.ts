/**
 * A passkey in software: ES256 by WebCrypto, attestation none, flags and counter as a test wants them. It shares no code
 * with what it is tested against, and does whatever it is told, also what no honest authenticator would.
 */
import { toBase64url } from "../../../shared/ids.ts";

const utf8 = (text: string) => new Uint8Array(new TextEncoder().encode(text));
const sha256 = async (bytes: Uint8Array<ArrayBuffer>) => new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
const joined = (...parts: readonly Uint8Array[]) => new Uint8Array(parts.flatMap((part) => [...part]));

/** User present, user verified, attested credential data, extension data (WebAuthn, section 6.1). */
export const flag = { present: 1, verified: 4, eligible: 8, backedUp: 16, attested: 64, extended: 128 } as const;
const honest = flag.present | flag.verified;

interface Options {
  readonly challenge: string;
  readonly rp?: { readonly id: string };
  readonly rpId?: string;
  readonly user?: { readonly id: string };
}

/** What somebody dishonest, or a broken device, would change. */
export interface Changed {
  readonly origin?: string;
  readonly rpId?: string;
  readonly challenge?: string;
  readonly type?: string;
  readonly flags?: number;
  readonly counter?: number;
  readonly crossOrigin?: boolean;
  readonly userHandle?: string | null;
  /** In an attestation: its format and statement, as CBOR. */
  readonly format?: string;
  readonly statement?: Uint8Array;
  /** COSE algorithm number that is claimed. */
  readonly algorithm?: number;
  readonly extensions?: object;
  readonly signWith?: CryptoKey;
}

export interface Authenticator {
  readonly id: string;
  counter: number;
  /** Answers `navigator.credentials.create` with these options. */
  create(options: unknown, changed?: Changed): Promise<Record<string, unknown>>;
  /** Answers `navigator.credentials.get`. */
  get(options: unknown, changed?: Changed): Promise<Record<string, unknown>>;
}

/** `origin`: of the page it is used on. `counting`: keys count, synced passkeys say 0 for ever. */
export async function authenticator(origin: string, counting = true): Promise<Authenticator> {
  const pair = await crypto.subtle.generateKey({ name: "ECDSA", namedCurve: "P-256" }, true, ["sign", "verify"]);
  if (!("privateKey" in pair)) throw new Error("no key pair");
  const { x = "", y = "" } = (await crypto.subtle.exportKey("jwk", pair.publicKey)) as JsonWebKey;
  const rawId = crypto.getRandomValues(new Uint8Array(24));
  const id = toBase64url(rawId);
  let handle: string | undefined;
  const clientData = (type: string, { challenge }: Options, changed: Changed) =>
    utf8(
      JSON.stringify({
        type: changed.type ?? type,
        challenge: changed.challenge ?? challenge,
        origin: changed.origin ?? origin,
        crossOrigin: changed.crossOrigin ?? false,
      }),
    );
  const head = async (options: Options, changed: Changed, flags: number) => {
    if (counting) made.counter += 1;
    const rp = changed.rpId ?? options.rp?.id ?? options.rpId ?? "";
    return joined(
      await sha256(utf8(rp)),
      new Uint8Array([changed.flags ?? flags]),
      number32(changed.counter ?? made.counter),
    );
  };
  const made: Authenticator = {
    id,
    counter: 0,
    async create(asked, changed = {}) {
      const options = asked as Options;
      handle = options.user?.id;
      const data = joined(
        await head(options, changed, honest | flag.attested),
        ...[new Uint8Array(16), new Uint8Array([0, rawId.length]), rawId],
        cosePoint(bytesOf(x), bytesOf(y), changed.algorithm ?? -7),
      );
      const attestation = cborMap([
        ["fmt", cborText(changed.format ?? "none")],
        ["attStmt", changed.statement ?? new Uint8Array([0xa0])],
        ["authData", cborBytes(data)],
      ]);
      return {
        ...{ id, rawId: id, type: "public-key", clientExtensionResults: changed.extensions ?? {} },
        response: {
          clientDataJSON: toBase64url(clientData("webauthn.create", options, changed)),
          attestationObject: toBase64url(attestation),
          transports: ["internal", "hybrid"],
        },
      };
    },
    async get(asked, changed = {}) {
      const options = asked as Options;
      const data = await head(options, changed, honest);
      const said = clientData("webauthn.get", options, changed);
      const key = changed.signWith ?? pair.privateKey;
      const pairOfNumbers = await crypto.subtle.sign(
        { name: "ECDSA", hash: "SHA-256" },
        key,
        joined(data, await sha256(said)),
      );
      const userHandle = changed.userHandle === undefined ? handle : changed.userHandle;
      return {
        ...{ id, rawId: id, type: "public-key", clientExtensionResults: changed.extensions ?? {} },
        response: {
          clientDataJSON: toBase64url(said),
          authenticatorData: toBase64url(data),
          signature: toBase64url(der(new Uint8Array(pairOfNumbers))),
          ...(userHandle === undefined ? {} : { userHandle }),
        },
      };
    },
  };
  return made;
}

const bytesOf = (base64url: string) =>
  Uint8Array.from(atob(base64url.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));

const number32 = (value: number) => new Uint8Array([value >>> 24, value >>> 16, value >>> 8, value]);

/** COSE_Key of a point on P-256: {1: 2, 3: algorithm, -1: 1, -2: x, -3: y}. */
function cosePoint(x: Uint8Array, y: Uint8Array, algorithm: number): Uint8Array {
  return joined(
    new Uint8Array([0xa5, 1, 2, 3]),
    cborNegative(algorithm),
    new Uint8Array([0x20, 1, 0x21]),
    cborBytes(x),
    new Uint8Array([0x22]),
    cborBytes(y),
  );
}

function cborNegative(value: number): Uint8Array {
  const positive = -1 - value;
  return new Uint8Array(
    positive < 24 ? [0x20 + positive] : positive < 256 ? [0x38, positive] : [0x39, positive >> 8, positive],
  );
}

function cborHead(major: number, length: number): Uint8Array {
  if (length < 24) return new Uint8Array([major + length]);
  return new Uint8Array(length < 256 ? [major + 24, length] : [major + 25, length >> 8, length]);
}

const cborText = (text: string) => joined(cborHead(0x60, text.length), utf8(text));
const cborBytes = (bytes: Uint8Array) => joined(cborHead(0x40, bytes.length), bytes);
const cborMap = (entries: readonly (readonly [string, Uint8Array])[]) =>
  joined(cborHead(0xa0, entries.length), ...entries.flatMap(([name, value]) => [cborText(name), value]));

/** WebCrypto says r and s one after the other; WebAuthn wants ASN.1. */
function der(signature: Uint8Array): Uint8Array {
  const whole = (bytes: Uint8Array) => {
    const from = bytes.findIndex((byte) => byte !== 0);
    const short = bytes.subarray(from === -1 ? bytes.length - 1 : from);
    const positive = (short[0] ?? 0) >= 0x80 ? joined(new Uint8Array(1), short) : short;
    return joined(new Uint8Array([2, positive.length]), positive);
  };
  const both = joined(whole(signature.subarray(0, 32)), whole(signature.subarray(32)));
  return joined(new Uint8Array([0x30, both.length]), both);
}
