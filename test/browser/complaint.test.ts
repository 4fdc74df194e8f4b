/**
 * "Something wasn't right": a visitor writes about the supervisor they talked with, two other leads read it, that
 * supervisor cannot, and nothing of it is readable at the service.
 */
import { relative } from "node:path";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { allRows, disguises, filesBelow } from "../promises/recording.ts";
import { eventually, until } from "./eventually.ts";
import { openHouse } from "./house.ts";
import { faultsIn } from "./look.ts";
import { carried, put, refused, together } from "./odd-words.ts";
import { ask, clearScreen, comeOnShift, desktop, type Person, phone, take } from "./people.ts";
import { press, text } from "./states/stage.ts";

const written = "Kestrel-7431 She laughed at me.\nI don't know why.";

const house = openHouse({ expected: /ERR_FAILED|status of 50/ });

const found: string[] = [];
let visitor: Person;
/** The supervisor it is about, and the two leads who came later. */
let morgan: Person;
let leads: Person[];

beforeAll(async () => {
  [morgan, visitor] = [await house.person(desktop), await house.person(phone)];
  await comeOnShift(morgan, house.service.supervisor);
  await ask(visitor, house.service.visitor);
  await take(morgan, visitor);
  await press(visitor, "End and erase");
  await press(visitor, "Yes, end and erase");
  await visitor.page.getByRole("heading", { name: "This chat has ended" }).waitFor();
});
afterEach(() => {
  expect(found.splice(0)).toEqual([]);
});
const look = async ({ page }: Person, state: string) => void found.push(...(await faultsIn(page, state)));
const summary = (of = visitor) => of.page.getByText("Something wasn't right", { exact: true });
const field = (of = visitor) => of.page.getByRole("textbox", { name: "What happened" });

/** Everything that was kept or said, as bytes. */
const everything = () => [
  ...filesBelow(house.service.data).map(({ path, bytes }) => ({ path: relative(house.service.data, path), bytes })),
  { path: "output", bytes: Buffer.from(house.service.output()) },
];
const rowsOf = (table: string) =>
  Object.entries(allRows(house.service.data)).flatMap(([place, rows]) => (place.endsWith(` ${table}`) ? rows : []))
    .length;
const complaints = () => [rowsOf("complaints"), rowsOf("complaint_copies")];

/** Somebody whom the coordinator invites, in this role alone. */
async function invited(alex: Person, alias: string, role: string): Promise<Person> {
  const { page } = alex;
  await page.goto(new URL("/staff/people", house.service.visitor).href);
  await page.getByRole("button", { name: "Invite somebody" }).click();
  const drawer = page.getByRole("dialog");
  await drawer.getByRole("textbox", { name: "First name or alias" }).fill(alias);
  await drawer.getByRole("checkbox", { name: role }).check();
  await drawer.getByRole("button", { name: "Make the invitation" }).click();
  const link = await drawer.getByRole("textbox", { name: "The link" }).inputValue();
  const member = await house.person(desktop);
  await comeIn(member, link);
  return member;
}

async function comeIn({ page }: Person, link: string): Promise<void> {
  await page.goto(link);
  const alias = page.getByRole("textbox", { name: "Your first name or alias" });
  await eventually(() => alias.inputValue()).toDiffer("");
  await page.getByRole("button", { name: "Continue" }).click();
  await page.waitForURL("**/staff");
}

test("without two others who could read it nobody is asked to write, and numbers are named", async () => {
  expect(await field().count()).toBe(0);
  await summary().click();
  await text(visitor, /there are not two people who were not in your chat/);
  expect(await field().count()).toBe(0);
  expect(await visitor.page.locator('a[href^="tel:"]:visible').count()).toBeGreaterThan(0);
  await look(visitor, "ended, nobody to read");
}, 90_000);

test("it says who reads it, how long it waits, and that nobody can answer", async () => {
  const alex = await house.person(desktop);
  await comeIn(alex, house.service.coordinator);
  leads = [await invited(alex, "Robin", "Safeguarding lead"), await invited(alex, "Newcomer", "Supervisor")];
  await alex.context.close();
  await until("there is a form", async () => {
    await summary().click();
    return (await field().count()) > 0;
  });
  if (!(await field().isVisible())) await summary().click();
  await text(visitor, /(Robin and Newcomer|Newcomer and Robin) read it/);
  await text(visitor, /They cannot answer you/);
  await text(visitor, /30 days at most/);
  const attributes = await field().evaluate((area) =>
    ["autocomplete", "spellcheck", "writingsuggestions", "translate"].map((name) => area.getAttribute(name)),
  );
  expect(attributes).toEqual(["off", "false", "false", "no"]);
  await look(visitor, "ended, the form");
}, 180_000);

test("what is empty, too long, or met no service stays as it was written", async () => {
  for (const [, odd, sentence] of [["", "", /nothing/] as const, ...refused]) {
    await put(field(), odd);
    await press(visitor, "Send it to these two");
    const isTooLong = sentence.test("too long");
    await text(
      visitor,
      isTooLong ? `it has ${odd.trimEnd().length} characters, and 4000 fit` : /There is nothing in it yet/,
    );
    expect(await field().inputValue()).toBe(odd);
  }
  await field().fill(written);
  await visitor.page.route("**/api/complaint", (route) => route.abort());
  await press(visitor, "Send it to these two");
  await text(visitor, /It could not be sent\. What you wrote stays here/);
  await visitor.page.unroute("**/api/complaint");
  await visitor.page.route("**/api/complaint", (route) => route.fulfill({ status: 503, body: "{}" }));
  await press(visitor, "Send it to these two");
  await text(visitor, /very much is waiting\. What you wrote stays here/);
  await visitor.page.unroute("**/api/complaint");
  await look(visitor, "ended, not sent");
  expect(await field().inputValue()).toBe(written);
  expect(complaints()).toEqual([0, 0]);
}, 90_000);

test("it is sent once, without a cookie, and stands nowhere at the service as it was written", async () => {
  const requests: string[] = [];
  visitor.page.on("request", (request) => requests.push(`${request.method()} ${new URL(request.url()).pathname}`));
  await press(visitor, "Send it to these two");
  await text(visitor, /It is sent\./);
  await look(visitor, "ended, sent");
  expect(requests).toEqual(["POST /api/complaint"]);
  expect(await visitor.page.content()).not.toContain("Kestrel");
  expect(complaints()).toEqual([1, 2]);
  const canaries = ["Kestrel-7431", written].flatMap(disguises);
  expect(everything().length).toBeGreaterThan(2);
  expect(everything().filter(({ bytes }) => canaries.some((canary) => bytes.includes(canary)))).toEqual([]);
}, 90_000);

async function atComplaints({ page }: Person): Promise<void> {
  await page.goto(new URL("/staff/complaints", house.service.visitor).href);
  await page.getByRole("heading", { name: "What was not right" }).waitFor();
}

test("both leads read it, whom it is about does not; each closes their own, and then it is gone", async () => {
  await atComplaints(morgan);
  await text(morgan, "Nothing waits for you.");
  await look(morgan, "complaints, none");
  for (const [number, lead] of leads.entries()) {
    await lead.page.goto(new URL("/staff/account", house.service.visitor).href);
    await lead.page.getByRole("link", { name: "A visitor wrote to you that something was not right" }).waitFor();
    await look(lead, `account, told by ${number}`);
    await atComplaints(lead);
    await lead.page.getByRole("button", { name: /^Open and read/ }).click();
    await eventually(() => lead.page.locator("blockquote").textContent()).toEqual(written);
    expect(await lead.page.getByText("The other lead has read and closed it.").count()).toBe(number);
    await look(lead, `complaints, read by ${number}`);
    const will = ["When you press this, your copy is deleted.", "The other lead’s stays until they have read it too."];
    await text(lead, will.slice(0, 2 - number).join(" "));
    await lead.page.getByRole("button", { name: /^Read and closed/ }).click();
    await text(lead, "It is closed, and your copy is deleted.");
    await text(lead, "Nothing waits for you.");
    expect(complaints()).toEqual(number === 0 ? [1, 1] : [0, 0]);
  }
}, 120_000);

const [, [, full] = ["", ""]] = carried;
const [oddWritten, oddRead] = [1, 2].map((column) => together.map((words) => words[column] ?? words[1]).join("\n"));

/** The only one that waits for this lead: its words are `read`, as text, and change nothing around them. */
async function readAndClose(lead: Person, read: string): Promise<void> {
  await atComplaints(lead);
  await lead.page.getByRole("button", { name: /^Open and read/ }).click();
  const quote = lead.page.locator("blockquote");
  await eventually(() => quote.textContent()).toEqual(read);
  expect(
    await quote.evaluate((element) => {
      const { overflow, unicodeBidi } = getComputedStyle(element);
      const tooWide = document.documentElement.scrollWidth > innerWidth || element.scrollWidth > element.clientWidth;
      return { elements: element.querySelectorAll("*").length, overflow, unicodeBidi, tooWide };
    }),
  ).toEqual({ elements: 0, overflow: "clip", unicodeBidi: "isolate", tooWide: false });
  expect(await lead.page.title()).not.toContain("broken");
  await lead.page.getByRole("button", { name: /^Read and closed/ }).click();
  await text(lead, "Nothing waits for you.");
}

describe("odd words, while waiting and as a complaint, arrive as they are and move nothing", () => {
  let sam: Person;
  beforeAll(async () => {
    sam = await house.counsellor();
  });
  test.each([
    ["as much as fits", full, full],
    ["all the others at once", oddWritten ?? "", oddRead ?? ""],
  ])(
    "odd words, while waiting and as a complaint, arrive as they are and move nothing: %s",
    async (_, odd, read) => {
      expect(odd.length).toBeGreaterThan(3000);
      const person = await house.passing(phone);
      await clearScreen(sam);
      await ask(person, house.service.visitor);
      await put(person.page.getByRole("textbox", { name: "Your message" }), odd);
      await take(sam, person);
      const log = sam.page.getByRole("log").locator("[data-text]");
      await eventually(() => log.first().textContent()).toEqual(read);
      expect(await log.locator("*").count()).toBe(0);
      await press(person, "End and erase");
      await press(person, "Yes, end and erase");
      await summary(person).click();
      await field(person).waitFor();
      await put(field(person), odd);
      await press(person, "Send it to these two");
      await text(person, /It is sent\./);

      // Two of three are drawn: Morgan was not in this chat and may be one of them. Whoever else is closes their own.
      const drawn = (await person.page.getByText(/can read it now/).textContent()) ?? "";
      const readers = leads.filter((_, number) => drawn.includes(["Robin", "Newcomer"][number] ?? ""));
      expect(readers.length).toBeGreaterThan(0);
      for (const lead of readers) await readAndClose(lead, read);
    },
    180_000,
  );
});
