/**
 * Coordinators plan a week: a pattern, people put on shifts by the keyboard alone, a conflict in words, publishing after
 * a preview and taking it back; two of them at once; on a phone; out as a file and in again. Axe looks on the way.
 */
import { readFileSync } from "node:fs";
import type { Locator } from "playwright-core";
import { afterEach, beforeAll, expect, test } from "vitest";
import { eventually } from "./eventually.ts";
import { openHouse } from "./house.ts";
import { faultsIn } from "./look.ts";
import { comeIn, desktop, type Person, phone } from "./people.ts";

const house = openHouse({
  // A Tuesday: the demo's own weeks end with 6 December, so that the week of 7 December is empty.
  options: ["--at", "2026-11-03T14:00"],
  expected: /status of (401|409)/,
});
let alex: Person;
const faults: string[] = [];

beforeAll(async () => {
  alex = await house.person(desktop);
  await comeIn(alex, house.service.coordinator);
  await openRota(alex);
});

afterEach(() => {
  expect(faults.splice(0)).toEqual([]);
});

async function openRota({ page }: Person): Promise<void> {
  await page.goto(new URL("/staff/rota", house.service.visitor).href);
  await page.getByRole("table", { name: /^Rota, week of/ }).waitFor();
}

const button = (name: string | RegExp) => alex.page.getByRole("button", { name, exact: typeof name === "string" });
const panel = () => alex.page.getByRole("dialog");
const close = async () => {
  await panel().getByRole("button", { name: "Close", exact: true }).click();
  await panel().waitFor({ state: "hidden" });
};
const look = async (state: string) => void faults.push(...(await faultsIn(alex.page, state)));
const focused = (locator: Locator) => locator.evaluate((element) => element === document.activeElement);

/** From this week to that of 7 December. */
async function goAhead(page: Person["page"]): Promise<void> {
  for (let week = 0; week < 5; week++) await page.keyboard.press("Shift+ArrowRight");
}

test("the week is a table with today in it, and Shift with an arrow key goes from week to week", async () => {
  const { page } = alex;
  await page.getByRole("table", { name: "Rota, week of 2 November 2026" }).waitFor();
  await page.getByRole("columnheader", { name: "Tuesday 3 November, today" }).waitFor();
  expect(await page.title()).toBe("Rota · Harbour");
  await look("this week");
  await goAhead(page);
  await page.getByRole("heading", { name: "Rota, 7 to 13 December" }).waitFor();
  await page.getByText("Nothing is planned in this week.").waitFor();
  await look("an empty week");
});

test("a pattern makes its shifts, and says what is wrong before", async () => {
  await button("Patterns").click();
  await look("no pattern");
  await button("New pattern").click();
  await panel().getByLabel("Ends", { exact: true }).fill("06:00");
  await button("Save").click();
  await panel().getByText("A shift is 12 hours long at most.").waitFor();
  await look("a pattern that is too long");
  // What the line asks for is there; this pattern asks for more.
  const asks = { "At least": ["1", "2"], Wanted: ["2", "3"], "At most": ["3", "4"] } as const;
  for (const [name, [line, pattern]] of Object.entries(asks)) {
    const field = panel().getByRole("spinbutton", { name, exact: true });
    expect(await field.inputValue()).toBe(line);
    await field.fill(pattern);
  }
  await panel().getByRole("checkbox", { name: "Somebody must lead it" }).check();
  await panel().getByLabel("Ends", { exact: true }).fill("21:00");
  await button("Save").click();
  await panel()
    .getByText("The pattern was saved: Mondays to Fridays, 17:00 to 21:00, every week, from 7 December 2026.")
    .waitFor();
  await look("patterns");
  await close();
  const shift = button(/^Monday 7 December, 17:00 to 21:00: 0 of 3, 2 needed, no lead, not published/);
  await shift.waitFor();
  expect(await alex.page.getByRole("table").getByRole("button").count()).toBe(7);
});

test("people are put on by the keyboard alone, the first who may lead as the lead", async () => {
  const { page } = alex;
  const monday = button(/^Monday 7 December, 17:00 to 21:00/);
  await monday.focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowLeft");
  expect(await focused(monday)).toBe(true);
  await page.keyboard.press("Enter");
  const name = panel().getByRole("combobox", { name: "Put somebody on" });
  await eventually(() => focused(name)).toEqual(true);
  await page.keyboard.press("ArrowDown");
  await panel()
    .getByRole("option", { name: /^Morgan.*free.*may lead/ })
    .waitFor();
  await look("suggestions");
  await name.focus();
  await page.keyboard.type("mor");
  await page.keyboard.press("Enter");
  await panel().getByText("Morgan was put on Monday 7 December, 17:00 to 21:00.").waitFor();
  expect(await panel().getByRole("checkbox", { name: "Morgan leads this shift" }).isChecked()).toBe(true);
  await eventually(() => focused(name)).toEqual(true);
  await page.keyboard.type("s");
  await page.keyboard.press("Enter");
  await panel().getByText("Sam was put on").waitFor();
  await panel().getByRole("button", { name: "Change Sam’s times" }).focus();
  await page.keyboard.press("Enter");
  await panel().getByLabel("Until").fill("22:30");
  await page.keyboard.press("Enter");
  await panel().getByText("These times do not lie within the shift.").waitFor();
  await panel().getByLabel("Until").fill("20:30");
  await page.keyboard.press("Enter");
  await panel().getByText("Sam is on Monday 7 December, 17:00 to 20:30.").waitFor();
  await look("a shift with people on it");
  await page.keyboard.press("Escape");
  await panel().waitFor({ state: "hidden" });
  await eventually(() => focused(monday)).toEqual(true);
  await page.getByRole("table").getByText("until 20:30").waitFor();
});

test("who would be on two shifts at once is refused in words, before and without asking the service", async () => {
  await button("Add a shift on Saturday 12 December at 17:00").focus();
  await button("Add a shift").click();
  await panel().getByLabel("Day", { exact: true }).fill("2026-12-07");
  await panel().getByLabel("Begins", { exact: true }).fill("19:00");
  await panel().getByLabel("Ends", { exact: true }).fill("22:00");
  await look("a new shift");
  await button("Add it").click();
  await panel().getByRole("heading", { name: "Monday 7 December, 19:00 to 22:00" }).waitFor();
  await panel().getByRole("combobox", { name: "Put somebody on" }).pressSequentially("sam");
  await panel()
    .getByRole("option", { name: /^Sam.*cannot/ })
    .waitFor();
  await alex.page.keyboard.press("Enter");
  await panel().getByText("Sam cannot be put on:").waitFor();
  await panel()
    .getByRole("alert")
    .getByText("Sam would be on two shifts at once: Mon 7 Dec, 17:00 to 20:30, and Mon 7 Dec, 19:00 to 22:00.")
    .waitFor();
  await look("refused");
  await button("Remove the shift").click();
  await button("Yes, remove it").click();
  await panel().waitFor({ state: "hidden" });
  await alex.page.getByText("The shift was removed: Monday 7 December, 19:00 to 22:00.").waitFor();
});

test("publishing shows every change and whom it touches, and is taken back as a whole", async () => {
  await alex.page.getByText("5 changes in this week not published").waitFor();
  await look("a draft");
  await button("Publish").click();
  await panel().getByText("is on: Monday 7 December, 17:00 to 20:30").waitFor();
  await panel().getByText("You can publish it all the same").waitFor();
  await look("publishing");
  await button("Publish 5 changes").click();
  await alex.page.getByText("5 changes were published.").waitFor();
  expect(await button("Publish").count()).toBe(0);
  await look("published");
  await button("Take back the last publication").click();
  await panel().getByText("Alex published the rota:").waitFor();
  await look("taking a publication back");
  await button("Take it back").click();
  await alex.page.getByText("The publication was taken back. What it changed is in the draft again.").waitFor();
  await button(/^Monday 7 December, 17:00 to 21:00: 1 of 3, 1 needed, not published/).waitFor();
  await alex.page.getByText("5 changes in this week not published").waitFor();
});

test("closed days, rules, requests and copying are there, and say what they are for", async () => {
  await button("Closed days").click();
  await panel().getByRole("textbox", { name: "Name" }).fill("Training day");
  await panel().getByLabel("First day").fill("2026-12-09");
  await look("closing a day");
  await button("Close days").click();
  await panel().getByText("Closed: Training day.").waitFor();
  await close();
  await alex.page.getByRole("cell", { name: "Closed Training day" }).waitFor();
  await button("Rules").click();
  await panel().getByRole("textbox", { name: "Hours of rest between two days of work" }).fill("eleven");
  await button("Save").click();
  await panel().getByText("Write the hours of rest, from 0 to 24.").waitFor();
  await look("rules");
  await close();
  await button("Requests").click();
  await panel().getByText("Nobody waits for an answer.").waitFor();
  await close();
  await alex.page.keyboard.press("Shift+ArrowRight");
  await button("Copy last week").click();
  await panel().getByRole("radio", { name: "With the people on them" }).waitFor();
  await look("copying");
  await close();
  await alex.page.keyboard.press("Shift+ArrowLeft");
});

test("a week that closures take whole says that it is closed, and why, instead of being empty", async () => {
  await button("Closed days").click();
  await panel().getByRole("textbox", { name: "Name" }).fill("Painting");
  await panel().getByLabel("First day").fill("2026-12-14");
  await panel().getByLabel("Last day").fill("2026-12-18");
  await button("Close days").click();
  await panel().getByText("Closed: Painting.").waitFor();
  await close();
  await alex.page.keyboard.press("Shift+ArrowRight");
  const says = "Closed this whole week: Painting, 14 December 2026 to 18 December 2026.";
  await alex.page.getByText(says).waitFor();
  expect(await alex.page.getByText("Nothing is planned in this week.").count()).toBe(0);
  await look("a closed week");
  await button("Closed days").click();
  await button("Open again: Painting").click();
  await panel().getByText("Open again: Painting.").waitFor();
  await close();
  await alex.page.getByText(says).waitFor({ state: "detached" });
  await alex.page.keyboard.press("Shift+ArrowLeft");
});

test("two coordinators see each other’s changes, and what one types stays", async () => {
  const { page } = alex;
  const morgan = await house.person(desktop);
  await page.goto(new URL("/staff/people", house.service.visitor).href);
  await page.getByRole("table").getByRole("button", { name: "Morgan", exact: true }).click();
  await button("Change roles").click();
  await panel().getByRole("checkbox", { name: "Coordinator" }).check();
  await button("Save roles").click();
  await panel().getByText("Morgan has new roles.").waitFor();
  await comeIn(morgan, house.service.supervisor);
  for (const one of [alex, morgan]) {
    await openRota(one);
    await goAhead(one.page);
  }
  await button(/^Tuesday 8 December, 17:00/).click();
  const name = panel().getByRole("combobox", { name: "Put somebody on" });
  await name.pressSequentially("pri");
  const theirs = morgan.page.getByRole("button", { name: /^Tuesday 8 December, 17:00/ });
  await theirs.click();
  await morgan.page.getByRole("combobox").pressSequentially("sam");
  await morgan.page.keyboard.press("Enter");
  await morgan.page.getByText("Sam was put on Tuesday").waitFor();
  await panel().getByText("Morgan just changed the draft: put Sam on Tuesday 8 December, 17:00 to 21:00.").waitFor();
  await panel().getByRole("button", { name: "Take off Sam" }).waitFor();
  expect(await name.inputValue()).toBe("pri");
  expect(await focused(name)).toBe(true);
  await page.keyboard.press("Enter");
  await morgan.page.getByText("Alex just changed the draft: put Priya on Tuesday 8 December").waitFor();
  await morgan.context.close();
  await close();
});

test("a file of the week comes out, and in again; a fault is named by its row", async () => {
  const saving = alex.page.waitForEvent("download");
  await button("Save this week as a file").click();
  const saved = await saving;
  expect(saved.suggestedFilename()).toBe("rota-2026-12-07.csv");
  const text = readFileSync(await saved.path(), "utf8");
  expect(text).toContain('"2026-12-07","17:00","20:30","harbour","Sam","no"');
  await button("Take in a file").click();
  const give = (name: string, content: string) =>
    panel()
      .getByLabel("File", { exact: true })
      .setInputFiles({ name, mimeType: "text/csv", buffer: Buffer.from(content) });
  await give("faulty.csv", `${text}"2026-12-10","17:00","21:00","harbour","Nobody here","no"\r\n`);
  await panel().getByText("1 row has a fault, so nothing of the file was taken.").waitFor();
  await panel()
    .getByRole("row", { name: /“Nobody here”: Nobody here has this name\./ })
    .waitFor();
  await look("a faulty file");
  await give("same.csv", text);
  await panel().getByText("Everything in this file is there already.").waitFor();
  await give("more.csv", `${text}"2026-12-10","17:00","21:00","harbour","Sam","no"\r\n`);
  await panel().getByText("1 person on shifts and 0 new shifts would come into the draft.").waitFor();
  await look("a file to take in");
  await button("Take it into the draft").click();
  await alex.page.getByText("The file was taken into the draft.").waitFor();
  await button(/^Thursday 10 December, 17:00 to 21:00: 1 of 3/).waitFor();
  await button("Undo").click();
  await button(/^Thursday 10 December, 17:00 to 21:00: 0 of 3/).waitFor();
});

test("on paper there is the week alone, on one page in landscape, every day of it", async () => {
  const { page } = alex;
  await page.setViewportSize(phone.viewport);
  await page.emulateMedia({ media: "print" });
  await eventually(() => page.getByRole("columnheader").count()).toEqual(7);
  for (const name of ["Add a shift", "Patterns", "Publish"]) expect(await button(name).isVisible()).toBe(false);
  await page.getByText(/^Harbour, as planned on Tue 3 Nov, 14:\d\d, with changes that are not published$/).waitFor();
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
  expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
  const [, width = 0, height = 0] = (/\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf) ?? []).map(Number);
  expect(width).toBeGreaterThan(height);
  await page.emulateMedia({ media: "screen" });
  await page.setViewportSize(desktop.viewport);
});

test("the draft is listed step by step, and dropping it asks first", async () => {
  await button("Look at the draft").click();
  await panel().getByText("Put Sam on Tuesday 8 December, 17:00 to 21:00").waitFor();
  await look("the draft");
  await button("Drop the whole draft").click();
  await panel().getByText("cannot be brought back").waitFor();
  await look("dropping the draft");
  await button("Yes, drop it").click();
  await alex.page.getByText("The draft was dropped.").waitFor();
  await button(/^Tuesday 8 December, 17:00 to 21:00: 0 of 3/).waitFor();
});

test("the same week by person and as a list; on a phone one day at a time", async () => {
  const { page } = alex;
  await button("This week").click();
  await page.getByRole("radio", { name: "People" }).check({ force: true });
  await page.getByRole("table", { name: "Rota, week of 2 November 2026, by person" }).waitFor();
  await look("by person");
  await page.getByRole("radio", { name: "List" }).check({ force: true });
  await page.getByRole("heading", { name: "Tuesday 3 November" }).waitFor();
  await look("as a list");
  await page.getByRole("radio", { name: "Week", exact: true }).check({ force: true });
  await page.setViewportSize(phone.viewport);
  await eventually(() => page.getByRole("columnheader").count()).toEqual(1);
  await page.getByRole("radio", { name: "Friday 6 November" }).check({ force: true });
  await page.getByRole("columnheader", { name: "Friday 6 November" }).waitFor();
  await button(/^Friday 6 November, 09:00 to 21:00/).click();
  await panel().getByRole("button", { name: "Take off Sam" }).click();
  await panel().getByText("Sam was taken off Friday 6 November").waitFor();
  await look("a shift on a phone");
  await close();
  await button("Undo").click();
  await page.getByText("Undone.").waitFor();
  await page.setViewportSize(desktop.viewport);
});

test("a request is answered after what it would do was said; a step that somebody overtook is told and taken out", async () => {
  const sam = await house.person(phone);
  await comeIn(sam, house.service.counsellors[0]);
  await alex.page.keyboard.press("Shift+ArrowRight");
  // On a shift that is published, which Sam then goes off: the step has nothing left to change.
  await button(/^Thursday 12 November, 09:00 to 21:00/).click();
  await panel().getByRole("button", { name: "Change Sam’s times" }).click();
  await panel().getByLabel("Until").fill("20:00");
  await panel().getByRole("button", { name: "Save Sam’s times" }).click();
  await panel().getByText("Sam is on Thursday 12 November, 09:00 to 20:00.").waitFor();
  await close();

  await sam.page.goto(new URL("/staff/shifts", house.service.visitor).href);
  await sam.page.getByRole("button", { name: /^Can’t make it\? Thursday 12 November/ }).click();
  await sam.page.getByRole("dialog").getByRole("button", { name: "Take me off" }).click();
  await sam.page.getByText("You are off this shift.").waitFor();
  await sam.page.getByRole("button", { name: "Ask for leave" }).click();
  await sam.page.getByRole("dialog").getByLabel("First day").fill("2026-11-10");
  await sam.page.getByRole("dialog").getByRole("button", { name: "Ask for leave" }).click();
  await sam.page.getByText("You asked for leave.").waitFor();

  await alex.page.getByText("1 step of the draft no longer fits what was changed meanwhile.").waitFor();
  await look("an overtaken step");
  await button("Look at the draft").click();
  await panel().getByText("what it is about is not there any more").waitFor();
  await look("the draft with an overtaken step");
  await panel().getByRole("button", { name: "Take it back: change how somebody is on who is no longer on" }).click();
  await panel().getByText("That step was taken back.").waitFor();
  await panel().getByText("what it is about is not there any more").waitFor({ state: "detached" });
  await close();
  await alex.page.getByText("1 request waits for an answer.").waitFor();
  await button("Answer").click();
  await panel().getByText("Sam asks for leave: Tue 10 Nov").waitFor();
  await panel().getByText("These shifts would need somebody else:").waitFor();
  await panel().getByText("Tuesday 10 November, 09:00 to 21:00").waitFor();
  await look("a request");
  await panel()
    .getByRole("button", { name: /^Approve/ })
    .click();
  await panel().getByText("Approved. Sam sees it at once.").waitFor();
  await panel().getByText("Nobody waits for an answer.").waitFor();
  await close();
});

test("without a connection the page says so, and goes on by itself", async () => {
  await alex.context.setOffline(true);
  await alex.page.getByText("The service cannot be reached.").waitFor();
  await look("offline");
  await alex.context.setOffline(false);
  await alex.page.getByText("The service cannot be reached.").waitFor({ state: "hidden" });
});
