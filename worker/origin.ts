/**
 * Whose page is asking. Browsers send `Origin` with every upgrade and every request that changes something, and no page
 * can make up another; so an exact match is demanded, and a contradiction by Fetch Metadata is believed.
 */
import type { Env } from "./env.ts";

/** The origin the service answers at. */
function ownOrigin(request: Request, env: Env): string {
  return env.ORIGIN ?? new URL(request.url).origin;
}

/** Rule T5. A missing `Origin` is refused: no browser leaves it out here. */
export function isOwnPage(request: Request, env: Env): boolean {
  const site = request.headers.get("Sec-Fetch-Site");
  return request.headers.get("Origin") === ownOrigin(request, env) && (site === null || site === "same-origin");
}
