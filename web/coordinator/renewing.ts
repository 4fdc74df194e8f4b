/**
 * Any coordinator's browser that opens one of these pages renews what is due: certificates made by an invitation, those
 * that end soon, and the list of revoked keys. So nobody at the service has to, or could.
 */
import { renewedMost } from "../../shared/limits.ts";
import { type PeopleAnswer, Renewed } from "../../shared/people-interface.ts";
import type { MeAnswer } from "../../shared/staff-interface.ts";
import { now } from "../clock.ts";
import { act } from "../staff/ask.ts";
import { believedRevocations } from "../staff/believed-revocations.ts";
import { findCertifier } from "../staff/certifying.ts";
import { endOf } from "../staff/chain-reading.ts";
import { renewals, renewed, renewedList } from "../staff/renewals.ts";
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
  const believed = await believedRevocations(certifier.organisationKey, everybody.revocations, now());
  if (believed === undefined) return undefined;
  // By itself, also where no certificate is due: with a list whose signer has ended, every chat is refused.
  const list = await renewedList(certifier, everybody, believed, now());
  if (list !== null) await send([], list);
  const due = await renewals(certifier, everybody, believed, now());
  let done: Renewal = { count: 0, until: Number.POSITIVE_INFINITY };
  for (let from = 0; from < due.length; from += renewedMost) {
    const devices = await renewed(certifier, due.slice(from, from + renewedMost), now());
    const part = await send(devices, null);
    if (part === undefined) break;
    done = { count: done.count + part.count, until: Math.min(done.until, part.until) };
  }
  return done.count === 0 ? undefined : done;
}

async function send(
  devices: Awaited<ReturnType<typeof renewed>>,
  revocation: Awaited<ReturnType<typeof renewedList>>,
): Promise<Renewal | undefined> {
  const answer = await act("devices/renew", Renewed, { devices, revocation }, asks.renew);
  if (answer.is !== "answered") return undefined;
  return { count: answer.value.renewed, until: Math.min(...devices.map(({ chain }) => endOf(chain))) };
}
