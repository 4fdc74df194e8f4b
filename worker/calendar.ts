/**
 * `/calendar/<token>.ics`: a person's shifts, for calendars that know nothing but the address. No cookie is read or set,
 * nothing says whose it is, and every address that is no feed gets the same answer as any other that is nothing.
 */
import type { Env } from "./env.ts";
import { withHeaders } from "./headers.ts";
import { office } from "./objects.ts";
import { secretHash } from "./office/secrets.ts";
import { problem } from "./problem.ts";

/** undefined: there is none. The Office hears the token's hash alone, and no error carries the token. */
export async function calendar(env: Env, request: Request, token: string): Promise<Response | undefined> {
  let feed: string | null;
  try {
    feed = await office(env).calendar(secretHash(token));
  } catch {
    return withHeaders(problem(503, "Nobody could be asked just now. Please try again in a moment."), "interface");
  }
  if (feed === null) return undefined;
  const headers = { ETag: `"${secretHash(feed)}"` };
  if (isKnown(request.headers.get("If-None-Match"), headers.ETag))
    return withHeaders(new Response(null, { status: 304, headers }), "calendar");
  const type = { "Content-Type": "text/calendar; charset=utf-8" };
  return withHeaders(new Response(feed, { headers: { ...headers, ...type } }), "calendar");
}

/** RFC 9110, section 13.1.2: compared weakly, one of several or any. */
function isKnown(ifNoneMatch: string | null, tag: string): boolean {
  const tags = (ifNoneMatch ?? "").split(",").map((one) => one.trim().replace(/^W\//, ""));
  return tags.includes(tag) || tags.includes("*");
}
