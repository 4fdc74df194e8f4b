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
import { type Answered, ask, clocked } from "./ask.ts";
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

/** Ends this session. Whatever comes back, this page is signed out; a computer others use too forgets the keys. */
export async function signOut(): Promise<void> {
  const held = await heldSession();
  await ask("POST", "sign-out", z.unknown());
  await forgetShared(held);
}

/** A computer others use too keeps nobody's keys longer than their sign-in. */
async function forgetShared(held: HeldSession | undefined): Promise<void> {
  if (held?.shared !== true) return;
  await dropSession();
  await discardDevice(held.person);
}
