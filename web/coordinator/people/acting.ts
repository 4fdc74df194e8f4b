/**
 * Asking the service for what a coordinator wants done. Whatever must be signed is signed here, in this browser, before:
 * links, certificates, the list of revoked keys.
 */
import type * as z from "zod/mini";
import type { Chain, Role } from "../../../shared/certificates.ts";
import { type PeopleAnswer, PeopleAnswer as PeopleForm, PersonShown } from "../../../shared/people-interface.ts";
import type { MeAnswer } from "../../../shared/staff-interface.ts";
import { now } from "../../clock.ts";
import { verifyChain } from "../../encryption/chain.ts";
import { type Acted, ask, act as askToAct, clocked } from "../../staff/ask.ts";
import { type Believed, believedRevocations, keysTold } from "../../staff/believed-revocations.ts";
import {
  type Certifier,
  certifyDevice,
  type Ending,
  type Full,
  findCertifier,
  makeInvitation,
  revocationList,
} from "../../staff/certifying.ts";
import { dayWritten } from "../dates.ts";
import { asks, byLead, common } from "../words/en.ts";
import type { Act, MadeLink, Outcome } from "./acts.ts";

/** `everybody`: as this page knows them; lists of revoked keys go on from it. */
export async function perform(act: Act, me: MeAnswer, everybody: PeopleAnswer): Promise<Outcome> {
  switch (act.do) {
    case "change": {
      const { person, revision, fields } = act;
      return outcome(await post("people/change", { person, revision, ...fields }, asks.change(fields.alias)));
    }
    case "roles": {
      const { person, revision, roles } = act;
      return outcome(
        await post("people/roles", { person, revision, roles }, asks.roles(aliasOf(everybody, person), roles)),
      );
    }
    case "pause": {
      const { person, revision, paused } = act;
      const what = (paused ? asks.pause : asks.endPause)(aliasOf(everybody, person));
      return outcome(await post("people/pause", { person, revision, paused }, what));
    }
    case "endLink": {
      const { person, tokenHash } = act;
      return outcome(await post("people/link/revoke", { person, tokenHash }, asks.endLink(aliasOf(everybody, person))));
    }
    case "endSessions": {
      const { person } = act;
      return outcome(await post("people/sessions/end", { person }, asks.endSessions(aliasOf(everybody, person))));
    }
    default: {
      const certifier = await findCertifier(me, now());
      if (typeof certifier === "string") return { is: "noCertifier", why: certifier };
      return signed(act, certifier, everybody, me.organisation.zone);
    }
  }
}

type SignedAct = Extract<Act, { do: "invite" | "link" | "leave" | "revoke" | "certify" | "makePermanent" }>;

async function signed(act: SignedAct, certifier: Certifier, everybody: PeopleAnswer, zone: string): Promise<Outcome> {
  const believed = await believedRevocations(certifier.organisationKey, everybody.revocations, now());
  // Whatever was signed beside a forged list could bring back who was revoked.
  if (believed === undefined) return { is: "refused", sentence: common.listNotBelieved };
  const nextList = (keys: readonly Ending[]) => revocationList(certifier, believed, keys, now());
  const full = ({ fullUntil, kitHasRoom }: Full): Outcome => ({
    is: "refused",
    sentence: common.listFull(dayWritten(fullUntil, zone), kitHasRoom),
  });
  switch (act.do) {
    case "invite": {
      const { fields, roles } = act;
      const { link, sent } = await freshLink(certifier, roles);
      return outcome(
        await post("people/invite", { ...fields, roles, ...sent }, asks.invite(fields.alias, roles)),
        link,
      );
    }
    case "link": {
      const person = personOf(everybody, act.person);
      const { link, sent } = await freshLink(certifier, person?.roles ?? []);
      const what = act.kind === "signIn" || person?.state === "invited" ? asks.link : asks.lost;
      const body = { person: act.person, kind: act.kind, ...sent };
      return outcome(await post("people/link", body, what(person?.alias ?? "")), link);
    }
    case "leave": {
      const { person, revision } = act;
      const keys = keysOf(everybody, person);
      const revocation = keys.length === 0 ? null : await nextList(keys);
      if (revocation !== null && "fullUntil" in revocation) return full(revocation);
      return outcome(
        await post("people/leave", { person, revision, revocation }, asks.leave(aliasOf(everybody, person))),
      );
    }
    case "revoke": {
      const { person, signingKey } = act;
      const list = await nextList(devicesOf(everybody, person).filter((device) => device.signingKey === signingKey));
      if ("fullUntil" in list) return full(list);
      return outcome(await post("devices/revoke", { person, ...list }, asks.revoke(aliasOf(everybody, person))));
    }
    case "certify": {
      const { do: _, ...device } = act;
      const { alias = "", roles = [] } = personOf(everybody, act.person) ?? {};
      // Whatever the service asks for it: who stood on a list once is not certified again, also when no list holds it any more.
      if (believed.ends.has(device.signingKey)) return { is: "refused", sentence: common.wasRevoked };
      const chain = await certifyDevice(certifier, { ...device, alias, roles }, now());
      return outcome(await post("devices/certify", { ...device, chain }, asks.certify(alias)));
    }
    case "makePermanent":
      return makePermanent(act, certifier, everybody, believed);
  }
}

/** The words were compared by the lead: so what is signed is what the lead signed, checked here, not what the service says. */
async function makePermanent(
  { person: id, signingKey }: Extract<Act, { do: "makePermanent" }>,
  certifier: Certifier,
  everybody: PeopleAnswer,
  { ends: revoked }: Believed,
): Promise<Outcome> {
  const person = personOf(everybody, id);
  const chain = person?.devices.find((device) => device.signingKey === signingKey)?.chain ?? [];
  const device = await verifyChain(chain, { organisationKey: certifier.organisationKey, now: now(), revoked });
  if (person === undefined || "refused" in device || device.signingKey !== signingKey || device.alias !== person.alias)
    return { is: "refused", sentence: byLead.notBelieved };
  const { receivingKey } = device;
  const { alias, roles } = person;
  const permanent = await certifyDevice(certifier, { signingKey, receivingKey, alias, roles }, now());
  const body = { person: id, signingKey, receivingKey, chain: permanent };
  return outcome(await post("devices/certify", body, asks.makePermanent(alias, roles)));
}

async function freshLink(
  certifier: Certifier,
  roles: readonly Role[],
): Promise<{ link: MadeLink; sent: { tokenHash: string; chain: Chain; endsAt: number } }> {
  const { fragment, tokenHash, chain, endsAt } = await makeInvitation(certifier, { roles }, now());
  const address = new URL(`/join#${fragment}`, location.origin).href;
  return { link: { address, endsAt }, sent: { tokenHash, chain, endsAt } };
}

/**
 * Every key of somebody's that visitors' pages would still believe: one that ended here alone is on no list yet, and one
 * that only this browser remembers is on none any more. The list is one that was believed.
 */
function keysOf(everybody: PeopleAnswer, id: string): readonly Ending[] {
  const listed = keysTold(everybody.revocations);
  return devicesOf(everybody, id).filter(
    ({ signingKey, latestUntil }) => !listed.has(signingKey) && latestUntil > now(),
  );
}

function devicesOf(everybody: PeopleAnswer, id: string): readonly Ending[] {
  const { devices = [], roles = [] } = personOf(everybody, id) ?? {};
  return devices.map(({ signingKey, latestUntil, roles: certified }) => ({
    ...{ signingKey, latestUntil },
    roles: [...roles, ...certified],
  }));
}

const personOf = ({ people }: PeopleAnswer, id: string) => people.find((person) => person.id === id);
const aliasOf = (everybody: PeopleAnswer, id: string) => personOf(everybody, id)?.alias ?? "";

type PersonAnswer = z.infer<typeof PersonShown>;
const post = (path: string, body: object, what: string): Promise<Acted<PersonAnswer>> =>
  askToAct(path, PersonShown, body, what);

/** Somebody was faster: this page's picture is old, and is drawn anew. */
const overtaken = new Set(["changedMeanwhile", "revocationOutdated"]);

async function outcome(answer: Acted<PersonAnswer>, link?: MadeLink): Promise<Outcome> {
  switch (answer.is) {
    case "answered":
      return { is: "done", person: answer.value, ...(link === undefined ? {} : { link }) };
    case "cancelled":
      return { is: "notConfirmed" };
    case "refused": {
      if (!overtaken.has(answer.problem)) return { is: "refused", sentence: answer.sentence };
      const everybody = await fetchPeople();
      return typeof everybody === "string" ? { is: everybody } : { is: "changedMeanwhile", everybody };
    }
    default:
      return answer;
  }
}

export async function fetchPeople(): Promise<PeopleAnswer | "unreachable" | "signedOut"> {
  const answer = clocked(await ask("GET", "people", PeopleForm));
  if (answer.is === "answered") return answer.value;
  return answer.is === "signedOut" ? "signedOut" : "unreachable";
}
