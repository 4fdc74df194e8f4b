/** The console's bar: two rows on a phone, with a menu that the keyboard and a screen reader reach; one row on a desk. */
import { beforeAll, expect, test } from "vitest";
import { eventually } from "./eventually.ts";
import { openHouse } from "./house.ts";
import { faultsIn } from "./look.ts";
import { desktop, type Person, phone } from "./people.ts";

const house = openHouse({ expected: /status of (401|409)/ });
let sam: Person;

beforeAll(async () => {
  sam = await house.counsellor(phone);
});
const inBar = ["Break", "On a call", "Leave the shift", "Sign out"];
const button = (name: string | RegExp) => sam.page.getByRole("button", { name });
const focused = () => sam.page.evaluate(() => document.activeElement?.textContent);
/** What can be pressed in the bar and its menu, as it is drawn. */
const drawn = () =>
  sam.page
    .locator(".bar :is(a, button):visible")
    .evaluateAll((all) =>
      all.map((one) => one.getBoundingClientRect()).map(({ top, height, width }) => ({ top, height, width })),
    );

test("on a phone the bar has two rows, and everything in it is large enough for a finger", async () => {
  const { page } = sam;
  for (const width of [390, 320]) {
    await page.setViewportSize({ width, height: 844 });
    const shut = await drawn();
    expect(new Set(shut.map(({ top }) => Math.round(top))).size).toBe(2);
    const height = await page.locator(".bar").evaluate((bar) => bar.getBoundingClientRect().height);
    expect(height).toBeLessThan(3 * 44);
    for (const name of inBar) expect(await button(name).isVisible()).toBe(false);
    await button("Menu").click();
    for (const name of inBar) expect(await button(name).isVisible()).toBe(true);
    await page.getByRole("link", { name: "My shifts" }).waitFor();
    const open = await drawn();
    expect(open.length).toBe(shut.length + inBar.length + 2);
    for (const one of open) expect(Math.min(one.height, one.width)).toBeGreaterThanOrEqual(44);
    await page.keyboard.press("Escape");
    await button("Break").waitFor({ state: "hidden" });
  }
  await page.setViewportSize(phone.viewport);
  await button("Menu").click();
  expect(await faultsIn(page, "the menu")).toEqual([]);
  await page.keyboard.press("Escape");
});

test("by the keyboard alone: a break begins in the menu, which closes and gives the keyboard back", async () => {
  const { page } = sam;
  await button("Menu").focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  expect(await focused()).toBe("Break");
  await page.keyboard.press("Enter");
  await button("Break").waitFor({ state: "hidden" });
  expect(await focused()).toBe("Menu");
  const taking = page.getByRole("switch", { name: "Taking chats" });
  await eventually(() => taking.isChecked()).toEqual(false);
  expect(await taking.textContent()).toContain("Break");
  await button("Menu").press("Enter");
  expect(await button(/^Break/).getAttribute("aria-pressed")).toBe("true");
  await page.keyboard.press("Escape");
  expect(await focused()).toBe("Menu");
  await taking.press("Enter");
  await eventually(() => taking.isChecked()).toEqual(true);
});

test("on a desk all of it stands in one row, without a menu", async () => {
  await sam.page.setViewportSize(desktop.viewport);
  for (const name of inBar) expect(await button(name).isVisible()).toBe(true);
  expect(await button("Menu").count()).toBe(0);
  const height = await sam.page.locator(".bar").evaluate((bar) => bar.getBoundingClientRect().height);
  expect(height).toBeLessThan(2 * 44);
});
