/** The people page: alone, inviting, one person and everything done to them, two coordinators at once, an import. */
import { confirm } from "../../office-people.ts";
import { heading, press, text } from "../stage.ts";
import { arrive, drawer, type Member, type Office, open } from "./stage.ts";

const person = (alias: string) => new RegExp(`^${alias}$`);

async function show(office: Office, alex: Member, alias: string): Promise<void> {
  await open(office, alex, "people", "People");
  await alex.page
    .getByRole("table")
    .getByRole("button", { name: person(alias) })
    .click();
  await drawer(alex).getByRole("heading", { name: alias, level: 2 }).waitFor();
}

/** Sam's invitation, whose link it answers. */
export async function inviting(office: Office, alex: Member): Promise<string> {
  const { visit } = office;
  const { page } = alex;
  await open(office, alex, "people", "People");
  await text(alex, "What to do first");
  await visit("people: alone", alex);
  await press(alex, "Invite somebody");
  await press(alex, "Make the invitation");
  await text(alex, "Write a name first.");
  await visit("people: invite, no name", alex);
  await page.getByRole("textbox", { name: "First name or alias" }).fill("Sam");
  await press(alex, "Add a skill");
  await page.getByRole("textbox", { name: "Skill 1", exact: true }).fill("First aid");
  await page.getByLabel("Last day of skill 1").fill("2020-01-31");
  await visit("people: invite", alex);
  await page.keyboard.press("Escape");
  await heading(alex, "Leave without saving?");
  await visit("people: leave without saving?", alex);
  await page.keyboard.press("Escape");
  await press(alex, "Make the invitation");
  await heading(alex, "Please confirm this");
  await visit("people: the passkey again", alex);
  await confirm(page);
  const link = page.getByRole("textbox", { name: "The link" });
  await link.waitFor();
  await visit("people: the link", alex);
  const made = await link.inputValue();
  await press(alex, "Done");
  await drawer(alex).waitFor({ state: "hidden" });
  await visit("people: two", alex);
  return made;
}

const rows = "name,roles,languages,chats at once,trainee,skills\n";

export async function importing(office: Office, alex: Member): Promise<void> {
  const { visit } = office;
  await open(office, alex, "people", "People");
  await press(alex, "Import from a file");
  await visit("people: import", alex);
  const paste = alex.page.getByRole("textbox", { name: /paste the rows/ });
  await paste.fill(
    `${rows}Priya,counsellor,"English, Welsh",2,no,First aid until 2030-01-31\nMorgan,boss,"Engl"ish,1,,`,
  );
  await press(alex, "Read the rows");
  await text(alex, "A quotation mark is not closed");
  await visit("people: import, faults", alex);
  await press(alex, "Choose other rows");
  await paste.fill(`${rows}Priya;counsellor`);
  await press(alex, "Read the rows");
  await text(alex, "No role is given.");
  await press(alex, "Choose other rows");
  await paste.fill(
    `${rows}Priya,counsellor,"English, Welsh",2,no,First aid until 2030-01-31\nMorgan,"counsellor; supervisor",English,1,,`,
  );
  await press(alex, "Read the rows");
  await text(alex, "2 rows can be imported.");
  await visit("people: import, good rows", alex);
  await press(alex, "Add 2 people");
  await confirm(alex.page);
  await text(alex, "2 people were added. Nobody is invited yet.");
  await visit("people: import, added", alex);
  await press(alex, "To the list");
  await drawer(alex).waitFor({ state: "hidden" });
  await alex.page.getByRole("searchbox").fill("nobody at all");
  await text(alex, "Nobody matches this.");
  await visit("people: nobody found", alex);
}

export async function onePerson(office: Office, alex: Member): Promise<void> {
  const { visit } = office;
  await show(office, alex, "Sam");
  await visit("people: somebody", alex);
  await press(alex, "Change roles");
  await visit("people: roles", alex);
  await press(alex, "Cancel");
  await press(alex, "Pause");
  await confirm(alex.page);
  await text(alex, "Sam is paused, and signed out everywhere.");
  await visit("people: paused", alex);
  await press(alex, "Undo");
  await confirm(alex.page);
  await text(alex, "Undone. Sam is as before.");
  await press(alex, "Let them leave");
  await text(alex, "It cannot be undone.");
  await visit("people: leaving?", alex);
  await press(alex, "Keep them");
  await show(office, alex, "Priya");
  await visit("people: somebody who was never here", alex);
}

export async function atOnce(office: Office, alex: Member): Promise<void> {
  await show(office, alex, "Priya");
  await press(alex, "Change");
  const most = alex.page.getByRole("spinbutton", { name: "Chats at once, at most" });
  await most.fill("3");
  const other = { ...alex, page: await alex.context.newPage() };
  await show(office, other, "Priya");
  await press(other, "Change");
  await other.page.getByRole("spinbutton").fill("1");
  await other.page.getByRole("textbox", { name: "Languages they write" }).fill("English");
  await press(other, "Save");
  await text(other, "Priya was changed.");
  await other.page.close();
  await press(alex, "Save");
  await text(alex, "Languages: now English, taken over into the form.");
  await office.visit("people: changed meanwhile", alex);
  await press(alex, "Save");
  await text(alex, "Priya was changed.");
}

/** Sam lost everything and comes back: the browser from before has ended here, and is not revoked yet. */
export async function lostEverything(office: Office, alex: Member): Promise<void> {
  const { visit } = office;
  const { page } = alex;
  await show(office, alex, "Sam");
  await press(alex, "They lost everything");
  await visit("people: lost everything?", alex);
  await press(alex, "Make a new invitation");
  await confirm(page);
  const link = await page.getByRole("textbox", { name: "The link" }).inputValue();
  const again = await arrive(office);
  await again.page.goto(link);
  await press(again, "Continue");
  await press(again, "Make your passkey");
  await again.page.getByRole("list", { name: "Recovery codes" }).waitFor();
  await again.context.close();
  await show(office, alex, "Sam");
  const notRevoked = drawer(alex).getByText(/not revoked yet/);
  await notRevoked.first().waitFor();
  await visit("people: a browser that ended", alex);
  const before = await notRevoked.count();
  await drawer(alex).getByRole("listitem").filter({ hasText: "not revoked yet" }).first().getByRole("button").click();
  await text(alex, "travels with every chat");
  await visit("people: revoking?", alex);
  await press(alex, "Revoke this browser");
  await confirm(page);
  await text(alex, "A browser of Sam’s is revoked.");
  await text(alex, /^Revoked/);
  if ((await notRevoked.count()) !== before - 1) throw new Error("a revoked browser is offered again");
  await visit("people: a revoked browser", alex);
}
