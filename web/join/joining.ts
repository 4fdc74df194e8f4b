/** What the join page does in the world: looks at the link, makes this browser's keys, certifies them, uses the link. */
import type * as z from "zod/mini";
import type { Certificate } from "../../shared/certificates.ts";
import { sessionMs } from "../../shared/limits.ts";
import type { JoinRequest, LookAnswer } from "../../shared/staff-interface.ts";
import { now } from "../clock.ts";
import { verifyChain } from "../encryption/chain.ts";
import { certify, type DeviceKeys, makeDeviceKeys, portableSigner } from "../encryption/issue.ts";
import type { Answered } from "../staff/ask.ts";
import { discardDevice, storeDevice } from "../staff/device-store.ts";
import { record } from "../staff/own-device.ts";
import { makePasskey } from "../staff/passkey.ts";
import { passkeyNameHere } from "../staff/passkey-name.ts";
import { holdSession } from "../staff/session-key.ts";
import { join as joinService, lookAtLink } from "../staff/staff-interface.ts";
import { type Invitation, readInvitation } from "./invitation.ts";
import type { JoinLink } from "./link.ts";
import type { Invited, Joined, JoinProblem, Joining as Wished } from "./state.ts";

export class Joining {
  private answer: LookAnswer | undefined;
  private invitation: Invitation | undefined;

  async look({ token, secret }: JoinLink): Promise<Invited | JoinProblem> {
    const answer = await lookAtLink({ token });
    if (answer.is !== "answered") return problemOf(answer);
    const invitation = await readInvitation(answer.value, secret, now());
    if (typeof invitation === "string") return invitation;
    this.answer = answer.value;
    this.invitation = invitation;
    const { alias } = invitation.certificate;
    return {
      alias: alias ?? answer.value.person.alias,
      aliasIsFixed: alias !== undefined,
      organisation: answer.value.organisation.name,
      passkey: passkeyOf(answer.value),
    };
  }

  /** The keys are kept before the link is used up: a browser that keeps nothing costs nobody a link. */
  async join({ token, secret }: JoinLink, { alias, shared, withPasskey }: Wished): Promise<JoinProblem | Joined> {
    const { answer, invitation } = this;
    const signer = await portableSigner(secret);
    if (answer === undefined || invitation === undefined || signer === undefined) return "brokenLink";
    const passkey = withPasskey ? await freshPasskey(token) : {};
    if ("failed" in passkey) return passkey.failed;
    const keys = await makeDeviceKeys();
    if (keys === undefined) return "oldBrowser";
    const certificate = await certify(signer.sign, deviceCertificate(invitation, keys, alias, shared));
    const chain = [...answer.chain, certificate];
    const root = { organisationKey: answer.organisation.key, now: now(), revoked: new Set<string>() };
    const device = await verifyChain(chain, root);
    if ("refused" in device) return device.refused === "expired" ? "endedLink" : "forgedLink";
    const { person } = answer;
    const stored =
      (await storeDevice(record(person.id, answer.organisation.key, chain, device, keys))) &&
      (await holdSession(keys, person.id, shared));
    if (!stored) return "keepsNothing";
    const joined = await joinService({ token, alias, certificate, shared, ...passkey });
    if (joined.is === "answered") return { codes: joined.value.recoveryCodes };
    // No answer may mean that the link was used and only the news was lost: then the keys are the right ones.
    if (joined.is !== "unreachable") await discardDevice(person.id);
    return problemOf(joined);
  }
}

/** Looked at again: what makes a passkey counts for a few minutes only. */
async function freshPasskey(
  token: string,
): Promise<{ readonly failed: JoinProblem } | Pick<z.infer<typeof JoinRequest>, "credential" | "passkeyName">> {
  const answer = await lookAtLink({ token });
  if (answer.is !== "answered") return { failed: problemOf(answer) };
  const made = await makePasskey(answer.value.passkey ?? {});
  if ("problem" in made) return { failed: { passkey: made.problem } };
  return { credential: made.credential, passkeyName: passkeyNameHere() };
}

function passkeyOf({ passkey, passkeyRule }: LookAnswer): Invited["passkey"] {
  if (passkey === undefined) return "none";
  return passkeyRule === "required" ? "required" : "possible";
}

function deviceCertificate(
  { certificate, until }: Invitation,
  { signingKey, receivingKey }: DeviceKeys,
  alias: string,
  shared: boolean,
): Certificate {
  const from = now();
  // On a computer others use too it ends with the sign-in, and before its invitation: so nobody's browser renews it.
  const end = shared ? Math.min(until - 1, from + sessionMs) : until;
  return { kind: "device", ...onlyRoles(certificate), alias, signingKey, receivingKey, from, until: end };
}

function onlyRoles({ role, also }: Pick<Certificate, "role" | "also">): Pick<Certificate, "role" | "also"> {
  return also === undefined ? { role } : { role, also };
}

function problemOf(answer: Exclude<Answered<unknown>, { is: "answered" }>): JoinProblem {
  switch (answer.is) {
    case "unreachable":
      return "unreachable";
    case "signedOut":
      return "endedLink";
    case "refused":
      return { problem: answer.problem, sentence: answer.sentence };
  }
}
