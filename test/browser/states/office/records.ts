/** One's own account, the audit and the settings. */
import { confirm } from "../../office-people.ts";
import { heading, press, text } from "../stage.ts";
import { answeredWith, type Member, type Office, open } from "./stage.ts";

/** Ten fresh recovery codes at the end. */
export async function account(office: Office, alex: Member): Promise<readonly string[]> {
  const { visit } = office;
  const { page } = alex;
  await open(office, alex, "account", "Sign-ins");
  await visit("account: after set-up", alex);
  await press(alex, "Add a passkey");
  await confirm(page);
  await page.getByRole("textbox", { name: "Name of the passkey" }).waitFor();
  await visit("account: a new passkey", alex);
  await press(alex, "Cancel");
  await page
    .getByRole("button", { name: /^Rename/ })
    .first()
    .click();
  await page.getByRole("textbox", { name: "Name of the passkey" }).fill("Blue key");
  await visit("account: renaming", alex);
  await press(alex, "Save");
  await confirm(page);
  await text(alex, "The passkey is called “Blue key” now.");
  await press(alex, "Make new codes");
  await heading(alex, "Please confirm this");
  await visit("account: the passkey again", alex);
  await confirm(page);
  const list = page.getByRole("list", { name: "Recovery codes" });
  await list.waitFor();
  await visit("account: new codes", alex);
  const codes = await list.getByRole("listitem").allInnerTexts();
  await press(alex, "I have kept them");
  return codes.map((code) => code.trim());
}

/** With a second passkey, other browsers and sign-ins: as after a year. */
export async function accountAfterAYear(office: Office, alex: Member): Promise<void> {
  const { page } = alex;
  await answeredWith(page, "account", (body) => ({ ...body, recoveryCodesLeft: 0 }));
  await open(office, alex, "account", "Sign-ins");
  await text(alex, "You have none. Make ten");
  await office.visit("account: no codes left", alex);
  await page.unrouteAll();
  await page.route("**/api/staff/account", (route) => route.abort());
  await page.reload();
  await text(alex, "The service cannot be reached.");
  await office.visit("account: unreachable", alex);
  await page.unrouteAll();
}

/** Before anybody has answered, and with some months. */
export async function figures(office: Office, alex: Member): Promise<void> {
  const { visit } = office;
  const { page } = alex;
  await open(office, alex, "figures", "Figures");
  await text(alex, /^Nothing to show yet/);
  await visit("figures: none yet", alex);
  const months = ["2026-11", "2026-10"].map((month) => ({ month, line: "Harbour", worse: null, same: 8, better: 21 }));
  await answeredWith(page, "figures", (body) => ({ ...body, feelings: months }));
  await page.reload();
  await page.getByRole("cell", { name: "< 5" }).first().waitFor();
  await visit("figures: two months", alex);
  await page.unrouteAll();
}

export async function audit(office: Office, alex: Member): Promise<void> {
  const { visit } = office;
  const { page } = alex;
  await open(office, alex, "audit", "Audit");
  await page.getByRole("table").waitFor();
  await visit("audit: all", alex);
  const what = page.getByRole("combobox", { name: "What" });
  await what.selectOption({ label: "Revoked a browser" });
  await text(alex, "These are all rows there are.");
  await visit("audit: one action", alex);
  await page.route("**/api/staff/audit?*", (route) => route.abort());
  await page.getByRole("combobox", { name: "By whom" }).selectOption({ label: "Alex" });
  await page.getByRole("alert").waitFor();
  await visit("audit: unreachable", alex);
  await page.unrouteAll();
  await open(office, alex, "audit", "Audit");
  await page.getByRole("table").waitFor();
  await press(alex, "Export everything");
  const saving = page.waitForEvent("download");
  await confirm(page);
  await (await saving).delete();
  await text(alex, "The file was saved.");
  await visit("audit: exported", alex);
}

export async function settings(office: Office, alex: Member): Promise<void> {
  const { visit } = office;
  const { page } = alex;
  await page.route("**/api/staff/settings", (route) => route.abort());
  await open(office, alex, "settings", "Settings");
  await heading(alex, "This could not be read");
  await visit("settings: unreachable", alex);
  await page.unrouteAll();
  await press(alex, "Try again");
  const optional = page.getByRole("radio", { name: "People may go without a passkey" });
  await optional.check();
  await visit("settings: another rule", alex);
  await press(alex, "Save");
  await confirm(page);
  await text(alex, "Saved");
  await visit("settings: saved", alex);
  await page.getByRole("combobox", { name: "Time zone" }).selectOption("Europe/Amsterdam");
  await text(alex, "Shifts that are planned keep their moment");
  await visit("settings: another time zone", alex);
}
