/** What the proof of a place says, pure: a ticket in line, an admission in a chat. Read, never trusted. */
import { admissionMs, ticketMs } from "../../../shared/limits.ts";
import { Admission, readToken, Ticket } from "../../../shared/tokens.ts";

export interface Proof {
  /** The same through all renewals. */
  readonly place: string;
  readonly ofChat: boolean;
  /** By the server's clock; undefined when the end of the chat hides it. */
  readonly signedAt: number | undefined;
}

export function readProof(token: string): Proof | undefined {
  const ticket = readToken(Ticket, token);
  if (ticket) return { place: ticket.id, ofChat: false, signedAt: ticket.expires - ticketMs };
  const admission = readToken(Admission, token);
  if (admission === undefined) return undefined;
  const { ticket: place, expires, endsAt } = admission;
  return { place, ofChat: true, signedAt: expires === endsAt ? undefined : expires - admissionMs };
}
