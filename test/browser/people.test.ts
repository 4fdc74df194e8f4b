/**
 * A coordinator's day: inviting somebody who then takes a chat, revoking the browser in the middle of it, pausing,
 * letting leave, importing; and the audit that shows all of it and holds. Axe looks at every state on the way.
 */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { eventually, until } from "./eventually.ts";
import { openHouse } from "./house.ts";
import { faultsIn } from "./look.ts";
import {
  ask,
  bothRead,
  comeIn,
  comeOnShift,
  counsellorWrites,
  desktop,
  type Person,
  phone,
  take,
  visitorWrites,
} from "./people.ts";
import { turnPage } from "./states/stage.ts";

const house = openHouse({ expected: /status of (401|409|422)/ });
let alex: Person;
const found: string[] = [];
/** What the browser asked Alex itself. */
const questions: string[] = [];

beforeAll(async () => {
  alex = await house.person(desktop);
  // The browser asks whether to leave what is not saved: yes.
  alex.page.on("dialog", (question) => {
    questions.push(question.type());
    void question.accept();
  });
  await comeIn(alex, house.service.coordinator);
});
beforeEach(() => open("people", "People"));
afterEach(() => {
  expect(found.splice(0)).toEqual([]);
});

async function open(section: "people" | "audit" | "settings", heading: string): Promise<void> {
  await alex.page.goto(new URL(`/staff/${section}`, house.service.visitor).href);
  await alex.page.getByRole("heading", { name: heading, level: 1 }).waitFor();
}

const button = (name: string | RegExp) => alex.page.getByRole("button", { name, exact: typeof name === "string" });
const drawer = () => alex.page.getByRole("dialog");
const close = async () => {
  await drawer().getByRole("button", { name: "Close" }).click();
  await drawer().waitFor({ state: "hidden" });
};

async function openPerson(alias: string): Promise<void> {
  await alex.page.getByRole("table").getByRole("button", { name: alias, exact: true }).click();
  await drawer().getByRole("heading", { name: alias, level: 2 }).waitFor();
}

/** The link that is shown once. */
async function shownLink(): Promise<string> {
  const field = drawer().getByRole("textbox", { name: "The link" });
  await field.waitFor();
  return field.inputValue();
}

async function look(state: string): Promise<void> {
  found.push(...(await faultsIn(alex.page, state)));
}

test("an empty form says what is missing, and the focus is in it and comes back", async () => {
  await look("people");
  const invite = button("Invite somebody");
  await invite.focus();
  await alex.page.keyboard.press("Enter");
  await eventually(() => alex.page.evaluate(() => document.activeElement?.getAttribute("type") ?? "")).toEqual("text");
  await drawer().getByRole("button", { name: "Make the invitation" }).click();
  await drawer().getByText("Write a name first.").waitFor();
  await look("invite, complaint");
  await alex.page.keyboard.press("Escape");
  await eventually(() => invite.evaluate((element) => element === document.activeElement)).toEqual(true);
}, 90_000);

test("somebody new is invited, and comes in with the link that was shown once", async () => {
  await button("Invite somebody").click();
  await drawer().getByRole("textbox", { name: "First name or alias" }).fill("Newcomer");
  await drawer().getByRole("button", { name: "Add a skill" }).click();
  await drawer().getByRole("textbox", { name: "Skill 1", exact: true }).fill("First aid");
  await drawer().getByLabel("Last day of skill 1").fill("2020-01-31");
  await look("invite");
  await drawer().getByRole("button", { name: "Make the invitation" }).click();
  const link = await shownLink();
  await look("link");
  const message = await drawer().getByRole("textbox", { name: "A message to send with it" }).inputValue();
  expect(message).toContain(link);
  await drawer().getByRole("button", { name: "Done" }).click();
  const row = alex.page.getByRole("row", { name: /Newcomer/ });
  await row.getByText("First aid, ended 31 January 2020").waitFor();
  expect(await alex.page.content()).not.toContain(link);
  const newcomer = await house.person(phone);
  await comeIn(newcomer, link);
  await newcomer.page.getByRole("heading", { name: "You are not on shift now" }).waitFor();
}, 90_000);

test("a browser certified in the coordinator's browser takes a chat, and is revoked in the middle of it", async () => {
  await openPerson("Sam");
  await look("somebody invited");
  await drawer().getByRole("button", { name: "New invitation link" }).click();
  const link = await shownLink();
  await close();
  const [sam, visitor] = [await house.person(desktop), await house.person(phone)];
  await comeOnShift(sam, link);
  await ask(visitor, house.service.visitor);
  await take(sam, visitor);
  await visitorWrites(visitor, "Are you there?");
  await bothRead(visitor, sam, ["Are you there?"]);
  await counsellorWrites(sam, "I am here.");
  await bothRead(visitor, sam, ["Are you there?", "I am here."]);

  await alex.page.reload();
  await openPerson("Sam");
  await drawer().getByRole("button", { name: "Revoke browser 1" }).click();
  await drawer().getByText("can never take a chat again").waitFor();
  await look("revoking");
  await drawer().getByRole("button", { name: "Revoke this browser" }).click();
  await visitor.page.getByText("Sam cannot come back to this chat.").waitFor();
  await sam.page.getByRole("heading", { name: "Your sign-in was ended" }).waitFor();
  await drawer()
    .getByText(/^Revoked/)
    .waitFor();
  await look("somebody with a revoked browser");
  await close();
}, 180_000);

test("two coordinators at once: what the other changed stands beside what I wrote, and nothing is lost", async () => {
  const other = await alex.context.newPage();
  await other.goto(new URL("/staff/people", house.service.visitor).href);
  await openPerson("Priya");
  await button("Change").click();
  await drawer().getByRole("spinbutton", { name: "Chats at once, at most" }).fill("3");
  await other.getByRole("table").getByRole("button", { name: "Priya", exact: true }).click();
  await other.getByRole("button", { name: "Change", exact: true }).click();
  await other.getByRole("spinbutton", { name: "Chats at once, at most" }).fill("2");
  await other.getByRole("textbox", { name: "Languages they write" }).fill("English, Welsh");
  await other.getByRole("button", { name: "Save" }).click();
  await other.getByText("Priya was changed.").waitFor();
  await other.close();
  await button("Save").click();
  await drawer().getByText("Languages: now English, Welsh, taken over into the form.").waitFor();
  await drawer().getByText("Chats at once: they made it 2; yours is still in the form.").waitFor();
  await look("changed meanwhile");
  expect(await drawer().getByRole("spinbutton").inputValue()).toBe("3");
  await button("Save").click();
  await drawer().getByText("Priya was changed.").waitFor();
  expect(await drawer().getByRole("definition").allInnerTexts()).toEqual(
    expect.arrayContaining(["English, Welsh", "3"]),
  );
  await drawer().getByRole("button", { name: "Undo" }).click();
  await drawer().getByText("Undone. Priya is as before.").waitFor();
  await close();
}, 90_000);

test("what is written is left only by whoever says so, with the keyboard alone; where nothing is, nothing is asked", async () => {
  const { page } = alex;
  const question = page.getByRole("heading", { name: "Leave without saving?" });
  const focused = () => page.evaluate(() => document.activeElement?.textContent ?? "");
  await openPerson("Sam");
  await button("Change").click();
  await page.keyboard.press("Escape");
  await drawer().waitFor({ state: "hidden" });
  await openPerson("Sam");
  await button("Change").click();
  const name = drawer().getByRole("textbox", { name: "First name or alias" });
  await name.fill("Sammy");
  for (let times = 0; times < 2; times++) {
    await page.keyboard.press("Escape");
    await question.waitFor();
    await eventually(focused).toEqual("Go on writing");
    await page.keyboard.press("Escape");
    await question.waitFor({ state: "detached" });
    expect(await name.inputValue()).toBe("Sammy");
    await eventually(() => name.evaluate((field) => field === document.activeElement)).toEqual(true);
  }
  await drawer().getByRole("button", { name: "Close" }).click();
  await question.waitFor();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await drawer().waitFor({ state: "hidden" });
  await eventually(focused).toEqual("Sam");
}, 60_000);

test("leaving the page asks while something is written, and never otherwise", async () => {
  const { page } = alex;
  await button("Invite somebody").click();
  await open("people", "People");
  expect(questions).toEqual([]);
  await button("Invite somebody").click();
  await drawer().getByRole("textbox", { name: "First name or alias" }).fill("Newcomer");
  await open("settings", "Settings");
  expect(questions.splice(0)).toEqual(["beforeunload"]);
  await page.getByRole("radio", { name: "Everybody needs a passkey" }).check();
  await open("people", "People");
  expect(questions.splice(0)).toEqual(["beforeunload"]);
}, 60_000);

test("what another coordinator changes is there as soon as the page is seen again, and takes nothing that is written", async () => {
  await openPerson("Sam");
  await button("Change").click();
  const name = drawer().getByRole("textbox", { name: "First name or alias" });
  await name.fill("Sammy");
  const other = await alex.context.newPage();
  await other.goto(new URL("/staff/people", house.service.visitor).href);
  await other.getByRole("table").getByRole("button", { name: "Priya", exact: true }).click();
  await other.getByRole("button", { name: "Change", exact: true }).click();
  await other.getByRole("spinbutton", { name: "Chats at once, at most" }).fill("3");
  await other.getByRole("button", { name: "Save" }).click();
  await other.getByText("Priya was changed.").waitFor();
  await turnPage(alex, "hidden");
  await turnPage(alex, "visible");
  const row = alex.page.locator("tr", { hasText: "Priya" });
  await eventually(() => row.locator(".number").first().allInnerTexts()).toEqual(["3"]);
  expect(await name.inputValue()).toBe("Sammy");
  await other.getByRole("button", { name: "Undo" }).click();
  await other.getByText("Undone. Priya is as before.").waitFor();
  await other.close();
  await drawer().getByRole("button", { name: "Cancel" }).click();
  await close();
}, 90_000);

test("a pause signs out at once and is taken back; leaving says what will happen, and asks once more", async () => {
  const priya = await house.person(desktop);
  await comeOnShift(priya, house.service.counsellors[1]);
  await alex.page.reload();
  await openPerson("Priya");
  await button("Pause").click();
  await drawer().getByText("Priya is paused, and signed out everywhere.").waitFor();
  await until(
    "Priya is signed out",
    async () => !(await priya.page.getByRole("button", { name: "Take next" }).isVisible()),
  );
  await look("paused");
  await button("Undo").click();
  await drawer().getByText("Undone. Priya is as before.").waitFor();
  await close();
  await openPerson("Newcomer");
  await look("somebody with a browser");
  await button("Let them leave").click();
  await drawer().getByText("It cannot be undone.").waitFor();
  await look("leaving");
  await button("Yes, let Newcomer leave").click();
  await drawer().getByText("Newcomer has left.").waitFor();
  await close();
  await alex.page.getByRole("radio", { name: /^Left/ }).check({ force: true });
  await alex.page.getByRole("row", { name: /Newcomer/ }).waitFor();
  await alex.page.getByRole("radio", { name: /^Everybody/ }).check({ force: true });
}, 120_000);

const rows = "name,roles,languages,chats at once,trainee,skills\n";

test("a file is imported after a trial, all rows or none", async () => {
  await button("Import from a file").click();
  await look("import");
  const paste = drawer().getByRole("textbox", { name: /paste the rows/ });
  await paste.fill(
    `${rows}Evening one,counsellor,English,1,no,First aid until 2030-01-31\nEvening two,boss,English,1,,`,
  );
  await button("Read the rows").click();
  await drawer().getByText("“boss” is not a role.").waitFor();
  await look("import, faults");
  await button("Choose other rows").click();
  await paste.fill(`${rows}Evening one,counsellor,English,1,no,\nSam,counsellor,English,1,,`);
  await button("Read the rows").click();
  await drawer().getByText("Somebody of this name is here already.").waitFor();
  await button("Choose other rows").click();
  await paste.fill(`${rows}Evening one,counsellor,English,1,no,\nEvening two,counsellor,Welsh,2,,`);
  await button("Read the rows").click();
  await button("Add 2 people").click();
  await drawer().getByText("2 people were added. Nobody is invited yet.").waitFor();
  await look("import, added");
  await button("Make a link for Evening one").click();
  expect(await shownLink()).toContain("/join#");
  await close();
  await alex.page.getByRole("searchbox").fill("evening welsh");
  await eventually(() => alex.page.getByRole("table").getByRole("button").allInnerTexts()).toEqual(["Evening two"]);
  await alex.page.getByRole("searchbox").fill("nobody at all");
  await alex.page.getByText("Nobody matches this.").waitFor();
  await look("people, none found");
}, 120_000);

test("the template is saved as a file, and files are read in the encodings spreadsheets save", async () => {
  await button("Import from a file").click();
  const saving = alex.page.waitForEvent("download");
  await button("Save a template").click();
  const file = await saving;
  expect(file.suggestedFilename()).toBe("people.csv");
  expect(readFileSync(await file.path(), "utf8")).toContain('"name","roles","languages"');
  const choose = async (buffer: Buffer) =>
    drawer().getByLabel("Choose a file").setInputFiles({ name: "people.csv", mimeType: "text/csv", buffer });
  await choose(Buffer.from("name;roles;languages\nZoë;counsellor;English", "latin1"));
  await drawer().getByText("Save it as CSV in UTF-8").waitFor();
  await choose(Buffer.from("\ufeffname;roles;languages\r\nZoë;counsellor;English", "utf16le"));
  await drawer().getByRole("rowheader", { name: "Zoë" }).waitFor();
  await button("Choose other rows").click();
  await drawer()
    .getByLabel("Choose a file")
    .setInputFiles(await file.path());
  await drawer().getByText("Somebody of this name is here already.").first().waitFor();
  await button("Choose other rows").click();
  await close();
}, 60_000);

test("the audit shows all of it in words, and the exported file holds", async () => {
  await open("audit", "Audit");
  const table = alex.page.getByRole("table");
  await table.waitFor();
  await look("audit");
  const told = await table.getByRole("rowheader").allInnerTexts();
  for (const action of [
    ...["Invited somebody", "Gave a link", "Came in with a link", "Revoked a browser", "Changed somebody"],
    ...["Paused somebody", "Ended a pause", "Let somebody leave", "Added somebody from a file"],
  ])
    expect(told).toContain(action);
  await alex.page.getByRole("combobox", { name: "What" }).selectOption({ label: "Paused somebody" });
  await eventually(() => table.getByRole("rowheader").allInnerTexts()).toEqual(["Paused somebody"]);
  await look("audit, filtered");
  const saving = alex.page.waitForEvent("download");
  await button("Export everything").click();
  const file = await (await saving).path();
  const root = resolve(import.meta.dirname, "../..");
  const checked = spawnSync("npm", ["run", "--silent", "audit:verify", "--", file], { cwd: root, encoding: "utf8" });
  expect(checked.stderr).toBe("");
  expect(checked.status).toBe(0);
}, 90_000);

test("settings name the organisation and its key, and nobody locks themselves out", async () => {
  await open("settings", "Settings");
  const name = alex.page.getByRole("textbox", { name: "Name", exact: true });
  await eventually(() => name.inputValue()).toEqual("Harbour");
  const required = alex.page.getByRole("radio", { name: "Everybody needs a passkey" });
  await required.check();
  await look("settings");
  await button("Save").click();
  await alex.page.getByRole("alert").filter({ hasText: "needs a passkey" }).waitFor();
  await look("settings, refused");
}, 60_000);

test("whoever is signed out elsewhere meanwhile is asked to sign in", async () => {
  await openPerson("Morgan");
  await alex.context.clearCookies();
  await button("Pause").click();
  await alex.page.getByRole("heading", { name: /sign/i }).first().waitFor();
  await look("signed out");
}, 60_000);
