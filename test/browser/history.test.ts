/**
 * What Back shows. Leave quickly takes the page's place in the history, in every state; a page that goes away by itself is
 * wiped; and a page that a browser kept in memory (its back/forward cache) starts afresh when it comes back.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, chromium } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { puzzleBitsLeast } from "../../shared/limits.ts";
import { complain, feel } from "../promises/afterwards.ts";
import { coordinatorOf, twoLeads } from "../promises/coordinating.ts";
import { browserFlags, ensureBrowser } from "./chromium.ts";
import { eventually, until } from "./eventually.ts";
import { openHouse } from "./house.ts";
import { historyOf, neutralSite } from "./leaving.ts";
import {
  ask,
  beginSentence,
  bothRead,
  clearScreen,
  desktop,
  type Person,
  phone,
  take,
  visitorWrites,
} from "./people.ts";
import { offerTwoLanguages } from "./states/first-view.ts";
import { called, placed, playedLine } from "./states/queue.ts";
import { later, Relay, text, withMovableTime } from "./states/stage.ts";

/** The neutral site is the one request to somebody else that a visitor's page is there to make. */
const house = openHouse({ expected: /^request to https:/ });
let counsellor: Person;

const before = "data:text/html,<title>Before</title>";

beforeAll(async () => {
  counsellor = await house.counsellor();
  await twoLeads(await coordinatorOf(house.service));
});

async function person(device: object, from = house.browser): Promise<Person> {
  const arrived = await house.passing(device, from);
  await neutralSite(arrived.context);
  await arrived.page.goto(before);
  return arrived;
}

const written = "nobody else may read this";

async function chatting(visitor: Person, ifClosed: "Keep my place" | "Forget me"): Promise<void> {
  await ask(visitor, house.service.visitor, ifClosed);
  await take(counsellor, visitor);
  await visitorWrites(visitor, written);
  await bothRead(visitor, counsellor, [written]);
}

async function ended(visitor: Person): Promise<void> {
  await chatting(visitor, "Forget me");
  await visitor.page.getByRole("button", { name: "End and erase", exact: true }).click();
  await visitor.page.getByRole("button", { name: "Yes, end and erase" }).click();
  await visitor.page.getByRole("heading", { name: "This chat has ended" }).waitFor();
}

/** The first view, as the service would have it with this answer. */
async function firstView({ page }: Person, state: string, change: object | undefined): Promise<void> {
  await page.goto(house.service.visitor);
  await page.route("**/api/open*", async (route) => {
    // What answers is not the service.
    if (change === undefined) return route.fulfill({ json: {} });
    const response = await route.fetch();
    return route.fulfill({ response, json: { ...(await response.json()), ...change } });
  });
  await page.evaluate(() => void document.dispatchEvent(new Event("visibilitychange")));
  await page.locator(`[data-state="${state}"]`).waitFor();
}

async function limits({ page }: Person): Promise<void> {
  await page.goto(house.service.visitor);
  await page.getByRole("button", { name: "Start chat" }).click();
  await page.getByRole("button", { name: "I understand, start" }).waitFor();
}

async function agree({ page }: Person): Promise<void> {
  await page.getByRole("radio", { name: "Keep my place" }).check();
  await page.getByRole("button", { name: "I understand, start" }).click();
}

async function waiting(visitor: Person): Promise<void> {
  await ask(visitor, house.service.visitor, "Keep my place");
  await visitor.page.getByRole("textbox", { name: "Your message" }).fill(written);
}

/** In a chat, after these were pressed one after the other. */
const pressed =
  (...names: string[]) =>
  async (visitor: Person): Promise<void> => {
    await chatting(visitor, "Forget me");
    for (const name of names) await visitor.page.getByRole("button", { name, exact: true }).click();
  };

const aside = (waitForHere: boolean) => ({ type: "aside", waitForHere });
const puzzle = { type: "puzzle", ticket: placed.ticket, bits: puzzleBitsLeast };

/** In line at a Switchboard that the test plays, which then says this. Nobody answers in a room. */
async function told(visitor: Person, frame: object, sentence: string): Promise<void> {
  await Relay.between(visitor.page, "room", () => {});
  const queue = await playedLine(visitor, house.service.visitor);
  await visitor.page.getByRole("textbox", { name: "Your message" }).fill(written);
  queue.say(frame);
  await text(visitor, sentence);
}

async function inGerman(visitor: Person): Promise<void> {
  await offerTwoLanguages(visitor);
  await limits(visitor);
  await visitor.page.getByRole("radio", { name: "Deutsch" }).check();
  await agree(visitor);
  await text(visitor, /No one who writes German is here now/);
}

/** The counsellor's connection is gone for longer than a minute. */
async function lost(visitor: Person): Promise<void> {
  await withMovableTime(visitor);
  await chatting(visitor, "Forget me");
  await counsellor.context.setOffline(true);
  await text(visitor, /^The connection to Sam is gone/);
  await later(visitor, 1.5);
  await visitor.page.getByRole("button", { name: "Speak to someone else" }).waitFor();
  await counsellor.context.setOffline(false);
  // Without it nobody can be taken.
  await counsellor.page.locator('[data-link="up"]').waitFor();
}

async function withEverything(visitor: Person): Promise<void> {
  const { page } = visitor;
  await ask(visitor, house.service.visitor, "Keep my place");
  await feel(visitor, 1);
  await take(counsellor, visitor);
  await counsellor.page.getByRole("textbox", { name: "Step 1" }).fill(written);
  await counsellor.page.getByRole("button", { name: /^Show these to/ }).click();
  await page.getByRole("listitem").filter({ hasText: written }).waitFor();
  await page.getByRole("button", { name: "End and erase", exact: true }).click();
  await page.getByRole("button", { name: "Yes, end and erase" }).click();
  await page.getByRole("group", { name: "How do you feel now?" }).waitFor();
  await complain(visitor, written);
}

/** Every state, and how a visitor gets there. That the link is within reach in all the others: accessibility.test.ts. */
const states: readonly [string, (visitor: Person) => Promise<unknown>][] = [
  ["open", ({ page }) => page.goto(house.service.visitor)],
  ["closed", (visitor) => firstView(visitor, "closed", { state: "closed", opensAt: null })],
  ["full", (visitor) => firstView(visitor, "full", { state: "full" })],
  ["the line has closed for good", (visitor) => firstView(visitor, "gone", { state: "gone" })],
  ["unreachable", (visitor) => firstView(visitor, "unknown", undefined)],
  [
    "the browser is too old",
    async ({ page }) => {
      await page.addInitScript(() => Reflect.deleteProperty(Object, "hasOwn"));
      await page.goto(house.service.visitor);
      await page.getByRole("heading", { name: /too old/ }).waitFor();
    },
  ],
  ["limits of confidentiality", limits],
  [
    "joining",
    async (visitor) => {
      // Nobody answers.
      await visitor.page.routeWebSocket("**/ws/queue*", () => {});
      await limits(visitor);
      await agree(visitor);
      await visitor.page.getByRole("heading", { name: "One moment" }).waitFor();
    },
  ],
  ["waiting", waiting],
  [
    "waiting, with the numbers open",
    async (visitor) => {
      await waiting(visitor);
      await visitor.page.getByRole("button", { name: "I might hurt myself or someone now" }).click();
      await visitor.page.getByRole("heading", { name: /Please call now/ }).waitFor();
    },
  ],
  [
    "waiting, without a connection",
    async (visitor) => {
      await waiting(visitor);
      await visitor.context.setOffline(true);
      await visitor.page.getByText("The connection is gone").first().waitFor();
    },
  ],
  ["chatting", (visitor) => chatting(visitor, "Keep my place")],
  ["chatting, with more open", pressed("More")],
  ["chatting, thinking", pressed("I need time to think")],
  ["chatting, asked whether to take back", pressed("Take back what I wrote")],
  ["chatting, asked whether to end", pressed("End and erase")],
  [
    "chatting, without a connection",
    async (visitor) => {
      await chatting(visitor, "Keep my place");
      await visitor.context.setOffline(true);
      await visitor.page.getByText("The connection is gone").first().waitFor();
    },
  ],
  [
    "the counsellor closes the chat",
    async (visitor) => {
      await chatting(visitor, "Forget me");
      await counsellor.page.getByRole("button", { name: "Start closing" }).click();
      await visitor.page.getByText(/bring this chat to a close/).waitFor();
    },
  ],
  ["ended", ended],
  ["called", (visitor) => told(visitor, called("r"), "Someone is joining you now.")],
  ["waiting, stepped aside", (visitor) => told(visitor, aside(false), "this page did not answer")],
  ["waiting, asked whether still there", (visitor) => told(visitor, aside(true), "Are you still there?")],
  ["waiting, while very many people come", (visitor) => told(visitor, puzzle, "Very many people are coming")],
  ["waiting, where no one writes the language", inGerman],
  [
    "waiting, with words of danger",
    async (visitor) => {
      await waiting(visitor);
      await visitor.page.getByRole("textbox", { name: "Your message" }).fill(`${written}, I want to die`);
      await text(visitor, "You do not have to be alone with this");
    },
  ],
  [
    "chatting, before the first sentence is finished",
    async (visitor) => {
      await ask(visitor, house.service.visitor);
      await beginSentence(visitor, written);
      await counsellor.page.getByRole("button", { name: "Take next" }).click();
      await visitor.page.getByRole("heading", { name: "Someone is here." }).waitFor();
    },
  ],
  ["offered somebody else, the counsellor being lost", lost],
  ["ended, with steps, a question, and what was not right half written", withEverything],
];

/** Nothing of the visit on the way back, nor in the tab's storage. */
async function expectNoTrace(visitor: Person): Promise<void> {
  const { page } = visitor;
  await visitor.context.setOffline(false);
  await page.unroute("**/api/open*");
  await eventually(() => page.title()).toEqual("Weather");
  expect((await historyOf(visitor)).filter(({ url }) => url.startsWith(house.service.visitor))).toEqual([]);
  // The browser hears of a title a moment after the page has it.
  await eventually(async () => (await historyOf(visitor)).map(({ title }) => title).slice(-2)).toEqual([
    "Before",
    "Weather",
  ]);
  await page.goBack();
  expect(await page.title()).toBe("Before");
  expect(await page.evaluate(() => document.body.innerHTML)).toBe("");
  await page.goForward();
  expect(await page.title()).toBe("Weather");
  await page.goto(house.service.visitor);
  expect(await page.evaluate(() => ({ ...sessionStorage }))).toEqual({});
  expect(await page.content()).not.toContain(written);
}

test.each(states)(
  "Leave quickly while %s: Back shows what was there before the visit, and nothing of it",
  async (state, arrive) => {
    const visitor = await person(phone);
    await arrive(visitor);
    await visitor.page.getByRole("link", { name: "Leave quickly" }).click();
    await expectNoTrace(visitor);
    if (/^(chatting|the counsellor)/.test(state) && !state.includes("without a connection"))
      await counsellor.page
        .getByText(/left on purpose/i)
        .first()
        .waitFor();
    await clearScreen(counsellor);
  },
);

/** In the page, which nothing can be asked of once it is being left. From when the script came: the work of a place in line, and more. */
function workAndLeave(): void {
  const kind = { name: "RSA-PSS", modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]), hash: "SHA-256" };
  const make = () => crypto.subtle.generateKey(kind, false, ["sign"]);
  const map = document.querySelector("script[type=importmap]")?.textContent ?? "";
  const scripts = Object.keys(JSON.parse(map).integrity);
  fetch("/healthz?come")
    .then(async () => {
      await Promise.all(scripts.map(async (script) => (await fetch(script)).text()));
      for (let keys = 0; keys < 12; keys += 1) await make();
    })
    .then(() => fetch("/healthz?worked"));
  // Once this has been answered.
  setTimeout(() => document.getElementById("leave")?.click());
}

test.each([
  ["the chat's own script", /\/app-/],
  ["the encryption", /\/mls-visitor-/],
])("Leave quickly while %s is on its way, and the other site too: what comes then joins no line", async (_, script) => {
  const visitor = await person(phone);
  const { page, context } = visitor;
  let [come, answer] = [() => {}, () => {}];
  const comes = new Promise<void>((done) => (come = done));
  const answers = new Promise<void>((done) => (answer = done));
  await context.route(/^https:/, (route) => answers.then(() => route.fallback()));
  await context.route(script, (route) => comes.then(() => route.continue()), { times: 1 });
  const sockets: string[] = [];
  page.on("websocket", (socket) => sockets.push(socket.url()));
  await limits(visitor);
  await agree(visitor);
  const arrived = page.waitForResponse(script);
  await context.route("**/healthz?come", async (route) => {
    await (await arrived).finished();
    await route.continue();
  });
  // However long this machine takes for the work.
  const worked = page.waitForRequest("**/healthz?worked", { timeout: 0 });
  await page.evaluate(workAndLeave);
  come();
  await worked;
  answer();
  await expectNoTrace(visitor);
  expect(sockets).toEqual([]);
});

test("three presses of Shift leave as the link does, where there is a fine pointer", async () => {
  const visitor = await person(desktop);
  await chatting(visitor, "Forget me");
  await visitor.page.getByRole("textbox", { name: "Your message" }).focus();
  for (const key of ["Shift", "Shift", "Shift"]) await visitor.page.keyboard.press(key);
  await expectNoTrace(visitor);
  await counsellor.page
    .getByText(/left on purpose/i)
    .first()
    .waitFor();
  await clearScreen(counsellor);
});

test("Shift between other keys, Shift three times in more than five seconds, and Escape never leave", async () => {
  const visitor = await person(desktop);
  const { page } = visitor;
  await page.clock.install();
  await page.goto(house.service.visitor);
  for (const key of ["Shift", "Shift", "a", "Shift", "Escape", "Shift", "Escape", "Escape", "Escape"])
    await page.keyboard.press(key);
  for (const _ of [1, 2, 3, 4]) {
    await page.keyboard.press("Shift");
    await page.clock.fastForward(2600);
  }
  await page.getByRole("link", { name: "Leave quickly" }).waitFor();
  expect(page.url()).toBe(house.service.visitor);
});

test("on a phone Shift never leaves: its keyboard sends it by itself", async () => {
  const { page } = await person(phone);
  await page.goto(house.service.visitor);
  for (const key of ["Shift", "Shift", "Shift", "Shift"]) await page.keyboard.press(key);
  await page.getByRole("link", { name: "Leave quickly" }).waitFor();
  expect(page.url()).toBe(house.service.visitor);
});

test.each(["open", "full", "gone"])(
  "without JavaScript, %s: the numbers are there, the link works, and Back leads here again, as the page says",
  async (state) => {
    const visitor = await person({ ...phone, javaScriptEnabled: false });
    const { page } = visitor;
    // As the service would send it then.
    await page.route(house.service.visitor, async (route) => {
      const response = await route.fetch();
      await route.fulfill({
        response,
        body: (await response.text()).replace(/data-state="\w+"/, `data-state="${state}"`),
      });
    });
    await page.goto(house.service.visitor);
    await page.locator('a[href^="tel:"]').filter({ visible: true }).first().waitFor();
    await text(visitor, /"Leave quickly" works, but the Back button shows this page again/);
    await page.getByRole("link", { name: "Leave quickly" }).click();
    await eventually(() => page.title()).toEqual("Weather");
    await page.goBack();
    await text(visitor, /JavaScript is switched off/);
  },
);

test("going to another page in the middle of a chat wipes it: with Forget me it was on purpose", async () => {
  const visitor = await person(phone);
  await chatting(visitor, "Forget me");
  await visitor.page.goto(before);
  await counsellor.page
    .getByText(/left on purpose/i)
    .first()
    .waitFor();
  await visitor.page.goBack();
  await visitor.page.getByRole("button", { name: "Start chat" }).waitFor();
  expect(await visitor.page.content()).not.toContain(written);
  await clearScreen(counsellor);
});

test("going to another page with Keep my place: Back is in line again, and the conversation is gone", async () => {
  const visitor = await person(phone);
  await chatting(visitor, "Keep my place");
  await visitor.page.goto(before);
  await visitor.page.goBack();
  await visitor.page.getByText("You are next").first().waitFor();
  expect(await visitor.page.content()).not.toContain(written);
  await visitor.page.getByRole("link", { name: "Leave quickly" }).click();
  await eventually(() => visitor.page.title()).toEqual("Weather");
  await clearScreen(counsellor);
});

/**
 * Chromium keeps these pages in its back/forward cache, `no-store` or not. Playwright switches that off, because it
 * cannot follow it; so here the page is driven by the protocol underneath.
 */
describe("a page that comes back out of the browser's memory", () => {
  let keeping: Browser;

  beforeAll(async () => {
    keeping = await chromium.launch({
      executablePath: ensureBrowser(),
      args: browserFlags,
      ignoreDefaultArgs: ["--disable-back-forward-cache"],
    });
  });

  afterAll(() => keeping.close());

  interface Return {
    /** Of the navigations, as the browser names them: away, and whatever coming back took. */
    readonly types: readonly string[];
    /** What was shown at the moment of coming back, before the page began afresh. */
    readonly glimpse: string;
    /** What is shown then. */
    readonly html: string;
  }

  async function awayAndBack(visitor: Person): Promise<Return> {
    const session = await visitor.context.newCDPSession(visitor.page);
    const evaluate = async (expression: string) =>
      `${(await session.send("Runtime.evaluate", { expression })).result.value}`;
    /** A page that goes away meanwhile does not answer, and the next one is asked. */
    const asked = (expression: string) => evaluate(expression).catch(() => "on its way");
    const types: string[] = [];
    await session.send("Page.enable");
    session.on("Page.frameNavigated", ({ type, frame }) => void types.push(`${type} ${new URL(frame.url).pathname}`));
    await evaluate(`addEventListener("pageshow", ({ persisted }) => {
      if (persisted) sessionStorage.setItem("glimpse", document.title + document.body.innerText);
    })`);
    await session.send("Page.navigate", { url: new URL("/healthz", house.service.visitor).href });
    await eventually(() => asked("location.pathname")).toEqual("/healthz");
    await asked("history.back()");
    await eventually(async () => types.at(-1)).toEqual("Navigation /");
    await eventually(() => asked("document.readyState + location.pathname")).toEqual("complete/");
    const glimpse = await evaluate('sessionStorage.getItem("glimpse")');
    return { types, glimpse, html: await evaluate("document.documentElement.outerHTML") };
  }

  test("starts afresh, where the first view was shown", async () => {
    const visitor = await person(phone, keeping);
    await visitor.page.goto(house.service.visitor);
    await visitor.page.getByRole("button", { name: "Start chat" }).click();
    await visitor.page.getByRole("radio", { name: "Keep my place" }).check();
    const { types, html } = await awayAndBack(visitor);
    expect(types).toEqual(["Navigation /healthz", "BackForwardCacheRestore /", "Navigation /"]);
    expect(html).toContain('data-state="open"');
  });

  test.each(["Keep my place", "Forget me"] as const)(
    "%s: nothing of a chat is in it, not even for a moment",
    async (choice) => {
      const visitor = await person(phone, keeping);
      await chatting(visitor, choice);
      const { glimpse, html } = await awayAndBack(visitor);
      expect(`${glimpse} ${html}`).not.toContain(written);
      expect(glimpse).not.toContain("Sam");
      await visitor.context.close();
      await clearScreen(counsellor);
    },
  );

  test("whatever a browser keeps, pagehide has wiped it", async () => {
    const visitor = await person(phone);
    await chatting(visitor, "Forget me");
    const left = await visitor.page.evaluate(() => {
      dispatchEvent(new PageTransitionEvent("pagehide", { persisted: true }));
      return document.documentElement.outerHTML;
    });
    expect(left).not.toContain(written);
    await counsellor.page
      .getByText(/left on purpose/i)
      .first()
      .waitFor();
    await clearScreen(counsellor);
  });
});

test.each(["Keep my place", "Forget me"] as const)(
  "%s: a tab that the browser opens again shows nothing of the chat that was in it",
  async (choice) => {
    const folder = mkdtempSync(join(tmpdir(), "quietline-profile-"));
    const open = (...flags: string[]) =>
      chromium.launchPersistentContext(folder, {
        executablePath: ensureBrowser(),
        args: [...browserFlags, ...flags],
      });
    const first = await open();
    await chatting({ page: await first.newPage(), context: first, misdeeds: [] }, choice);
    await first.close();
    const again = await open("--restore-last-session");
    const restored = () => again.pages().find((page) => page.url() === house.service.visitor);
    await until("the tab is there again", () => restored() !== undefined);
    const page = restored();
    await page
      ?.getByText(choice === "Forget me" ? "Start chat" : "You are next")
      .first()
      .waitFor();
    expect(await page?.content()).not.toContain(written);
    await again.close();
    rmSync(folder, { recursive: true, force: true });
    await clearScreen(counsellor);
  },
);
