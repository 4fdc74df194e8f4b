/** Very many at once, in real browsers: a lead begins a surge, a page solves its puzzles, and a chat is ended and flagged. */
import { expect, test } from "vitest";
import { violations } from "./axe.ts";
import { eventually } from "./eventually.ts";
import { openHouse } from "./house.ts";
import { ask, comeOnShift, conversation, desktop, phone, take } from "./people.ts";

const house = openHouse();

test("in a surge a page solves puzzles in the background, says so calmly, and is in line; the lead ends it", async () => {
  const lead = await house.passing(desktop);
  await comeOnShift(lead, house.service.supervisor);
  await lead.page.getByRole("button", { name: "Begin, for two hours" }).click();
  await lead.page.getByText(/^On until \d\d:\d\d, begun by /).waitFor();
  const visitor = await house.passing(phone);
  const solvers: string[] = [];
  visitor.page.on("request", (request) => request.url().includes("/solver-") && solvers.push(request.url()));
  await ask(visitor, house.service.visitor);
  expect(solvers).toHaveLength(1);
  await visitor.page.getByText("Very many people are coming just now").waitFor();
  await take(lead, visitor);
  const coordinator = await house.passing(desktop);
  await coordinator.page.goto(house.service.coordinator);
  await coordinator.page.getByRole("button", { name: "Continue" }).click();
  await coordinator.page.waitForURL("**/staff**");
  await coordinator.page.goto(new URL("/staff/settings", house.service.visitor).href);
  await coordinator.page.getByText(/^On until \d\d:\d\d, begun by /).waitFor();
  expect(await violations(coordinator.page)).toEqual([]);
  await lead.page.getByRole("button", { name: "End it now" }).click();
  await lead.page.getByText(/^Off\./).waitFor();
  const calm = await house.passing(phone);
  calm.page.on("request", (request) => request.url().includes("/solver-") && solvers.push(request.url()));
  await ask(calm, house.service.visitor);
  expect(solvers).toHaveLength(1);
});

test("a counsellor says where the line is, then that it will end, and ends and flags a chat after reading what that is not for", async () => {
  const counsellor = await house.passing(desktop);
  await comeOnShift(counsellor, house.service.counsellors[0]);
  const visitor = await house.passing(phone);
  await ask(visitor, house.service.visitor);
  await take(counsellor, visitor);
  const { page } = counsellor;
  await page.getByText("If a visitor crosses a line").click();
  await page.getByRole("button", { name: "Say where the line is" }).click();
  await eventually(() => page.getByRole("textbox", { name: /^Write to/ }).inputValue()).toEqual(
    "I want to go on talking with you. I cannot do that while you write to me like this. Can you tell me what you need tonight?",
  );
  await page.getByRole("button", { name: /^Send to/ }).click();
  await page.getByRole("button", { name: "Say that you will end it" }).click();
  const warning =
    "I have said what I cannot take part in. If it goes on, I will end this chat. You can come back at another time.";
  await eventually(() => page.getByRole("textbox", { name: /^Write to/ }).inputValue()).toEqual(warning);
  await page.getByRole("button", { name: /^Send to/ }).click();
  await eventually(async () => (await conversation(visitor)).at(-1)).toEqual(warning);
  expect(await conversation(visitor)).toHaveLength(2);
  await page.getByRole("button", { name: "End and flag", exact: true }).click();
  await page.getByText("Not for somebody who comes back often").waitFor();
  expect(await violations(page)).toEqual([]);
  const answered = page.waitForResponse((response) => response.url().endsWith("/api/staff/shift/flag"));
  await page.getByRole("button", { name: "Yes, end and flag" }).click();
  expect((await answered).status()).toBe(200);
  await page.getByRole("heading", { name: "This chat has ended" }).waitFor();
  await visitor.page.getByRole("heading", { name: "This chat has ended" }).waitFor();
});
