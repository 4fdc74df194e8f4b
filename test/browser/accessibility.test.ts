/** Every state of both pages through axe, light and dark, phone and desktop: WCAG 2.2 AA and its best practices. */
import AxeBuilder from "@axe-core/playwright";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
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

let browser: Browser;
let service: Service;

beforeAll(async () => {
  [browser, service] = await Promise.all([launchBrowser(), startService()]);
});
afterAll(async () => {
  await browser.close();
  await service.stop();
});

/** What axe finds in this state, in both colour schemes, as `state: rule at element`. */
async function faults(person: Person, state: string): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of ["light", "dark"] as const) {
    await person.page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const { violations, passes } = await new AxeBuilder({ page: person.page }).setLegacyMode().analyze();
    expect(passes.length).toBeGreaterThan(5);
    for (const { id, nodes } of violations)
      found.push(`${state}, ${colorScheme}: ${id} at ${nodes.map(({ target }) => target.join(" ")).join(", ")}`);
  }
  return found;
}

test("nothing is found in any state of a visit and of the console beside it", async () => {
  const found: string[] = [];
  const look = async (person: Person, state: string) => found.push(...(await faults(person, state)));
  const counsellor = await newPerson(browser, service.visitor, desktop);
  const visitor = await newPerson(browser, service.visitor, phone);

  await visitor.page.goto(service.visitor);
  await visitor.page.getByRole("heading", { name: /not here right now/ }).waitFor();
  await look(visitor, "closed");
  await counsellor.page.goto(service.counsellors[0]);
  await counsellor.page.getByRole("button", { name: "Continue" }).waitFor();
  await look(counsellor, "joining");
  await comeOnShift(counsellor, service.counsellors[0]);
  await look(counsellor, "console, nobody there");

  await visitor.page.goto(service.visitor);
  await visitor.page.getByRole("button", { name: "Start chat" }).waitFor();
  await look(visitor, "open");
  await visitor.page.getByRole("button", { name: "Start chat" }).click();
  await look(visitor, "limits");
  await visitor.page.getByRole("button", { name: "I understand, start" }).click();
  await look(visitor, "limits, nothing chosen");
  await ask(visitor, service.visitor);
  await look(visitor, "waiting");
  await look(counsellor, "console, somebody waits");

  await take(counsellor, visitor);
  await look(visitor, "chat, empty");
  await counsellorWrites(counsellor, "Take your time");
  await visitorWrites(visitor, "Thank you");
  await visitor.page.getByText("Take your time").waitFor();
  await look(visitor, "chat");
  await look(counsellor, "console, chat");
  await counsellor.page.getByRole("button", { name: "Start closing" }).click();
  await visitor.page.getByText(/bring this chat to a close/).waitFor();
  await look(visitor, "closing");
  await look(counsellor, "console, closing");
  await visitor.page.getByRole("button", { name: "End and erase", exact: true }).click();
  await look(visitor, "end?");
  await visitor.page.getByRole("button", { name: "Yes, end and erase" }).click();
  await visitor.page.getByRole("heading", { name: "This chat has ended" }).waitFor();
  await look(visitor, "ended");
  await look(counsellor, "console, ended");
  await Promise.all([visitor.context.close(), counsellor.context.close()]);
  expect(found).toEqual([]);
});

test("no state of the visitor's page is wider than a small phone, nor is any text cut off at 200 %", async () => {
  const small = await newPerson(browser, service.visitor, { viewport: { width: 320, height: 568 } });
  const tooWide = () =>
    small.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  for (const size of ["100%", "200%"]) {
    await small.page.goto(service.visitor);
    await small.page.evaluate((fontSize) => (document.documentElement.style.fontSize = fontSize), size);
    for (const state of ["open", "closed", "full", "old", "limits"]) {
      await small.page.evaluate((name) => (document.documentElement.dataset.state = name), state);
      expect([size, state, await tooWide()]).toEqual([size, state, 0]);
    }
  }
  await small.context.close();
});
