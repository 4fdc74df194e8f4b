/** The questions every staff page asks: who am I, am I on duty, may this browser come in. */
import * as z from "zod/mini";
import { type Debrief, Noted } from "../../shared/shift-interface.ts";
import {
  DutyAnswer,
  JoinAnswer,
  type JoinRequest,
  LookAnswer,
  type LookRequest,
  MeAnswer,
} from "../../shared/staff-interface.ts";
import { type Answered, ask, askLast, clocked } from "./ask.ts";
import { discardDevice } from "./device-store.ts";
import { dropSession, type HeldSession, heldSession } from "./session-key.ts";

export async function fetchMe(): Promise<Answered<MeAnswer>> {
  const answer = clocked(await ask("GET", "me", MeAnswer));
  if (answer.is === "signedOut") await forgetShared(await heldSession());
  return answer;
}

export async function fetchDuty(): Promise<Answered<DutyAnswer>> {
  return clocked(await ask("GET", "duty", DutyAnswer));
}

/** Notes that one's own turn has begun; again and again is no mistake. */
export function checkIn(): Promise<Answered<object>> {
  return ask("POST", "shift/check-in", Noted);
}

export function signOff(debrief: Debrief): Promise<Answered<object>> {
  return ask("POST", "shift/sign-off", Noted, { debrief });
}

export async function lookAtLink(request: z.infer<typeof LookRequest>): Promise<Answered<LookAnswer>> {
  return clocked(await ask("POST", "join/look", LookAnswer, request));
}

/** Uses the link up; the answer carries the session's cookie. */
export function join(request: z.infer<typeof JoinRequest>): Promise<Answered<z.infer<typeof JoinAnswer>>> {
  return ask("POST", "join", JoinAnswer, request);
}

/**
 * Ends this session; a computer others use too forgets the keys, whatever comes back. False: the service did not
 * say that it has ended, and the sign-in may go on until it ends by itself.
 */
export async function signOut(): Promise<boolean> {
  const held = await heldSession();
  const { is } = await askLast("sign-out", z.unknown());
  await forgetShared(held);
  return is === "answered" || is === "signedOut" || held?.shared === true;
}

/**
 * Signs out, and erases what this browser holds of somebody's keys, certified or not: the next sign-in makes new ones.
 * The service is told first, because what it is told is signed with them; they go whether it answers or not.
 */
export async function throwKeysAway(person: string): Promise<void> {
  await signOut();
  await forgetKeys(person);
}

/** A computer others use too keeps nobody's keys longer than their sign-in. */
async function forgetShared(held: HeldSession | undefined): Promise<void> {
  if (held?.shared === true) await forgetKeys(held.person);
}

async function forgetKeys(person: string): Promise<void> {
  await dropSession();
  await discardDevice(person);
}
