/**
 * A visitor looks at a closed page until somebody comes: the hours of the week, the hour that comes with nobody there,
 * the warning a coordinator gets of it, here and at a service of the charity's own, and the line that opens under the visitor's eyes. A minute of the service is a second.
 */
import { createHmac } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import { text } from "node:stream/consumers";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { violations } from "./axe.ts";
import { eventually, until } from "./eventually.ts";
import { openHouse } from "./house.ts";
import { faultsIn } from "./look.ts";
import { comeOnShift, desktop, type Person } from "./people.ts";

const smallPhone = { viewport: { width: 320, height: 568 }, hasTouch: true, isMobile: true };

const house = openHouse({
  // The demo leaves out a shift that begins within an hour of its first request: that may come half a minute late.
  options: ["--closed", "--at", "2026-11-30T07:30", "--speed", "60", "--webhook-loopback"],
  // The demo's clock is not this machine's, which a staff page learns from its first answer.
  expected: /status of 409/,
});
let visitor: Person;
let alex: Person;

/** A receiver of warnings on this machine: what it got, each with its signature. */
const received: { body: string; signature: string }[] = [];
const receiver = createServer(async (request, response) => {
  received.push({ body: await text(request), signature: `${request.headers["quietline-signature"]}` });
  response.writeHead(204).end();
}).listen(0, "127.0.0.1");
const kinds = () => received.map(({ body }) => `${JSON.parse(body).kind} ${JSON.parse(body).event}`);

beforeAll(async () => {
  if (!receiver.listening) await once(receiver, "listening");
  visitor = await house.person(smallPhone);
  await visitor.page.goto(house.service.visitor);
});

afterAll(() => {
  receiver.close();
  receiver.closeAllConnections();
});

const status = ({ page }: Person) => page.getByRole("status").first().textContent();
const week = [
  "Monday 30 Nov 09:00 to 21:00",
  ...["Tuesday 1", "Wednesday 2", "Thursday 3", "Friday 4", "Saturday 5", "Sunday 6"].map(
    (day) => `${day} Dec 09:00 to 21:00`,
  ),
];
const shownWeek = async (page: Page) =>
  (await page.locator(".hours li:visible").allInnerTexts()).map((row) => row.replaceAll(/\s+/g, " ").trim());

test("whoever comes too early sees when we are here, on the smallest phone and without any script", async () => {
  expect(await status(visitor)).toBe("Closed until Monday 09:00 (London time).");
  expect(await shownWeek(visitor.page)).toEqual(week);
  expect(await visitor.page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  expect(await violations(visitor.page)).toEqual([]);
  const plain = await house.person({ ...smallPhone, javaScriptEnabled: false });
  await plain.page.goto(house.service.visitor);
  expect(await shownWeek(plain.page)).toEqual(week);
  expect(await plain.page.locator("section.hours h2").textContent()).toMatch(/next seven days/);
});

test("when the hour comes and nobody is there, the line does not open, and coordinators are told", async () => {
  await until("the hour has come", async () => (await status(visitor))?.startsWith("Nobody is here") ?? false, 110_000);
  expect(await visitor.page.locator("html").getAttribute("data-state")).toBe("closed");
  alex = await house.person(desktop);
  await alex.page.goto(house.service.coordinator);
  const alias = alex.page.getByRole("textbox", { name: "Your first name or alias" });
  await eventually(() => alias.inputValue()).toDiffer("");
  await alex.page.getByRole("button", { name: "Continue" }).click();
  await alex.page.waitForURL("**/staff");
  const told = alex.page.getByText("Harbour should be open since 09:00, and nobody is checked in. 1 is needed.");
  await until("the warning is there", async () => {
    await alex.page.goto(new URL("/staff/people", house.service.visitor).href);
    await alex.page.getByRole("heading", { level: 1 }).waitFor();
    return told.waitFor({ timeout: 5000 }).then(
      () => true,
      () => false,
    );
  });
  const [bar, main] = await Promise.all(
    [told, alex.page.getByRole("main")].map((part) => part.evaluate((one) => one.getBoundingClientRect().left)),
  );
  expect(bar).toBe(main);
  expect(await faultsIn(alex.page, "a warning")).toEqual([]);
  await alex.page.getByRole("link", { name: "Look at the rota" }).click();
  await alex.page.getByRole("heading", { name: /^Rota, / }).waitFor();
  // A minute and a half of it until the hour comes.
}, 180_000);

test("a coordinator has warnings sent to a service of their own, which can check whose they are", async () => {
  const { page } = alex;
  await page.goto(new URL("/staff/settings", house.service.visitor).href);
  await page.getByText("Off. Nothing is sent to anybody.").waitFor();
  const address = receiver.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  await page.getByRole("textbox", { name: "Address" }).fill(`http://127.0.0.1:${address.port}/warnings`);
  await page.getByRole("button", { name: "Save the address" }).click();
  const secret = await page.getByRole("textbox", { name: /^The secret/ }).inputValue();
  await page.getByRole("button", { name: "Send a test" }).click();
  await page.getByText("it was received (204).").first().waitFor();
  expect(await faultsIn(page, "the webhook")).toEqual([]);
  // A sign-in lasts half an hour without a sign of life, which is half a minute here: the page asks for its warnings.
  await page.evaluate(() => void document.dispatchEvent(new Event("visibilitychange")));
  await until("the warning has come", () => kinds().includes("unstaffed began"));
  expect(kinds()).toContain("test began");
  for (const { body, signature } of received) {
    const [, seconds, mac] = /^t=(\d+),v1=(\w+)$/.exec(signature) ?? [];
    expect(mac).toBe(createHmac("sha256", secret).update(`${seconds}.${body}`).digest("hex"));
  }
  await page.reload();
  await page.getByText(/^Each warning, and its end, is sent to 127\.0\.0\.1/).waitFor();
  expect(await page.content()).not.toContain(secret);
});

test("it opens under the eyes of whoever looks, and says until when", async () => {
  const sam = await house.person(desktop);
  await comeOnShift(sam, house.service.counsellors[0]);
  const { page } = visitor;
  await eventually(() => page.locator("html").getAttribute("data-state")).toEqual("open");
  expect(await status(visitor)).toMatch(/^Open until 21:00\. Last chats start at 20:15\. /);
  expect(await shownWeek(page)).toEqual([]);
  await page.getByText("When we are here, the next seven days").last().click();
  // Taken away while it was not sure, and then read anew.
  await eventually(() => shownWeek(page)).toEqual(week);
  expect(await violations(page)).toEqual([]);
  await until("the end of the warning has come", () => kinds().includes("unstaffed ended"), 60_000);
});
