/**
 * `npm run screenshots [-- FOLDER [chats|office]]`: a picture of every state, to be looked at by somebody; of one of the
 * two journeys, where it is named. The names begin with the order of the journey, so that they can be leafed through. As
 * a phone and as a desk show them, light and dark, the console as the journey has its window; some also in forced colours
 * and on a very small phone.
 */
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { startOrganisation } from "../serve/organisation.ts";
import { launchBrowser, type Person } from "./people.ts";
import { startService } from "./service.ts";
import { everyOfficeState } from "./states/office.ts";
import { settled } from "./states/stage.ts";
import { everyState } from "./states.ts";

const [, , folder = "screenshots", journey] = process.argv;

const sizes = { phone: { width: 390, height: 844 }, desk: { width: 1280, height: 800 } };
const small = { width: 320, height: 568 };
/** Also as people with forced colours, and with the smallest phones, see them. */
const special =
  /: (open|limits|waiting, next|waiting, numbers to call now|chat, more|chat, reconnecting|chat, end\?|ended, by me|board, several wait|three chats, something new in another|chat, closing)$/;

const isOffice = /^(set-up|sign-in|account|people|lines|figures|audit|settings):/;

let count = 0;

async function pictures(state: string, person: Person): Promise<void> {
  const { page } = person;
  const before = page.viewportSize();
  count += 1;
  const name = `${String(count).padStart(3, "0")} ${state}`.replaceAll(/[^a-z0-9]+/gi, "-").replace(/-$/, "");
  const shot = async (look: string) => {
    await settled(person);
    // Of a page as long as it is; of a chat, and of what stands over a page, what is in sight.
    const fullPage = isOffice.test(state) && (await page.locator("dialog[open]").count()) === 0;
    await page.screenshot({ path: join(folder, `${name}_${look}.png`), caret: "initial", fullPage });
  };
  const isConsole = state.startsWith("console");
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    for (const [look, size] of isConsole ? [["desk", before] as const] : Object.entries(sizes)) {
      if (!isConsole && size !== null) await resized(page, size);
      await shot(`${look}-${colorScheme}`);
    }
  }
  await page.emulateMedia({ colorScheme: "light" });
  if (special.test(state)) {
    await page.emulateMedia({ forcedColors: "active" });
    await shot("forced-colors");
    await page.emulateMedia({ forcedColors: "none" });
    await resized(page, small);
    await shot("small");
  }
  if (before !== null) await page.setViewportSize(before);
}

/** What somebody has just pressed is in sight on a real phone too. */
async function resized(page: Page, size: { width: number; height: number }): Promise<void> {
  await page.setViewportSize(size);
  await page.evaluate(() => {
    const { activeElement } = document;
    if (activeElement !== document.body) activeElement?.scrollIntoView({ block: "nearest" });
  });
}

async function chats(browser: Browser): Promise<void> {
  const service = await startService();
  try {
    await everyState(browser, service, pictures, "inTurn");
  } finally {
    await service.stop();
  }
}

async function office(browser: Browser): Promise<void> {
  const data = mkdtempSync(join(tmpdir(), "quietline-pictures-"));
  const organisation = await startOrganisation(data);
  try {
    await everyOfficeState(browser, organisation, pictures);
  } finally {
    await organisation.stop();
    rmSync(data, { recursive: true, force: true });
  }
}

mkdirSync(folder, { recursive: true });
const browser = await launchBrowser();
try {
  if (journey !== "office") await chats(browser);
  if (journey !== "chats") await office(browser);
  console.log(`${count} states in ${folder}`);
} finally {
  await browser.close();
}
