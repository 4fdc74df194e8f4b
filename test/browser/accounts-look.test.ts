/** Set-up, signing in and one's account through axe, in light, dark and forced colours, and on a phone 320 px wide. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Organisation, startOrganisation } from "../serve/organisation.ts";
import { giveAuthenticator } from "./authenticators.ts";
import { violations } from "./axe.ts";
import { eventually } from "./eventually.ts";
import { upToPasskey } from "./office-people.ts";
import { desktop, launchBrowser, newPerson } from "./people.ts";

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

/** Where pictures go, when somebody wants to look: a folder. */
const pictures = process.env.PICTURES;

async function faultsIn(page: Page, state: string): Promise<string[]> {
  const found: string[] = [];
  const media = { light: { colorScheme: "light" }, dark: { colorScheme: "dark" } } as const;
  const run = async (look: string, options = {}) =>
    found.push(...(await violations(page, options)).map((fault) => `${state}, ${look}: ${fault}`));
  for (const [look, colours] of Object.entries(media)) {
    await page.emulateMedia(colours);
    // Colours of buttons fade into each other.
    await eventually(() => page.evaluate(() => document.getAnimations().length)).toEqual(0);
    await run(look);
    if (pictures !== undefined) await page.screenshot({ path: join(pictures, `${state}-${look}.png`), fullPage: true });
  }
  await page.emulateMedia({ colorScheme: "light", forcedColors: "active" });
  await run("forced colours", { rules: { "color-contrast": { enabled: false } } });
  await page.emulateMedia({ forcedColors: "none" });
  await page.setViewportSize({ width: 320, height: 568 });
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  if (over > 0) found.push(`${state}: ${over} px wider than a small phone`);
  if (pictures !== undefined) await page.screenshot({ path: join(pictures, `${state}-phone.png`), fullPage: true });
  await page.setViewportSize(desktop.viewport);
  return found;
}

test("nothing is found in any step of set-up, in the sign-in and in the account", async () => {
  const { setup = "", staff } = organisation.ready;
  const home = new URL(staff).origin;
  const { page } = await newPerson(browser, home, desktop);
  await giveAuthenticator(page);
  const found: string[] = [];
  const look = async (state: string) => found.push(...(await faultsIn(page, state)));
  const press = (name: string) => page.getByRole("button", { name }).click();

  await page.goto(setup);
  await page.getByRole("heading", { name: "Your organisation" }).waitFor();
  await look("charity");
  await upToPasskey(page, setup);
  await look("passkey");
  for (const [name, heading] of [
    ["check", "Two words, to be sure"],
    ["kit", "Your recovery kit"],
    ["you", "You are the first coordinator"],
  ] as const) {
    await page.goBack();
    await page.getByRole("heading", { name: heading }).waitFor();
    await look(name);
  }
  for (const heading of ["Your recovery kit", "Two words, to be sure", "Make your passkey"]) {
    await page.goForward();
    await page.getByRole("heading", { name: heading }).waitFor();
  }
  await press("Make your passkey");
  await page.getByRole("list", { name: "Recovery codes" }).waitFor();
  await look("codes");
  await press("I have kept them");
  await page.getByRole("heading", { name: "Harbour is set up" }).waitFor();
  await look("done");
  await page.goto(`${home}/staff/account`);
  await page.getByRole("heading", { name: "Sign-ins" }).waitFor();
  await look("account");
  await press("Make new codes");
  await page.getByRole("dialog").waitFor();
  await look("step-up");
  await press("Cancel");
  await press("Sign out");
  await page.getByRole("button", { name: "Sign in with your passkey" }).waitFor();
  await page.getByText("Other ways to sign in").click();
  await look("sign-in");
  await press("Use a recovery code");
  await look("recovery");
  await page.goto(setup);
  await page.getByRole("heading", { name: "This service is set up already, or cannot be" }).waitFor();
  await look("closed");
  expect(found).toEqual([]);
});

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
    if (pictures !== undefined) await page.screenshot({ path: join(pictures, "kit-paper.png"), fullPage: true });
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
