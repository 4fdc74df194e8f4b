/** Who is on the list: search, filter, order, and what there is to say of each without opening them. Pure. */
import { colleagueShownMs } from "../../../shared/limits.ts";
import type { DeviceShown, PersonShown } from "../../../shared/people-interface.ts";
import { leadWhoCertified } from "../../staff/chain-reading.ts";
import { languageNames } from "./languages.ts";

export const filters = ["everybody", "active", "invited", "paused", "left", "attention"] as const;
/** `attention`: something wants doing. */
export type Filter = (typeof filters)[number];

/** A skill is spoken of this long before it ends. */
const soonDays = 30;

export type SkillState = "holds" | "endsSoon" | "ended";

/** A skill holds until the end of its day. Days are the organisation's: "2026-11-24". */
export function skillState(until: string | null, today: string): SkillState {
  if (until === null) return "holds";
  if (until < today) return "ended";
  return until <= addDays(today, soonDays) ? "endsSoon" : "holds";
}

/** Today in a zone. */
export function dayIn(zone: string, at: number): string {
  const parts = new Intl.DateTimeFormat("en-CA", { timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit" });
  return parts.format(at);
}

function addDays(day: string, days: number): string {
  const at = new Date(`${day}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
}

/** Browsers that count: not revoked and not run out. */
export function liveDevices({ devices }: PersonShown, now: number): PersonShown["devices"] {
  return devices.filter(({ revokedAt, certifiedUntil }) => revokedAt === null && certifiedUntil > now);
}

/**
 * The service lets it in no more (its person lost everything and came back), but no list of revoked keys names it:
 * visitors' pages, which believe only certificates and lists, would still take it for somebody of the service.
 * `listed`: keys on the newest list, as this browser believes it.
 */
export function isStillBelieved(
  { signingKey, revokedAt, latestUntil }: DeviceShown,
  listed: ReadonlySet<string>,
  now: number,
): boolean {
  return revokedAt !== null && latestUntil > now && !listed.has(signingKey);
}

export interface CertifiedByLead {
  readonly person: PersonShown;
  readonly device: PersonShown["devices"][number];
  /** The lead's name, as their own certificate has it. */
  readonly lead: string;
  readonly hasEnded: boolean;
}

/** Browsers that count or lately counted for an evening and wait for a coordinator's word, in the order of their ends. */
export function certifiedByLeads(people: readonly PersonShown[], now: number): readonly CertifiedByLead[] {
  const found = people.flatMap((person) =>
    person.devices.flatMap((device) => {
      const lead = leadWhoCertified(device.chain);
      const isTold = device.revokedAt === null && device.certifiedUntil > now - colleagueShownMs;
      return lead === undefined || !isTold ? [] : [{ person, device, lead, hasEnded: device.certifiedUntil <= now }];
    }),
  );
  return found.toSorted((one, other) => one.device.certifiedUntil - other.device.certifiedUntil);
}

/** A browser asks to be certified, or a skill has ended or will soon. */
export function wantsAttention(person: PersonShown, today: string): boolean {
  if (person.state === "left") return false;
  return person.requests.length > 0 || person.skills.some(({ until }) => skillState(until, today) !== "holds");
}

interface Listing {
  readonly search: string;
  readonly filter: Filter;
  readonly today: string;
}

/** Whoever left is shown only when asked for. */
export function listed(people: readonly PersonShown[], { search, filter, today }: Listing): readonly PersonShown[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return people
    .filter((person) => passes(person, filter, today) && words.every((word) => searched(person).includes(word)))
    .toSorted((a, b) => a.alias.localeCompare(b.alias, "en") || (a.id < b.id ? -1 : 1));
}

export function passes(person: PersonShown, filter: Filter, today: string): boolean {
  switch (filter) {
    case "everybody":
      return person.state !== "left";
    case "attention":
      return wantsAttention(person, today);
    default:
      return person.state === filter;
  }
}

const searched = ({ alias, roles, languages, skills }: PersonShown): string =>
  [alias, ...roles, languageNames(languages), ...skills.map(({ skill }) => skill)].join(" ").toLowerCase();

/** Nobody but the one coordinator who looks: a lost device would lock everybody out. */
export function coordinators(people: readonly PersonShown[]): number {
  return people.filter(({ roles, state }) => roles.includes("coordinator") && state !== "left").length;
}
