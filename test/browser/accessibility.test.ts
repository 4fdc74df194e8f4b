/**
 * Every state of every page through axe: WCAG 2.2 AA and its best practices. Nothing is ever wider than a small phone, and
 * Leave quickly stands where it always does; at the end of every journey it is pressed, and leaves nothing to go back to.
 */
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { violations } from "./axe.ts";
import { inArabic } from "./in-arabic.ts";
import { thenLeaving } from "./leaving.ts";
import { faults, faultsOfVisit, smallTargets, tooWide, wayOut } from "./look.ts";
import { launchBrowser, newPerson, type Person, phone } from "./people.ts";
import { type Service, startService } from "./service.ts";
import { everyState } from "./states.ts";

/** One more or one less is on purpose, or a state was lost. */
const states = { visitor: 77, join: 6, console: 48 };

let browser: Browser;
let service: Service;

beforeAll(async () => {
  [browser, service] = await Promise.all([launchBrowser(), startService()]);
});
afterAll(async () => {
  await browser.close();
  await service.stop();
});

const chatsAndLines = /^visitor: (waiting|called|chat|ended|stopped)/;

test("nothing is found in any state of any page, and no state of a visit is wider than a small phone", async () => {
  const found: string[] = [];
  const seen: string[] = [];
  /** Where Leave quickly stands → the last state in which it stood there. */
  const waysOut = new Map<string, string>();
  const look = async (state: string, person: Person) => {
    seen.push(state);
    if (!state.startsWith("visitor: ")) {
      found.push(...(await faults(person, state)), ...(await tooWide(person, state)));
      return;
    }
    found.push(...(await faultsOfVisit(person, state, seen.length)), ...(await smallTargets(person, state)));
    for (const place of await wayOut(person)) waysOut.set(place, state);
    if (chatsAndLines.test(state)) {
      found.push(...(await tooWide(person, state)));
      await inArabic(person.page, async () => void found.push(...(await tooWide(person, `${state}, in Arabic`))));
    }
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

test("a look finds what is too small to press, whatever else it was asked to leave out", async () => {
  const { page, context } = await newPerson(browser, service.visitor, phone);
  const press = '<button style="all: unset; font-size: 9px; line-height: 9px">1</button>';
  await page.setContent(`<html lang="en"><title>Buttons</title><main><h1>Buttons</h1>${press}${press}</main></html>`);
  for (const options of [{}, { rules: { region: { enabled: false } } }, { runOnly: ["target-size", "document-title"] }])
    expect(await violations(page, options)).toEqual([expect.stringMatching(/^target-size at /)]);
  expect(await smallTargets({ page }, "buttons")).toHaveLength(2);
  await context.close();
});

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
      await inArabic(small.page, async () => {
        expect([size, state, "in Arabic", await tooWide()]).toEqual([size, state, "in Arabic", 0]);
      });
    }
  }
  await small.context.close();
});

test("colours fade for whoever has not asked for less motion, and nothing else moves", async () => {
  const { page, context } = await newPerson(browser, service.visitor, phone);
  const fading = () =>
    page.evaluate(() => {
      const looks = [...document.querySelectorAll("body *")].map((element) => getComputedStyle(element));
      const fades = looks.filter(({ transitionDuration }) => !/^0s(, 0s)*$/.test(transitionDuration));
      return [...new Set(fades.flatMap(({ transitionProperty }) => transitionProperty.split(", ")))].toSorted();
    });
  for (const path of ["/", "/staff"]) {
    await page.goto(new URL(path, service.visitor).href);
    await page.locator(".button").first().waitFor({ state: "attached" });
    await page.emulateMedia({ reducedMotion: "reduce" });
    expect([path, await fading()]).toEqual([path, []]);
    await page.emulateMedia({ reducedMotion: "no-preference" });
    expect([path, await fading()]).toEqual([
      path,
      path === "/" ? ["background-color", "border-color"] : ["background-color"],
    ]);
  }
  await context.close();
});
