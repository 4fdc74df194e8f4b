/** One's own way in: links, who one is, the duty pass, and the way out. */
import {
  type DutyAnswer,
  type JoinAnswer,
  JoinRequest,
  type LookAnswer,
  LookRequest,
  type MeAnswer,
} from "../../shared/staff-interface.ts";
import type { DutyPass } from "../../shared/tokens.ts";
import { endedCookie, sessionCookie } from "../session-cookie.ts";
import { freshChallenge } from "./challenges.ts";
import { type HeldDevice, ownDevice } from "./devices.ts";
import {
  type Asked,
  answer,
  type Outcome,
  openRoute,
  type Route,
  type SignedIn,
  sessionIn,
  staffRoute,
  told,
} from "./door.ts";
import { join, lookAt } from "./joining.ts";
import { organisation, passkeyRule } from "./organisation.ts";
import { creationOptions } from "./passkey-options.ts";
import { passkeysOf } from "./passkeys.ts";
import { asPerson } from "./people.ts";
import { recoveryCodesLeft } from "./recovery-codes.ts";
import { relyingParty } from "./relying-party.ts";
import { newestRevocations } from "./revoked-keys.ts";
import { dutyOf } from "./rota.ts";
import { endSession } from "./sessions.ts";

export const ownRoutes: readonly Route[] = [
  openRoute("POST", "join/look", "signIn", LookRequest, (asked) => {
    const { desk, request, body, now } = asked;
    const { sql } = desk.storage;
    const usable = lookAt(sql, body.token, now);
    if (typeof usable === "string") return usable;
    const { person, link, organisation } = usable;
    const challenge = freshChallenge(desk.key, ["join", link.tokenHash], now);
    // After an invitation the older ones end: the same authenticator may make another.
    const known = link.kind === "invitation" ? [] : passkeysOf(sql, person.id);
    const passkey = creationOptions(relyingParty(desk, request), person, challenge, known);
    const rule = passkeyRule(sql);
    const { kind, chain } = link;
    return answer<LookAnswer>({ person, organisation, chain, kind, passkey, passkeyRule: rule, clock: told(desk) });
  }),
  openRoute("POST", "join", "signIn", JoinRequest, async (asked) => {
    const joined = await join(asked);
    if (typeof joined === "string") return joined;
    const { person, recoveryCodes, secret, ended } = joined;
    await Promise.all(ended.map((session) => asked.desk.revoke(session)));
    const codes = recoveryCodes === undefined ? {} : { recoveryCodes };
    return answer<JoinAnswer>({ person, ...codes }, { "set-cookie": sessionCookie(asked.desk.key, secret) });
  }),
  staffRoute("GET", "me", "seeOwn", undefined, me),
  staffRoute("GET", "duty", "seeOwn", undefined, duty),
  // Signing out twice is no mistake: whoever asks is signed out afterwards. The cookie is enough for that, because a
  // page that lost its key must be able to end what it began.
  openRoute("POST", "sign-out", "signOut", undefined, async ({ desk, request, now }) => {
    const session = sessionIn(desk, request, now);
    if (session !== undefined) {
      endSession(desk.storage.sql, session.id);
      await desk.revoke(session.id);
    }
    return new Response(null, { status: 204, headers: { "set-cookie": endedCookie(), "cache-control": "no-store" } });
  }),
];

function me({ desk, session, person }: Asked<undefined> & SignedIn): Outcome {
  const { sql } = desk.storage;
  const home = organisation(sql);
  if (home === undefined) return "noSession";
  const device = ownDevice(sql, person.id, session.key);
  return answer<MeAnswer>({
    person: asPerson(person),
    organisation: home,
    sessionEnds: session.endsAt,
    device: device === undefined ? null : asOwnDevice(device),
    passkeys: passkeysOf(sql, person.id).length,
    passkeyRule: passkeyRule(sql),
    recoveryCodesLeft: recoveryCodesLeft(sql, person.id),
    shared: session.shared,
    clock: told(desk),
  });
}

function asOwnDevice({ signingKey, chain, until }: HeldDevice): NonNullable<MeAnswer["device"]> {
  return { signingKey, chain, certifiedUntil: until };
}

function duty({ desk, session, now }: Asked<undefined> & SignedIn): Outcome {
  const { pass, ended, shift, turn } = dutyOf(desk.storage.sql, session, now);
  const signed = (given: DutyPass | null) => given && desk.sign(given);
  const newest = newestRevocations(desk.storage.sql);
  const revocations = newest && { list: newest.list, signer: [...newest.signer] };
  return answer<DutyAnswer>({ pass: signed(pass), ended: signed(ended), shift, turn, revocations, clock: told(desk) });
}
