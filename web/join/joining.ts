/** What the join page does in the world: looks at the link, makes this browser's keys, certifies them, uses the link. */
import type { Certificate } from "../../shared/certificates.ts";
import type { LookAnswer } from "../../shared/staff-interface.ts";
import { now } from "../clock.ts";
import { verifyChain } from "../encryption/chain.ts";
import { certify, type DeviceKeys, makeDeviceKeys, portableSigner } from "../encryption/issue.ts";
import type { Answered } from "../staff/ask.ts";
import { discardDevice, storeDevice } from "../staff/device-store.ts";
import { join as joinService, lookAtLink } from "../staff/staff-interface.ts";
import { type Invitation, readInvitation } from "./invitation.ts";
import type { JoinLink } from "./link.ts";
import type { Invited, JoinProblem } from "./state.ts";

/** Can this browser hold keys nobody can copy out of it? */
export async function isAble(): Promise<boolean> {
  return isSecureContext && "indexedDB" in globalThis && (await makeDeviceKeys()) !== undefined;
}

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
    };
  }

  /** The keys are kept before the link is used up: a browser that keeps nothing costs nobody a link. */
  async join({ token, secret }: JoinLink, alias: string): Promise<JoinProblem | undefined> {
    const { answer, invitation } = this;
    const [keys, signer] = [await makeDeviceKeys(), await portableSigner(secret)];
    if (answer === undefined || invitation === undefined || signer === undefined) return "brokenLink";
    if (keys === undefined) return "oldBrowser";
    const certificate = await certify(signer.sign, deviceCertificate(invitation, keys, alias));
    const chain = [...answer.chain, certificate];
    const root = { organisationKey: answer.organisation.key, now: now(), revoked: new Set<string>() };
    const device = await verifyChain(chain, root);
    if ("refused" in device) return device.refused === "expired" ? "endedLink" : "forgedLink";
    const { person } = answer;
    const stored = await storeDevice({
      ...{ person: person.id, alias, organisationKey: answer.organisation.key, chain, ...onlyRoles(device) },
      ...{ until: invitation.until, signing: keys.signing, receiving: keys.receiving },
    });
    if (!stored) return "keepsNothing";
    const joined = await joinService({ token, alias, certificate });
    if (joined.is === "answered") return undefined;
    // No answer may mean that the link was used and only the news was lost: then the keys are the right ones.
    if (joined.is !== "unreachable") await discardDevice(person.id);
    return problemOf(joined);
  }
}

function deviceCertificate({ certificate, until }: Invitation, keys: DeviceKeys, alias: string): Certificate {
  const { signingKey, receivingKey } = keys;
  return { kind: "device", ...onlyRoles(certificate), alias, signingKey, receivingKey, from: now(), until };
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
