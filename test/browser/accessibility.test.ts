/**
 * Every state of every page through axe: WCAG 2.2 AA and its best practices. Nothing is ever wider than a small phone, and
 * Leave quickly stands where it always does; at the end of every journey it is pressed, and leaves nothing to go back to.
 */
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { violations } from "./axe.ts";
import { inArabic } from "./in-arabic.ts";
import { thenLeaving } from "./leaving.ts";
import { faults, tooWide, wayOut } from "./look.ts";
import { launchBrowser, newPerson, type Person } from "./people.ts";
import { type Service, startService } from "./service.ts";
import { everyState } from "./states.ts";

/** One more or one less is on purpose, or a state was lost. */
const states = { visitor: 76, join: 6, console: 48 };
/** Looked at in forced colours too. */
const forced =
  /: (open|waiting, next|chat, the counsellor writes|board, several wait|three chats, something new in another)$/;

let browser: Browser;
let service: Service;

beforeAll(async () => {
  [browser, service] = await Promise.all([launchBrowser(), startService()]);
});
afterAll(async () => {
  await browser.close();
  await service.stop();
});

/** From right to left, and in letters of another height. */
async function faultsInArabic(person: Person, state: string): Promise<string[]> {
  const found: string[] = [];
  const said = await inArabic(person.page, async () => {
    found.push(...(await violations(person.page)).map((fault) => `${state}, in Arabic: ${fault}`));
    if (chatsAndLines.test(state)) found.push(...(await tooWide(person, `${state}, in Arabic`)));
  });
  return said === 0 ? [...found, `${state}: nothing of it is there in Arabic`] : found;
}

const chatsAndLines = /^visitor: (waiting|called|chat|ended|stopped)/;

test("nothing is found in any state of any page, and no state of a visit is wider than a small phone", async () => {
  const found: string[] = [];
  const seen: string[] = [];
  /** Where Leave quickly stands → the last state in which it stood there. */
  const waysOut = new Map<string, string>();
  const look = async (state: string, person: Person) => {
    seen.push(state);
    found.push(...(await faults(person, state, { forced: forced.test(state) })));
    if (chatsAndLines.test(state)) found.push(...(await tooWide(person, state)));
    if (state.startsWith("visitor: ")) for (const place of await wayOut(person)) waysOut.set(place, state);
    if (state.startsWith("visitor: ")) found.push(...(await faultsInArabic(person, state)));
  };
  const leaving = thenLeaving(look);
  const misdeeds = await everyState(browser, service, leaving.visit, "sideBySide");
  const count = (page: string) => seen.filter((state) => state.startsWith(`${page}: `)).length;
  expect(found).toEqual([]);
  expect([leaving.found, [...leaving.missing]]).toEqual([[], []]);
  // The same place in every state, one on a phone and one on a desk.
  expect([...waysOut.keys()].filter((place) => /: it /.test(place))).toEqual([]);
  expect(waysOut.size).toBe(2);
  expect(misdeeds).toEqual([]);
  expect(new Set(seen).size).toBe(seen.length);
  expect({ visitor: count("visitor"), join: count("join"), console: count("console") }).toEqual(states);
}, 600_000);

test("no state of the first view is wider than a small phone, nor is any text cut off at 200 %", async () => {
  const small = await newPerson(browser, service.visitor, { viewport: { width: 320, height: 568 } });
  const tooWide = () =>
    small.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  for (const size of ["100%", "200%"]) {
    await small.page.goto(service.visitor);
    await small.page.evaluate((fontSize) => (document.documentElement.style.fontSize = fontSize), size);
    for (const state of ["open", "closed", "full", "gone", "old", "limits"]) {
      await small.page.evaluate((name) => (document.documentElement.dataset.state = name), state);
      expect([size, state, await tooWide()]).toEqual([size, state, 0]);
    }
  }
  await small.context.close();
});
