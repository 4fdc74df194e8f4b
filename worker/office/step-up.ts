/**
 * The passkey once more, for this very request: the challenge is bound to session, method, path and body. Whoever finds
 * an open console cannot change who is certified, or add a passkey of their own.
 */
import { stepUpHeader } from "../../shared/account-interface.ts";
import { fromBase64url } from "../../shared/ids.ts";
import { UsedCredential } from "../../shared/passkeys.ts";
import type { Action } from "../../shared/permissions.ts";
import { sessionCookie } from "../session-cookie.ts";
import { record } from "./audit.ts";
import { challengeHolds, freshChallenge, type Purpose, spendChallenge } from "./challenges.ts";
import type { Desk, SignedIn } from "./door.ts";
import { passkeyRule, today } from "./organisation.ts";
import { challengeIn, checkedUse } from "./passkey-checks.ts";
import { requestOptions } from "./passkey-options.ts";
import { findPasskey, isCloned, notePasskeyUse, passkeysOf } from "./passkeys.ts";
import { type ProblemName, problem } from "./problems.ts";
import type { Signed } from "./proof.ts";
import { relyingParty } from "./relying-party.ts";
import { renewSecret } from "./sessions.ts";

/** `cookie`: the session's new one, null where nothing was asked. */
export type StepUp = { readonly cookie: string | null } | { readonly refused: Response };

export async function stepUp(
  desk: Desk,
  request: Request,
  who: SignedIn,
  action: Action,
  signed: Signed,
): Promise<StepUp> {
  const { sql } = desk.storage;
  const own = passkeysOf(sql, who.person.id);
  if (own.length === 0) return withoutPasskey(sql, action);
  const purpose: Purpose = ["stepUp", who.session.id, signed.method, signed.path, signed.bodyDigest];
  const given = request.headers.get(stepUpHeader);
  const rp = relyingParty(desk, request);
  const isOurs = (challenge: string) => challengeHolds(desk.key, purpose, challenge, desk.clock.now());
  const ask = (): StepUp => {
    const challenge = freshChallenge(desk.key, purpose, desk.clock.now());
    return { refused: problem("stepUpNeeded", { passkey: requestOptions(rp, challenge, own) }) };
  };
  if (given === null) return ask();
  const credential = credentialIn(given);
  const passkey = own.find(({ id }) => id === credential?.id);
  if (credential === undefined || passkey === undefined) return { refused: problem("stepUpRefused") };
  const challenge = challengeIn(credential.response.clientDataJSON);
  // Of another request, or the dialogue stood open too long: there is a new one.
  if (challenge === undefined || !isOurs(challenge)) return ask();
  const use = await checkedUse(credential, passkey.publicKey, { rp, isOurs });
  if (use === undefined) return { refused: problem("stepUpRefused") };
  return desk.storage.transactionSync(() => taken(desk, who, passkey.id, use));
}

function taken(
  desk: Desk,
  { session, person }: SignedIn,
  id: string,
  use: NonNullable<Awaited<ReturnType<typeof checkedUse>>>,
): StepUp {
  const { sql } = desk.storage;
  const now = desk.clock.now();
  // It may have been removed while its signature was being checked.
  const still = findPasskey(sql, id);
  if (still === undefined || !spendChallenge(sql, use.challenge, now)) return { refused: problem("stepUpRefused") };
  if (isCloned(still, use)) {
    record(sql, { actor: null, action: "passkeyCloned", subject: person.id }, now);
    return { refused: problem("stepUpRefused") };
  }
  notePasskeyUse(sql, id, use, today(sql, now));
  return { cookie: sessionCookie(desk.key, renewSecret(sql, session.id, now).secret) };
}

/** The first passkey is added without one; everything else waits for it where passkeys are required. */
function withoutPasskey(sql: SqlStorage, action: Action): StepUp {
  const asksNothing = passkeyRule(sql) === "optional" || action === "changeOwnKeys";
  const name: ProblemName = "passkeyNeeded";
  return asksNothing ? { cookie: null } : { refused: problem(name) };
}

function credentialIn(header: string): UsedCredential | undefined {
  const bytes = fromBase64url(header);
  if (bytes === undefined) return undefined;
  try {
    const parsed = UsedCredential.safeParse(
      JSON.parse(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes)),
    );
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}
