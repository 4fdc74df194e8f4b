/** The console with several chats: never the wrong one. In a real browser, with the real service. */
import { beforeAll, expect, test } from "vitest";
import { violations } from "./axe.ts";
import { eventually } from "./eventually.ts";
import { openHouse } from "./house.ts";
import { ask, conversation, counsellorWrites, type Person, phone, visitorWrites } from "./people.ts";

const house = openHouse();
let counsellor: Person;
const visitors: Person[] = [];

beforeAll(async () => {
  counsellor = await house.counsellor({ viewport: { width: 1440, height: 900 } });
});
/** What axe finds on the console now, light and dark. */
async function faults(): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of ["light", "dark"] as const) {
    await counsellor.page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    found.push(...(await violations(counsellor.page)));
  }
  return found;
}

const box = () => counsellor.page.getByRole("textbox", { name: /^Write to/ });
const columns = () => counsellor.page.getByRole("region", { name: /^Chat with/ });
/** The made-up name of the chat that can be written in. */
const current = async () => (await box().getAttribute("aria-label"))?.replace("Write to ", "") ?? "";

async function arrive(): Promise<Person> {
  const visitor = await house.person(phone);
  visitors.push(visitor);
  await ask(visitor, house.service.visitor);
  return visitor;
}

test("S10: an offer rings under 'Take next' without taking the focus, and is accepted with one press", async () => {
  const { page } = counsellor;
  const visitor = await arrive();
  await page.getByRole("button", { name: "Take this chat" }).waitFor();
  expect(await page.title()).toContain("Somebody is waiting");
  expect(await page.getByRole("alert").allInnerTexts()).toContain("Somebody is waiting. 20 seconds.");
  expect(await page.evaluate(() => document.activeElement?.closest(".offer"))).toBeNull();
  expect(await faults()).toEqual([]);
  await page.getByRole("button", { name: "Take this chat" }).click();
  await box().waitFor();
  await visitorWrites(visitor, "first");
  await eventually(() => conversation(counsellor)).toEqual(["first"]);
});

test("beside one another there is one writing box, each chat keeps its draft, and words go where its button says", async () => {
  const { page } = counsellor;
  const first = await current();
  await box().fill("a draft for the first");
  const second = await arrive();
  await page.getByRole("button", { name: "Take next" }).click();
  await eventually(() => columns().count()).toEqual(2);
  await page.getByRole("button", { name: `Write to ${first}` }).waitFor();
  await eventually(current).toDiffer(first);
  expect(await box().count()).toBe(1);
  expect(await box().inputValue()).toBe("");
  await counsellorWrites(counsellor, "for the second alone");
  await eventually(() => conversation(second)).toEqual(["for the second alone"]);

  await page.keyboard.press("Escape");
  await page.keyboard.press("1");
  await eventually(current).toEqual(first);
  expect(await box().inputValue()).toBe("a draft for the first");
  expect(await page.getByRole("button", { name: `Send to ${first}` }).count()).toBe(1);
  await page.getByRole("button", { name: `Send to ${first}` }).click();
  const [one] = visitors;
  if (one !== undefined) await eventually(() => conversation(one)).toEqual(["first", "a draft for the first"]);
  expect(await conversation(second)).toEqual(["for the second alone"]);
});

test("what is new in another chat is counted and never shown outside its conversation; N goes there", async () => {
  const { page } = counsellor;
  const before = await current();
  const [, second] = visitors;
  if (second !== undefined) await visitorWrites(second, "words for this place alone");
  const list = page.getByRole("region", { name: "My chats" });
  await list.getByText("1 new message").waitFor();
  expect(await page.locator("main").textContent()).toContain("New");
  expect(await list.textContent()).not.toContain("words for this place");
  expect(await page.title()).not.toContain("words for this place");
  expect(await faults()).toEqual([]);
  await page.keyboard.press("Escape");
  await page.keyboard.press("n");
  await eventually(current).toDiffer(before);
  await list.getByText("1 new message").waitFor({ state: "detached" });
});

test("a narrow window shows one chat at a time, and it is no wider than a small phone", async () => {
  const { page } = counsellor;
  await page.setViewportSize({ width: 320, height: 640 });
  await eventually(() => columns().count()).toEqual(1);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  await page.setViewportSize({ width: 1440, height: 900 });
  await eventually(() => columns().count()).toEqual(2);
});

test("single keys can be changed in the list of keys, and the new key works", async () => {
  const { page } = counsellor;
  await page.keyboard.press("Escape");
  await page.keyboard.press("?");
  const field = page.getByRole("textbox", { name: "Key: Goes to the next chat with something new" });
  await field.fill("j");
  expect(await field.inputValue()).toBe("J");
  expect(await faults()).toEqual([]);
  await page.getByRole("button", { name: "Close", exact: true }).click();
  const before = await current();
  const [one] = visitors;
  if (one !== undefined) await visitorWrites(one, "hello again");
  await page.getByRole("region", { name: "My chats" }).getByText("1 new message").waitFor();
  await box().focus();
  await page.keyboard.press("Escape");
  await page.keyboard.press("n");
  expect(await current()).toBe(before);
  await page.keyboard.press("j");
  await eventually(current).toDiffer(before);
});

test("on the smallest phone the gentle end is as near as the other, what is asked is whole, and the keyboard stays near", async () => {
  const { page } = counsellor;
  const whole = () => page.locator(".panel").evaluate((it) => it.scrollHeight <= it.clientHeight);
  await page.setViewportSize({ width: 1024, height: 640 });
  await page.getByRole("button", { name: "End", exact: true }).click();
  await page.getByRole("button", { name: "Yes, end the chat" }).waitFor();
  expect(await whole()).toBe(true);
  await page.getByRole("button", { name: "Keep talking" }).click();
  const focused = () => page.evaluate(() => document.activeElement?.textContent);
  await page.setViewportSize({ width: 320, height: 568 });
  await page.getByRole("button", { name: "Start closing" }).waitFor();
  await page.getByRole("button", { name: "End", exact: true }).click();
  await eventually(focused).toEqual("End this chat now?");
  await page.getByRole("button", { name: "Yes, end the chat" }).waitFor();
  expect(await whole()).toBe(true);
  await page.getByRole("button", { name: "Keep talking" }).click();
  await eventually(() => box().evaluate((it) => it === document.activeElement)).toEqual(true);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "End", exact: true }).click();
  await page.getByRole("button", { name: "Start closing" }).click();
  await eventually(focused).toEqual("Bringing this chat to its end");
  expect(await whole()).toBe(true);
  expect(await page.getByRole("button", { name: "Start closing" }).count()).toBe(0);
  expect(await faults()).toEqual([]);
  await page.setViewportSize({ width: 1440, height: 900 });
});

test("after loading the page again it is paused, every lost chat counts, and each can be let go of", async () => {
  const { page } = counsellor;
  page.on("dialog", (dialog) => void dialog.accept());
  await page.reload();
  const taking = page.getByRole("switch", { name: "Taking chats" });
  await eventually(() => taking.isChecked()).toEqual(false);
  await page.getByText("2 of 3").waitFor();
  expect(await page.getByRole("heading", { name: /was lost$/ }).count()).toBe(2);
  expect(await faults()).toEqual([]);
  for (const visitor of visitors) {
    await visitor.page
      .getByText(/ cannot come back to this chat\. It was not because of you\. You can also speak to someone else\./)
      .waitFor();
    expect(await visitor.page.getByRole("heading", { name: "This chat has ended" }).count()).toBe(0);
  }
  await page.getByRole("button", { name: "End", exact: true }).first().click();
  await page.getByText("1 of 3").waitFor();
});
