/** The rota under the pointer and the keys: a press counts where it was aimed, the focus survives a week, and a draft stays one on paper. */
import type { Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { eventually } from "./eventually.ts";
import { openHouse } from "./house.ts";
import { desktop, type Person } from "./people.ts";

const house = openHouse({ options: ["--at", "2026-11-03T14:00"], expected: /status of (401|409)/ });
let alex: Person;
let page: Page;

beforeAll(async () => {
  alex = await house.person(desktop);
  ({ page } = alex);
  await page.goto(house.service.coordinator);
  const alias = page.getByRole("textbox", { name: "Your first name or alias" });
  await eventually(() => alias.inputValue()).toDiffer("");
  await page.getByRole("button", { name: "Continue" }).click();
  await page.waitForURL("**/staff");
  await page.goto(new URL("/staff/rota", house.service.visitor).href);
  await page.getByRole("table", { name: /^Rota, week of/ }).waitFor();
});
const friday = () => page.getByRole("button", { name: /^Friday \d+ November, 09:00 to 21:00/ });
const place = () =>
  page.evaluate(() => {
    const { row, column } = (document.activeElement as HTMLElement).dataset;
    return [row, column];
  });

test("after another week the focus is where it was, and the arrow keys go on from there", async () => {
  await friday().focus();
  expect(await place()).toEqual(["0", "4"]);
  for (const [key, heading] of [
    ["Shift+ArrowRight", "Rota, 9 to 15 November"],
    ["Shift+ArrowLeft", "Rota, 2 to 8 November"],
  ] as const) {
    await page.keyboard.press(key);
    await page.getByRole("heading", { name: heading }).waitFor();
    await eventually(place).toEqual(["0", "4"]);
  }
  await page.keyboard.press("ArrowLeft");
  expect(await place()).toEqual(["0", "3"]);
});

test("with the list of names open, the first press on what stands below it counts", async () => {
  await friday().click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("combobox", { name: "Put somebody on" }).click();
  await dialog.getByRole("option").first().waitFor();
  await dialog.getByRole("button", { name: "Remove the shift" }).click();
  await dialog.getByRole("button", { name: "Yes, remove it" }).waitFor();
  await dialog.getByRole("button", { name: "Back" }).click();
  await dialog.getByRole("combobox", { name: "Put somebody on" }).click();
  await page.keyboard.press("Tab");
  await dialog.getByRole("listbox").waitFor({ state: "hidden" });
});

test("on paper a draft is marked as one, and what the pointer is over looks like the rest", async () => {
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Take off Sam" }).click();
  await dialog.getByText("Sam was taken off").waitFor();
  await dialog.getByRole("button", { name: "Close", exact: true }).click();
  await dialog.waitFor({ state: "hidden" });
  const shift = page.locator(".shift").filter({ has: friday() });
  await shift.hover();
  await page.emulateMedia({ media: "print" });
  expect(await shift.getByText("draft", { exact: true }).isVisible()).toBe(true);
  expect(await shift.evaluate((one) => getComputedStyle(one).backgroundColor)).toBe("rgba(0, 0, 0, 0)");
  await page.emulateMedia({ media: "screen" });
});
