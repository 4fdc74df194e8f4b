/**
 * Signed statements: compact JWS (RFC 7515) with EdDSA (RFC 8037) and a `typ` that keeps one kind from passing for
 * another. The header is exactly {alg, typ}: nothing in it is ever looked up, followed or trusted.
 */
import * as z from "zod/mini";
import { statementType } from "../../shared/certificates.ts";
import { fromBase64url, toBase64url } from "../../shared/ids.ts";
import { utf8 } from "./bytes.ts";
import { curve25519 } from "./curve25519.ts";

export type StatementType = (typeof statementType)[keyof typeof statementType];

export const Header = z.strictObject({ alg: z.literal("EdDSA"), typ: z.enum(Object.values(statementType)) });

/** What it says, if this key signed it as this kind; `signerKey` is base64url. */
export async function readStatement<T>(
  schema: z.ZodMiniType<T>,
  type: StatementType,
  jws: string,
  signerKey: string,
): Promise<T | undefined> {
  const [header = "", payload = "", signature = "", ...rest] = jws.split(".");
  if (rest.length > 0 || parseJson(Header, header)?.typ !== type) return undefined;
  const key = fromBase64url(signerKey);
  const signed = fromBase64url(signature);
  if (key === undefined || signed === undefined) return undefined;
  const { verify } = await curve25519();
  if (!(await verify(key, utf8(`${header}.${payload}`), signed))) return undefined;
  return parseJson(schema, payload);
}

/** `sign`: Ed25519 over the bytes. */
export async function makeStatement(
  type: StatementType,
  says: object,
  sign: (bytes: Uint8Array) => Promise<Uint8Array>,
): Promise<string> {
  const encode = (value: object) => toBase64url(utf8(JSON.stringify(value)));
  const input = `${encode({ alg: "EdDSA", typ: type })}.${encode(says)}`;
  return `${input}.${toBase64url(await sign(utf8(input)))}`;
}

function parseJson<T>(schema: z.ZodMiniType<T>, base64url: string): T | undefined {
  const bytes = fromBase64url(base64url);
  return bytes === undefined ? undefined : readJson(schema, bytes);
}

/** JSON in UTF-8 of a declared form; `undefined` for anything else. */
export function readJson<T>(schema: z.ZodMiniType<T>, bytes: Uint8Array): T | undefined {
  try {
    const parsed = schema.safeParse(JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes)));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}
