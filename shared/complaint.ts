/**
 * What a visitor's page says and hears about a complaint: "Something wasn't right" (docs/decisions/0017). It is sealed in
 * the visitor's browser for two leads, and passes and waits here unreadable.
 */
import * as z from "zod/mini";
import { Chain, StatementText } from "./certificates.ts";
import { Bytes32 } from "./ids.ts";
import { complaintBytes, complaintLeads, leadDevicesMost } from "./limits.ts";
import { Token } from "./tokens.ts";

/** `POST /api/complaint/leads`: the visitor's admission proves that there was a chat. */
export const LeadsAsked = z.strictObject({ admission: Token });
export type LeadsAsked = z.infer<typeof LeadsAsked>;

/** Everybody who reads complaints, by person, with their certified browsers; and the newest list of revoked keys. */
export const LeadsAnswer = z.strictObject({
  leads: z.array(z.array(Chain)),
  revocations: z.nullable(z.strictObject({ list: StatementText, signer: z.array(StatementText) })),
});
export type LeadsAnswer = z.infer<typeof LeadsAnswer>;

/** An X25519 key, the padded text and the tag of AES-GCM; in base64url, without padding. */
const sealedUnits = Math.ceil(((32 + complaintBytes + 16) * 4) / 3);
export const Sealed = z.string().check(z.regex(new RegExp(`^[A-Za-z0-9_-]{${sealedUnits}}$`)));

/** `device`: the signing key of the browser that this copy was sealed for. */
export const SealedCopy = z.strictObject({ device: Bytes32, sealed: Sealed });
export type SealedCopy = z.infer<typeof SealedCopy>;

/** `POST /api/complaint`: 204; 403 no proof, 409 other leads now, 410 there is one from this chat, 429 and 503 not now. */
export const Complaint = z.strictObject({
  admission: Token,
  copies: z.array(SealedCopy).check(z.minLength(complaintLeads), z.maxLength(complaintLeads * leadDevicesMost)),
});
export type Complaint = z.infer<typeof Complaint>;
