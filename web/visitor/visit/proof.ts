/** What the proof of a place says, pure: a ticket in line, an admission in a chat. Read, never trusted. */
import { admissionMs, ticketMs } from "../../../shared/limits.ts";
import { Admission, readToken, Ticket } from "../../../shared/tokens.ts";

export interface Proof {
  /** The same through all renewals. */
  readonly place: string;
  readonly ofChat: boolean;
  /** By the server's clock; undefined when the end of the chat hides it. */
  readonly signedAt: number | undefined;
  /** Of the line, in a ticket that knows it; null elsewhere. */
  readonly lastStartAt: number | null;
}

export function readProof(token: string): Proof | undefined {
  const ticket = readToken(Ticket, token);
  if (ticket) {
    const { id, expires, lastStartAt = null } = ticket;
    return { place: id, ofChat: false, signedAt: expires - ticketMs, lastStartAt };
  }
  const admission = readToken(Admission, token);
  if (admission === undefined) return undefined;
  const { ticket: place, expires, endsAt } = admission;
  const signedAt = expires === endsAt ? undefined : expires - admissionMs;
  return { place, ofChat: true, signedAt, lastStartAt: null };
}
