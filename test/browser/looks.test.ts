/** What must stand on one line, and what in one column, at the widths people have. */
import type { Locator } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { eventually } from "./eventually.ts";
import { openHouse } from "./house.ts";
import { desktop, type Person, take } from "./people.ts";

const house = openHouse();
let sam: Person;

beforeAll(async () => {
  sam = await house.person(desktop);
  await sam.page.goto(house.service.counsellors[0]);
  const alias = sam.page.getByRole("textbox", { name: "Your first name or alias" });
  await eventually(() => alias.inputValue()).toDiffer("");
  await sam.page.getByRole("button", { name: "Continue" }).click();
  await sam.page.getByRole("button", { name: "Check in" }).waitFor();
});
const box = (part: Locator) =>
  part.evaluate((one) => {
    const { top, bottom, right } = one.getBoundingClientRect();
    return { top, bottom, right };
  });
const widths = [320, 390, 700, 1280];

test("the head of the check-in card is one row", async () => {
  const { page } = sam;
  for (const width of widths) {
    await page.setViewportSize({ width, height: 800 });
    const [brand, account] = [await box(page.locator(".gate-head .brand")), await box(page.locator(".account"))];
    expect([width, account.top < brand.bottom, brand.right <= account.right]).toEqual([width, true, true]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  }
});

test("the ready check is a link away from the check-in, and each result of it stands on one line", async () => {
  const { page } = sam;
  await page.getByRole("link", { name: "Check that this browser is ready" }).click();
  await page.getByText(/^Your shift runs now, /).waitFor();
  for (const width of widths) {
    await page.setViewportSize({ width, height: 800 });
    const lines = await page.locator(".result").evaluateAll((all) => all.map((one) => one.getClientRects().length));
    expect(lines).toEqual(lines.map(() => 1));
    expect(lines.length).toBeGreaterThan(3);
  }
});

test("numbers for somebody in danger stand under that question, all others under other ways, each once", async () => {
  const visitor = await house.person(desktop);
  const { page } = visitor;
  await page.goto(house.service.visitor);
  const shown = (within = "#help") =>
    page
      .locator(`${within} :is(h2, a):visible`)
      .evaluateAll((all) => all.map((one) => (one.textContent ?? "").trim().replace("Call", "116 123")));
  const closed = ["Other ways to talk", "116 123", "Is someone in danger right now?", "999"];
  const state = () => page.locator("html").getAttribute("data-state");
  expect(await state()).toBe("closed");
  expect(await shown()).toEqual(closed);
  await sam.page.goBack();
  await sam.page.getByRole("button", { name: "Check in" }).click();
  await eventually(state).toEqual("open");
  const open = ["Is someone in danger right now?", "999", "Other ways to talk", "116 123"];
  expect(await shown()).toEqual(open);
  await page.getByRole("button", { name: "Start chat" }).click();
  await page.getByRole("heading", { name: "Before you start" }).waitFor();
  expect(await shown()).toEqual(open);
  await page.getByRole("radio", { name: "Forget me" }).check();
  await page.getByRole("button", { name: "I understand, start" }).click();
  await page.getByRole("heading", { name: "You are next" }).waitFor();
  await take(sam, visitor);
  await page.getByRole("button", { name: "More", exact: true }).click();
  await page.getByText("Numbers to call", { exact: true }).click();
  expect(await shown("#more [open]")).toEqual(open);
});
