/**
 * Any coordinator's browser that opens one of these pages renews what is due: certificates made by an invitation, those
 * that end soon, and the list of revoked keys. So nobody at the service has to, or could.
 */
import { renewedMost } from "../../shared/limits.ts";
import { type PeopleAnswer, Renewed } from "../../shared/people-interface.ts";
import type { MeAnswer } from "../../shared/staff-interface.ts";
import { now } from "../clock.ts";
import { act } from "../staff/ask.ts";
import { type Certifier, findCertifier } from "../staff/certifying.ts";
import { endOf } from "../staff/chain-reading.ts";
import { type Due, renewals, renewed, renewedList } from "../staff/renewals.ts";
import { asks } from "./words/en.ts";

export interface Renewal {
  readonly count: number;
  /** The earliest end of what was renewed. */
  readonly until: number;
}

/** undefined: nothing was due, or this browser has no key to do it with, or the service could not be reached. */
export async function renewWhatIsDue(me: MeAnswer, everybody: PeopleAnswer): Promise<Renewal | undefined> {
  const certifier = await findCertifier(me, now());
  if (typeof certifier === "string") return undefined;
  const due = await renewals(certifier, everybody, now());
  let list = await renewedList(certifier, everybody, now());
  let done: Renewal = { count: 0, until: Number.POSITIVE_INFINITY };
  // The list is signed again also where no certificate is due: with one whose signer has ended, every chat is refused.
  const parts = Math.max(due.length, list === null ? 0 : 1);
  for (let from = 0; from < parts; from += renewedMost) {
    const part = await renewPart(certifier, due.slice(from, from + renewedMost), list);
    if (part === undefined) break;
    list = null;
    done = { count: done.count + part.count, until: Math.min(done.until, part.until) };
  }
  return done.count === 0 ? undefined : done;
}

async function renewPart(
  certifier: Certifier,
  due: readonly Due[],
  revocation: { list: string; signer: string[] } | null,
): Promise<Renewal | undefined> {
  const devices = await renewed(certifier, due, now());
  const answer = await act("devices/renew", Renewed, { devices, revocation }, asks.renew);
  if (answer.is !== "answered") return undefined;
  return { count: answer.value.renewed, until: Math.min(...devices.map(({ chain }) => endOf(chain))) };
}
