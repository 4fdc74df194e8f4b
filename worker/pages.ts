/** The pages: built ahead, filled with the organisation's words, and sent with the policy made of their own hashes. */
import built from "../dist/pages.json";
import { type HoursWords, shownHours } from "../shared/opening-hours.ts";
import { fillVisitorPage, type StatusWords } from "../shared/page.ts";
import type { Line, Site } from "../shared/site.ts";
import { clockOf } from "./clock.ts";
import type { Env } from "./env.ts";
import { pagePolicy, withHeaders } from "./headers.ts";
import { openStateOf, siteOf, weekOf } from "./open.ts";

/** What the web build writes. Hashes are CSP sources: `sha256-…`. */
interface BuiltPages {
  readonly visitor: BuiltPage & { readonly status: StatusWords; readonly hours: HoursWords };
  readonly staff: BuiltPage;
  readonly join: BuiltPage;
  readonly office: BuiltPage;
  readonly rota: BuiltPage;
  readonly shifts: BuiltPage;
  readonly setup: BuiltPage;
}
interface BuiltPage {
  readonly html: string;
  readonly scripts: readonly string[];
  readonly styles: readonly string[];
}

const pages: BuiltPages = built;

/** The page at `/` (the first line) or `/<line>`; undefined when there is no such line. */
export async function visitorPage(env: Env, request: Request, slug: string | undefined): Promise<Response | undefined> {
  let site: Site | null;
  try {
    site = await siteOf(env);
  } catch {
    return unavailable();
  }
  const line = slug === undefined ? site?.lines[0] : site?.lines.find((candidate) => candidate.slug === slug);
  if (site === null) return notOpenYet();
  if (line === undefined) return undefined;
  return html(pages.visitor, await filled(env, site, line), request);
}

async function filled(env: Env, site: Site, line: Line): Promise<string> {
  const clock = clockOf(env.CLOCK);
  // The words must not wait for the Switchboard: without an answer the page asks by itself.
  const [open, week] = await Promise.all([
    openStateOf(env, line.slug).catch(() => undefined),
    weekOf(env, line.slug).catch(() => null),
  ]);
  return fillVisitorPage(pages.visitor.html, {
    site,
    line,
    open,
    clock: { now: clock.now(), speed: clock.speed },
    words: pages.visitor.status,
    hours: shownHours(week ?? undefined, site, clock.now(), pages.visitor.hours),
  });
}

/** Pages for staff: the same for everybody, so that whoever is not signed in learns nothing. */
export function staffPage(name: "staff" | "join" | "office" | "rota" | "shifts" | "setup", request: Request): Response {
  return html(pages[name], pages[name].html, request);
}

function html(page: BuiltPage, body: string, request: Request): Response {
  const response = new Response(body, { headers: { "Content-Type": "text/html; charset=utf-8" } });
  return withHeaders(response, "page", pagePolicy(page.scripts, page.styles, new URL(request.url).host));
}

/** Without the Office there is no name and no number of the charity's to show; so it says what holds everywhere. */
function unavailable(): Response {
  return withoutCharity({
    title: "Back soon",
    heading: "This page is not available right now",
    why: "It is not because of anything you did. Please try again in a few minutes.",
  });
}

/** Nobody has set the organisation up, or it has no line yet. */
function notOpenYet(): Response {
  return withoutCharity({
    title: "Not open yet",
    heading: "This service has not opened yet",
    why: "It is still being set up, so nobody can talk with you here today. It is not because of anything you did.",
  });
}

function withoutCharity({ title, heading, why }: { title: string; heading: string; why: string }): Response {
  const body = `<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${title}</title>
<h1>${heading}</h1>
<p>${why}</p>
<p>If you or somebody else is in danger right now, please call your local emergency number.</p>
`;
  const headers = { "Content-Type": "text/html; charset=utf-8", "Retry-After": "30" };
  return withHeaders(new Response(body, { status: 503, headers }), "page");
}
