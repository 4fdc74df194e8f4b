/** One's own account: passkeys, recovery codes, sign-ins, and asking for this browser to be certified. */
import type * as z from "zod/mini";
import {
  type AccountAnswer,
  AddPasskey,
  AskForDevice,
  EndSession,
  NamePasskey,
  type PasskeyAdded,
  type RecoveryCodes,
  RemovePasskey,
} from "../../shared/account-interface.ts";
import { passkeysMost } from "../../shared/limits.ts";
import { whileAllowed } from "./actor.ts";
import { record } from "./audit.ts";
import { challengeHolds, freshChallenge, type Purpose, spendChallenge } from "./challenges.ts";
import { askForDevice, hasAsked } from "./device-requests.ts";
import { deviceOfKey, devicesOf } from "./devices.ts";
import { type Acting, type Asked, answer, type Outcome, type Route, type SignedIn, staffRoute, told } from "./door.ts";
import { passkeyRule } from "./organisation.ts";
import { checkedNew } from "./passkey-checks.ts";
import { creationOptions } from "./passkey-options.ts";
import { findPasskey, keepPasskey, namePasskey, passkeysOf, removePasskey } from "./passkeys.ts";
import { asPerson } from "./people.ts";
import { giveRecoveryCodes, recoveryCodesLeft } from "./recovery-codes.ts";
import { relyingParty } from "./relying-party.ts";
import { endSession, endSessionsOf, sessionsOf } from "./sessions.ts";
import { begun } from "./sign-in.ts";

type Own<Body> = Asked<Body> & Acting;

export const accountRoutes: readonly Route[] = [
  staffRoute("GET", "account", "seeOwn", undefined, (own) => answer(accountOf(own))),
  // The step-up is here, before somebody makes a passkey; what is made counts only with the challenge of this answer.
  staffRoute("POST", "account/passkeys/begin", "changeOwnKeys", undefined, (own) => {
    const { desk, request, person, now } = own;
    const known = passkeysOf(desk.storage.sql, person.id);
    if (known.length >= passkeysMost) return "tooManyPasskeys";
    const challenge = freshChallenge(desk.key, purposeOf(own), now);
    return begun(own, creationOptions(relyingParty(desk, request), person, challenge, known));
  }),
  staffRoute("POST", "account/passkeys", "keepOwnPasskey", AddPasskey, addPasskey),
  staffRoute("POST", "account/passkeys/name", "changeOwnKeys", NamePasskey, (own) => {
    const { desk, body } = own;
    return changed(own, "passkeyNamed", body.id, () => namePasskey(desk.storage.sql, body.id, body.name));
  }),
  staffRoute("POST", "account/passkeys/remove", "changeOwnKeys", RemovePasskey, (own) => {
    const { desk, body, person } = own;
    const { sql } = desk.storage;
    const isLast = passkeysOf(sql, person.id).length === 1;
    if (isLast && passkeyRule(sql) === "required") return "lastPasskey";
    return changed(own, "passkeyRemoved", body.id, () => removePasskey(sql, body.id));
  }),
  staffRoute("POST", "account/recovery-codes", "changeOwnKeys", undefined, ({ desk, person, now }) => {
    const { sql } = desk.storage;
    // A code makes a passkey. Whoever has none yet gets the codes with the first.
    if (passkeysOf(sql, person.id).length === 0) return "passkeyNeeded";
    return desk.storage.transactionSync(() => {
      record(sql, { actor: person.id, action: "recoveryCodesMade", subject: person.id }, now);
      return answer<z.infer<typeof RecoveryCodes>>({ recoveryCodes: giveRecoveryCodes(sql, person.id, now) });
    });
  }),
  staffRoute("POST", "account/sessions/end", "endOwnSessions", EndSession, endSessions),
  staffRoute("POST", "account/device", "addOwnDevice", AskForDevice, askForThisDevice),
];

const purposeOf = ({ session }: SignedIn): Purpose => ["addPasskey", session.id];

async function addPasskey(own: Own<z.infer<typeof AddPasskey>>): Promise<Outcome> {
  const { desk, request, body, person, now, actor } = own;
  const { sql } = desk.storage;
  const isOurs = (challenge: string) => challengeHolds(desk.key, purposeOf(own), challenge, now);
  const fresh = await checkedNew(body.credential, { rp: relyingParty(desk, request), isOurs });
  if (fresh === undefined) return "passkeyRefused";
  return whileAllowed(desk.storage, actor, () => {
    const known = passkeysOf(sql, person.id).length;
    if (known >= passkeysMost) return "tooManyPasskeys";
    if (findPasskey(sql, fresh.id) !== undefined) return "passkeyTaken";
    if (!spendChallenge(sql, fresh.challenge, now)) return "passkeyRefused";
    keepPasskey(sql, person.id, fresh, body.name, now);
    record(sql, { actor: person.id, action: "passkeyAdded", subject: person.id }, now);
    const codes = known === 0 ? { recoveryCodes: giveRecoveryCodes(sql, person.id, now) } : {};
    return answer<PasskeyAdded>({ account: accountOf(own), ...codes });
  });
}

/** One of the person's own passkeys, changed and audited in one step. */
function changed(
  own: Own<unknown>,
  action: "passkeyNamed" | "passkeyRemoved",
  passkey: string,
  act: () => void,
): Outcome {
  const { desk, person, now } = own;
  const { sql } = desk.storage;
  return desk.storage.transactionSync(() => {
    if (findPasskey(sql, passkey)?.person !== person.id) return "passkeyUnknown";
    act();
    record(sql, { actor: person.id, action, subject: person.id }, now);
    return answer(accountOf(own));
  });
}

async function endSessions(own: Own<z.infer<typeof EndSession>>): Promise<Outcome> {
  const { desk, body, person, session, now } = own;
  const { sql } = desk.storage;
  const ended = desk.storage.transactionSync(() => {
    const others = sessionsOf(sql, person.id, now).map(({ id }) => id);
    if (body.session !== null && !others.includes(body.session)) return undefined;
    if (body.session === null) endSessionsOf(sql, person.id, session.id);
    else endSession(sql, body.session);
    record(sql, { actor: person.id, action: "ownSessionsEnded", subject: person.id }, now);
    return body.session === null ? others.filter((id) => id !== session.id) : [body.session];
  });
  if (ended === undefined) return "sessionUnknown";
  await Promise.all(ended.map((id) => desk.revoke(id)));
  return answer(accountOf(own));
}

function askForThisDevice(own: Own<z.infer<typeof AskForDevice>>): Outcome {
  const { desk, body, person, session, now } = own;
  const { sql } = desk.storage;
  const device = deviceOfKey(sql, session.key);
  if (device !== undefined && device.person !== person.id) return "deviceTaken";
  if (device !== undefined && device.revokedAt !== null) return "deviceRevoked";
  if (device !== undefined && now < device.until) return "deviceCertified";
  return desk.storage.transactionSync(() => {
    askForDevice(sql, person.id, { signingKey: session.key, receivingKey: body.receivingKey }, now);
    record(sql, { actor: person.id, action: "deviceAsked", subject: session.key }, now);
    return answer(accountOf(own));
  });
}

function accountOf({ desk, person, session, now }: Own<unknown>): AccountAnswer {
  const { sql } = desk.storage;
  return {
    person: asPerson(person),
    passkeys: passkeysOf(sql, person.id).map(({ id, name, addedAt, lastUsedDay, backedUp }) => ({
      ...{ id, name, addedAt, lastUsedDay, backedUp },
    })),
    passkeyRule: passkeyRule(sql),
    recoveryCodesLeft: recoveryCodesLeft(sql, person.id),
    sessions: sessionsOf(sql, person.id, now).map(({ id, beganAt, lastSeenAt, endsAt, beganBy, shared }) => ({
      ...{ id, beganAt, lastSeenAt, endsAt, beganBy, shared, here: id === session.id },
    })),
    devices: devicesOf(sql, person.id)
      .filter(({ revokedAt }) => revokedAt === null)
      .map(({ signingKey, roles, until, addedAt }) => ({
        ...{ signingKey, roles: [...roles], certifiedUntil: until, addedAt, here: signingKey === session.key },
      })),
    asked: hasAsked(sql, session.key, now),
    clock: told(desk),
  };
}
