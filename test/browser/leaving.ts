/** "Leave quickly", pressed: what is left of the visit in the tab then. */
import type { BrowserContext } from "playwright-core";
import { eventually } from "./eventually.ts";
import type { Person } from "./people.ts";
import type { Visit } from "./states/stage.ts";

/** The site that Leave quickly goes to, answered here. */
export const neutralSite = (context: BrowserContext): Promise<unknown> =>
  context.route(/^https:/, (route) => route.fulfill({ contentType: "text/html", body: "<title>Weather</title>" }));

/** Addresses and titles that Back and Forward lead to. */
export async function historyOf({ context, page }: Person): Promise<{ url: string; title: string }[]> {
  const session = await context.newCDPSession(page);
  const { entries } = await session.send("Page.getNavigationHistory");
  await session.detach();
  return entries.map(({ url, title }) => ({ url, title }));
}

/** After these states a journey has no more use for the visitor's page. */
const last = [
  ...["closed", "browser too old", "unreachable", "closed, after waiting"],
  ...["limits, nothing chosen", "limits, a part could not be loaded", "limits, choosing a language"],
  ...["waiting, the network lets no chat through", "waiting, offline from the start", "waiting, a new place"],
  ...["waiting, back at the head of the line", "waiting, after a reload in a chat"],
  ...["stopped, a part could not be loaded", "stopped, refused", "stopped, open in another tab"],
  ...["ended, by the counsellor", "ended, what was not right, nobody to read it", "ended, answered"],
  ...["ended, opened elsewhere", "ended, stopped", "ended, the time is over", "ended, by silence"],
  ...["ended, the counsellor did not come back", "ended, I was away"],
];

export interface Leaving {
  readonly visit: Visit;
  /** What was found of a visit after it was left, by state. */
  readonly found: string[];
  /** States that should have been left and were not reached yet. */
  readonly missing: Set<string>;
}

/** Looks as before; whoever's journey is over then leaves quickly, wherever it ended. */
export function thenLeaving(look: Visit): Leaving {
  const found: string[] = [];
  const missing = new Set(last.map((state) => `visitor: ${state}`));
  const visit: Visit = async (state, person) => {
    await look(state, person);
    if (missing.delete(state)) found.push(...(await leave(person)).map((trace) => `${state}: ${trace}`));
  };
  return { visit, found, missing };
}

async function leave(person: Person): Promise<string[]> {
  const { page, context } = person;
  await neutralSite(context);
  await page.getByRole("link", { name: "Leave quickly" }).click();
  await context.setOffline(false);
  await eventually(() => page.title()).toEqual("Weather");
  return (await historyOf(person)).map(({ url }) => url).filter((url) => url.startsWith("http:"));
}
