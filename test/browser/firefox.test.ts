/**
 * A visitor in Firefox, set as Tor Browser is at "Safer", and a counsellor in Chromium: the whole way there and out, what
 * Back shows, and what lies on the disk afterwards (P4), with the tabs that would be opened again too. At the end a Firefox
 * as most people have it.
 */
import type { Browser as Firefox, Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { coordinatorOf, twoLeads } from "../promises/coordinating.ts";
import { newProfile, type Profile } from "../promises/profile.ts";
import { nothing, tracesInPage } from "../promises/traces.ts";
import { eventually } from "./eventually.ts";
import { asUsual, fill, launchFirefox, press, shown, shows } from "./firefox.ts";
import { type HostPages, hostPages } from "./host-page.ts";
import { openHouse } from "./house.ts";
import { clearScreen, conversation, counsellorWrites, type Person } from "./people.ts";

const house = openHouse();
let counsellor: Person;
let site: HostPages;
let before: string;
let profile: Profile;
let firefox: Firefox;

beforeAll(async () => {
  profile = newProfile();
  [firefox, site] = await Promise.all([launchFirefox(profile.folder), hostPages()]);
  before = site.show("<!doctype html><title>Before</title><p>Before</p>");
  counsellor = await house.counsellor();
  await twoLeads(await coordinatorOf(house.service));
});
afterAll(async () => {
  await firefox.close();
  profile.remove();
  site.close();
});

/** Made-up words, each in one place alone. */
const written = {
  whileWaiting: "vexquorblingan",
  sent: "zamplificorvant",
  read: "wundrelgastiko",
  halfWritten: "brolmentigasque",
  takenBack: "drovelquintasom",
  agreed: "crandolimpeska",
  halfComplained: "grelvantosique",
};
const topic = "My own thoughts or behaviour";
const message = "Your message";

/** A tab in which another page was before. Where Leave quickly goes to is answered here; what does not pass does not come. */
async function arrive(passes: (url: string) => boolean = () => true, browser = firefox): Promise<Page> {
  const page = await browser.newPage();
  await page.setRequestInterception(true);
  page.on("request", (request) => {
    if (!request.url().startsWith("https:")) return passes(request.url()) ? request.continue() : request.abort();
    return request.respond({ contentType: "text/html", body: "<!doctype html><title>Weather</title><p>Weather</p>" });
  });
  await page.goto(before);
  return page;
}

async function ask(page: Page, choice: "Keep my place" | "Forget me"): Promise<void> {
  await page.goto(house.service.visitor);
  await press(page, "Start chat");
  await press(page, choice);
  await press(page, "I understand, start");
  await shows(page, "You are next");
}

async function chat(page: Page, choice: "Keep my place" | "Forget me" = "Forget me"): Promise<void> {
  await ask(page, choice);
  await fill(page, message, written.whileWaiting);
  await press(page, topic);
  await press(page, "1, very bad");
  await counsellor.page.getByRole("button", { name: "Take next" }).click();
  await eventually(() => conversation(counsellor)).toEqual([written.whileWaiting]);
  await counsellorWrites(counsellor, written.read);
  await shows(page, written.read);
  await fill(page, message, written.sent);
  await press(page, "Send");
  await eventually(() => conversation(counsellor)).toEqual([written.whileWaiting, written.read, written.sent]);
  await fill(page, message, written.halfWritten);
}

/** In a chat: a step that both agreed to, and a place to go next. */
async function takeAlong(page: Page): Promise<void> {
  await counsellor.page.getByRole("textbox", { name: "Step 1" }).fill(written.agreed);
  await counsellor.page.getByRole("button", { name: /^Show these to/ }).click();
  await shows(page, written.agreed);
  await counsellor.page.getByText("Point to a place to go next").click();
  await counsellor.page.getByRole("button", { name: /^Show NHS: help/ }).click();
  await shows(page, "www.nhs.uk");
}

async function end(page: Page): Promise<void> {
  await press(page, "End and erase");
  await press(page, "Yes, end and erase");
  await shows(page, "This chat has ended");
}

const tracesOf = async (page: Page) => ({
  ...(await page.evaluate(tracesInPage)),
  cookies: (await page.cookies()).map(({ name }) => name),
});

/** On its way to another page the driver cannot say, and is asked again. */
const title = (page: Page) => eventually(() => page.title().catch(() => "on its way"));

/** Nothing of the visit on the way back. */
async function expectNoWayBack(page: Page): Promise<void> {
  await title(page).toEqual("Weather");
  // Once it has answered: whoever answers must still be there.
  await page.evaluate(() => void setTimeout(() => history.back()));
  await title(page).toEqual("Before");
  await page.evaluate(() => void setTimeout(() => history.forward()));
  await title(page).toEqual("Weather");
  await clearScreen(counsellor);
}

test("the whole way: words while waiting, a topic, words both ways, taken back, ended, and nothing left behind", async () => {
  const page = await arrive();
  await chat(page);
  await counsellor.page.getByText(topic).first().waitFor();
  await fill(page, message, written.takenBack);
  await press(page, "Send");
  await counsellor.page.getByText(written.takenBack).waitFor();
  await press(page, "Take back what I wrote");
  await press(page, "Yes, take it back");
  await counsellor.page.getByText(written.takenBack).waitFor({ state: "detached" });
  await shows(page, "You took this back");
  await takeAlong(page);
  expect(await tracesOf(page)).toEqual(nothing);
  await end(page);
  expect(await shown(page)).not.toContain(written.read);
  await press(page, "4");
  await press(page, "Done");
  await shows(page, "Thank you");
  expect(await tracesOf(page)).toEqual(nothing);
  await clearScreen(counsellor);
});

test("what it is set to, as Tor Browser is: no WebAssembly, no time zone of its own; and able to chat", async () => {
  const page = await arrive();
  await page.goto(house.service.visitor);
  const about = await page.evaluate(() => ({
    secure: isSecureContext,
    wasm: "WebAssembly" in window,
    zone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
    processors: navigator.hardwareConcurrency,
  }));
  expect(about).toMatchObject({ secure: true, wasm: false, zone: "Atlantic/Reykjavik" });
});

test("Leave quickly in the middle of a chat: Back shows what was there before, and nothing of it", async () => {
  const page = await arrive();
  await chat(page);
  await press(page, "Leave quickly");
  await expectNoWayBack(page);
});

test("nobody is told to press Shift, which this browser tells no page of; Escape leaves nothing either", async () => {
  const page = await arrive();
  await page.goto(house.service.visitor);
  await shows(page, "Start chat");
  await page.evaluate(() => {
    const keys: string[] = [];
    Object.assign(globalThis, { keys });
    addEventListener("keydown", ({ key }) => keys.push(key));
  });
  for (const key of ["Shift", "Shift", "Shift", "Escape", "Escape", "Escape", "a"] as const)
    await page.keyboard.press(key);
  const heard = (): Promise<string[]> => page.evaluate(() => Reflect.get(globalThis, "keys"));
  await eventually(async () => (await heard()).at(-1)).toEqual("a");
  expect(await heard()).toEqual(["Escape", "Escape", "Escape", "a"]);
  expect(await shown(page)).not.toContain("Shift");
  expect(page.url()).toBe(house.service.visitor);
});

test.each(["mls-visitor", "sponge"])(
  "%s: what did not come at first comes when it is asked for again",
  async (name) => {
    const asked: string[] = [];
    const page = await arrive((url) => {
      if (!url.includes(`/${name}-`)) return true;
      asked.push(new URL(url).search);
      return asked.length > 1;
    });
    await ask(page, "Forget me");
    expect(asked).toEqual(["", "?1"]);
    await press(page, "Leave quickly");
    await title(page).toEqual("Weather");
  },
);

test("where the chat's own script did not come, the second press brings a page that gets it", async () => {
  let asked = 0;
  const page = await arrive((url) => !url.includes("/app-") || ++asked > 1);
  await page.goto(house.service.visitor);
  await press(page, "Start chat");
  await press(page, "Forget me");
  await press(page, "I understand, start");
  await shows(page, "Something could not be loaded");
  await press(page, "I understand, start");
  await press(page, "Start chat");
  await press(page, "Forget me");
  await press(page, "I understand, start");
  await shows(page, "You are next");
  await press(page, "Leave quickly");
  await title(page).toEqual("Weather");
});

test("a kept place is there after a reload, and gone once it was left quickly", async () => {
  const page = await arrive();
  await ask(page, "Keep my place");
  await page.reload();
  await shows(page, "You are next");
  expect(await tracesOf(page)).toEqual({ ...nothing, session: ["place"] });
  await press(page, "Leave quickly");
  await title(page).toEqual("Weather");
  await page.goto(house.service.visitor);
  expect(await tracesOf(page)).toEqual(nothing);
  await shows(page, "Start chat");
});

test("whoever goes to another page in the middle of a chat finds nothing of it on the way back", async () => {
  const page = await arrive();
  await chat(page);
  await page.goto(before);
  await page.goBack();
  await shows(page, "Start chat");
  expect(await page.content()).not.toContain(written.read);
  await clearScreen(counsellor);
});

test("P4: a browser that is closed in the middle of a chat leaves the address and nothing else", async () => {
  // To look for what a page keeps makes Firefox note that the page keeps something: here nobody has looked.
  const untouched = newProfile();
  const browser = await launchFirefox(untouched.folder);
  const page = await arrive(undefined, browser);
  await page.goto(site.show("<!doctype html><title>Planted</title><textarea id=field></textarea>"));
  await page.locator("textarea").fill("plantedinfield");
  await page.evaluate(() => localStorage.setItem("planted", "plantedinstorage ".repeat(9)));
  await halfComplained(await arrive(undefined, browser));
  await clearScreen(counsellor);
  const chatting = await arrive(undefined, browser);
  await chat(chatting);
  await takeAlong(chatting);
  await browser.close();
  const host = new URL(house.service.visitor).host;
  const ours = [...Object.values(written), topic, "very bad", "www.nhs.uk"];
  const found = untouched.search([...ours, host, "plantedinfield", "plantedinstorage"]);
  const filesWith = (text: string) =>
    found.filter((line) => line.endsWith(`: ${text}`)).map((line) => line.split(": ")[0]);
  // The same search finds what another page left: with the tabs to open again (LZ4), and in its storage (Snappy).
  expect(filesWith("plantedinfield")).toContain("sessionstore.jsonlz4");
  expect(filesWith("plantedinstorage")).toEqual([expect.stringMatching(/^storage\/default\/.*\/ls\/data\.sqlite$/)]);
  for (const text of ours) expect([text, filesWith(text)]).toEqual([text, []]);
  const history = /^(places\.sqlite|sessionstore|permissions\.sqlite)/;
  expect(filesWith(host)).toContain("places.sqlite");
  expect(filesWith(host).filter((file) => !history.test(file ?? ""))).toEqual([]);
  untouched.remove();
  await clearScreen(counsellor);
});

describe("a Firefox as most people have it, which tells pages of Shift", () => {
  let usual: Firefox;
  let other: Profile;
  beforeAll(async () => {
    other = newProfile();
    usual = await launchFirefox(other.folder, asUsual);
  });
  afterAll(async () => {
    await usual.close();
    other.remove();
  });

  test.each([
    ["on the first page", async () => {}],
    ["in line, with the numbers to call", inLine],
    ["in a chat, in the middle of a sentence", (page: Page) => chat(page)],
    ["with what was not right half written", halfComplained],
  ])("%s three presses leave, and Back shows nothing", async (_, go) => {
    const page = await arrive(undefined, usual);
    await page.goto(house.service.visitor);
    await shows(page, "Start chat");
    expect(await shown(page)).toContain("Shift");
    await go(page);
    for (const key of ["Shift", "Shift", "Shift"] as const) await page.keyboard.press(key);
    await expectNoWayBack(page);
  });
});

async function inLine(page: Page): Promise<void> {
  await ask(page, "Keep my place");
  await press(page, "I might hurt myself or someone now");
  await shows(page, "Please call now");
}

async function halfComplained(page: Page): Promise<void> {
  await chat(page);
  await end(page);
  await press(page, "Something wasn't right");
  await fill(page, "What happened", written.halfComplained);
}
