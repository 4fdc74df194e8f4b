/**
 * `npm run screenshots [-- FOLDER]`: a picture of every state, to be looked at by somebody. The names begin with the order
 * of the journey, so that they can be leafed through. Visitors' states as a phone and as a desk show them, light and
 * dark; staff's as the journey has its window, light and dark; some also in forced colours and on a very small phone.
 */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { launchBrowser, type Person } from "./people.ts";
import { startService } from "./service.ts";
import { settled } from "./states/stage.ts";
import { everyState } from "./states.ts";

const folder = process.argv[2] ?? "screenshots";

const sizes = { phone: { width: 390, height: 844 }, desk: { width: 1280, height: 800 } };
const small = { width: 320, height: 568 };
/** Also as people with forced colours, and with the smallest phones, see them. */
const special =
  /: (open|limits|waiting, next|waiting, numbers to call now|chat, more|chat, reconnecting|chat, end\?|ended, by me|board, several wait|three chats, something new in another|chat, closing)$/;

let count = 0;

async function pictures(state: string, person: Person): Promise<void> {
  const { page } = person;
  const before = page.viewportSize();
  count += 1;
  const name = `${String(count).padStart(3, "0")} ${state}`.replaceAll(/[^a-z0-9]+/gi, "-").replace(/-$/, "");
  const shot = async (look: string) => {
    await settled(person);
    await page.screenshot({ path: join(folder, `${name}_${look}.png`), caret: "initial" });
  };
  const isVisitor = state.startsWith("visitor");
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    for (const [look, size] of isVisitor ? Object.entries(sizes) : [["desk", before] as const]) {
      if (isVisitor && size !== null) await resized(page, size);
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

mkdirSync(folder, { recursive: true });
const [browser, service] = await Promise.all([launchBrowser(), startService()]);
try {
  await everyState(browser, service, pictures, "inTurn");
  console.log(`${count} states in ${folder}`);
} finally {
  await browser.close();
  await service.stop();
}
