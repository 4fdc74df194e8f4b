/** `/api/staff/people/…`: what coordinators see of people and do to them. */
import type * as z from "zod/mini";
import { largeBodyBytes } from "../../shared/limits.ts";
import {
  ChangePerson,
  ChangeRoles,
  EndSessionsOf,
  ImportPeople,
  InvitePerson,
  LetLeave,
  LinkPerson,
  PausePerson,
  type PeopleAnswer,
  type PersonShown,
  RevokeLink,
} from "../../shared/people-interface.ts";
import { record } from "./audit.ts";
import { changeFields, changePause, changeRoles, type Done } from "./changing.ts";
import {
  type Acting,
  type Asked,
  answer,
  type Desk,
  type Outcome,
  type Route,
  type SignedIn,
  staffRoute,
  told,
} from "./door.ts";
import { importPeople, tryPeople } from "./importing.ts";
import { giveLink, invite, takeLinkBack } from "./inviting.ts";
import { letLeave } from "./leaving.ts";
import { everybody, personShown } from "./person-row.ts";
import type { ProblemName } from "./problems.ts";
import { newestRevocations, type RevocationList } from "./revoked-keys.ts";
import { endSessionsOf } from "./sessions.ts";

export const peopleRoutes: readonly Route[] = [
  staffRoute("GET", "people", "seePeople", undefined, people),
  staffRoute("POST", "people/change", "changePeople", ChangePerson, ({ desk, now, person, body }) => {
    const { person: id, revision, ...fields } = body;
    return done(desk, changeFields(desk.storage, { person: id, revision, actor: person.id }, fields, now));
  }),
  staffRoute("POST", "people/roles", "changeRoles", ChangeRoles, ({ desk, now, person, body }) =>
    done(desk, changeRoles(desk.storage, { ...body, actor: person.id }, body.roles, now)),
  ),
  staffRoute("POST", "people/pause", "pause", PausePerson, ({ desk, now, person, body }) =>
    done(desk, changePause(desk.storage, { ...body, actor: person.id }, body.paused, now)),
  ),
  staffRoute("POST", "people/invite", "invite", InvitePerson, async ({ desk, now, actor, body }) =>
    shown(await invite(desk.storage, actor, body, now)),
  ),
  staffRoute("POST", "people/link", "invite", LinkPerson, async ({ desk, now, actor, body }) =>
    shown(await giveLink(desk.storage, actor, body, now)),
  ),
  staffRoute("POST", "people/link/revoke", "endInvitation", RevokeLink, ({ desk, now, person, body }) =>
    shown(takeLinkBack(desk.storage, person.id, body, now)),
  ),
  staffRoute("POST", "people/leave", "letLeave", LetLeave, leave, largeBodyBytes),
  staffRoute(
    "POST",
    "people/import/trial",
    "tryPeople",
    ImportPeople,
    ({ desk, body }) => imported(tryPeople(desk.storage, body)),
    largeBodyBytes,
  ),
  staffRoute(
    "POST",
    "people/import",
    "importPeople",
    ImportPeople,
    ({ desk, now, person, body }) => imported(importPeople(desk.storage, person.id, body, now)),
    largeBodyBytes,
  ),
  staffRoute("POST", "people/sessions/end", "endSessions", EndSessionsOf, endSessions),
];

const imported = (outcome: ReturnType<typeof tryPeople>): Outcome =>
  typeof outcome === "string" ? outcome : answer(outcome);

function people({ desk, now }: Asked<undefined> & SignedIn): Outcome {
  const { sql } = desk.storage;
  const newest = newestRevocations(sql);
  const shownList = ({ number, list, signer, keys }: RevocationList) => ({
    number,
    list,
    signer: [...signer],
    keys: [...keys],
  });
  return answer<PeopleAnswer>({
    people: [...everybody(sql, now)],
    revocations: newest && shownList(newest),
    clock: told(desk),
  });
}

async function leave({ desk, now, actor, body }: Asked<z.infer<typeof LetLeave>> & Acting): Promise<Outcome> {
  const { revocation, ...edit } = body;
  return done(desk, await letLeave(desk.storage, actor, edit, revocation, now));
}

/** One's own other sign-ins end, the one that asks stays. */
function endSessions({
  desk,
  now,
  session,
  person,
  body,
}: Asked<{ person: PersonShown["id"] }> & SignedIn): Promise<Outcome> {
  const { storage } = desk;
  const outcome = storage.transactionSync((): Done | ProblemName => {
    if (personShown(storage.sql, body.person, now) === undefined) return "personUnknown";
    const ended = endSessionsOf(storage.sql, body.person, session.id);
    const details = { sessions: ended.length };
    record(storage.sql, { actor: person.id, action: "sessionsEnded", subject: body.person, details }, now);
    const after = personShown(storage.sql, body.person, now);
    return after === undefined ? "personUnknown" : { person: after, ended };
  });
  return done(desk, outcome);
}

/** Tells the Switchboard first: whoever reads the answer can rely on it. */
export async function done(desk: Desk, outcome: Done | ProblemName | Response): Promise<Outcome> {
  if (typeof outcome === "string" || outcome instanceof Response) return outcome;
  await Promise.all(outcome.ended.map((session) => desk.revoke(session)));
  return answer<PersonShown>(outcome.person);
}

export function shown(outcome: PersonShown | ProblemName): Outcome {
  return typeof outcome === "string" ? outcome : answer<PersonShown>(outcome);
}
