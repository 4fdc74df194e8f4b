/** What is being written when somebody joins, and a place that is open in two tabs: nothing of either is lost. */
import { afterEach, beforeAll, expect, test } from "vitest";
import { eventually } from "./eventually.ts";
import { openHouse } from "./house.ts";
import {
  ask,
  beginSentence,
  bothRead,
  conversation,
  counsellorWrites,
  type Person,
  phone,
  take,
  visitorWrites,
} from "./people.ts";

const house = openHouse();
let counsellor: Person;
let visitor: Person;

beforeAll(async () => {
  counsellor = await house.counsellor();
});
/** Every chat of this file ends by the visitor; the counsellor's screen is cleared for the next one. */
afterEach(async () => {
  const { page } = visitor;
  await page.getByRole("button", { name: "End and erase", exact: true }).click();
  await page.getByRole("button", { name: "Yes, end and erase" }).click();
  await page.getByRole("heading", { name: "This chat has ended" }).waitFor();
  await counsellor.page.getByRole("button", { name: "Forget now" }).click();
});

async function arrive(device: object, ifClosed: "Keep my place" | "Forget me" = "Forget me"): Promise<void> {
  visitor = await house.passing(device);
  await ask(visitor, house.service.visitor, ifClosed);
}

const field = () => visitor.page.getByRole("textbox", { name: "Your message" });
const focused = () => visitor.page.evaluate(() => document.activeElement?.getAttribute("placeholder"));

test("whoever is typing finishes the sentence; then it is sent whole, and the field has the focus", async () => {
  await arrive(phone);
  await beginSentence(visitor, "I have ne");
  await counsellor.page.getByRole("button", { name: "Take next" }).click();
  await visitor.page.getByRole("heading", { name: "Someone is here." }).waitFor();
  await visitor.page.keyboard.type("ver said this");
  await visitor.page.clock.resume();
  await bothRead(visitor, counsellor, ["I have never said this"]);
  await eventually(focused).toEqual("Write here");
  await visitor.page.keyboard.type("to anyone");
  await visitor.page.getByRole("button", { name: "Send", exact: true }).click();
  await bothRead(visitor, counsellor, ["I have never said this", "to anyone"]);
});

test("whoever does not type is in the chat at once, in its field, and hears who is there", async () => {
  await arrive(phone);
  await take(counsellor, visitor);
  await eventually(focused).toEqual("Write here");
  const described = () =>
    visitor.page.evaluate(() => {
      const by = document.activeElement?.getAttribute("aria-describedby") ?? "";
      return document.getElementById(by)?.textContent;
    });
  expect(await described()).toBe("You are talking with Sam, a counsellor of Harbour.");
  await visitor.page.getByRole("button", { name: "More" }).focus();
  await field().focus();
  expect(await described()).toBeUndefined();
});

test("too much for one message is said while waiting, is never cut, and can be written on in the chat", async () => {
  await arrive(phone);
  const much = "words and ".repeat(401);
  await field().fill(much);
  await visitor.page.getByText("it has 4009 characters, and 4000 fit").waitFor();
  await take(counsellor, visitor);
  await eventually(focused).toEqual("Write here");
  expect(await field().inputValue()).toBe(much);
  await visitor.page.getByText("it has 4009 characters, and 4000 fit").waitFor();
  expect(await conversation(counsellor)).toEqual([]);
  await visitorWrites(visitor, "shorter");
  await bothRead(visitor, counsellor, ["shorter"]);
});

test("a copy of the tab says so, leaves the chat alone and keeps nothing; a reload of the tab itself is no copy", async () => {
  await arrive(phone, "Keep my place");
  await visitor.page.reload();
  await visitor.page.getByText("You are next").first().waitFor();
  await take(counsellor, visitor);
  const opened = visitor.context.waitForEvent("page");
  await visitor.page.evaluate(() => void open(location.href));
  const copy = await opened;
  await copy.getByRole("heading", { name: "This page is open in another tab" }).waitFor();
  expect(await copy.evaluate(() => sessionStorage.length)).toBe(0);
  await copy.close();
  await counsellorWrites(counsellor, "Take your time");
  await visitorWrites(visitor, "Thank you");
  await eventually(async () => (await conversation(counsellor)).length).toEqual(2);
  await eventually(async () => (await conversation(visitor)).length).toEqual(2);
});

test("what is passed on can be read to its end on a phone, and a message that comes meanwhile is told", async () => {
  await arrive({ ...phone, viewport: { width: 390, height: 480 } });
  await take(counsellor, visitor);
  const { page } = visitor;
  await page.getByRole("button", { name: "More" }).click();
  await page.locator("#more summary", { hasText: "What is passed on, and when" }).click();
  await counsellorWrites(counsellor, "Take your time");
  await page.getByText("1 new message").filter({ visible: true }).waitFor();
  const last = page.locator("#more details").nth(1).locator("p").last();
  await last.scrollIntoViewIfNeeded();
  expect(await last.evaluate((it) => it.getBoundingClientRect().bottom <= innerHeight)).toBe(true);
  await page.getByRole("button", { name: "Close" }).click();
  await eventually(() => conversation(visitor)).toEqual(["Take your time"]);
});

test("on the smallest phone what there is to read and what is asked leave the words and the field in sight", async () => {
  await arrive({ ...phone, viewport: { width: 320, height: 568 } });
  await take(counsellor, visitor);
  await counsellorWrites(counsellor, "Take your time");
  const { page } = visitor;
  const bottom = (selector: string) =>
    page.locator(selector).evaluate((it) => Math.round(it.getBoundingClientRect().bottom - innerHeight));
  await page.getByRole("button", { name: "More" }).click();
  await page.getByText("Take your time").filter({ visible: true }).last().waitFor();
  expect(await bottom(".composer")).toBeLessThanOrEqual(0);
  await page.locator("#more summary", { hasText: "Numbers to call" }).click();
  expect(await bottom("#more")).toBeLessThanOrEqual(0);
  // No taller than what is in it.
  const spare = page.locator("#more").evaluate((it) => {
    const last = it.lastElementChild?.getBoundingClientRect().bottom ?? 0;
    return Math.round(it.getBoundingClientRect().bottom - last);
  });
  expect(await spare).toBeLessThan(40);
  await page.getByRole("button", { name: "Close" }).click();
  await page.getByRole("button", { name: "End and erase" }).click();
  await page.getByRole("button", { name: "Yes, end and erase" }).waitFor();
  expect(await bottom(".composer")).toBeLessThanOrEqual(0);
});

test("on a large screen the conversation stays beside what there is to read, and a long draft leaves the list whole", async () => {
  await arrive({ viewport: { width: 1280, height: 800 } });
  await take(counsellor, visitor);
  await counsellorWrites(counsellor, "Take your time");
  await eventually(() => conversation(visitor)).toEqual(["Take your time"]);
  const { page } = visitor;
  await page.getByRole("textbox", { name: "Your message" }).fill("Many words. ".repeat(800));
  await page.getByRole("button", { name: "More" }).click();
  for (const name of ["Is this a safe place to write?", "Numbers to call"]) {
    const inPanel = page.locator("#more").evaluate((it, text) => {
      const found = [...it.querySelectorAll("summary")].find((one) => one.textContent === text);
      return (found?.getBoundingClientRect().bottom ?? Infinity) <= it.getBoundingClientRect().bottom + 1;
    }, name);
    expect([name, await inPanel]).toEqual([name, true]);
  }
  await page.locator("#more summary", { hasText: "Numbers to call" }).click();
  expect(await page.getByText("Take your time").filter({ visible: true }).count()).toBeGreaterThan(0);
  expect(await page.getByRole("textbox", { name: "Your message" }).isVisible()).toBe(true);
  expect(await page.getByRole("button", { name: "End and erase" }).isVisible()).toBe(true);
});

test("a keyboard opens: the newest words stay in view, and the field too", async () => {
  await arrive(phone);
  await take(counsellor, visitor);
  for (const number of [1, 2, 3, 4, 5, 6, 7, 8]) await counsellorWrites(counsellor, `Words, and more words: ${number}`);
  const { page } = visitor;
  await page.getByText("more words: 8").waitFor();
  for (const [width, height] of [
    [390, 480],
    [320, 500],
  ] as const) {
    await page.setViewportSize({ width, height });
    const inView = () =>
      page.evaluate(() => {
        const end = (selector: string) => document.querySelector(selector)?.getBoundingClientRect().bottom ?? Infinity;
        const top = document.querySelector(".log")?.getBoundingClientRect().top ?? Infinity;
        return [end(".log li:last-child") <= end(".log"), end(".composer") <= innerHeight, top < innerHeight * 0.36];
      });
    await eventually(inView).toEqual([true, true, true]);
  }
});

test("a browser that refuses its storage has a chat like any other, and an end", async () => {
  visitor = await house.passing(phone);
  await visitor.context.addInitScript(() => {
    Object.defineProperty(window, "sessionStorage", {
      get() {
        throw new DOMException("refused", "SecurityError");
      },
    });
  });
  await ask(visitor, house.service.visitor, "Keep my place");
  await take(counsellor, visitor);
  await visitorWrites(visitor, "Hello");
  await bothRead(visitor, counsellor, ["Hello"]);
});
