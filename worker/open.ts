/** Whether a line is open, as told to anybody who asks: the Switchboard knows who is there, the Office what is planned. */
import type { LineSlug } from "../shared/ids.ts";
import type { Week } from "../shared/opening-hours.ts";
import { writtenOn } from "../shared/page.ts";
import type { OpenState } from "../shared/protocol.ts";
import type { Line, Site } from "../shared/site.ts";
import { clockOf } from "./clock.ts";
import type { Env } from "./env.ts";
import { office, switchboard } from "./objects.ts";
import type { Hours } from "./office/interface.ts";
import { Remembered } from "./remembered.ts";
import type { Opening } from "./switchboard/opening.ts";

/**
 * How long an answer is good for; in real milliseconds, in this isolate's memory. Others may keep it longer (headers.ts).
 * So new words of a line are on every page half a minute after they were saved; only while the Office cannot be
 * reached, older ones stand. A page that is open already keeps its words until it is loaded again, but not its hours.
 */
const siteMs = 30_000;
/** State and hours alike: side by side on one page, they must agree. */
const openMs = 1000;

const sites = new Remembered<Site | null>(siteMs);
const weeks = new Remembered<Week | null>(openMs);
const openings = new Remembered<OpenState | undefined>(openMs);

/** Words, numbers and key of the organisation; null while there is none. Throws when the Office never answered. */
export function siteOf(env: Env): Promise<Site | null> {
  return sites.get("site", () => office(env).site() as Promise<Site | null>);
}

/** Somebody has just changed words or lines by way of this isolate: here, nobody is shown the older ones any more. */
export function siteChanged(): void {
  sites.outdate();
}

/** Published cover of the coming days; null for a line that does not exist. Throws when the Office never answered. */
export function weekOf(env: Env, line: LineSlug): Promise<Week | null> {
  return weeks.get(line, () => office(env).week(line) as Promise<Week | null>);
}

/** The line that `slug` names, or the first one, as at `/`; undefined where there is none. Lines that have closed come last. */
export function lineOf(site: Site, slug: string | undefined): Line | undefined {
  const known = [...site.lines, ...site.gone];
  return slug === undefined ? known[0] : known.find((candidate) => candidate.slug === slug);
}

/**
 * `page`: the language of the page that asks, if it says so: the wait is that of somebody who begins there and chooses no
 * other. undefined for a line that does not exist. Throws when the Switchboard never answered.
 */
export async function openStateOf(
  env: Env,
  slug: string | undefined,
  page?: string | undefined,
): Promise<OpenState | undefined> {
  const site = await siteOf(env);
  const line = site === null ? undefined : lineOf(site, slug);
  if (site === null || line === undefined) return undefined;
  if (site.gone.includes(line)) return goneFrom(site, line.slug, clockOf(env.CLOCK).now());
  const clock = clockOf(env.CLOCK);
  const language = writtenOn(line, page);
  const state = await openings.get(
    `${line.slug} ${language}`,
    () => ask(env, site, line.slug, language),
    (told) => told === undefined || stillHolds(told, clock.now()),
  );
  return state && { ...state, now: clock.now() };
}

/** An answer says itself until when it can be true: pages look again at that very instant. */
export const stillHolds = ({ opensAt, lastStartAt }: OpenState, now: number): boolean =>
  [opensAt, lastStartAt].every((instant) => instant === null || now < instant);

function goneFrom({ zone, zoneName }: Site, line: LineSlug, now: number): OpenState {
  return { line, now, state: "gone", until: null, lastStartAt: null, opensAt: null, wait: null, zone, zoneName };
}

async function ask(env: Env, site: Site, line: LineSlug, language: string | undefined): Promise<OpenState> {
  const [opening, hours] = await Promise.all([
    switchboard(env).open(line, language),
    office(env)
      .hours(line)
      .catch(() => null),
  ]);
  return openStateFrom(line, opening, hours, site, clockOf(env.CLOCK).now());
}

/** What the Switchboard and the Office know, as one answer. Pure. `hours`: null while the Office cannot be asked. */
export function openStateFrom(
  line: LineSlug,
  opening: Opening,
  hours: Hours | null,
  { zone, zoneName }: Pick<Site, "zone" | "zoneName">,
  now: number,
): OpenState {
  const isOver = opening.state === "full" ? opening.againAt === null : opening.state === "closed";
  const opensAt = isOver && (opening.state === "full" || !startsPossible(hours, now)) ? (hours?.opensAt ?? null) : null;
  return { line, now, ...opening, opensAt, zone, zoneName };
}

/** In hours, but nobody has checked in: it may open any minute, and no time is promised. */
function startsPossible(hours: Hours | null, now: number): boolean {
  return hours?.current !== null && hours !== null && now < hours.current.until - hours.lastStartBeforeMs;
}
