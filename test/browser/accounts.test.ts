/**
 * Getting in, in real browsers with virtual authenticators, on a real organisation: set-up, two people, two devices,
 * everything that goes wrong on the way, and everybody who must not get in.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { type Organisation, startOrganisation } from "../serve/organisation.ts";
import { giveAuthenticator } from "./authenticators.ts";
import { eventually } from "./eventually.ts";
import { confirm, recoveryCodes, setUpOrganisation, signIn, upToPasskey } from "./office-people.ts";
import { desktop, launchBrowser, newPerson, type Person } from "./people.ts";

let browser: Browser;
const folders: string[] = [];
const started: Organisation[] = [];
const everybody: Person[] = [];
/** Refused on purpose: the browser writes that into its console by itself. */
const expected = /the server responded with a status of 4\d\d/;

beforeAll(async () => {
  browser = await launchBrowser();
});
/** Each test has an organisation of its own, which ends with it. */
afterEach(async () => {
  const misdeeds = everybody.flatMap((one) => one.misdeeds);
  await Promise.all(everybody.splice(0).map(({ context }) => context.close()));
  await Promise.all(started.splice(0).map((organisation) => organisation.stop()));
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
  expect(misdeeds.filter((misdeed) => !expected.test(misdeed))).toEqual([]);
});
afterAll(() => browser.close());

async function begin(): Promise<{ setUp: string; home: string }> {
  const folder = mkdtempSync(join(tmpdir(), "quietline-accounts-"));
  folders.push(folder);
  const organisation = await startOrganisation(folder);
  started.push(organisation);
  const { setup = "", staff } = organisation.ready;
  return { setUp: setup, home: new URL(staff).origin };
}

async function somebody(home: string) {
  const person = await newPerson(browser, home, desktop);
  everybody.push(person);
  return { ...person, authenticator: await giveAuthenticator(person.page) };
}

async function alexSetUp() {
  const { setUp, home } = await begin();
  const alex = await somebody(home);
  const made = await setUpOrganisation(alex.page, setUp);
  return { setUp, home, alex, ...made };
}

const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name });
const readyCheck = "Check that this browser is ready for your next shift";
const openAccount = async (page: Page, home: string) => {
  await page.goto(`${home}/staff/account`);
  await page.getByRole("heading", { name: "Passkeys" }).waitFor();
};

test("an organisation is set up, its coordinator signs out and comes back with the passkey", async () => {
  const { setUp, home, alex, kit, codes } = await alexSetUp();
  const { page } = alex;
  expect([kit.length, codes.length]).toEqual([24, 10]);
  await openAccount(page, home);
  await page.getByText("This browser holds the key of your organisation").waitFor();
  await button(page, "Sign out").click();
  await signIn(page);
  await page.getByRole("heading", { name: "Your account, Alex" }).waitFor();
  await page.goto(`${home}/staff`);
  await page.getByRole("heading", { name: "You are not on shift now" }).waitFor();
  await page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name: "People" }).click();
  await page.getByRole("heading", { name: "People", level: 1 }).waitFor();
  // Closed for ever after, and the kit stands nowhere.
  await page.goto(setUp);
  await page.getByRole("heading", { name: "This service is set up already, or cannot be" }).waitFor();
  // Values alone: a name such as "quietline-sound" may have one of the 2048 words in it. One of them a value may be: "off".
  const kept = await page.evaluate(() => JSON.stringify([localStorage, sessionStorage].flatMap(Object.values)));
  for (const word of kit.filter((one) => one !== "off")) expect(kept).not.toContain(word);
});

test("going back loses nothing, and a word that was copied wrongly is noticed", async () => {
  const { setUp, home } = await begin();
  const { page } = await somebody(home);
  await upToPasskey(page, setUp, { name: "Lighthouse", alias: "Robin" });
  expect(new URL(page.url()).hash).toBe("");
  await button(page, "Back").click();
  const fields = page.getByRole("textbox", { name: /^Word/ });
  await fields.first().fill("zoo");
  await fields.last().fill("zebra");
  await button(page, "Continue").click();
  await page.getByText("At least one of these is not the word").waitFor();
  await button(page, "See the words again").click();
  await page.getByRole("list", { name: "The 24 words" }).waitFor();
  await page.goBack();
  expect(await page.getByRole("textbox", { name: "Your first name or alias" }).inputValue()).toBe("Robin");
  await page.goBack();
  expect(await page.getByRole("textbox", { name: "Name of your organisation" }).inputValue()).toBe("Lighthouse");
  await page.goForward();
  await page.goForward();
  await page.getByRole("list", { name: "The 24 words" }).waitFor();
});

test("of two browsers that set up at once one is told that it came second; a wrong link is told before the kit", async () => {
  const { setUp, home } = await begin();
  const [first, second, stranger] = [await somebody(home), await somebody(home), await somebody(home)];
  await upToPasskey(first.page, setUp);
  await upToPasskey(second.page, setUp);
  await stranger.page.goto(`${setUp.slice(0, -4)}AAAA`);
  await stranger.page.getByRole("textbox", { name: "Name of your organisation" }).fill("Nobody");
  await button(stranger.page, "Continue").click();
  await stranger.page.getByRole("textbox", { name: "Your first name or alias" }).fill("Nobody");
  await button(stranger.page, "Continue").click();
  await stranger.page.getByRole("heading", { name: "This is not the right set-up link" }).waitFor();
  await button(second.page, "Make your passkey").click();
  await recoveryCodes(second.page);
  await button(first.page, "Make your passkey").click();
  await first.page.getByRole("heading", { name: "This service is set up already, or cannot be" }).waitFor();
});

test("a passkey window that is closed changes nothing, at set-up, at sign-in and at a step-up", async () => {
  const { setUp, home } = await begin();
  const { page, authenticator } = await somebody(home);
  await upToPasskey(page, setUp);
  await authenticator.unlockable(false);
  await button(page, "Make your passkey").click();
  await page.getByText("Nothing has happened; try again when you are ready.").waitFor();
  await authenticator.unlockable(true);
  await button(page, "Make your passkey").click();
  const codes = await recoveryCodes(page);
  await openAccount(page, home);

  await button(page, "Make new codes").click();
  await page.getByText("All older ones stop working.").waitFor();
  await authenticator.unlockable(false);
  await confirm(page);
  await page.getByText("No passkey was used.").waitFor();
  await button(page, "Cancel").click();
  await page.getByText("Nothing was changed.").waitFor();
  expect(await page.getByText("10 are left.").count()).toBe(1);

  await button(page, "Sign out").click();
  await signIn(page);
  await page.getByText("No passkey was used.").waitFor();
  await authenticator.unlockable(true);
  await signIn(page);
  await page.getByRole("heading", { name: "Your account, Alex" }).waitFor();
  await button(page, "Make new codes").click();
  await confirm(page);
  const fresh = await recoveryCodes(page);
  expect(fresh.filter((code) => codes.includes(code))).toEqual([]);
});

test("a second passkey is added, named and removed, and the last one stays", async () => {
  const { home, alex } = await alexSetUp();
  const { page } = alex;
  await openAccount(page, home);
  expect(await button(page, /^Remove/).count()).toBe(0);
  const key = await giveAuthenticator(page, "usb");
  await button(page, "Add a passkey").click();
  await confirm(page);
  await page.getByRole("textbox", { name: "Name of the passkey" }).fill("Blue key");
  await button(page, "Make the passkey").click();
  await page.getByText("The passkey “Blue key” was added.").waitFor();
  expect(await key.credentials()).toHaveLength(1);
  await button(page, "Rename Blue key").click();
  await page.getByRole("textbox", { name: "Name of the passkey" }).fill("Red key");
  await button(page, "Save").click();
  await confirm(page);
  await button(page, "Remove Red key").click();
  await confirm(page);
  await page.getByText("The passkey “Red key” no longer signs you in.").waitFor();
  expect(await button(page, /^Remove/).count()).toBe(0);
});

test("a lost device: a recovery code makes a new passkey, once, and the old sign-in can be ended", async () => {
  const { home, alex, codes } = await alexSetUp();
  const other = await somebody(home);
  const { page } = other;
  const recover = async (code: string) => {
    await page.goto(`${home}/staff/account`);
    await page.getByText("Other ways to sign in").click();
    await button(page, "Use a recovery code").click();
    await page.getByRole("textbox", { name: "Recovery code" }).fill(code);
    await button(page, "Make a new passkey").click();
  };
  await recover("0000-0000-0000-0000");
  await page.getByText("This did not sign you in.").waitFor();
  await recover((codes[0] ?? "").toLowerCase());
  await page.getByText("9 are left.").waitFor();
  await button(page, "End all others").click();
  await page.getByText("All your other sign-ins have ended.").waitFor();
  await alex.page.goto(`${home}/staff/account`);
  await button(alex.page, "Sign in with your passkey").waitFor();
  await button(page, "Sign out").click();
  await button(page, "Sign in with your passkey").waitFor();
  await recover(codes[0] ?? "");
  await page.getByText("This did not sign you in.").waitFor();
});

test("a second browser is certified with the kit by its coordinator, and no other words are taken", async () => {
  const { home, alex, kit } = await alexSetUp();
  const other = await somebody(home);
  const { page } = other;
  for (const credential of await alex.authenticator.credentials()) await other.authenticator.put(credential);
  await page.goto(`${home}/staff/account`);
  await signIn(page);
  await page.getByText("Read these six words to a coordinator").waitFor();
  await page.getByText("Use the recovery kit").click();
  const words = page.getByRole("textbox", { name: "The 24 words" });
  const bring = button(page, "Bring the key here");
  await words.fill(kit.slice(1).join(" "));
  await bring.click();
  await page.getByText("These are 23 words.").waitFor();
  await words.fill(`${"abandon ".repeat(23)}art`);
  await bring.click();
  await page.getByText("but of another organisation").waitFor();
  await words.fill(kit.join(" ").toUpperCase());
  await bring.click();
  await confirm(page);
  await page.getByText("This browser holds the key of your organisation").waitFor();
  await page.goto(`${home}/staff`);
  await page.getByRole("heading", { name: "You are not on shift now" }).waitFor();
});

test("somebody is invited, makes a passkey, and gets a second browser certified by six words", async () => {
  const { home, alex } = await alexSetUp();
  const sam = await somebody(home);
  await sam.page.goto(await invited(alex.page, home, "Sam"));
  await button(sam.page, "Continue").click();
  await button(sam.page, "Make your passkey").click();
  await recoveryCodes(sam.page);
  await button(sam.page, "Not now").click();
  await sam.page.getByRole("heading", { name: "You are not on shift now" }).waitFor();
  await sam.page.getByRole("link", { name: readyCheck }).waitFor();

  const laptop = await somebody(home);
  for (const credential of await sam.authenticator.credentials()) await laptop.authenticator.put(credential);
  await laptop.page.goto(`${home}/staff`);
  await signIn(laptop.page);
  await laptop.page.getByRole("heading", { name: "This browser has no key of yours" }).waitFor();
  const six = laptop.page.getByRole("region", { name: "This browser waits to be certified" }).getByRole("listitem");
  await eventually(() => six.count()).toEqual(6);
  const read = await six.allInnerTexts();
  await alex.page.goto(`${home}/staff/people`);
  await button(alex.page, /Sam/).first().click();
  await button(alex.page, "Compare the six words").click();
  const compared = alex.page.getByRole("dialog").locator(".spoken-words").getByRole("listitem");
  await eventually(() => compared.allInnerTexts()).toEqual(read);
  await button(alex.page, /certify/i).click();
  await confirm(alex.page);
  await laptop.page.getByRole("heading", { name: "You are not on shift now" }).waitFor();
  await alex.page.goto(`${home}/staff/audit`);
  const asked = alex.page.getByRole("row", { name: "Asked for a browser to be certified" });
  expect(await asked.getByRole("cell").last().textContent()).toMatch(/^Browser’s key: [\w-]{8}…$/);
});

test("a cloned passkey signs nobody in once the real one was used again", async () => {
  const { home, alex } = await alexSetUp();
  const [copy] = await alex.authenticator.credentials();
  const thief = await somebody(home);
  if (copy !== undefined) await thief.authenticator.put({ ...copy, signCount: 1 });
  await openAccount(alex.page, home);
  for (let times = 0; times < 3; times++) {
    await button(alex.page, "Sign out").click();
    await signIn(alex.page);
    await alex.page.getByRole("heading", { name: "Passkeys" }).waitFor();
  }
  await thief.page.goto(`${home}/staff/account`);
  await signIn(thief.page);
  await thief.page.getByText("This did not sign you in.").waitFor();
});

test("a cookie copied into another browser opens nothing there, and goes on working here", async () => {
  const { home, alex } = await alexSetUp();
  const thief = await somebody(home);
  const cookies = await alex.context.cookies();
  expect(cookies.map(({ name }) => name)).toEqual(["__Host-session"]);
  await thief.context.addCookies(cookies);
  await thief.page.goto(`${home}/staff/people`);
  await button(thief.page, "Sign in with your passkey").waitFor();
  const answer = await thief.page.evaluate(async () => (await fetch("/api/staff/me")).status);
  expect(answer).toBe(401);
  await openAccount(alex.page, home);
});

test("on a shared computer the keys go with the sign-in", async () => {
  const { home, alex } = await alexSetUp();
  const other = await somebody(home);
  const { page } = other;
  for (const credential of await alex.authenticator.credentials()) await other.authenticator.put(credential);
  await page.goto(`${home}/staff/account`);
  await page.getByRole("checkbox", { name: "This is a shared computer" }).check();
  await signIn(page);
  await page.getByText("This is a shared computer for you").waitFor();
  expect(await keptKeys(page)).toBe(1);
  await button(page, "Sign out").click();
  await button(page, "Sign in with your passkey").waitFor();
  expect(await keptKeys(page)).toBe(0);
});

/** The link as the coordinator is shown it. */
async function invited(page: Page, home: string, alias: string): Promise<string> {
  await page.goto(`${home}/staff/people`);
  await button(page, "Invite somebody").click();
  await page.getByRole("dialog").getByRole("textbox", { name: "Name" }).fill(alias);
  await button(page, "Make the invitation").click();
  await confirm(page);
  return page.getByRole("textbox", { name: "The link" }).inputValue();
}

/** Records of keys in the pages' own database. */
function keptKeys(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve) => {
      const opening = indexedDB.open("quietline-staff");
      opening.onsuccess = () => resolve(opening.result);
    });
    const counts = ["devices", "session"].map(
      (store) =>
        new Promise<number>((resolve) => {
          const counting = database.transaction(store).objectStore(store).count();
          counting.onsuccess = () => resolve(counting.result);
        }),
    );
    const all = await Promise.all(counts);
    database.close();
    return all.reduce((sum, count) => sum + count, 0);
  });
}
