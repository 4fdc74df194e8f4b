/** A browser whose key has run out, as after a long leave: its keys are thrown away, and new ones ask to be certified. */
import { rmSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { deviceCertificateMs } from "../../shared/limits.ts";
import { type Authenticator, giveAuthenticator } from "./authenticators.ts";
import { violations } from "./axe.ts";
import { eventually } from "./eventually.ts";
import { signIn } from "./office-people.ts";
import { desktop, launchBrowser, newPerson, type Person } from "./people.ts";
import { type Service, startService } from "./service.ts";

let browser: Browser;
let service: Service;
let sam: Person;
let passkey: Authenticator;
/** Not signed in, and a page whose clock is three months behind: the browser writes that into its console by itself. */
const expected = /the server responded with a status of 4(01|09)/;

beforeAll(async () => {
  [browser, service] = await Promise.all([launchBrowser(), startService()]);
  sam = await newPerson(browser, service.visitor, desktop);
  passkey = await giveAuthenticator(sam.page);
});
afterAll(async () => {
  await browser.close();
  await service.stop();
});

const button = (name: string | RegExp) => sam.page.getByRole("button", { name });

/** The same organisation at the same address, when the certificates of today have ended. */
async function afterTheLeave(): Promise<void> {
  const { data, port } = service;
  await service.stopKeeping();
  const at = new Date(Date.now() + deviceCertificateMs + 86_400_000).toISOString();
  const later = await startService("--data", data, "--port", `${port}`, "--at", at);
  rmSync(later.data, { recursive: true, force: true });
  service = { ...later, data, stop: async () => later.stopKeeping().then(() => rmSync(data, { recursive: true })) };
}

/** Everything in the staff pages' database, as "store" → public halves or owners of what is in it. */
function kept(page: Page): Promise<Record<string, string[]>> {
  return page.evaluate(async () => {
    const done = <T>(asked: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        asked.onsuccess = () => resolve(asked.result);
        asked.onerror = () => reject(asked.error);
      });
    const names = (await indexedDB.databases()).map(({ name = "" }) => name);
    const found: Record<string, string[]> = {};
    for (const name of names) {
      const database = await done(indexedDB.open(name));
      for (const store of database.objectStoreNames) {
        const records = await done(database.transaction(store).objectStore(store).getAll());
        found[store] = records.map(({ signingKey, person }) => signingKey ?? person ?? "?");
      }
      database.close();
    }
    return found;
  });
}

const six = () => sam.page.getByRole("region", { name: "This browser waits to be certified" }).getByRole("listitem");

async function words(): Promise<string> {
  await eventually(() => six().count()).toEqual(6);
  return (await six().allInnerTexts()).join(" ");
}

test("keys that have run out are thrown away, none of them is left, and new ones ask with other words", async () => {
  const { page } = sam;
  await page.goto(service.counsellors[0]);
  await button("Continue").click();
  await page.waitForURL("**/staff");
  await page.goto(`${service.visitor}staff/account`);
  await button("Add a passkey").click();
  await button("Make the passkey").click();
  await button(/^Rename/).waitFor();
  expect(await passkey.credentials()).toHaveLength(1);

  await afterTheLeave();
  await page.goto(`${service.visitor}staff`);
  await signIn(page);
  await page.getByRole("heading", { name: "This browser’s key has run out" }).waitFor();
  const old = await words();
  const before = await kept(page);
  expect([before.devices?.length, before.session?.length]).toEqual([1, 1]);

  await page.getByText("The keys here do not help any more").click();
  expect(await violations(page)).toEqual([]);
  await button("Throw the keys away and sign out").press("Enter");
  await button("Sign in with your passkey").waitFor();
  expect(Object.values(await kept(page)).flat()).toEqual([]);
  expect(await page.evaluate(async () => (await fetch("/api/staff/me")).status)).toBe(401);

  await signIn(page);
  await page.getByRole("heading", { name: "This browser has no key of yours" }).waitFor();
  expect(await words()).not.toBe(old);
  const { devices, session } = await kept(page);
  expect(devices).toEqual([]);
  expect(session).toHaveLength(1);
  expect(session).not.toEqual(before.session);
  expect(sam.misdeeds.filter((misdeed) => !expected.test(misdeed))).toEqual([]);
});
