/**
 * Two counsellors and their own shifts, against a real service: signing up and leaving again, cover asked by the one and
 * taken by the other, a coordinator's yes, a refusal in words, leave and wishes, and the calendar as somebody else's
 * calendar fetches it. Axe looks on the way.
 */
import ICAL from "ical.js";
import type { Locator } from "playwright-core";
import { afterEach, beforeAll, expect, test } from "vitest";
import type { Shift } from "../../shared/rota/plan.ts";
import { when } from "../../web/rota/days.ts";
import { eventually } from "./eventually.ts";
import { openHouse } from "./house.ts";
import { faultsIn } from "./look.ts";
import { desktop, type Person, phone } from "./people.ts";
import { type Planner, planner } from "./planned-rota.ts";

const house = openHouse({
  // A Saturday: the demo's own weeks end with 6 December, the day before the thirtieth from here; and who is on when, and
  // so which weeks are folded away, goes by the day of the week.
  options: ["--at", "2026-11-07T14:00"],
  expected: /status of (401|409)/,
});
let plan: Planner;
let sam: Person;
let priya: Person;
/** Sam is on it, with Morgan, who leads it. */
let morning: Shift;
/** Nobody is on it; it overlaps the morning. */
let noon: Shift;
let evening: Shift;
const faults: string[] = [];

beforeAll(async () => {
  plan = await planner(house.service.coordinator);
  // After what the demo has planned, so that nobody is on anything else then.
  morning = await plan.plan(30, "09:00", "13:00", ["Sam", "Morgan"]);
  noon = await plan.plan(30, "12:00", "17:00", [], { minimum: 2, wanted: 3 });
  evening = await plan.plan(31, "18:00", "22:00", ["Morgan"]);
  sam = await comeIn(desktop, house.service.counsellors[0]);
  priya = await comeIn(phone, house.service.counsellors[1]);
}, 150_000);

afterEach(() => {
  expect(faults.splice(0)).toEqual([]);
});

/** From the link to the console, and from there to one's own shifts. */
async function comeIn(device: object, link: string): Promise<Person> {
  const person = await house.person(device);
  const { page } = person;
  await page.goto(link);
  const alias = page.getByRole("textbox", { name: "Your first name or alias" });
  await eventually(() => alias.inputValue()).toDiffer("");
  await page.getByRole("button", { name: "Continue" }).click();
  await page.waitForURL("**/staff");
  await page.getByRole("link", { name: "My shifts" }).waitFor();
  await page.goto(new URL("/staff/shifts", house.service.visitor).href);
  await page.getByRole("heading", { name: "Open shifts" }).waitFor();
  const folded = page.getByRole("button", { name: /^Show \d+ (later|more)$/ });
  while ((await folded.count()) > 0) await folded.first().click();
  return person;
}

const said = (shift: Shift) => when(plan.zone, shift);
const button = ({ page }: Person, name: string) => page.getByRole("button", { name, exact: true });
const panel = ({ page }: Person) => page.getByRole("dialog");
const look = async (person: Person, state: string) => void faults.push(...(await faultsIn(person.page, state)));
const isFocused = (locator: Locator) => locator.evaluate((element) => element === document.activeElement);
const region = ({ page }: Person, name: string) => page.getByRole("region", { name });

test("the page says what is next and with whom, what is open by need, and what does not fit with the reason", async () => {
  const { page } = sam;
  await look(sam, "my shifts");
  expect(await page.title()).toBe("My shifts · Harbour");
  await page.getByRole("link", { name: "My shifts" }).and(page.locator("[aria-current=page]")).waitFor();
  await page.getByText("with Morgan (lead) and Priya").first().waitFor();
  await button(sam, `Can’t make it? ${said(morning)}`).waitFor();
  await button(sam, `Sign up: ${said(evening)}`).waitFor();
  expect(await button(sam, `Sign up: ${said(noon)}`).count()).toBe(0);
  await page.getByText(/open shifts? do(es)? not fit you$/).click();
  const reasons = page.getByRole("listitem").filter({ hasText: said(noon) });
  await reasons.getByText(/^You would be on two shifts at once:/).waitFor();
  const levels = await region(priya, "Open shifts")
    .getByText(/needed$|wanted$|room for/)
    .allTextContents();
  const order = levels.map((level) => ["needed", "wanted", "more"].indexOf(level.split(" ").at(-1) ?? ""));
  expect(order).toEqual(order.toSorted());
  expect(levels).toContain("2 needed");
});

test("by the keyboard alone: signing up is granted at once, said with its way back, and taken back", async () => {
  const { page } = sam;
  const signUp = button(sam, `Sign up: ${said(evening)}`);
  await signUp.focus();
  await page.keyboard.press("Enter");
  await page.getByText("You are on this shift. Thank you.").waitFor();
  await button(sam, `Can’t make it? ${said(evening)}`).waitFor();
  await look(sam, "signed up");
  await button(sam, "Undo").focus();
  await page.keyboard.press("Enter");
  await page.getByText("You are off this shift.").waitFor();
  await signUp.waitFor();
});

test("cover is asked by one, seen and taken by another within seconds, approved, and both pages show it", async () => {
  await button(sam, `Can’t make it? ${said(morning)}`).click();
  await look(sam, "a shift");
  await panel(sam).getByRole("button", { name: "Ask for cover" }).click();
  await sam.page.getByText("You asked for cover. Until somebody takes it, you are on it.").waitFor();
  await button(priya, `Take it: Sam’s shift, ${said(morning)}`).waitFor();
  await look(priya, "a colleague asks");
  await priya.page.setViewportSize(phone.viewport);
  await button(priya, `Take it: Sam’s shift, ${said(morning)}`).click();
  await priya.page.getByText(/^Thank you. A coordinator will answer/).waitFor();
  await sam.page.getByText("Priya would take it. A coordinator will answer.").first().waitFor();
  expect(await button(priya, `Can’t make it? ${said(morning)}`).count()).toBe(0);
  await plan.approve("cover");
  // Weeks that are far ahead are folded away at first.
  await priya.page.getByRole("button", { name: "Show 1 later" }).click();
  await button(priya, `Can’t make it? ${said(morning)}`).waitFor();
  await button(sam, `Can’t make it? ${said(morning)}`).waitFor({ state: "detached" });
  const asked = region(sam, "What you asked");
  await asked.getByText("granted").first().waitFor();
});

test("what would break a rule is not done, the rule is said in words, and whoever was asked can decline", async () => {
  const [own] = await region(sam, "Next week").getByRole("button").all();
  await own?.click();
  const cover = panel(sam).getByRole("form", { name: "Ask for cover" });
  // Priya is on this very shift, and Alex takes no chats.
  const whom = cover.getByLabel("Whom do you ask?").getByRole("option");
  expect((await whom.allTextContents()).filter((name) => /Priya|Alex/.test(name))).toEqual([]);
  await panel(sam).getByRole("button", { name: "Close", exact: true }).click();
  const meeting = await plan.plan(40, "09:00", "13:00", ["Sam"]);
  await plan.plan(40, "10:00", "12:00", ["Priya"]);
  await button(sam, `Can’t make it? ${said(meeting)}`).click();
  await cover.getByLabel("Whom do you ask?").selectOption("Priya");
  await cover.getByRole("button", { name: "Ask for cover" }).click();
  await sam.page
    .getByText(/^You asked for cover/)
    .first()
    .waitFor();
  await priya.page.getByRole("button", { name: /^Take it: Sam’s shift/ }).click();
  const alert = priya.page.getByRole("alert").filter({ hasText: "That would break a rule of the rota." });
  await alert.getByText(/^You would be on two shifts at once:/).waitFor();
  await look(priya, "refused");
  await priya.page.setViewportSize(phone.viewport);
  await button(priya, `Decline: Sam’s shift, ${said(meeting)}`).click();
  await priya.page.getByText("You have declined. Whoever asked you sees it at once.").waitFor();
  await priya.page.getByRole("heading", { name: "Colleagues ask" }).waitFor({ state: "detached" });
  await region(sam, "What you asked").getByText("declined").waitFor();
});

test("a swap is offered, one's own shift is chosen for it, and where colleagues may settle it, it is settled", async () => {
  await plan.rules({ atOnce: ["withdraw", "swap"] });
  const late = await plan.plan(33, "18:00", "22:00", ["Sam", "Morgan"]);
  await button(sam, `Can’t make it? ${said(late)}`).click();
  await panel(sam).getByText("As soon as somebody takes it, it is settled.").waitFor();
  await panel(sam).getByRole("button", { name: "Offer a swap" }).click();
  await button(priya, `Choose one to give: for Sam’s shift, ${said(late)}`).click();
  await panel(priya)
    .getByRole("radio", { name: said(morning) })
    .check();
  await look(priya, "a swap");
  const group = panel(priya).getByRole("group", { name: "You would give" });
  const above = group.evaluate((one) => {
    const legend = one.querySelector("legend");
    return (legend?.getBoundingClientRect().top ?? 0) - one.getBoundingClientRect().top;
  });
  // Below the line between the two parts, and not across it.
  expect(await above).toBeGreaterThan(8);
  await priya.page.setViewportSize(phone.viewport);
  await panel(priya).getByRole("button", { name: "Swap these two" }).click();
  await priya.page.getByText("Thank you. The shift is yours.").waitFor();
  await button(priya, `Can’t make it? ${said(late)}`).waitFor();
  await button(sam, `Can’t make it? ${said(morning)}`).waitFor();
});

test("leave is asked for by days, after what is missing was said; wishes are kept and taken back", async () => {
  const ask = button(sam, "Ask for leave");
  await ask.click();
  const first = panel(sam).getByLabel("First day");
  await eventually(() => isFocused(first)).toEqual(true);
  await panel(sam).getByRole("button", { name: "Ask for leave" }).click();
  await panel(sam).getByText("Write the first day, and the last if it is another.").waitFor();
  await look(sam, "leave, complaint");
  await first.fill(plan.day(30));
  await panel(sam).getByLabel("Last day").fill(plan.day(32));
  await panel(sam)
    .getByText(/^1 shift of yours lies in this time/)
    .waitFor();
  await panel(sam).getByRole("button", { name: "Ask for leave" }).click();
  await sam.page.getByText("You asked for leave. A coordinator will answer.").waitFor();
  await eventually(() => isFocused(ask)).toEqual(true);
  await plan.approve("leave");
  await region(sam, "What you asked")
    .getByRole("button", { name: /^Not needed any more: Leave/ })
    .waitFor();
  await button(sam, `Ask for cover: ${said(morning)}`).waitFor();
  await sam.page.getByText("You are on leave. A coordinator is looking for somebody.").waitFor();
  await look(sam, "on leave");
  await button(sam, "Change when you would rather not work").click();
  await button(sam, "Add a time").click();
  await panel(sam).getByLabel("Day of wish 1").selectOption("Tuesday");
  await look(sam, "wishes");
  for (const label of ["From", "Until"]) await panel(sam).getByText(label, { exact: true }).waitFor();
  await button(sam, "Save").click();
  await sam.page.getByText("Tuesdays, 18:00 to 22:00").waitFor();
  await button(sam, "Undo").click();
  await sam.page.getByText("You have not said when you would rather not work.").waitFor();
});

test("the calendar's address is told once and fetched by anybody who has it; a new one and stopping end it", async () => {
  const make = async (open: string, press: string) => {
    await button(sam, open).click();
    await panel(sam).getByText("What your calendar’s provider learns").waitFor();
    await look(sam, open);
    await panel(sam).getByRole("button", { name: press }).click();
    const address = panel(sam).getByRole("textbox", { name: "The address" });
    await address.waitFor();
    const shown = await address.inputValue();
    await look(sam, `${open}, address`);
    await button(sam, "I have put it into my calendar").click();
    expect(await sam.page.content()).not.toContain(shown);
    return shown;
  };
  const first = await make("Set it up", "Make the address");
  const answer = await fetch(first);
  expect([answer.status, answer.headers.get("content-type"), answer.headers.get("cache-control")]).toEqual([
    ...[200, "text/calendar; charset=utf-8", "private"],
  ]);
  const feed = await answer.text();
  expect(feed).not.toMatch(/Harbour|Morgan|Priya|http/i);
  const events = new ICAL.Component(ICAL.parse(feed)).getAllSubcomponents("vevent");
  const stands = events.flatMap((component) => {
    const from = new ICAL.Event(component).startDate.toJSDate().getTime();
    return from === morning.from ? [component.getFirstPropertyValue("status")] : [];
  });
  // Given away as one turn, and come back by the swap as another.
  expect(stands.toSorted()).toEqual(["CANCELLED", "CONFIRMED"]);
  expect((await fetch(first, { headers: { "if-none-match": answer.headers.get("etag") ?? "" } })).status).toBe(304);
  const second = await make("New address", "Make a new address");
  expect([(await fetch(first)).status, (await fetch(second)).status]).toEqual([404, 200]);
  await button(sam, "Stop").click();
  await sam.page.getByText("The address has stopped.").waitFor();
  expect((await fetch(second)).status).toBe(404);
  expect(house.service.output()).not.toContain("/calendar/");
});

test("without a connection the page says so, keeps what it shows, and goes on by itself", async () => {
  await sam.context.setOffline(true);
  const notice = sam.page.getByText(/^The service cannot be reached. You see your shifts as they were at/);
  await notice.waitFor();
  await look(sam, "offline");
  await sam.context.setOffline(false);
  await notice.waitFor({ state: "detached" });
});
