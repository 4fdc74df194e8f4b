/**
 * The first day of a new organisation, in real browsers: set up, then a first line, which a visitor finds closed and
 * says so honestly; a second one, their order, and one that is taken off. Axe looks at what visitors
 * read here; at the page of the lines, with the other pages of the office.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { type Organisation, startOrganisation } from "../serve/organisation.ts";
import { type Authenticator, giveAuthenticator } from "./authenticators.ts";
import { eventually } from "./eventually.ts";
import { faultsIn } from "./look.ts";
import { confirm, setUpOrganisation } from "./office-people.ts";
import { desktop, launchBrowser, newPerson, type Person, phone } from "./people.ts";

let browser: Browser;
let organisation: Organisation;
let home: string;
let alex: Person;
let passkey: Authenticator;
const everybody: Person[] = [];
const found: string[] = [];
const folder = mkdtempSync(join(tmpdir(), "quietline-lines-"));

beforeAll(async () => {
  [browser, organisation] = await Promise.all([launchBrowser(), startOrganisation(folder)]);
  home = new URL(organisation.ready.staff).origin;
  alex = await person(desktop);
  passkey = await giveAuthenticator(alex.page);
});
/** Refused on purpose, or not there: the browser writes that into its console by itself. */
afterEach(() => {
  expect(found.splice(0)).toEqual([]);
  const misdeeds = everybody.flatMap((one) => one.misdeeds.splice(0));
  expect(misdeeds.filter((misdeed) => !/status of (401|403|404|409|503)/.test(misdeed))).toEqual([]);
});
afterAll(async () => {
  await browser.close();
  await organisation.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function person(device: object): Promise<Person> {
  const arrived = await newPerson(browser, home, device);
  everybody.push(arrived);
  return arrived;
}

const drawer = (page: Page = alex.page): Locator => page.locator("dialog.drawer");
const inDrawer = (name: string, page?: Page) => drawer(page).getByRole("button", { name, exact: true });
const write = (name: string, text: string, page?: Page) =>
  drawer(page).getByRole("textbox", { name, exact: true }).fill(text);
const look = async (state: string, page: Page) => void found.push(...(await faultsIn(page, state)));
const done = (sentence: string, page: Page = alex.page) => page.getByText(sentence).waitFor();
const headingOn = (page: Page) => page.locator("h1:visible").first().textContent();

/** The same passkey in an authenticator of this page's own; counters never run back. */
async function pass(from: Authenticator, page: Page): Promise<Authenticator> {
  const [credential] = await from.credentials();
  if (credential === undefined) throw new Error("there is no passkey");
  await from.lose();
  const to = await giveAuthenticator(page);
  await to.put({ ...credential, signCount: credential.signCount + 1 });
  return to;
}

/** What a visitor who comes now reads. */
async function visit(path: string): Promise<Page> {
  const { page } = await person(phone);
  await page.goto(`${home}${path}`);
  return page;
}

async function open(line: string): Promise<void> {
  await alex.page.goto(`${home}/staff/lines`);
  await alex.page.getByRole("button", { name: line, exact: true }).click();
  await drawer().getByRole("heading", { name: line, level: 2 }).waitFor();
}

/** Until the focus is back where it was. */
async function close(): Promise<void> {
  await inDrawer("Close").click();
  await drawer().waitFor({ state: "hidden" });
}

/** Shows the line, with its numbers checked. */
async function show(): Promise<void> {
  await inDrawer("Show it to visitors").click();
  await drawer().getByRole("checkbox").check();
  await inDrawer("Show it to visitors").click();
  await confirm(alex.page);
}

test("set-up ends by pointing to the first line, and until there is one visitors read that nothing has opened", async () => {
  await setUpOrganisation(alex.page, organisation.ready.setup ?? "");
  expect(await headingOn(await visit("/"))).toBe("This service has not opened yet");
  await alex.page.getByRole("link", { name: "Make your first line" }).click();
  await alex.page.getByRole("heading", { name: "Make your first line" }).waitFor();
}, 120_000);

test("a form says everything that is wrong beside its field, and asks before what is typed is dropped", async () => {
  const { page } = alex;
  await page.getByRole("button", { name: "Make a line" }).click();
  await drawer().getByRole("heading", { name: "A new line" }).waitFor();
  await eventually(() => page.evaluate(() => document.activeElement?.tagName ?? "")).toEqual("INPUT");
  await inDrawer("Make the draft").click();
  for (const sentence of [
    "Write a name first.",
    "Write an address first.",
    "Write the number with digits, in groups if you like. It may begin with +.",
    "This is not an address that begins with https:// and that a browser can open.",
  ])
    await drawer().getByText(sentence).waitFor();
  await eventually(() => page.evaluate(() => document.activeElement?.getAttribute("aria-invalid") ?? "")).toEqual(
    "true",
  );
  await write("Name of the line", "Harbour");
  await page.keyboard.press("Escape");
  await page.getByRole("heading", { name: "Leave without saving?" }).waitFor();
  await page.getByRole("button", { name: "Go on writing" }).click();
  expect(await drawer().getByRole("textbox", { name: "Address" }).inputValue()).toBe("harbour");
}, 120_000);

test("the first line is made as a draft, with a preview of what visitors will see, and nobody outside sees it", async () => {
  await write("Topics visitors may pick from", "Something on my mind\nSomebody else");
  await write("Number", "999");
  await inDrawer("Add a number").click();
  const second = drawer().getByRole("group", { name: "Number 2" });
  await second.getByRole("textbox", { name: "Who answers" }).fill("Samaritans");
  await second.getByRole("textbox", { name: "Number", exact: true }).fill("116 123");
  await second.getByRole("textbox", { name: "When to ring it" }).fill("Free, any time.");
  await write("Where “Leave quickly” goes", "https://www.bbc.co.uk/weather");
  await drawer().getByText("What visitors see").click();
  const preview = drawer().frameLocator("iframe");
  await preview.getByRole("heading", { name: "You can talk to someone here." }).waitFor();
  await preview.getByRole("button", { name: "Start chat" }).waitFor();
  await preview.getByRole("link", { name: "999", exact: true }).first().waitFor();
  await drawer().getByRole("radio", { name: "While you are closed" }).check({ force: true });
  await preview.getByRole("heading", { name: "We are not here right now, but others are." }).waitFor();
  await inDrawer("Make the draft").click();
  await confirm(alex.page);
  await done("Harbour is made, as a draft.");
  await drawer().getByRole("heading", { name: "Before you open" }).waitFor();
  for (const path of ["/", "/harbour"])
    expect(await headingOn(await visit(path))).toBe("This service has not opened yet");
}, 120_000);

test("without a sign-off it cannot be shown; with it, and with the numbers checked, visitors find it closed", async () => {
  expect(await inDrawer("Show it to visitors").count()).toBe(0);
  await inDrawer("Write the limits").click();
  await write("The text", "We do not know who you are.\n\nWe pass on that a child is in danger.");
  await drawer().getByText("What visitors see").click();
  await drawer().getByRole("radio", { name: "Before they start" }).check({ force: true });
  await drawer().frameLocator("iframe").getByText("We pass on that a child is in danger.").waitFor();
  await inDrawer("Keep this text").click();
  await confirm(alex.page);
  await done("The text of Harbour is kept.");
  expect(await inDrawer("Show it to visitors").count()).toBe(0);
  await inDrawer("Sign the new text off").click();
  await inDrawer("Sign it off").click();
  await drawer().getByText("Write who signed it off").waitFor();
  await write("Signed off by", "Dr Ada, clinical lead");
  await inDrawer("Sign it off").click();
  await confirm(alex.page);
  await done("The text of Harbour is signed off.");
  await inDrawer("Show it to visitors").click();
  await drawer().getByText("Fewer than 2 people can take chats yet.").waitFor();
  await inDrawer("Show it to visitors").click();
  await drawer().getByText("Check every number first.").waitFor();
  await inDrawer("Cancel").click();
  await show();
  await done("Harbour is shown to visitors.");
  for (const path of ["/", "/harbour"]) {
    const page = await visit(path);
    expect(await headingOn(page)).toBe("We are not here right now, but others are.");
    expect(await page.locator("a[href='tel:999']:visible").count()).toBeGreaterThan(0);
    await page.getByText("Samaritans").first().waitFor();
    await page.evaluate(() => document.documentElement.setAttribute("data-state", "limits"));
    await page.getByText("We pass on that a child is in danger.").waitFor();
  }
}, 180_000);

test("two pages at once: what the other changed stands beside what I wrote, and nothing is lost", async () => {
  await open("Harbour");
  await inDrawer("Change words and rules").click();
  await write("Name of the line", "Harbour chat");
  const other = await alex.context.newPage();
  passkey = await pass(passkey, other);
  await other.goto(`${home}/staff/lines`);
  await other.getByRole("button", { name: "Harbour", exact: true }).click();
  await inDrawer("Change words and rules", other).click();
  await write("Name of the line", "Their harbour", other);
  await write("Topics visitors may pick from", "", other);
  await inDrawer("Save", other).click();
  await confirm(other);
  await done("Their harbour was changed.", other);
  passkey = await pass(passkey, alex.page);
  await other.close();
  await inDrawer("Save").click();
  await confirm(alex.page);
  await drawer().getByText("Topics: now none, taken over into the form.").waitFor();
  await drawer().getByText("Name: they made it Their harbour; yours is still in the form.").waitFor();
  expect(await drawer().getByRole("textbox", { name: "Name of the line" }).inputValue()).toBe("Harbour chat");
  await inDrawer("Save").click();
  await confirm(alex.page);
  await done("Harbour chat was changed.");
}, 150_000);

test("another number goes live on a line that is shown only when somebody says that they checked it", async () => {
  await inDrawer("Change words and rules").click();
  const second = drawer().getByRole("group", { name: "Number 2" });
  const checked = drawer().getByRole("checkbox", { name: "I have checked each of these numbers today" });
  expect(await checked.count()).toBe(0);
  await second.getByRole("textbox", { name: "Number", exact: true }).fill("0800 1111");
  await drawer().locator("li").getByText("0800 1111").waitFor();
  await inDrawer("Save").click();
  await drawer().getByText("Check every number first.").waitFor();
  await eventually(() => alex.page.evaluate(() => document.activeElement?.getAttribute("type") ?? "")).toEqual(
    "checkbox",
  );
  await checked.check();
  await inDrawer("Save").click();
  await confirm(alex.page);
  await done("Harbour chat was changed.");
}, 120_000);

test("of two lines each names the other; the order decides which stands at the first address; one is taken off", async () => {
  const { page } = alex;
  await page.goto(`${home}/staff/lines`);
  await page.getByRole("button", { name: "Make a line" }).click();
  await write("Name of the line", "Young people");
  await write("Number", "112");
  await write("Where “Leave quickly” goes", "https://www.bbc.co.uk/weather");
  await inDrawer("Make the draft").click();
  await confirm(page);
  await done("Young people is made, as a draft.");
  await inDrawer("Write the limits").click();
  await write("The text", "We do not know who you are.");
  await write("Signed off by", "Dr Ada, clinical lead");
  await inDrawer("Keep this text").click();
  await confirm(page);
  await done("The text of Young people is kept.");
  await show();
  await done("Young people is shown to visitors.");
  await close();
  await page.getByRole("button", { name: "Move Young people up" }).press("Enter");
  await page.getByText("This order is not saved yet.").waitFor();
  // The keyboard stays with the line that was moved.
  await eventually(() => page.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? "")).toEqual(
    "Move Young people down",
  );
  await page.getByRole("button", { name: "Save the order" }).click();
  await confirm(page);
  await done("The order is saved.");
  const first = await visit("/");
  // It has numbers for danger alone, so there is no heading for others.
  expect(await first.getByRole("heading", { name: "Other ways to talk" }).count()).toBe(0);
  await look("two-lines", first);
  await first.getByRole("link", { name: "Harbour chat" }).click();
  await first.waitForURL("**/harbour");
  await first.getByRole("link", { name: "Young people" }).waitFor();
  await open("Young people");
  await inDrawer("Take it off").click();
  await inDrawer("Yes, take Young people off").click();
  await confirm(page);
  await done("Young people is taken off.");
  await close();
  const gone = await visit("/young-people");
  expect(await headingOn(gone)).toBe("You cannot chat here any more.");
  await look("gone", gone);
  expect(await headingOn(await visit("/"))).toBe("We are not here right now, but others are.");
  expect(await headingOn(await visit("/young-peopl"))).toBe("There is nothing at this address");
}, 180_000);

test("the audit tells all of it, and the name and the clock of the organisation can be changed, with a warning", async () => {
  const { page } = alex;
  await page.goto(`${home}/staff/settings`);
  await page.getByRole("combobox", { name: "Time zone" }).selectOption("Europe/Amsterdam");
  await page.getByText("Shifts that are planned keep their moment").waitFor();
  await page.getByRole("textbox", { name: "Name", exact: true }).fill("Harbour Trust");
  await page.getByRole("button", { name: "Save name and time" }).click();
  await page.getByText("Tell all times of Harbour Trust by the clock of Europe/Amsterdam").waitFor();
  await confirm(page);
  await page.getByText("Saved. Pages show it").waitFor();
  await (await visit("/")).getByText("Harbour Trust").first().waitFor();
  await page.goto(`${home}/staff/audit`);
  for (const act of [
    "Changed the organisation’s name or time",
    "Took a line off",
    "Changed the order of lines",
    "Showed a line to visitors",
    "Signed off the limits of confidentiality",
    "Wrote the limits of confidentiality anew",
    "Made a line",
  ])
    await page.getByRole("rowheader", { name: act }).first().waitFor();
}, 120_000);
