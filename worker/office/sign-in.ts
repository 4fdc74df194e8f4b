/**
 * Signing in with a passkey, and with a recovery code that makes a new one. Every refusal is the same: word, status and
 * work, whether the passkey is unknown, its signature bad, or its owner paused. Strangers write nothing. Only an owner is
 * told that the browser they sign in from was revoked.
 */
import type * as z from "zod/mini";
import {
  Recover,
  RecoverBegin,
  type SignedInAnswer,
  SignIn,
  type SignInBegun,
} from "../../shared/account-interface.ts";
import type { PersonId } from "../../shared/ids.ts";
import { sessionCookie } from "../session-cookie.ts";
import { record } from "./audit.ts";
import { challengeHolds, freshChallenge, type Purpose, spendChallenge } from "./challenges.ts";
import { ownDevice } from "./devices.ts";
import { type Asked, answer, type Desk, type Outcome, openRoute, type Route, told } from "./door.ts";
import { today } from "./organisation.ts";
import { checkedNew, checkedUse, type PasskeyUse } from "./passkey-checks.ts";
import { creationOptions, requestOptions } from "./passkey-options.ts";
import { findPasskey, isCloned, keepPasskey, notePasskeyUse, type Passkey, passkeysOf } from "./passkeys.ts";
import { asPerson, type Member, member } from "./people.ts";
import { codeHash, ownerOfCode, useRecoveryCode } from "./recovery-codes.ts";
import { relyingParty } from "./relying-party.ts";
import { revokedKeys } from "./revoked-keys.ts";
import { beginSession, type SessionStart } from "./sessions.ts";

export const signInRoutes: readonly Route[] = [
  openRoute("POST", "sign-in/begin", "signIn", undefined, (asked) => {
    const challenge = freshChallenge(asked.desk.key, ["signIn"], asked.now);
    return begun(asked, requestOptions(relyingParty(asked.desk, asked.request), challenge));
  }),
  openRoute("POST", "sign-in", "signIn", SignIn, signIn),
  openRoute("POST", "recover/begin", "signIn", RecoverBegin, (asked) => {
    const { desk, request, body, now } = asked;
    const hash = codeHash(body.code);
    const owner = ownerThatMayComeIn(desk.storage.sql, hash);
    if (owner === undefined) return "signInRefused";
    const challenge = freshChallenge(desk.key, ["recover", hash], now);
    const known = passkeysOf(desk.storage.sql, owner.id);
    return begun(asked, creationOptions(relyingParty(desk, request), owner, challenge, known));
  }),
  openRoute("POST", "recover", "signIn", Recover, recover),
];

export function begun({ desk }: Pick<Asked<unknown>, "desk">, passkey: z.infer<typeof SignInBegun>["passkey"]) {
  return answer<z.infer<typeof SignInBegun>>({ passkey, clock: told(desk) });
}

async function signIn({ desk, request, body, now }: Asked<z.infer<typeof SignIn>>): Promise<Outcome> {
  const { credential, sessionKey, shared } = body;
  const { sql } = desk.storage;
  const passkey = findPasskey(sql, credential.id);
  const isOurs = (challenge: string) => challengeHolds(desk.key, ["signIn"], challenge, now);
  const use = await checkedUse(credential, passkey?.publicKey, { rp: relyingParty(desk, request), isOurs });
  const isOwners = credential.response.userHandle === passkey?.person;
  if (use === undefined || passkey === undefined || !isOwners) return "signInRefused";
  return desk.storage.transactionSync(() => {
    // Nothing is spent: the page makes new keys and sends the same answer with them.
    if (revokedKeys(sql).has(sessionKey)) return "deviceRevoked";
    const person = admitted(sql, passkey, use, now);
    if (person === undefined) return "signInRefused";
    return signedIn(desk, person, { key: sessionKey, by: "passkey", shared }, now);
  });
}

/** Checked again: somebody may have been quicker while the signature was being verified. */
function admitted(sql: SqlStorage, { id }: Passkey, use: PasskeyUse, now: number): Member | undefined {
  const still = findPasskey(sql, id);
  const person = still && member(sql, still.person);
  if (still === undefined || person === undefined || person.standing !== "here") return undefined;
  if (!spendChallenge(sql, use.challenge, now)) return undefined;
  if (isCloned(still, use)) {
    record(sql, { actor: null, action: "passkeyCloned", subject: still.person }, now);
    return undefined;
  }
  notePasskeyUse(sql, id, use, today(sql, now));
  return person;
}

async function recover({ desk, request, body, now }: Asked<z.infer<typeof Recover>>): Promise<Outcome> {
  const { sql } = desk.storage;
  const hash = codeHash(body.code);
  const purpose: Purpose = ["recover", hash];
  const isOurs = (challenge: string) => challengeHolds(desk.key, purpose, challenge, now);
  const fresh = await checkedNew(body.credential, { rp: relyingParty(desk, request), isOurs });
  if (fresh === undefined) return "signInRefused";
  return desk.storage.transactionSync(() => {
    const person = ownerThatMayComeIn(sql, hash);
    if (person === undefined || !spendChallenge(sql, fresh.challenge, now)) return "signInRefused";
    if (keepPasskey(sql, person.id, fresh, body.passkeyName, now) === "taken") return "signInRefused";
    useRecoveryCode(sql, hash, now);
    record(sql, { actor: person.id, action: "recoveryCodeUsed", subject: person.id }, now);
    return signedIn(desk, person, { key: body.sessionKey, by: "recovery", shared: body.shared === true }, now);
  });
}

function ownerThatMayComeIn(sql: SqlStorage, hash: string): Member | undefined {
  const owner: PersonId | undefined = ownerOfCode(sql, hash);
  const person = owner && member(sql, owner);
  return person !== undefined && person.standing === "here" ? person : undefined;
}

function signedIn(
  { storage: { sql }, key }: Desk,
  person: Member,
  start: Omit<SessionStart, "person" | "device">,
  now: number,
): Response {
  const device = ownDevice(sql, person.id, start.key)?.signingKey ?? null;
  const { secret } = beginSession(sql, { ...start, person: person.id, device }, now);
  return answer<SignedInAnswer>({ person: asPerson(person) }, { "set-cookie": sessionCookie(key, secret) });
}
