/** N16: a counsellor's laptop is dead, no coordinator answers, and the lead of the shift keeps the line open. */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { giveAuthenticator } from "./authenticators.ts";
import { violations } from "./axe.ts";
import { eventually } from "./eventually.ts";
import { signIn } from "./office-people.ts";
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
/** Sam's other browser is not signed in at first: the browser writes that into its console by itself. */
const expected = /the server responded with a status of 401/;

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

/** Sam makes a passkey in the browser they joined with, which is then lost, and signs in with it elsewhere. */
async function samsOtherBrowser(): Promise<Person> {
  const lost = await somebody(desktop);
  const kept = await giveAuthenticator(lost.page);
  await comeOnShift(lost, service.counsellors[0]);
  await lost.page.goto(`${service.visitor}staff/account`);
  await button(lost.page, "Add a passkey").click();
  await button(lost.page, "Make the passkey").click();
  await button(lost.page, /^Rename/).waitFor();
  const other = await somebody(desktop);
  const authenticator = await giveAuthenticator(other.page);
  for (const credential of await kept.credentials()) await authenticator.put(credential);
  await lost.context.close();
  await other.page.goto(`${service.visitor}staff`);
  await signIn(other.page);
  return other;
}

test("N16: the lead certifies Sam's other browser by six words, Sam takes a chat with it, a coordinator makes it permanent", async () => {
  const sam = await samsOtherBrowser();
  const four = sam.page.getByRole("region", { name: "This browser waits to be certified" }).getByRole("listitem");
  await eventually(() => four.count()).toEqual(6);
  const read = await four.allInnerTexts();

  const morgan = await somebody(phone);
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
  await alex.page.goto(`${service.visitor}staff/people`);
  await alex.page.getByText(/^Morgan certified a browser of Sam’s until/).waitFor();
  expect(await violations(alex.page)).toEqual([]);
  await button(alex.page, "Make it permanent: Sam’s browser").press("Enter");
  expect(await violations(alex.page)).toEqual([]);
  await button(alex.page, "Yes, make it permanent").press("Enter");
  await alex.page.getByText("Sam’s browser is certified for good.").first().waitFor();
  await eventually(() => alex.page.getByText(/by the shift lead Morgan|^Morgan certified/).count()).toEqual(0);
  expect(everybody.flatMap(({ misdeeds }) => misdeeds).filter((misdeed) => !expected.test(misdeed))).toEqual([]);
});
