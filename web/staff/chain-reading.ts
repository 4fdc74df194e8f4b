/** What certificates say, without asking whether it is true: for chains that were verified, or to show dates. */
import type * as z from "zod/mini";
import { Certificate, rolesOf } from "../../shared/certificates.ts";
import { fromBase64url } from "../../shared/ids.ts";
import { readJson } from "../encryption/statement.ts";

export function payloadOf<T>(schema: z.ZodMiniType<T>, jws: string): T | undefined {
  const bytes = fromBase64url(jws.split(".")[1] ?? "");
  return bytes === undefined ? undefined : readJson(schema, bytes);
}

/** A chain counts only while every certificate in it does. 0 for something that is none. */
export function endOf(chain: readonly string[]): number {
  return Math.min(...chain.map((jws) => payloadOf(Certificate, jws)?.until ?? 0));
}

/** Certified by an invitation, until a coordinator's browser does it for good. */
export function isProvisional(chain: readonly string[]): boolean {
  const issuer = chain.at(-2);
  return issuer !== undefined && payloadOf(Certificate, issuer)?.kind === "invitation";
}

/** Certified by an invitation, and ending before it: on a computer others use too. */
export function isForOneSignIn(chain: readonly string[]): boolean {
  return isProvisional(chain) && endOf(chain.slice(-1)) < endOf(chain.slice(0, -1));
}

/** The name of the shift lead whose browser certified this one for an evening; undefined when it was somebody else. */
export function leadWhoCertified(chain: readonly string[]): string | undefined {
  const issuer = payloadOf(Certificate, chain.at(-2) ?? "");
  return issuer?.kind === "device" && !rolesOf(issuer).includes("coordinator") ? issuer.alias : undefined;
}
