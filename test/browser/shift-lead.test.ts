/**
 * N16: a counsellor's laptop is dead, no coordinator answers, and the lead of the shift keeps the line open; at the end
 * with a passkey that is asked for again.
 */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { giveAuthenticator } from "./authenticators.ts";
import { violations } from "./axe.ts";
import { eventually } from "./eventually.ts";
import { confirm, signIn } from "./office-people.ts";
import {
  ask,
  bothRead,
  comeOnShift,
  desktop,
  launchBrowser,
  newPerson,
  type Person,
  phone,
  take,
  visitorWrites,
} from "./people.ts";
import { type Service, startService } from "./service.ts";

let browser: Browser;
let service: Service;
const everybody: Person[] = [];
/** The one who leads the shift, in the browser they work in. */
let morgan: Person;
/** Not signed in at first, and asked for the passkey again: the browser writes that into its console by itself. */
const expected = /the server responded with a status of 40[13]/;

beforeAll(async () => {
  [browser, service] = await Promise.all([launchBrowser(), startService()]);
});
afterAll(async () => {
  await browser.close();
  await service.stop();
});

async function somebody(device: object): Promise<Person> {
  const person = await newPerson(browser, service.visitor, device);
  everybody.push(person);
  return person;
}

const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name });

/** Their first passkey: nothing is asked before. */
async function addPasskey({ page }: Person): Promise<void> {
  await page.goto(`${service.visitor}staff/account`);
  await button(page, "Add a passkey").click();
  await button(page, "Make the passkey").click();
  await button(page, /^Rename/).waitFor();
}

/** Somebody makes a passkey in the browser they joined with, which is then lost, and signs in with it elsewhere. */
async function otherBrowser(link: string): Promise<Person> {
  const lost = await somebody(desktop);
  const kept = await giveAuthenticator(lost.page);
  await comeOnShift(lost, link);
  await addPasskey(lost);
  const other = await somebody(desktop);
  const authenticator = await giveAuthenticator(other.page);
  for (const credential of await kept.credentials()) await authenticator.put(credential);
  await lost.context.close();
  await other.page.goto(`${service.visitor}staff`);
  await signIn(other.page);
  return other;
}

/** The six that are read out. */
async function wordsOn({ page }: Person): Promise<string[]> {
  const six = page.getByRole("region", { name: "This browser waits to be certified" }).getByRole("listitem");
  await eventually(() => six.count()).toEqual(6);
  return six.allInnerTexts();
}

test("N16: the lead certifies Sam's other browser by six words, Sam takes a chat with it, a coordinator makes it permanent", async () => {
  const sam = await otherBrowser(service.counsellors[0]);
  const read = await wordsOn(sam);

  morgan = await somebody(phone);
  await comeOnShift(morgan, service.supervisor);
  await morgan.page.getByText("Sam asks to work in a new browser.").waitFor();
  expect(await violations(morgan.page)).toEqual([]);
  await button(morgan.page, "Look at Sam’s new browser").press("Enter");
  const dialog = morgan.page.getByRole("dialog", { name: "Sam asks to work in a new browser" });
  await eventually(() => dialog.getByRole("listitem").allInnerTexts()).toEqual(read);
  expect(await violations(morgan.page)).toEqual([]);
  await dialog.getByRole("button", { name: /^The words are the same: certify until/ }).press("Enter");
  await dialog.getByText("Their page goes on by itself.").waitFor();
  await dialog.getByRole("button", { name: "Close" }).press("Enter");
  expect(await morgan.page.getByText("Sam asks to work").count()).toBe(0);

  await button(sam.page, "Check in").click();
  const visitor = await somebody(phone);
  await ask(visitor, service.visitor);
  await take(sam, visitor);
  await visitorWrites(visitor, "hello");
  await bothRead(visitor, sam, ["hello"]);

  const alex = await somebody(desktop);
  await alex.page.goto(service.coordinator);
  await button(alex.page, "Continue").click();
  await alex.page.getByRole("heading", { name: "You are not on shift now" }).waitFor();
  // For those who take chats (accounts.test.ts): a coordinator alone has nothing to make ready.
  expect(await alex.page.getByRole("link", { name: /this browser is ready/ }).count()).toBe(0);
  await alex.page.goto(`${service.visitor}staff/people`);
  await alex.page.getByText(/^Morgan certified a browser of Sam’s until/).waitFor();
  expect(await violations(alex.page)).toEqual([]);
  await button(alex.page, "Make it permanent: Sam’s browser").press("Enter");
  expect(await violations(alex.page)).toEqual([]);
  await button(alex.page, "Yes, make it permanent").press("Enter");
  await alex.page.getByText("Sam’s browser is certified for good.").first().waitFor();
  await eventually(() => alex.page.getByText(/by the shift lead Morgan|^Morgan certified/).count()).toEqual(0);
});

test("A14: a lead with a passkey is asked for it again; a window that is closed certifies nobody", async () => {
  const priya = await otherBrowser(service.counsellors[1]);
  const read = await wordsOn(priya);
  const { page } = morgan;
  const passkey = await giveAuthenticator(page);
  await addPasskey(morgan);
  await page.goto(`${service.visitor}staff`);
  await button(page, "Look at Priya’s new browser").press("Enter");
  const dialog = page.getByRole("dialog", { name: "Priya asks to work in a new browser" });
  await eventually(() => dialog.getByRole("listitem").allInnerTexts()).toEqual(read);
  const certify = dialog.getByRole("button", { name: /^The words are the same: certify until/ });
  const asked = page.getByRole("dialog", { name: "Please confirm this" });

  await certify.press("Enter");
  await asked.getByText(/^Certify a browser for Priya until .* You have compared the six words with Priya\./).waitFor();
  expect(await violations(page)).toEqual([]);
  await passkey.unlockable(false);
  await confirm(page);
  await asked.getByText("No passkey was used.").waitFor();
  await asked.getByRole("button", { name: "Cancel" }).press("Enter");
  await dialog.getByText("Your passkey was not used. Nothing has happened.").waitFor();
  await asked.waitFor({ state: "hidden" });

  await passkey.unlockable(true);
  await certify.press("Enter");
  await asked.waitFor();
  await page.keyboard.press("Escape");
  await dialog.getByText("Your passkey was not used. Nothing has happened.").waitFor();
  expect(await wordsOn(priya)).toEqual(read);

  await certify.press("Enter");
  await confirm(page);
  await dialog.getByText(/^Priya’s browser is certified until .* Their page goes on by itself\./).waitFor();
  await dialog.getByRole("button", { name: "Close" }).press("Enter");
  expect(await page.getByText("Priya asks").count()).toBe(0);
  await button(priya.page, "Check in").click();
  expect(everybody.flatMap(({ misdeeds }) => misdeeds).filter((misdeed) => !expected.test(misdeed))).toEqual([]);
});
