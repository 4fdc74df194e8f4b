/**
 * Every state of the staff's own pages, from the first link of an organisation to its audit: set-up, signing in, joining,
 * account, people, lines, audit, settings. Pictures and the accessibility test walk the same way.
 */
import type { Browser } from "playwright-core";
import type { Organisation } from "../../serve/organisation.ts";
import { joining, settingUp, signingIn, sixWords, withOneOfTheLastCodes } from "./office/getting-in.ts";
import * as lines from "./office/lines-page.ts";
import * as people from "./office/people-page.ts";
import * as records from "./office/records.ts";
import type { Office } from "./office/stage.ts";
import type { Visit } from "./stage.ts";

/** What the journey itself refuses or cuts. */
const onPurpose = /^console: Failed to load resource/;

/** `organisation`: just started, nobody has set it up. Answers what pages must not have done. */
export async function everyOfficeState(browser: Browser, organisation: Organisation, visit: Visit): Promise<string[]> {
  const home = new URL(organisation.ready.staff).origin;
  const office: Office = { browser, organisation, home, visit, people: [] };
  const alex = await settingUp(office);
  const [code = ""] = await records.account(office, alex);
  await signingIn(office, alex);
  await withOneOfTheLastCodes(office, code);
  const link = await people.inviting(office, alex);
  const sam = await joining(office, link);
  await sixWords(office, alex, sam);
  await people.importing(office, alex);
  await people.onePerson(office, alex);
  await people.atOnce(office, alex);
  await people.lostEverything(office, alex);
  await records.accountAfterAYear(office, alex);
  await lines.firstLine(office, alex);
  await lines.lineAtOnce(office, alex);
  await lines.twoLines(office, alex);
  await records.figures(office, alex);
  await records.audit(office, alex);
  await records.settings(office, alex);
  await Promise.all(office.people.map(({ context }) => context.close()));
  return office.people.flatMap(({ misdeeds }) => misdeeds).filter((deed) => !onPurpose.test(deed));
}
