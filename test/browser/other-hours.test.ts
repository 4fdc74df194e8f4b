/** N19 and S15: whoever leads a shift opens the line before its time and keeps it open after it, and visitors read the new times. */
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { violations } from "./axe.ts";
import { eventually } from "./eventually.ts";
import { openHouse } from "./house.ts";
import { desktop, type Person, phone } from "./people.ts";
import { later, withMovableTime } from "./states/stage.ts";

/** Before the hour, with nobody there. */
const house = openHouse({ options: ["--closed", "--at", "2026-12-01T07:30"], expected: /status of (401|409)/ });

const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
const visitorReads = ({ page }: Person, sentence: RegExp) =>
  eventually(async () => {
    await page.reload();
    return sentence.test((await page.getByRole("status").first().textContent()) ?? "");
  }).toEqual(true);

async function arrive({ page }: Person, link: string): Promise<void> {
  await page.goto(link);
  const alias = page.getByRole("textbox", { name: "Your first name or alias" });
  await eventually(() => alias.inputValue()).toDiffer("");
  await button(page, "Continue").click();
}

/** The demo’s shift from nine to nine is as long as a shift may be; a coordinator lets it end at three. */
async function shorten({ page }: Person): Promise<void> {
  await page.goto(new URL("/staff/rota", house.service.visitor).href);
  await page.getByRole("button", { name: /^Tuesday 1 December, 09:00 to 21:00/ }).click();
  await button(page, "Change time or need").click();
  await page.getByLabel("Ends", { exact: true }).fill("15:00");
  await button(page, "Save").click();
  await page.getByRole("heading", { name: "Tuesday 1 December, 09:00 to 15:00" }).waitFor();
  await button(page, "Close").click();
  await button(page, "Publish").click();
  await button(page, "Publish 1 change").click();
  await page.getByText("1 change was published.").waitFor();
}

/** One of the changes of a shift's time, with Sam; resolves when it was done. */
async function change(page: Page, act: string, reason: string, done: string, until?: string): Promise<void> {
  await button(page, act).click();
  const dialog = page.getByRole("dialog", { name: act });
  if (until !== undefined) await dialog.getByRole("combobox", { name: "New end" }).selectOption(until);
  await dialog.getByRole("checkbox", { name: "Sam" }).check();
  await dialog.getByRole("textbox", { name: "Reason" }).fill(reason);
  expect(await violations(page)).toEqual([]);
  await dialog.getByRole("button", { name: done }).click();
  await dialog.waitFor({ state: "hidden" });
}

test("the lead opens early and stays open longer, each with a reason, and the visitor’s page says the new times", async () => {
  const [morgan, sam, visitor] = [await house.person(desktop), await house.person(desktop), await house.person(phone)];
  const alex = await house.person(desktop);
  await withMovableTime(sam);
  await arrive(alex, house.service.coordinator);
  await alex.page.waitForURL("**/staff");
  await shorten(alex);
  await visitor.page.goto(house.service.visitor);
  await visitorReads(visitor, /^Closed until Tuesday 09:00/);
  await arrive(morgan, house.service.supervisor);
  await morgan.page.getByText("Harbour, from 09:00").waitFor();
  expect(await violations(morgan.page)).toEqual([]);
  await change(morgan.page, "Open the line early", "Snow: the trains stand still", "Open now");

  // Their turns begin with the shift, and the page goes on by itself.
  await button(morgan.page, "Check in").click();
  await morgan.page.getByText("On shift until 15:00").waitFor();
  await visitorReads(visitor, /^Open until 15:00\. Last chats start at 14:15\./);
  await button(visitor.page, "Start chat").waitFor();
  await arrive(sam, house.service.counsellors[0]);
  await button(sam.page, "Check in").click();
  await sam.page.getByText("On shift until 15:00").waitFor();

  await eventually(async () => {
    await button(morgan.page, "Stay open longer").click();
    const dialog = morgan.page.getByRole("dialog", { name: "Stay open longer" });
    const isSamIn = await dialog.getByRole("checkbox", { name: "Sam" }).isChecked();
    await dialog.getByRole("button", { name: "Cancel" }).click();
    return isSamIn;
  }).toEqual(true);
  await change(morgan.page, "Stay open longer", "The trains still stand still", "Extend", "16:00");
  await morgan.page.getByText("Harbour, until 16:00").waitFor();
  await visitorReads(visitor, /^Open until 16:00\. Last chats start at 15:15\./);
  await morgan.page.getByText("On shift until 16:00").waitFor();
  // Consoles ask once a minute.
  await later(sam, 1);
  await sam.page.getByText("On shift until 16:00").waitFor();
});
