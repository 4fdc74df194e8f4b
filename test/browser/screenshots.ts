/**
 * `npm run screenshots [-- FOLDER]`: pictures of what people see, phone and desktop, light and dark, from the running
 * service, to be looked at by somebody.
 */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import {
  ask,
  comeOnShift,
  counsellorWrites,
  desktop,
  launchBrowser,
  newPerson,
  type Person,
  phone,
  take,
  visitorWrites,
} from "./people.ts";
import { type Service, startService } from "./service.ts";

const folder = process.argv[2] ?? "screenshots";
mkdirSync(folder, { recursive: true });

const looks = [
  { name: "phone-light", device: { ...phone, deviceScaleFactor: 2, colorScheme: "light" } },
  { name: "phone-dark", device: { ...phone, deviceScaleFactor: 2, colorScheme: "dark" } },
  { name: "desktop-light", device: { ...desktop, colorScheme: "light" } },
  { name: "desktop-dark", device: { ...desktop, colorScheme: "dark" } },
] as const;

async function picture(person: Person, name: string): Promise<void> {
  await person.page.screenshot({ path: join(folder, `${name}.png`) });
}

/** One visit from the first screen to the end, as this device shows it. */
async function visit(
  browser: Browser,
  service: Service,
  counsellor: Person,
  look: (typeof looks)[number],
): Promise<void> {
  const visitor = await newPerson(browser, service.visitor, look.device);
  const { page } = visitor;
  const shot = (state: string) => picture(visitor, `visitor-${state}-${look.name}`);
  await page.goto(service.visitor);
  await page.getByRole("button", { name: "Start chat" }).waitFor();
  await shot("open");
  await page.getByRole("button", { name: "Start chat" }).click();
  await shot("limits");
  await ask(visitor, service.visitor);
  await page.getByRole("textbox", { name: "Your message" }).fill("I don't know how to start");
  await shot("waiting");
  await take(counsellor, visitor);
  await counsellorWrites(
    counsellor,
    "Hello. Take your time. We can start anywhere you like, even with something small.",
  );
  await visitorWrites(visitor, "ok. is it true you can't see who I am?");
  await counsellorWrites(counsellor, "Yes. I see only what you write here.");
  await page.getByText("I see only what you write here.").waitFor();
  await page.getByRole("textbox", { name: "Your message" }).fill("I have not said this to anyone before");
  await counsellor.page
    .getByText(/is writing/)
    .first()
    .waitFor();
  await shot("chat");
  await picture(counsellor, `console-chat-${look.name}`);
  await page.getByRole("button", { name: "End and erase", exact: true }).click();
  await shot("confirm");
  await page.getByRole("button", { name: "Yes, end and erase" }).click();
  await page.getByRole("heading", { name: "This chat has ended" }).waitFor();
  await shot("ended");
  await visitor.context.close();
}

async function main(): Promise<void> {
  const [browser, open, closed] = await Promise.all([launchBrowser(), startService(), startService("--closed")]);
  const links = [open.counsellors[0], open.counsellors[1]];
  for (const look of looks) {
    const outside = await newPerson(browser, closed.visitor, look.device);
    await outside.page.goto(closed.visitor);
    await picture(outside, `visitor-closed-${look.name}`);
    await outside.context.close();
  }
  for (const [index, dark] of [false, true].entries()) {
    const counsellor = await newPerson(browser, open.visitor, {
      viewport: { width: 1440, height: 900 },
      colorScheme: dark ? "dark" : "light",
    });
    await counsellor.page.goto(links[index] ?? "");
    await counsellor.page.getByRole("button", { name: "Continue" }).waitFor();
    await picture(counsellor, `join-${dark ? "dark" : "light"}`);
    await comeOnShift(counsellor, links[index] ?? "");
    await picture(counsellor, `console-board-${dark ? "dark" : "light"}`);
    for (const look of looks.filter(({ name }) => name.endsWith("dark") === dark))
      await visit(browser, open, counsellor, look);
    await counsellor.context.close();
  }
  await browser.close();
  await Promise.all([open.stop(), closed.stop()]);
}

await main();
