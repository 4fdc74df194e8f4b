/**
 * What waits for a coordinator: shifts a changed pattern or a closed day would move or take away although somebody is on
 * them, and what people ask. What an answer does is said before it is given, and taken back where it can be.
 */
import { afterEach, beforeAll, expect, test } from "vitest";
import { eventually } from "./eventually.ts";
import { openHouse } from "./house.ts";
import { faultsIn } from "./look.ts";
import { desktop, type Person, phone } from "./people.ts";

const house = openHouse({ options: ["--at", "2026-11-03T14:00"], expected: /status of (401|409)/ });
let alex: Person;
let sam: Person;
const faults: string[] = [];

/** A Tuesday: the demo's own weeks end with 6 December, so that that of 7 December is empty. */
beforeAll(async () => {
  alex = await house.person(desktop);
  sam = await house.person(phone);
  await comeIn(alex, house.service.coordinator, "rota");
  await comeIn(sam, house.service.counsellors[0], "shifts");
});

afterEach(() => {
  expect(faults.splice(0)).toEqual([]);
});

async function comeIn({ page }: Person, link: string, to: string): Promise<void> {
  await page.goto(link);
  const alias = page.getByRole("textbox", { name: "Your first name or alias" });
  await eventually(() => alias.inputValue()).toDiffer("");
  await page.getByRole("button", { name: "Continue" }).click();
  await page.waitForURL("**/staff");
  await page.goto(new URL(`/staff/${to}`, house.service.visitor).href);
}

const button = (name: string | RegExp, { page } = alex) =>
  page.getByRole("button", { name, exact: typeof name === "string" });
const panel = ({ page } = alex) => page.getByRole("dialog");
const close = async () => {
  await panel().getByRole("button", { name: "Close", exact: true }).click();
  await panel().waitFor({ state: "hidden" });
};
const look = async (state: string, { page } = alex) => void faults.push(...(await faultsIn(page, state)));
const asked = (text: RegExp) => panel().getByRole("listitem").filter({ hasText: text });
const shift = (day: string, time: string) => button(new RegExp(`^${day} December, ${time}`));

async function putOn(day: string, alias: string): Promise<void> {
  await shift(day, "17:00 to 21:00").click();
  await panel().getByRole("combobox", { name: "Put somebody on" }).pressSequentially(alias);
  await alex.page.keyboard.press("Enter");
  await panel().getByText(`${alias} was put on ${day}`).waitFor();
  await close();
}

/** The evenings of a week, with Sam on two of them, as everybody sees them. */
async function evenings(): Promise<void> {
  const { page } = alex;
  await page.getByRole("table", { name: /^Rota, week of/ }).waitFor();
  for (let week = 0; week < 5; week++) await page.keyboard.press("Shift+ArrowRight");
  await button("Patterns").click();
  await button("New pattern").click();
  await panel().getByLabel("Begins", { exact: true }).fill("17:00");
  await panel().getByLabel("Ends", { exact: true }).fill("21:00");
  await button("Save").click();
  await panel().getByText("The pattern was saved").waitFor();
  await close();
  await putOn("Monday 7", "Sam");
  await putOn("Tuesday 8", "Sam");
  await button("Publish").click();
  await button(/^Publish \d+ changes$/).click();
  await page.getByText(/changes were published\.$/).waitFor();
}

test("a pattern that moves asks about shifts with people on them: moved, undone, kept", async () => {
  await evenings();
  await button("Patterns").click();
  await button(/^Change: Mondays to Fridays, 17:00 to 21:00/).click();
  await panel().getByLabel("Begins", { exact: true }).fill("18:00");
  await panel().getByLabel("Ends", { exact: true }).fill("22:00");
  await button("Save").click();
  await panel().getByText("The pattern was saved").waitFor();
  await close();
  // Those that nobody is on have moved by themselves.
  await shift("Wednesday 9", "18:00 to 22:00").waitFor();
  await shift("Monday 7", "17:00 to 21:00").waitFor();
  await button("Decide").click();
  const monday = asked(/Monday 7 December, 17:00 to 21:00/);
  await monday.getByText(/^The pattern changed to .*18:00 to 22:00, but Sam is on this shift\.$/).waitFor();
  await monday.getByText(/^1 of 2 on it\./).waitFor();
  await look("to decide");
  await button(/^Move it to .*: Monday 7 December/).click();
  await panel().getByText("Moved with its people: Monday 7 December, 17:00 to 21:00.").waitFor();
  await monday.waitFor({ state: "detached" });
  await look("decided");
  await panel().getByRole("button", { name: "Undo" }).click();
  await monday.waitFor();
  await button(/^Move it to .*: Monday 7 December/).click();
  await monday.waitFor({ state: "detached" });
  await button(/^Keep it: Tuesday 8 December/).click();
  await panel().getByText("There is nothing to decide.").waitFor();
  await look("nothing to decide");
  await close();
  await shift("Monday 7", "18:00 to 22:00: 1 of 2").waitFor();
  await shift("Tuesday 8", "17:00 to 21:00: 1 of 2").waitFor();
});

test("where moving would break a rule, that is said, and it cannot be moved", async () => {
  await button("Look at the draft").click();
  await button("Drop the whole draft").click();
  await button("Yes, drop it").click();
  await alex.page.getByText("The draft was dropped.").waitFor();
  // From ten in the evening, Sam would be on another shift already.
  await button("Add a shift on Monday 7 December at 18:00").focus();
  await button("Add a shift").click();
  await panel().getByLabel("Day", { exact: true }).fill("2026-12-07");
  await panel().getByLabel("Begins", { exact: true }).fill("21:00");
  await panel().getByLabel("Ends", { exact: true }).fill("23:00");
  await button("Add it").click();
  await panel().getByRole("heading", { name: "Monday 7 December, 21:00 to 23:00" }).waitFor();
  await panel().getByRole("combobox", { name: "Put somebody on" }).pressSequentially("Sam");
  await alex.page.keyboard.press("Enter");
  // It warns that Sam would have more hours than others.
  await button("Put Sam on all the same").click();
  await panel().getByText("Sam was put on Monday 7").waitFor();
  await close();
  await button("Decide").click();
  const monday = asked(/Monday 7 December, 17:00 to 21:00/);
  await monday.getByText(/^It cannot be moved to .*18:00 to 22:00:$/).waitFor();
  await monday.getByText(/^Sam would be on two shifts at once:/).waitFor();
  await look("to decide, a rule");
  const move = button(/^Move it to .*: Monday 7 December/);
  expect(await move.getAttribute("aria-disabled")).toBe("true");
  await move.press("Enter");
  await button(/^Take it away: Monday 7 December/).click();
  await panel().getByText("Taken away: Monday 7 December, 17:00 to 21:00.").waitFor();
  await monday.waitFor({ state: "detached" });
  await close();
  await shift("Monday 7", "17:00 to 21:00").waitFor({ state: "detached" });
});

test("what people ask is approved and declined after coverage and rest were said, and they see it", async () => {
  const { page } = sam;
  const folded = button(/^Show \d+ (later|more)$/, sam);
  await page.getByRole("heading", { name: "Open shifts" }).waitFor();
  while ((await folded.count()) > 0) await folded.first().click();
  for (const day of ["Wednesday 9", "Thursday 10"]) {
    await button(`Ask to be on it: ${day} December, 18:00 to 22:00`, sam).click();
    await page.getByText("You asked. A coordinator will answer.").first().waitFor();
  }
  await alex.page.getByText("2 requests wait for an answer.").waitFor();
  await button("Answer").click();
  const wednesday = asked(/Sam would like to be on Wednesday 9 December/);
  await wednesday.getByText(/Wednesday 9 December, 18:00 to 22:00: 0 of 2 now, 1 of 2 then$/).waitFor();
  await wednesday.getByText(/^Sam’s shortest rest beside it: /).waitFor();
  await look("requests");
  await button(/^Approve: Sam would like to be on Wednesday 9 December/).click();
  await panel().getByText("Approved. Sam sees it at once.").waitFor();
  await wednesday.waitFor({ state: "detached" });
  await button(/^Decline: Sam would like to be on Thursday 10 December/).click();
  await panel().getByText("Declined. Sam sees it at once.").waitFor();
  await panel().getByText("Nobody waits for an answer.").waitFor();
  await close();
  await shift("Wednesday 9", "18:00 to 22:00: 1 of 2").waitFor();
  await shift("Thursday 10", "18:00 to 22:00: 0 of 2").waitFor();
  const own = page.getByRole("region", { name: "What you asked" });
  await own.getByText("granted").first().waitFor();
  await own.getByText("declined").first().waitFor();
  await look("answered", sam);
});
