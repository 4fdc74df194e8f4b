/**
 * The form of certificates, bindings and revocation lists: compact JWS (RFC 7515) with EdDSA (RFC 8037). Who may
 * certify whom is decided in `web/encryption/chain.ts`; here stands only what the payloads say.
 *
 * A chain is ordered from the certificate signed by the organisation key to the device's own.
 * Instants are milliseconds by the server's clock.
 */
import * as z from "zod/mini";
import { Bytes32, RoomId } from "./ids.ts";
import { aliasUnits } from "./limits.ts";

export const Role = z.enum(["counsellor", "supervisor", "coordinator", "safeguardingLead"]);
export type Role = z.infer<typeof Role>;

const instant = z.int().check(z.gte(0));
const alias = z.string().check(z.minLength(1), z.maxLength(aliasUnits));

/** `typ` of the protected header, so that one kind of statement never passes for another. */
export const statementType = {
  certificate: "quietline-certificate",
  binding: "quietline-binding",
  revocations: "quietline-revocations",
} as const;

/**
 * Names a signing key (Ed25519) and a receiving key (HPKE, X25519), both base64url of 32 bytes.
 * `invitation`: for one device, lets its holder certify exactly one device key, with no role that it has not itself.
 * `device`: a browser's own key. A coordinator's may certify others; a supervisor's a counsellor's browser for 12 hours.
 */
export const Certificate = z.strictObject({
  kind: z.enum(["invitation", "device"]),
  role: Role,
  /** What else its holder is: a coordinator of a small charity also takes chats. */
  also: z.optional(z.array(Role).check(z.minLength(1), z.maxLength(3))),
  /** In an invitation: the name it insists on, if it does. In a device certificate: the name shown to visitors. */
  alias: z.optional(alias),
  signingKey: Bytes32,
  /** Absent in invitations. */
  receivingKey: z.optional(Bytes32),
  from: instant,
  until: instant,
});
export type Certificate = z.infer<typeof Certificate>;

/** As whom somebody can sit in a chat. */
export type ChatRole = Extract<Role, "counsellor" | "supervisor">;
export const takesChats = (roles: readonly Role[]): boolean =>
  roles.some((role) => role === "counsellor" || role === "supervisor");

/** Everything the holder of a certificate is. */
export const rolesOf = ({ role, also = [] }: Pick<Certificate, "role" | "also">): readonly Role[] => [role, ...also];

/** Ties one key package to one chat: signed by the device key. No time in it, the commitment is fresh. */
export const Binding = z.strictObject({
  room: RoomId,
  commitment: Bytes32,
  /** The MLS leaf's Ed25519 signature key. */
  leafKey: Bytes32,
  /** SHA-256 of the nonce revealed in `hello`. */
  nonceHash: Bytes32,
  role: Role,
  alias,
});
export type Binding = z.infer<typeof Binding>;

/**
 * Device or invitation keys that no longer count. The highest number wins; signed by a coordinator's device or the organisation
 * key. `ends`: for each key, in the same order, the day (since 1970, UTC) from whose beginning on none of its certificates counts:
 * from then on a list may leave it out (`revoked-keys.ts`). Lists made before there were days have none.
 */
export const Revocations = z.strictObject({
  number: z.int().check(z.gte(1)),
  issuedAt: instant,
  signingKeys: z.array(Bytes32).check(z.maxLength(2000)),
  ends: z.optional(z.array(z.int())),
});
export type Revocations = z.infer<typeof Revocations>;

/** A signed statement in its one form. What is not would be kept by a lenient reader and never be read by a page. */
export const StatementText = z
  .string()
  .check(z.regex(/^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]{86}$/), z.maxLength(8000));
export const Chain = z.array(StatementText).check(z.minLength(1), z.maxLength(4));
export type Chain = z.infer<typeof Chain>;

/** What a counsellor's MLS credential holds, as JSON in UTF-8. An empty `signer` means the organisation key itself. */
export const StaffCredential = z.strictObject({
  chain: Chain,
  binding: StatementText,
  revocations: z.optional(
    z.strictObject({ list: StatementText, signer: z.array(StatementText).check(z.maxLength(4)) }),
  ),
});
export type StaffCredential = z.infer<typeof StaffCredential>;
