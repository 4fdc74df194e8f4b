/** The pages: built ahead, filled with the organisation's words, and sent with the policy made of their own hashes. */
import built from "../dist/pages.json";
import { type HoursWords, shownHours } from "../shared/opening-hours.ts";
import { fillVisitorPage, type StatusWords } from "../shared/page.ts";
import { type PageLanguage, pageLanguages } from "../shared/page-language.ts";
import type { Line, Site } from "../shared/site.ts";
import { pagesOf } from "../shared/translation.ts";
import { clockOf } from "./clock.ts";
import type { Env } from "./env.ts";
import { inertPolicy, pagePolicy, withHeaders } from "./headers.ts";
import { lineOf, openStateOf, siteOf, weekOf } from "./open.ts";
import { type Picked, pickLanguage } from "./page-language.ts";

/** What the web build writes. Hashes are CSP sources: `sha256-…`. */
interface BuiltPages {
  readonly visitor: Readonly<Record<PageLanguage, VisitorPage>>;
  readonly staff: BuiltPage;
  readonly join: BuiltPage;
  readonly office: BuiltPage;
  readonly rota: BuiltPage;
  readonly shifts: BuiltPage;
  readonly setup: BuiltPage;
  readonly ready: BuiltPage;
}
interface BuiltPage {
  readonly html: string;
  readonly scripts: readonly string[];
  readonly styles: readonly string[];
}

/** With the sentences that are said on it here. */
interface VisitorPage extends BuiltPage {
  readonly status: StatusWords;
  readonly hours: HoursWords;
  readonly answeredIn: string;
}

const pages: BuiltPages = built;

/**
 * The page at `/` (the first line) or `/<line>`. Where several lines are shown, each names the others. A line that was
 * taken off says so at its address, and at `/` when no other is left; drafts are nowhere. In the language asked for.
 */
export async function visitorPage(env: Env, request: Request, slug: string | undefined): Promise<Response> {
  let site: Site | null;
  try {
    site = await siteOf(env);
  } catch {
    return unavailable();
  }
  if (site === null || lineOf(site, undefined) === undefined) return notOpenYet();
  const line = lineOf(site, slug);
  if (line === undefined) return notHere();
  const named = new URL(request.url).searchParams.get("language");
  const picked = pickLanguage(named, request.headers.get("Accept-Language"), pagesOf(line));
  const answer = html(pages.visitor[picked.language], await filled(env, site, line, picked), request);
  answer.headers.set("Vary", "Accept-Language");
  return answer;
}

async function filled(env: Env, site: Site, line: Line, { language, chosen }: Picked): Promise<string> {
  const page = pages.visitor[language];
  const clock = clockOf(env.CLOCK);
  // The words must not wait for the Switchboard: without an answer the page asks by itself.
  const [open, week] = await Promise.all([
    openStateOf(env, line.slug, language).catch(() => undefined),
    weekOf(env, line.slug).catch(() => null),
  ]);
  return fillVisitorPage(page.html, {
    ...{ site, line, language, chosen, open },
    clock: { now: clock.now(), speed: clock.speed },
    words: page.status,
    answeredIn: page.answeredIn,
    hours: shownHours(week ?? undefined, site, clock.now(), page.hours),
  });
}

/** Pages for staff: the same for everybody, so that whoever is not signed in learns nothing. */
export function staffPage(
  name: "staff" | "join" | "office" | "rota" | "shifts" | "setup" | "ready",
  request: Request,
): Response {
  return html(pages[name], pages[name].html, request);
}

/**
 * The page of the lines shows what visitors see: the visitor's page in a frame without scripts, made in that page
 * itself (`blob:`), under the same policy. So besides its own styles it may have the visitor's.
 */
export function linesPage(request: Request): Response {
  const { host } = new URL(request.url);
  const styles = [...pages.office.styles, ...pages.visitor.en.styles];
  return htmlUnder(pages.office.html, pagePolicy(pages.office.scripts, styles, host, ["blob:"]));
}

/** The visitor's page before anything is filled in: nothing in it is anybody's. In English, or as `?language=` says. */
export function visitorTemplate(request: Request): Response {
  const { language } = pickLanguage(new URL(request.url).searchParams.get("language"), null, pageLanguages);
  const headers = { "Content-Type": "text/plain; charset=utf-8" };
  return withHeaders(new Response(pages.visitor[language].html, { headers }), "interface");
}

function html(page: BuiltPage, body: string, request: Request): Response {
  return htmlUnder(body, pagePolicy(page.scripts, page.styles, new URL(request.url).host));
}

function htmlUnder(body: string, policy: string): Response {
  const response = new Response(body, { headers: { "Content-Type": "text/html; charset=utf-8" } });
  return withHeaders(response, "page", policy);
}

/** What it looks like: the colours and the measure of the other pages, in as few words as can be. */
const bareStyle = `
:root { color-scheme: light dark; --paper: #f6f3ec; --ink: #22292a; }
@media (prefers-color-scheme: dark) { :root { --paper: #141819; --ink: #ece8df; } }
body { margin: 0 auto; max-width: 34rem; padding: 12vh 1.5rem 2rem; background: var(--paper); color: var(--ink);
  font: 1.0625rem/1.6 system-ui, sans-serif; }
h1 { font-size: 1.5625rem; line-height: 1.25; }
`;

/** Without the Office there is no name and no number of the charity's to show; so it says what holds everywhere. */
function unavailable(): Promise<Response> {
  return withoutCharity({
    title: "Back soon",
    heading: "This page is not available right now",
    why: "It is not because of anything you did. Please try again in a few minutes.",
  });
}

/** Nobody has set the organisation up, or it has no line yet. */
function notOpenYet(): Promise<Response> {
  return withoutCharity({
    title: "Not open yet",
    heading: "This service has not opened yet",
    why: "It is still being set up, so nobody can talk with you here today. It is not because of anything you did.",
  });
}

/** Somebody mistyped an address, or has an old one: the way to the page that is there. */
function notHere(): Promise<Response> {
  const told = {
    title: "Nothing here",
    heading: "There is nothing at this address",
    why: "Perhaps a letter of it is missing.",
  };
  return withoutCharity(told, { status: 404, more: '<p><a href="/">Go to the chat</a></p>\n' });
}

interface Bare {
  readonly title: string;
  readonly heading: string;
  readonly why: string;
}

/** `more`: HTML. */
async function withoutCharity(
  { title, heading, why }: Bare,
  { status, more } = { status: 503, more: "" },
): Promise<Response> {
  const body = `<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${title}</title>
<style>${bareStyle}</style>
<h1>${heading}</h1>
<p>${why}</p>
${more}<p>If you or somebody else is in danger right now, please call your local emergency number.</p>
`;
  const retry = status === 503 ? { "Retry-After": "30" } : {};
  const headers = { "Content-Type": "text/html; charset=utf-8", ...retry };
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(bareStyle));
  const hash = btoa(String.fromCharCode(...new Uint8Array(digest)));
  return withHeaders(new Response(body, { status, headers }), "page", inertPolicy([`sha256-${hash}`]));
}
