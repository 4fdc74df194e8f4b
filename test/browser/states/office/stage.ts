/**
 * Where the journey through the staff's own pages plays: an organisation nobody has set up yet, one browser, and staff
 * with virtual passkeys. What only a busy year or a broken network would show is put into the service's answers on their
 * way; the product has no switch for any of it.
 */
import type { Browser, Page } from "playwright-core";
import type { Organisation } from "../../../serve/organisation.ts";
import { type Authenticator, giveAuthenticator } from "../../authenticators.ts";
import { desktop, newPerson, type Person } from "../../people.ts";
import type { Visit } from "../stage.ts";

export interface Office {
  readonly browser: Browser;
  readonly organisation: Organisation;
  /** The origin of the staff's pages. */
  readonly home: string;
  readonly visit: Visit;
  /** Everybody who ever came: what their pages must not have done is asked at the end. */
  readonly people: Person[];
}

export interface Member extends Person {
  readonly authenticator: Authenticator;
}

export async function arrive({ browser, home, people }: Office): Promise<Member> {
  const person = await newPerson(browser, home, { reducedMotion: "reduce", ...desktop });
  people.push(person);
  return { ...person, authenticator: await giveAuthenticator(person.page) };
}

/** The same person at another computer, with the passkeys of this one. */
export async function elsewhere(office: Office, member: Member): Promise<Member> {
  const other = await arrive(office);
  for (const credential of await member.authenticator.credentials()) await other.authenticator.put(credential);
  return other;
}

export async function open({ home }: Office, { page }: Person, section: string, heading: string): Promise<void> {
  await page.goto(`${home}/staff/${section}`);
  await page.getByRole("heading", { name: heading }).first().waitFor();
}

/** What the service answers to a look at `path`, with something of it changed, until the page is routed anew. */
export async function answeredWith(page: Page, path: string, change: (body: object) => object): Promise<void> {
  await page.route(`**/api/staff/${path}`, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, json: change(await response.json()) });
  });
}

export const drawer = ({ page }: Person) => page.locator("dialog.drawer");

/** One of those that are in sight: two dialogues can stand over each other. */
export const pressLast = ({ page }: Person, name: string | RegExp) =>
  page
    .getByRole("button", { name, exact: typeof name === "string" })
    .last()
    .click();
