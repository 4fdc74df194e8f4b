/**
 * The end of a chat as a visitor meets it: asked before and after, what was agreed, places to go next, and numbers for
 * somebody in danger while they wait. What leaves the page for any of that is recorded frame by frame.
 */
import type { Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { eventually } from "./eventually.ts";
import { openHouse } from "./house.ts";
import { ask, counsellorWrites, type Person, phone, take, visitorWrites } from "./people.ts";

const house = openHouse();
let sam: Person;

beforeAll(async () => {
  sam = await house.counsellor();
});
/** Everything a page says to anybody from now on: frames as text, or the length of bytes; requests by their path. */
function recorded(page: Page): string[] {
  const said: string[] = [];
  page.on("websocket", (socket) =>
    socket.on("framesent", ({ payload }) =>
      said.push(typeof payload === "string" ? payload : `${payload.length} bytes`),
    ),
  );
  page.on("request", (request) => said.push(`${request.method()} ${new URL(request.url()).pathname}`));
  return said;
}

async function visitor(): Promise<Person & { readonly said: string[] }> {
  const arrived = await house.passing(phone);
  const said = recorded(arrived.page);
  await ask(arrived, house.service.visitor);
  await question(arrived).waitFor();
  return { ...arrived, said };
}

const question = ({ page }: Person) => page.getByRole("group", { name: "How do you feel now?" });
const radio = ({ page }: Person, number: number) => page.getByRole("radio", { name: new RegExp(`^${number}\\b`) });
const ended = ({ page }: Person) => page.getByRole("heading", { name: "This chat has ended" }).waitFor();
const roomFrames = (said: readonly string[]) => said.filter((frame) => /"(ended|feeling)"/.test(frame));

async function endBySam(): Promise<void> {
  await sam.page.getByRole("button", { name: "End", exact: true }).first().click();
  await sam.page.getByRole("button", { name: /^Yes, end/ }).click();
}
const forget = () => sam.page.getByRole("button", { name: "Forget now" }).click();

test("asked before and after, steps and places: all of it is on the ended page, and one number leaves it", async () => {
  const person = await visitor();
  const { page, said } = person;
  expect(await question(person).getByRole("radio", { checked: true }).count()).toBe(0);
  await radio(person, 2).check();
  await take(sam, person);
  await sam.page.getByRole("textbox", { name: "Step 1" }).fill("Ring the doctor on Monday");
  await sam.page.getByRole("textbox", { name: "Step 3" }).fill("The phone sleeps in the kitchen");
  await sam.page.getByRole("button", { name: /^Show these to/ }).click();
  await sam.page.getByText(/sees these steps/).waitFor();
  const region = page.getByRole("status").filter({ hasText: "What we agreed: Ring the doctor on Monday; The phone" });
  await region.waitFor();
  await page.getByRole("listitem").filter({ hasText: "The phone sleeps in the kitchen" }).waitFor();

  await counsellorWrites(sam, Array.from({ length: 30 }, (_, line) => `Line ${line + 1}`).join("\n"));
  await sam.page.getByText("Point to a place to go next").click();
  for (const name of [/^Show NHS 111 to/, /^Show NHS: help/]) await sam.page.getByRole("button", { name }).click();
  const log = page.getByRole("log", { name: "Conversation" });
  expect(await log.getByRole("link", { name: /NHS 111/ }).getAttribute("href")).toBe("tel:111");
  // An address would take the place of the chat: that is said before it can be opened.
  const address = log.getByRole("link", { name: "Open it and leave the chat" });
  expect(await address.isVisible()).toBe(false);
  // Whoever reads along goes on doing so, however much stands below a message.
  await counsellorWrites(sam, "Would one of these do?");
  await log.getByText("Would one of these do?").waitFor();
  const below = () => log.evaluate((one) => Math.round(one.scrollHeight - one.scrollTop - one.clientHeight));
  await eventually(below).toEqual(0);
  await log.getByText("www.nhs.uk", { exact: true }).click();
  expect([
    await address.getAttribute("href"),
    await address.getAttribute("rel"),
    await address.getAttribute("target"),
  ]).toEqual(["https://www.nhs.uk/mental-health/", "noreferrer", null]);
  await log.getByText(/the chat ends then/).waitFor();

  await endBySam();
  await ended(person);
  expect(await page.locator(".agreed-large li").allInnerTexts()).toEqual([
    "Ring the doctor on Monday",
    "The phone sleeps in the kitchen",
  ]);
  await page.getByRole("heading", { name: "Places to go next" }).waitFor();
  expect(await page.locator("#places a").allInnerTexts()).toEqual(["111", "www.nhs.uk"]);
  await sam.page.getByRole("heading", { name: "This chat has ended" }).waitFor();
  await forget();

  // The goodbye was read: from then on the socket is there for one number.
  expect(roomFrames(said)).toEqual(['{"type":"ended"}']);
  await page.getByRole("button", { name: "Done" }).click();
  await radio(person, 5).check();
  expect(roomFrames(said)).toHaveLength(1);
  await page.getByRole("button", { name: "Done" }).click();
  await page.getByText(/^Thank you/).waitFor();
  await eventually(async () => roomFrames(said)).toEqual(['{"type":"ended"}', '{"type":"feeling","difference":3}']);
  expect(await page.getByRole("button", { name: "Done" }).count()).toBe(0);
  // Steps stay until the page goes, and nothing of them is kept anywhere.
  expect(await page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie])).toEqual([0, 0, ""]);
  await page.reload();
  await page.getByRole("button", { name: "Start chat" }).waitFor();
  expect(await page.content()).not.toContain("Ring the doctor");
});

test("who leaves the question open is not asked again, and the connection goes with the chat", async () => {
  const person = await visitor();
  const { page, said } = person;
  await radio(person, 4).check();
  await page.getByRole("button", { name: "Leave it open" }).filter({ visible: true }).click();
  expect(await question(person).getByRole("radio", { checked: true }).count()).toBe(0);
  await take(sam, person);
  await visitorWrites(person, "Thank you");
  await page.getByRole("button", { name: "End and erase", exact: true }).click();
  await page.getByRole("button", { name: "Yes, end and erase" }).click();
  await ended(person);
  expect([await question(person).count(), await page.locator(".agreed-large").count()]).toEqual([0, 0]);
  await sam.page.getByRole("heading", { name: "This chat has ended" }).waitFor();
  expect(roomFrames(said)).toEqual([]);
  await forget();
});

test("steps are changed and taken back while both write, and go with what the visitor takes back", async () => {
  const person = await visitor();
  const { page } = person;
  await page.getByRole("textbox", { name: "Your message" }).fill("My doctor is kind");
  await take(sam, person);
  const field = sam.page.getByRole("textbox", { name: "Step 1" });
  const show = sam.page.getByRole("button", { name: /^Show these to/ });
  const steps = page.locator(".agreed li");
  await field.fill("Ring the doctor");
  await show.click();
  await eventually(() => steps.allInnerTexts()).toEqual(["Ring the doctor"]);
  await field.fill("Write to the doctor");
  await sam.page.getByText(/does not see this yet/).waitFor();
  await show.click();
  await eventually(() => steps.allInnerTexts()).toEqual(["Write to the doctor"]);
  await field.fill("");
  await show.click();
  await eventually(() => steps.count()).toEqual(0);
  await field.fill("Ring the doctor");
  await show.click();
  await steps.waitFor();
  await page.getByRole("button", { name: "Take back what I wrote" }).click();
  await page.getByRole("button", { name: "Yes, take it back" }).click();
  await eventually(() => steps.count()).toEqual(0);
  await eventually(() => field.inputValue()).toEqual("");
  await counsellorWrites(sam, "That is fine");
  await endBySam();
  await ended(person);
  await forget();
});

test("words of danger show the numbers once, gently, and nothing is sent or asked for", async () => {
  const person = await visitor();
  const { page, said } = person;
  const before = said.length;
  const area = page.getByRole("textbox", { name: "Your message" });
  const card = page.getByRole("status").filter({ hasText: "You do not have to be alone with this" });
  await area.pressSequentially("I want to di");
  expect(await card.count()).toBe(0);
  await area.pressSequentially("e. Please");
  await card.waitFor();
  expect(await card.getByRole("link").first().getAttribute("href")).toBe("tel:999");
  // The words and the place to write stay with whoever writes.
  expect(await area.evaluate((element) => element === document.activeElement)).toBe(true);
  expect(await area.inputValue()).toBe("I want to die. Please");
  await card.getByRole("button", { name: "Close this" }).click();
  await eventually(() => card.count()).toEqual(0);
  await area.pressSequentially(" I want to die");
  expect(await card.count()).toBe(0);
  const since = said.slice(before).filter((frame) => frame !== "p" && frame !== "GET /api/open");
  expect(since.filter((frame) => frame !== '{"type":"renew"}')).toEqual([]);
});

test("without the later script the page waits, talks and ends as it did before", async () => {
  const person = await house.passing(phone);
  const { page } = person;
  await person.context.route(/\/assets\/later-/, (route) => route.abort());
  await ask(person, house.service.visitor);
  await take(sam, person);
  await sam.page.getByRole("textbox", { name: "Step 1" }).fill("Ring the doctor");
  await sam.page.getByRole("button", { name: /^Show these to/ }).click();
  await sam.page.getByText("Point to a place to go next").click();
  await sam.page.getByRole("button", { name: /^Show NHS 111 to/ }).click();
  await page.getByText("NHS 111: 111").waitFor();
  await endBySam();
  await ended(person);
  await page.getByRole("heading", { name: "Places to go next" }).waitFor();
  await forget();
  // It is asked for again and again: what is said of that comes to an end with the page.
  await person.context.close();
  expect(person.misdeeds.filter((deed) => !/ERR_FAILED|dynamically imported/.test(deed))).toEqual([]);
  person.misdeeds.length = 0;
});
