/** The page of the lines: from none at all to two in their order, one of which is taken off. */
import { confirm } from "../../office-people.ts";
import { heading, press, text } from "../stage.ts";
import { answeredWith, drawer, type Member, type Office, open } from "./stage.ts";

const box = (alex: Member, name: string) => drawer(alex).getByRole("textbox", { name, exact: true });

/** Harbour's first line, made and shown. */
export async function firstLine(office: Office, alex: Member): Promise<void> {
  const { visit } = office;
  await alex.page.route("**/api/staff/lines", (route) => route.abort());
  await open(office, alex, "lines", "This could not be read");
  await visit("lines: unreachable", alex);
  await alex.page.unrouteAll();
  await press(alex, "Try again");
  await heading(alex, "Make your first line");
  await visit("lines: none yet", alex);
  await making(office, alex);
  await limits(office, alex);
  await press(alex, "Show it to visitors");
  await text(alex, "I have checked each of these numbers today");
  await press(alex, "Show it to visitors");
  await text(alex, "Check every number first.");
  await visit("lines: showing?", alex);
  await show(alex, "Harbour");
  await visit("lines: a shown line", alex);
  await press(alex, "Earlier texts");
  await heading(alex, "Earlier texts");
  await visit("lines: earlier texts", alex);
}

async function making({ visit }: Office, alex: Member): Promise<void> {
  const { page } = alex;
  await press(alex, "Make a line");
  await heading(alex, "A new line");
  await visit("lines: a new line", alex);
  await press(alex, "Make the draft");
  await text(alex, "Write a name first.");
  await visit("lines: a new line, with faults", alex);
  await box(alex, "Name of the line").fill("Harbour");
  await page.keyboard.press("Escape");
  await heading(alex, "Leave without saving?");
  await visit("lines: leave without saving?", alex);
  await press(alex, "Go on writing");
  await box(alex, "Topics visitors may pick from").fill("Something on my mind\nSomebody else");
  await box(alex, "Number").fill("999");
  await box(alex, "Where “Leave quickly” goes").fill("https://www.bbc.co.uk/weather");
  await drawer(alex).getByText("What visitors see").click();
  const preview = drawer(alex).frameLocator("iframe");
  await preview.getByRole("heading", { name: "You can talk to someone here." }).waitFor();
  await visit("lines: a new line, and what visitors see", alex);
  await press(alex, "Make the draft");
  await confirm(page);
  await text(alex, "Harbour is made, as a draft.");
  await visit("lines: a draft", alex);
}

async function limits({ visit }: Office, alex: Member): Promise<void> {
  await press(alex, "Write the limits");
  await box(alex, "The text").fill("We do not know who you are.\n\nWe pass on that a child is in danger.");
  await visit("lines: limits", alex);
  await press(alex, "Keep this text");
  await confirm(alex.page);
  await text(alex, "The text of Harbour is kept.");
  await visit("lines: a text to be signed off", alex);
  await press(alex, "Sign the new text off");
  await press(alex, "Sign it off");
  await text(alex, "Write who signed it off");
  await visit("lines: signing off", alex);
  await box(alex, "Signed off by").fill("Dr Ada, clinical lead");
  await press(alex, "Sign it off");
  await confirm(alex.page);
  await text(alex, "The text of Harbour is signed off.");
}

/** Another coordinator was faster: this page read the line before they had changed it. */
export async function lineAtOnce(office: Office, alex: Member): Promise<void> {
  const { page } = alex;
  await answeredWith(page, "lines", (body: object & { lines?: readonly object[] }) => ({
    ...body,
    lines: body.lines?.map((line) => ({ ...line, edition: 1, name: "Harbour line", topics: ["Something else"] })),
  }));
  await open(office, alex, "lines", "Lines");
  await press(alex, "Harbour line");
  await press(alex, "Change words and rules");
  await box(alex, "Name of the line").fill("Harbour chat");
  await press(alex, "Save");
  await confirm(page);
  await text(alex, "Name: they made it Harbour; yours is still in the form.");
  await office.visit("lines: changed meanwhile", alex);
  await page.unrouteAll();
  await press(alex, "Save");
  await confirm(page);
  await text(alex, "Harbour chat was changed.");
}

export async function twoLines(office: Office, alex: Member): Promise<void> {
  const { visit } = office;
  const { page } = alex;
  await open(office, alex, "lines", "Lines");
  await press(alex, "Make a line");
  await box(alex, "Name of the line").fill("Young people");
  await box(alex, "Number").fill("112");
  await box(alex, "Where “Leave quickly” goes").fill("https://www.bbc.co.uk/weather");
  await press(alex, "Make the draft");
  await confirm(page);
  await text(alex, "Young people is made, as a draft.");
  await press(alex, "Close");
  await drawer(alex).waitFor({ state: "hidden" });
  await press(alex, "Move Young people up");
  await text(alex, "This order is not saved yet.");
  await visit("lines: another order", alex);
  await press(alex, "Save the order");
  await confirm(page);
  await text(alex, "The order is saved.");
  await press(alex, "Young people");
  await press(alex, "Take it off");
  await visit("lines: taking off?", alex);
  await press(alex, "Yes, take Young people off");
  await confirm(page);
  await text(alex, "Young people is taken off.");
  await press(alex, "Close");
  await drawer(alex).waitFor({ state: "hidden" });
  await visit("lines: one that is taken off", alex);
}

/** Whoever shows a line says that its numbers are right. */
async function show(alex: Member, line: string): Promise<void> {
  await drawer(alex).getByRole("checkbox").check();
  await press(alex, "Show it to visitors");
  await confirm(alex.page);
  await text(alex, `${line} is shown to visitors.`);
}
