/**
 * A coordinator's connection is gone when a button is pressed: every page says so where it is seen, nothing that was
 * written is lost, and the same press does it once the connection is back.
 */
import type { Locator, Page } from "playwright-core";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { type Authenticator, giveAuthenticator } from "./authenticators.ts";
import { violations } from "./axe.ts";
import { eventually } from "./eventually.ts";
import { openHouse } from "./house.ts";
import { desktop, type Person, phone } from "./people.ts";

/** The passkey is asked for again, and nobody is signed in any more: the browser writes that into its console by itself. */
const house = openHouse({ expected: /status of 40[13]/ });
let alex: Person;
let page: Page;
let passkey: Authenticator;

beforeAll(async () => {
  alex = await house.person(desktop);
  page = alex.page;
  passkey = await giveAuthenticator(page);
  await page.goto(house.service.coordinator);
  await page.getByRole("button", { name: "Continue" }).click();
  await page.waitForURL("**/staff");
});
beforeEach(async () => {
  await page.setViewportSize(desktop.viewport);
});
const button = (name: string | RegExp) => page.getByRole("button", { name, exact: typeof name === "string" });
const gone = () => alex.context.setOffline(true);
const back = () => alex.context.setOffline(false);
const mayHaveHappened = "Nothing came back from the service, so it may or may not have happened.";
const notReached = "The service cannot be reached.";

async function open(section: "people" | "audit" | "settings" | "account", heading: string): Promise<void> {
  await page.goto(`${house.service.visitor}staff/${section}`);
  await page.getByRole("heading", { name: heading, level: 1 }).waitFor();
}

/** Said, and to be seen without scrolling. */
async function seen(said: Locator): Promise<void> {
  await said.first().waitFor();
  await eventually(() =>
    said.first().evaluate((element) => {
      const { top, bottom } = element.getBoundingClientRect();
      return top >= 0 && bottom <= innerHeight;
    }),
  ).toEqual(true);
}

test("people: an invitation keeps every word, on a small screen too, and is made by the same button later", async () => {
  await open("people", "People");
  await page.setViewportSize(phone.viewport);
  await button("Invite somebody").click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: "First name or alias" }).fill("Newcomer");
  await dialog.getByRole("textbox", { name: "Languages they write" }).fill("Welsh");
  await gone();
  await button("Make the invitation").click();
  await seen(dialog.getByText(mayHaveHappened));
  expect(await violations(page)).toEqual([]);
  expect(await dialog.getByRole("textbox", { name: "First name or alias" }).inputValue()).toBe("Newcomer");
  expect(await dialog.getByRole("textbox", { name: "Languages they write" }).inputValue()).toBe("Welsh");
  await back();
  await button("Make the invitation").click();
  await dialog.getByRole("textbox", { name: "The link" }).waitFor();
});

test("people: a pause cannot be taken back without a connection, which is said, and can be afterwards", async () => {
  await open("people", "People");
  await page.getByRole("table").getByRole("button", { name: "Sam", exact: true }).click();
  await button("Pause").click();
  await page.getByText("Sam is paused, and signed out everywhere.").first().waitFor();
  await gone();
  await button("Undo").click();
  await seen(page.getByText(mayHaveHappened));
  await back();
  await button("Undo").click();
  await page.getByText("Undone. Sam is as before.").first().waitFor();
  expect(await page.getByText(mayHaveHappened).count()).toBe(0);
});

test("people: rows are read without the service, stay in sight with the reason, and are added when it is back", async () => {
  await open("people", "People");
  await button("Import from a file").click();
  const rows = "name,roles,languages,chats at once,trainee,skills\nRobin,counsellor,English,1,no,\n";
  await page.getByRole("textbox", { name: "Or paste the rows here" }).fill(rows);
  await gone();
  await button("Read the rows").click();
  await seen(page.getByText(mayHaveHappened));
  await page.getByRole("rowheader", { name: "Robin" }).waitFor();
  await back();
  await button("Add 1 person").click();
  await page.getByText(mayHaveHappened).waitFor({ state: "detached" });
  await page.getByText("1 row can be imported.").waitFor();
  await gone();
  await button("Add 1 person").click();
  await seen(page.getByText(mayHaveHappened));
  await back();
  await button("Add 1 person").click();
  await page.getByText("1 person was added. Nobody is invited yet.").waitFor();
});

test("audit: rows of another filter do not stand under the one that was chosen; a file that was not made is said to be", async () => {
  await open("audit", "Audit");
  await page.getByRole("table").waitFor();
  await gone();
  await page.getByRole("combobox", { name: "What" }).selectOption({ index: 1 });
  await seen(page.getByText("This could not be read"));
  expect(await page.getByRole("table").count()).toBe(0);
  await back();
  await button("Try again").click();
  await page.getByRole("table").waitFor();
  expect(await page.getByRole("combobox", { name: "What" }).inputValue()).not.toBe("");
  await gone();
  await button("Export everything").click();
  await seen(page.getByText("The file could not be made. Check your connection and try again."));
  expect(await page.getByRole("row").count()).toBeGreaterThan(1);
  await back();
});

test("account: the name of a passkey stays, and one that was made is kept by pressing again, not made twice", async () => {
  await open("account", "Your account, Alex");
  await button("Add a passkey").click();
  const name = page.getByRole("textbox", { name: "Name of the passkey" });
  await name.fill("Blue key");
  await passkey.unlockable(false);
  await button("Make the passkey").click();
  await page.getByText("Nothing has happened; try again when you are ready.").waitFor();
  expect(await name.inputValue()).toBe("Blue key");
  await passkey.unlockable(true);
  await gone();
  await button("Make the passkey").click();
  await page.getByText(notReached).first().waitFor();
  expect(await name.inputValue()).toBe("Blue key");
  await back();
  await button("Make the passkey").click();
  await button("Rename Blue key").waitFor();
  expect(await passkey.credentials()).toHaveLength(1);
  await button("I have kept them").click();

  await button("Rename Blue key").click();
  await name.fill("Red key");
  await gone();
  await button("Save").click();
  await page.getByText(notReached).first().waitFor();
  expect(await name.inputValue()).toBe("Red key");
  await back();
  await button("Save").click();
  await page.getByRole("dialog").getByRole("button", { name: "Confirm with your passkey" }).click();
  await button("Rename Red key").waitFor();
});

test("settings: what was chosen stays chosen, and is saved by the same button later", async () => {
  await open("settings", "Settings");
  const required = page.getByRole("radio", { name: "Everybody needs a passkey" });
  await required.check();
  await gone();
  await button("Save").click();
  await seen(page.getByText("Nothing came back from the service, so it may or may not be saved."));
  expect(await required.isChecked()).toBe(true);
  await back();
  await button("Save").click();
  await page.getByRole("dialog").getByRole("button", { name: "Confirm with your passkey" }).click();
  await page.getByText("Saved.").waitFor();
});

test("signing out: nobody is told that they are out who may not be", async () => {
  await page.goto(`${house.service.visitor}staff`);
  await page.getByRole("heading", { name: "You are not on shift now" }).waitFor();
  await gone();
  await button("Sign out").click();
  const stillIn = page.getByRole("heading", { name: "You may still be signed in" });
  await stillIn.waitFor();
  expect(await violations(page)).toEqual([]);
  await back();
  await button("Load again").click();
  await page.getByRole("heading", { name: "You are not on shift now" }).waitFor();

  await open("people", "People");
  await gone();
  await button("Sign out").click();
  await stillIn.waitFor();
  expect(await violations(page)).toEqual([]);
  await back();
  await button("Sign out again").click();
  await button("Sign in with your passkey").waitFor();
});
