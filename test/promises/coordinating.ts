/** What a coordinator does, without pages, for a visit to have everything that a visit can have. */
import type { Role } from "../../shared/certificates.ts";
import type { PageLanguage } from "../../shared/page-language.ts";
import { makeInvitation } from "../../web/staff/certifying.ts";
import { endOf } from "../../web/staff/chain-reading.ts";
import type { Service } from "../browser/service.ts";
import { joinWithoutPage, type StaffMember } from "./without-pages.ts";

/** Two who read what was not right; both have signed in, neither talks with visitors. */
export async function twoLeads(coordinator: StaffMember): Promise<void> {
  await invite(coordinator, "Robin", "supervisor");
  await invite(coordinator, "Kim", "safeguardingLead");
}

async function invite(coordinator: StaffMember, alias: string, role: Role): Promise<void> {
  const { chain, sign } = coordinator.device;
  const certifier = { organisationKey: coordinator.organisationKey, chain, sign, until: endOf(chain) };
  const { fragment, ...link } = await makeInvitation(certifier, { roles: [role] }, Date.now());
  const fields = { alias, languages: ["en"], skills: [], chatsMost: 1, trainee: false };
  await kept(coordinator.post("people/invite", { ...fields, roles: [role], ...link }));
  await joinWithoutPage(`${coordinator.origin}/join#${fragment}`);
}

/** Signed off, and read by whoever asks for it from now on. */
export async function pageIn(language: PageLanguage, coordinator: StaffMember): Promise<void> {
  const says = { name: null, topics: [], help: [], paragraphs: ["1.", "2."] };
  const signed = { signedOffBy: "Ada, clinical lead", sentences: "s".repeat(22) };
  await kept(coordinator.post("lines/translation", { line: "harbour", language, after: null, ...says, ...signed }));
}

/** The coordinator of the demo's; their link counts once. */
export const coordinatorOf = ({ coordinator }: Service): Promise<StaffMember> => joinWithoutPage(coordinator);

async function kept(asked: Promise<Response>): Promise<void> {
  const answer = await asked;
  if (!answer.ok) throw new Error(`not kept: ${answer.status} ${await answer.text()}`);
}
