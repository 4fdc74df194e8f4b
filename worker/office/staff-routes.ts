/** `/api/staff/…` as the Office answers it: every route there is. The Worker has checked origin and method before. */
import {
  type DutyAnswer,
  type JoinAnswer,
  JoinRequest,
  type LookAnswer,
  LookRequest,
  type MeAnswer,
} from "../../shared/staff-interface.ts";
import type { DutyPass } from "../../shared/tokens.ts";
import { endedCookie, sessionCookie } from "./cookie.ts";
import { deviceRoutes } from "./device-routes.ts";
import {
  type Asked,
  answer,
  type Desk,
  type Outcome,
  openRoute,
  type Route,
  type SignedIn,
  serveRoutes,
  signedIn,
  staffRoute,
  told,
} from "./door.ts";
import { join, lookAt } from "./joining.ts";
import { organisation } from "./organisation.ts";
import { asPerson } from "./people.ts";
import { peopleRoutes } from "./people-routes.ts";
import { newestRevocations } from "./revoked-keys.ts";
import { dutyOf } from "./rota.ts";
import { endSession } from "./sessions.ts";

/** Accounts: one's own way in. */
const own: readonly Route[] = [
  openRoute("POST", "join/look", "signIn", LookRequest, ({ desk, now, body }) => {
    const usable = lookAt(desk.storage.sql, body.token, now);
    if (typeof usable === "string") return usable;
    const { person, link, organisation } = usable;
    return answer<LookAnswer>({ person, organisation, chain: link.chain, clock: told(desk) });
  }),
  openRoute("POST", "join", "signIn", JoinRequest, async ({ desk, now, body }) => {
    const joined = await join(desk.storage, body, now);
    if (typeof joined === "string") return joined;
    return answer<JoinAnswer>({ person: joined.person }, { "set-cookie": sessionCookie(joined.secret) });
  }),
  staffRoute("GET", "me", "seeOwn", undefined, me),
  staffRoute("GET", "duty", "seeOwn", undefined, duty),
  // Signing out twice is no mistake: whoever asks is signed out afterwards.
  openRoute("POST", "sign-out", "signOut", undefined, async ({ desk, request }) => {
    const who = signedIn(desk, request);
    if (who !== undefined) {
      endSession(desk.storage.sql, who.session.id);
      await desk.revoke(who.session.id);
    }
    return new Response(null, { status: 204, headers: { "set-cookie": endedCookie(), "cache-control": "no-store" } });
  }),
];

export const routes: readonly Route[] = [...own, ...peopleRoutes, ...deviceRoutes];

export function staffRoutes(desk: Desk) {
  return serveRoutes(desk, routes);
}

function me({ desk, session, person }: Asked<undefined> & SignedIn): Outcome {
  const home = organisation(desk.storage.sql);
  if (home === undefined) return "noSession";
  return answer<MeAnswer>({
    person: asPerson(person),
    organisation: home,
    sessionEnds: session.endsAt,
    clock: told(desk),
  });
}

function duty({ desk, session, now }: Asked<undefined> & SignedIn): Outcome {
  const { pass, ended, shift } = dutyOf(desk.storage.sql, session, now);
  const signed = (given: DutyPass | null) => given && desk.sign(given);
  const newest = newestRevocations(desk.storage.sql);
  const revocations = newest && { list: newest.list, signer: [...newest.signer] };
  return answer<DutyAnswer>({ pass: signed(pass), ended: signed(ended), shift, revocations, clock: told(desk) });
}
