/** Very many at once, in real browsers: a lead begins a surge, a page solves its puzzles, and a chat is ended and flagged. */
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { violations } from "./axe.ts";
import { eventually } from "./eventually.ts";
import { ask, comeOnShift, desktop, launchBrowser, newPerson, phone, take } from "./people.ts";
import { type Service, startService } from "./service.ts";

let browser: Browser;
let service: Service;

beforeAll(async () => {
  [browser, service] = await Promise.all([launchBrowser(), startService()]);
});

afterAll(async () => {
  await browser.close();
  await service.stop();
});

test("in a surge a page solves puzzles in the background, says so calmly, and is in line; the lead ends it", async () => {
  const lead = await newPerson(browser, service.visitor, desktop);
  await comeOnShift(lead, service.supervisor);
  await lead.page.getByRole("button", { name: "Begin, for two hours" }).click();
  await lead.page.getByText(/^On until \d\d:\d\d, begun by /).waitFor();
  const visitor = await newPerson(browser, service.visitor, phone);
  const solvers: string[] = [];
  visitor.page.on("request", (request) => request.url().includes("/solver-") && solvers.push(request.url()));
  await ask(visitor, service.visitor);
  expect(solvers).toHaveLength(1);
  await visitor.page.getByText("Very many people are coming just now").waitFor();
  await take(lead, visitor);
  const coordinator = await newPerson(browser, service.visitor, desktop);
  await coordinator.page.goto(service.coordinator);
  await coordinator.page.getByRole("button", { name: "Continue" }).click();
  await coordinator.page.waitForURL("**/staff**");
  await coordinator.page.goto(new URL("/staff/settings", service.visitor).href);
  await coordinator.page.getByText(/^On until \d\d:\d\d, begun by /).waitFor();
  expect(await violations(coordinator.page)).toEqual([]);
  await lead.page.getByRole("button", { name: "End it now" }).click();
  await lead.page.getByText(/^Off\./).waitFor();
  const calm = await newPerson(browser, service.visitor, phone);
  calm.page.on("request", (request) => request.url().includes("/solver-") && solvers.push(request.url()));
  await ask(calm, service.visitor);
  expect(solvers).toHaveLength(1);
  const everybody = [lead, visitor, coordinator, calm];
  expect(everybody.flatMap(({ misdeeds }) => misdeeds)).toEqual([]);
  for (const { context } of everybody) await context.close();
});

test("a counsellor says where the line is, and ends and flags a chat after reading what that is not for", async () => {
  const counsellor = await newPerson(browser, service.visitor, desktop);
  await comeOnShift(counsellor, service.counsellors[0]);
  const visitor = await newPerson(browser, service.visitor, phone);
  await ask(visitor, service.visitor);
  await take(counsellor, visitor);
  const { page } = counsellor;
  await page.getByText("If a visitor crosses a line").click();
  await page.getByRole("button", { name: "Say where the line is" }).click();
  await eventually(() => page.getByRole("textbox", { name: /^Write to/ }).inputValue()).toEqual(
    "I want to go on talking with you. I cannot do that while you write to me like this. Can you tell me what you need tonight?",
  );
  await page.getByRole("button", { name: "End and flag", exact: true }).click();
  await page.getByText("Not for somebody who comes back often").waitFor();
  expect(await violations(page)).toEqual([]);
  const answered = page.waitForResponse((response) => response.url().endsWith("/api/staff/shift/flag"));
  await page.getByRole("button", { name: "Yes, end and flag" }).click();
  expect((await answered).status()).toBe(200);
  await page.getByRole("heading", { name: "This chat has ended" }).waitFor();
  await visitor.page.getByRole("heading", { name: "This chat has ended" }).waitFor();
  expect([counsellor.misdeeds, visitor.misdeeds]).toEqual([[], []]);
});
