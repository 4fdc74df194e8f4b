/** The staff's own pages through axe, in light, dark and forced colours, and on a phone 320 px wide; and the kit on paper. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Organisation, startOrganisation } from "../serve/organisation.ts";
import { faultsIn } from "./look.ts";
import { upToPasskey } from "./office-people.ts";
import { desktop, launchBrowser, newPerson } from "./people.ts";
import { everyOfficeState } from "./states/office.ts";

let browser: Browser;
let organisation: Organisation;
const folder = mkdtempSync(join(tmpdir(), "quietline-look-"));

beforeAll(async () => {
  [browser, organisation] = await Promise.all([launchBrowser(), startOrganisation(folder)]);
});
afterAll(async () => {
  await browser.close();
  await organisation.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** One more or one less is on purpose, or a state was lost. */
const states = {
  "set-up": 8,
  "sign-in": 6,
  join: 5,
  account: 9,
  people: 24,
  lines: 17,
  figures: 2,
  audit: 4,
  settings: 4,
};

test("nothing is found in any state of the staff's own pages, and none is wider than a small phone", async () => {
  const found: string[] = [];
  const seen: string[] = [];
  const misdeeds = await everyOfficeState(browser, organisation, async (state, person) => {
    seen.push(state);
    found.push(...(await faultsIn(person.page, state)));
  });
  expect(found).toEqual([]);
  expect(misdeeds).toEqual([]);
  expect(new Set(seen).size).toBe(seen.length);
  const pages = Map.groupBy(seen, (state) => state.split(": ")[0] ?? "");
  expect(Object.fromEntries([...pages].map(([page, its]) => [page, its.length]))).toEqual(states);
}, 600_000);

test("on paper there are the kit's words in black on white, what they are for, and nothing else of the page", async () => {
  const folder = mkdtempSync(join(tmpdir(), "quietline-paper-"));
  const other = await startOrganisation(folder);
  try {
    const { page } = await newPerson(browser, new URL(other.ready.staff).origin, desktop);
    await upToPasskey(page, other.ready.setup ?? "");
    await page.goBack();
    await page.goBack();
    await page.getByRole("list", { name: "The 24 words" }).waitFor();
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    const shown = (await page.locator("main").allInnerTexts()).join("\n");
    expect(shown).toContain("Recovery kit of Harbour");
    expect(shown).toContain("in a safe");
    for (const onScreen of ["Print the kit", "Step 3", "Back"]) expect(shown).not.toContain(onScreen);
    const colours = await page.locator(".kit-words").evaluate((list) => {
      const { color, backgroundColor } = getComputedStyle(list);
      return [color, backgroundColor];
    });
    expect(colours).toEqual(["rgb(0, 0, 0)", "rgb(255, 255, 255)"]);
  } finally {
    await other.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});
