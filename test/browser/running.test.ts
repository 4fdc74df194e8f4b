/** N17 to N20, S12 to S15 in browsers: Morgan leads an evening at Harbour, Sam takes chats, somebody needs to talk. */
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { violations } from "./axe.ts";
import { eventually } from "./eventually.ts";
import { openHouse } from "./house.ts";
import { ask, comeOnShift, desktop, type Person, phone, take } from "./people.ts";

const house = openHouse({
  // At night one shift of eight hours runs, after everybody’s whole day.
  options: ["--at", "2026-12-01T22:00"],
  // The browser writes refusals into its console by itself: another time than this computer's, and a rule of the rota.
  expected: /the server responded with a status of 409/,
});

const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name, exact: true });
const taking = (page: Page) => eventually(() => page.getByRole("switch", { name: "Taking chats" }).isChecked());

/** One of the changes of a running shift, with a reason; resolves when it was done. */
async function change(page: Page, act: string, reason: string, done: string): Promise<void> {
  await button(page, act).click();
  const dialog = page.getByRole("dialog", { name: act });
  await dialog.getByRole("textbox", { name: "Reason" }).fill(reason);
  expect(await violations(page)).toEqual([]);
  await dialog.getByRole("button", { name: done }).click();
  await dialog.waitFor({ state: "hidden" });
}

async function prepare(page: Page): Promise<void> {
  await button(page, "Briefing").click();
  const dialog = page.getByRole("dialog", { name: "Briefing" });
  await dialog.getByRole("textbox", { name: "Briefing" }).fill("The trains stand still tonight.");
  await dialog.getByRole("checkbox", { name: "A lead confirms each check-in" }).check();
  await dialog.getByRole("button", { name: "Save" }).click();
  await dialog.waitFor({ state: "hidden" });
}

/** A page that nobody reloads looks again, as it does every half minute. */
const lookAgain = ({ page }: Person) => page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
/** What a visitor's page says of state and week, folded up or not. */
const said = ({ page }: Person) =>
  page.evaluate(() => [
    document.documentElement.dataset.state,
    ...[...document.querySelectorAll<HTMLElement>(".hours ul, .hours p")].map((part) => [
      part.hidden,
      part.textContent,
    ]),
  ]);

/** Reads the briefing, checks in, and waits at the door until Morgan has said yes. */
async function comeConfirmed(sam: Page, morgan: Page): Promise<void> {
  await sam.goto(house.service.counsellors[0]);
  await button(sam, "Continue").click();
  const briefing = sam.getByRole("region", { name: "Today on Harbour" });
  await briefing.getByText("The trains stand still tonight.").waitFor();
  await briefing.getByText("Written by Morgan").waitFor();
  await sam.getByText("Ready and fit to work?").waitFor();
  await button(sam, "Check in").click();
  await sam.getByRole("heading", { name: "Waiting for Morgan to confirm" }).waitFor();
  expect(await violations(sam)).toEqual([]);
  await button(morgan, "Confirm Sam").click();
  await taking(sam).toEqual(true);
  await eventually(() => button(morgan, "Confirm Sam").count()).toEqual(0);
}

test("a shift is run: confirmed, closed with a reason, opened again, not extended against anybody’s rest, paused and left", async () => {
  const [morgan, sam, visitor] = [await house.person(desktop), await house.person(desktop), await house.person(phone)];
  await comeOnShift(morgan, house.service.supervisor);
  await prepare(morgan.page);
  await comeConfirmed(sam.page, morgan.page);

  const reader = await house.person(phone);
  await reader.page.goto(house.service.visitor);
  await visitor.page.goto(house.service.visitor);
  await button(visitor.page, "Start chat").waitFor();
  const before = await said(visitor);
  await button(morgan.page, "Close the line").click();
  const closing = morgan.page.getByRole("dialog", { name: "Close the line" });
  await closing.getByText("Colleagues on the line and coordinators read it.", { exact: false }).waitFor();
  await closing.getByRole("button", { name: "Close now" }).click();
  await closing.getByText("Write why: it is the one thing this asks of you.").waitFor();
  await closing.getByRole("button", { name: "Cancel" }).click();
  await change(morgan.page, "Close the line", "A fire alarm, we are outside", "Close now");
  await sam.page
    .getByText(/Harbour is closed to new visitors until 06:00: A fire alarm, we are outside \(Morgan\)/)
    .waitFor();
  // In line with what stands in the card above it.
  const lefts = await sam.page
    .locator(".waiting .obstacle, .waiting .next-who strong")
    .evaluateAll((all) =>
      all.map((one) => one.getBoundingClientRect().left + Number.parseFloat(getComputedStyle(one).paddingInlineStart)),
    );
  expect(Math.max(...lefts) - Math.min(...lefts)).toBeLessThanOrEqual(1);
  await eventually(async () => {
    await visitor.page.reload();
    return button(visitor.page, "Start chat").count();
  }).toEqual(0);
  const closed = await said(visitor);
  expect(closed).not.toEqual(before);
  await lookAgain(reader);
  await eventually(() => said(reader)).toEqual(closed);
  await change(morgan.page, "Open the line again", "False alarm", "Open again");
  await eventually(async () => {
    await visitor.page.reload();
    return button(visitor.page, "Start chat").count();
  }).toEqual(1);
  await lookAgain(reader);
  await eventually(() => said(reader)).toEqual(before);

  // The demo has them on since nine in the morning: their rest stands against it, and the page says so in words.
  await button(morgan.page, "Stay open longer").click();
  const extending = morgan.page.getByRole("dialog", { name: "Stay open longer" });
  await extending.getByRole("combobox", { name: "New end" }).selectOption("07:00");
  expect(await extending.getByRole("checkbox", { name: "Sam" }).isChecked()).toBe(true);
  await extending.getByRole("textbox", { name: "Reason" }).fill("The trains stand still");
  await extending.getByRole("button", { name: "Extend" }).click();
  await extending
    .getByText(
      /This cannot be done: You finish at 21:00 .* That leaves 1 hour between them, so both are one day of work/,
    )
    .waitFor();
  expect(await violations(morgan.page)).toEqual([]);
  await extending.getByRole("button", { name: "Cancel" }).click();

  await button(sam.page, "Break").click();
  await morgan.page.getByText(/^Break for \d+:\d\d$/).waitFor();
  await sam.page.getByRole("switch", { name: "Taking chats" }).click();
  await eventually(() => morgan.page.getByText(/^Break for/).count()).toEqual(0);

  await ask(visitor, house.service.visitor);
  await take(sam, visitor);
  await morgan.page.getByText("1 chat", { exact: true }).waitFor();
  await button(morgan.page, "Leave the shift").click();
  await morgan.page
    .getByText("You are the only lead here, and 1 chat of a colleague runs.", { exact: false })
    .waitFor();
  await button(visitor.page, "End and erase").click();
  await button(visitor.page, "Yes, end and erase").click();
  await visitor.page.getByRole("heading", { name: "This chat has ended" }).waitFor();

  await button(sam.page, "Leave the shift").click();
  const leaving = sam.page.getByRole("dialog", { name: "How do you leave this shift?" });
  await leaving.waitFor();
  expect(await violations(sam.page)).toEqual([]);
  await leaving.getByRole("button", { name: "Please phone me tomorrow" }).click();
  await sam.page.getByRole("heading", { name: "Thank you, Sam" }).waitFor();
  expect(await violations(sam.page)).toEqual([]);

  await button(morgan.page, "Sam was phoned").waitFor();
  await button(morgan.page, "Leave the shift").click();
  await button(morgan.page, "I do not need one today").click();
  await morgan.page.getByRole("heading", { name: "Thank you, Morgan" }).waitFor();

  const alex = await house.person(desktop);
  await alex.page.goto(house.service.coordinator);
  await button(alex.page, "Continue").click();
  await button(alex.page, "Sam was phoned").click();
  await eventually(() => button(alex.page, "Sam was phoned").count()).toEqual(0);
  expect(await violations(alex.page)).toEqual([]);
});

test("the ready check says what is in order and what to do, and sends nothing but questions", async () => {
  const priya = await house.person(desktop);
  await priya.page.goto(house.service.counsellors[1]);
  await button(priya.page, "Continue").click();
  await button(priya.page, "Check in").waitFor();
  const sent: string[] = [];
  priya.page.on("request", (request) => sent.push(`${request.method()} ${new URL(request.url()).pathname}`));
  await priya.page.goto(`${house.service.visitor}staff/ready`);
  const row = (title: string) => priya.page.getByRole("listitem").filter({ hasText: title });
  await row("Signing in").getByText("in order").waitFor();
  await row("This browser’s certificate").getByText("in order").waitFor();
  await row("Passkey").getByText("to put right").waitFor();
  await row("Sound").getByText("to try").waitFor();
  await button(priya.page, "Play the sound").click();
  await button(priya.page, "I heard it").click();
  await row("Sound").getByText("in order").waitFor();
  expect(await violations(priya.page)).toEqual([]);
  const asked = sent.filter((request) => request.includes("/api/"));
  expect([...new Set(asked)].toSorted()).toEqual(["GET /api/staff/duty", "GET /api/staff/me"]);
});
