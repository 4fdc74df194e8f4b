import { mkdtempSync, mkdirSync } from "node:fs";
import { launchBrowser, newPerson, desktop, phone } from "./test/browser/people.ts";
import { giveAuthenticator } from "./test/browser/authenticators.ts";
import { startOrganisation } from "./test/serve/organisation.ts";
import { setUpOrganisation } from "./test/browser/office-people.ts";
const data = mkdtempSync("/tmp/ql-try-");
mkdirSync("/tmp/shots-w1", { recursive: true });
const org = await startOrganisation(data);
const browser = await launchBrowser();
const home = new URL(org.ready.staff).origin;
const alex = await newPerson(browser, home, desktop);
alex.page.on("response", (r) => { if (r.url().includes("/api/") && r.status() >= 400) void r.text().then((t) => console.log(r.status(), r.url(), t)); });
try {
  await giveAuthenticator(alex.page);
  console.log(org.ready);
  const made = await setUpOrganisation(alex.page, org.ready.setup ?? "");
  console.log(made);
  await alex.page.screenshot({ path: "/tmp/shots-w1/done.png", fullPage: true });
  await alex.page.goto(`${home}/staff/account`);
  await alex.page.getByRole("heading", { name: "Passkeys" }).waitFor({ timeout: 5000 });
  await alex.page.screenshot({ path: "/tmp/shots-w1/account.png", fullPage: true });
  await alex.page.goto(`${home}/staff`);
  await alex.page.waitForTimeout(1500);
  await alex.page.screenshot({ path: "/tmp/shots-w1/console.png", fullPage: true });
} catch (error) {
  console.log(error);
  await alex.page.screenshot({ path: "/tmp/shots-w1/fail.png", fullPage: true });
}
console.log(alex.misdeeds);
await browser.close();
await org.stop();
