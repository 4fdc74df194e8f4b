/**
 * Set-up: the operator's token lets one browser claim an organisation that does not exist yet, with its key, its first
 * coordinator and their passkey, in one step. While nobody exists, and never again.
 */
import { timingSafeEqual } from "node:crypto";
import type * as z from "zod/mini";
import {
  SetUp,
  SetUpBegin,
  type SetUpBegun,
  type SetUpState,
  type SignedInAnswer,
} from "../../shared/account-interface.ts";
import { type Role, rolesOf } from "../../shared/certificates.ts";
import { idFrom, type PersonId } from "../../shared/ids.ts";
import { clockToleranceMs, coordinatorCertificateMs } from "../../shared/limits.ts";
import { sessionCookie } from "../session-cookie.ts";
import { record } from "./audit.ts";
import { challengeHolds, freshChallenge, type Purpose, randomPartOf } from "./challenges.ts";
import { type CertifiedDevice, verifiedChain } from "./device-certificate.ts";
import { keepDevice } from "./devices.ts";
import { type Asked, answer, type Desk, type Outcome, openRoute, type Route, told } from "./door.ts";
import { isZone, keepOrganisation } from "./organisation.ts";
import { checkedNew, type FreshPasskey } from "./passkey-checks.ts";
import { creationOptions } from "./passkey-options.ts";
import { keepPasskey } from "./passkeys.ts";
import { keepMember } from "./people.ts";
import { giveRecoveryCodes } from "./recovery-codes.ts";
import { relyingParty } from "./relying-party.ts";
import { secretHash } from "./secrets.ts";
import { beginSession } from "./sessions.ts";

export const setUpRoutes: readonly Route[] = [
  openRoute("GET", "setup", "setUp", undefined, ({ desk }) =>
    answer<z.infer<typeof SetUpState>>({ open: isOpen(desk) }),
  ),
  openRoute("POST", "setup/begin", "setUp", SetUpBegin, ({ desk, request, body, now }) => {
    const closed = closedTo(desk, body.token);
    if (closed !== undefined) return closed;
    const challenge = freshChallenge(desk.key, purposeOf(body.token), now);
    const user = { id: firstPerson(challenge), alias: body.alias };
    const passkey = creationOptions(relyingParty(desk, request), user, challenge, []);
    return answer<z.infer<typeof SetUpBegun>>({ passkey, clock: told(desk) });
  }),
  openRoute("POST", "setup", "setUp", SetUp, setUp),
];

/** 128 bits in base64url. A shorter token could be guessed, and opens nothing. */
const shortestToken = 22;

function isOpen({ storage, setUpToken }: Desk): boolean {
  if (setUpToken === undefined || setUpToken.length < shortestToken) return false;
  const someone = storage.sql.exec("SELECT 1 FROM organisation UNION ALL SELECT 1 FROM people LIMIT 1").toArray();
  return someone.length === 0;
}

/** Compared as hashes, which have one length, in constant time. */
function closedTo(desk: Desk, token: string): "setUpClosed" | "setUpRefused" | undefined {
  if (desk.setUpToken === undefined || !isOpen(desk)) return "setUpClosed";
  const [given, right] = [token, desk.setUpToken].map((secret) => new TextEncoder().encode(secretHash(secret)));
  if (given === undefined || right === undefined) return "setUpClosed";
  return timingSafeEqual(given, right) ? undefined : "setUpRefused";
}

const purposeOf = (token: string): Purpose => ["setUp", secretHash(token)];

/** Passkeys carry the id of their owner, who is not there yet when theirs is made: so the challenge names them. */
const firstPerson = (challenge: string): PersonId => idFrom<PersonId>(randomPartOf(challenge));

type Claim = Asked<z.infer<typeof SetUp>>;

async function setUp(asked: Claim): Promise<Outcome> {
  const { desk, request, body, now } = asked;
  const closed = closedTo(desk, body.token);
  if (closed !== undefined) return closed;
  if (!isZone(body.organisation.zone, now)) return "zoneUnknown";
  const device = await firstDevice(asked);
  if (device === undefined) return "certificateRefused";
  const isOurs = (challenge: string) => challengeHolds(desk.key, purposeOf(body.token), challenge, now);
  const passkey = await checkedNew(body.credential, { rp: relyingParty(desk, request), isOurs });
  if (passkey === undefined) return "passkeyRefused";
  // Somebody else may have claimed it meanwhile: then it is closed, and nothing of this is kept.
  return desk.storage.transactionSync(() => closedTo(desk, body.token) ?? claimed(asked, device, passkey));
}

function claimed({ desk, body, now }: Claim, device: CertifiedDevice, passkey: FreshPasskey): Response {
  const { sql } = desk.storage;
  const id = firstPerson(passkey.challenge);
  const { alias, languages, organisation, passkeyName } = body;
  const person = { id, alias, roles: [...device.roles] };
  keepOrganisation(sql, organisation, "required");
  keepMember(sql, { ...person, languages, chatsMost: 1 });
  keepDevice(sql, id, device, now);
  keepPasskey(sql, id, passkey, passkeyName, now);
  record(sql, { actor: id, action: "setUp", subject: id, details: { roles: device.roles.join(" ") } }, now);
  const key = device.signingKey;
  const { secret } = beginSession(sql, { person: id, key, device: key, by: "setUp", shared: false }, now);
  const recoveryCodes = giveRecoveryCodes(sql, id, now);
  return answer<SignedInAnswer>({ person, recoveryCodes }, { "set-cookie": sessionCookie(desk.key, secret) });
}

const firstRoles: readonly Role[] = ["coordinator", "counsellor", "supervisor"];

/** This browser, as the organisation's own key certifies it: a coordinator's, who may take chats too. */
async function firstDevice({ body, now }: Claim): Promise<CertifiedDevice | undefined> {
  const chain = [body.certificate];
  const [device] = (await verifiedChain(chain, body.organisation.key, now)) ?? [];
  if (device?.kind !== "device" || device.receivingKey === undefined || device.alias !== body.alias) return undefined;
  const roles = rolesOf(device);
  const isFitting = roles.includes("coordinator") && roles.every((role) => firstRoles.includes(role));
  if (!isFitting || new Set(roles).size < roles.length) return undefined;
  if (device.until > now + coordinatorCertificateMs + clockToleranceMs) return undefined;
  const { signingKey, receivingKey, until } = device;
  return { signingKey, receivingKey, roles, alias: body.alias, chain, until };
}
