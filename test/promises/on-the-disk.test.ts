/**
 * P4: what a visit leaves on the disk of whoever was the visitor. A real profile, the browser closed as people close it,
 * then every file of it searched, unpacked and in every disguise. The address is the only trace.
 */
import { type BrowserContext, chromium } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { browserFlags, ensureBrowser } from "../browser/chromium.ts";
import { eventually, until } from "../browser/eventually.ts";
import { hostPages } from "../browser/host-page.ts";
import { ask, type Person, visitorWrites } from "../browser/people.ts";
import { chooseLanguage, complain, feel, placeHost, sendComplaint, takeAlong } from "./afterwards.ts";
import { coordinatorOf, pageIn, twoLeads } from "./coordinating.ts";
import { endAndErase, type Meeting, meet, meeting } from "./meeting.ts";
import { newProfile, type Profile } from "./profile.ts";

let here: Meeting;
let profile: Profile;
let context: BrowserContext;

beforeAll(async () => {
  here = await meeting();
  const coordinator = await coordinatorOf(here.service);
  await Promise.all([twoLeads(coordinator), pageIn("nl", coordinator)]);
});
afterAll(() => here.close());

const open = () =>
  chromium.launchPersistentContext(profile.folder, {
    executablePath: ensureBrowser(),
    args: browserFlags,
    // As people's own does: it keeps the pages one comes from.
    ignoreDefaultArgs: ["--disable-back-forward-cache"],
  });

beforeEach(async () => {
  profile = newProfile();
  context = await open();
  await context.route(/^https:/, (route) =>
    route.fulfill({ contentType: "text/html", body: "<title>Weather</title>" }),
  );
});
afterEach(async () => {
  await context.close();
  profile.remove();
});

async function arrive(): Promise<Person> {
  return { page: await context.newPage(), context, misdeeds: [] };
}

/** Made-up words: each is typed, sent, read or taken back in one place alone. */
const written = {
  whileWaiting: "vexquorblingan",
  sent: "zamplificorvant",
  read: "wundrelgastiko",
  halfWritten: "brolmentigasque",
  takenBack: "drovelquintasom",
  agreed: "crandolimpeska",
  complained: "flostrimagendu",
  halfComplained: "grelvantosique",
};
const topic = "My own thoughts or behaviour";
/** Also what was answered to how one feels. */
const everything = [...Object.values(written), topic, "very bad"];

const field = ({ page }: Person) => page.getByRole("textbox", { name: "Your message" });

/** Everything there is while one waits and talks: words both ways, and what is picked; resolves in the middle of a sentence. */
async function chat(visitor: Person, keep: "Keep my place" | "Forget me" = "Forget me"): Promise<void> {
  const { page } = visitor;
  await ask(visitor, here.service.visitor, keep);
  await field(visitor).fill(written.whileWaiting);
  await page.getByRole("radio", { name: topic }).check();
  await feel(visitor, 1);
  const counsellors = await meet(here, visitor);
  await visitorWrites(visitor, written.sent);
  counsellors.write(written.read);
  await page.getByText(written.read).waitFor();
  await takeAlong(visitor, counsellors, written.agreed);
  await field(visitor).fill(written.halfWritten);
}

async function takeBack(visitor: Person): Promise<void> {
  await visitorWrites(visitor, written.takenBack);
  await visitor.page.getByRole("button", { name: "Take back what I wrote" }).click();
  await visitor.page.getByRole("button", { name: "Yes, take it back" }).click();
  await visitor.page.getByText(written.takenBack).waitFor({ state: "detached" });
}

/**
 * Where a browser writes down by itself which pages were shown: its history, the tabs it may open again, how much a site
 * is used, through which sites others were reached (DIPS), and the names of scripts it has run. docs/what-we-know.md says so.
 */
const historyOfTheBrowser =
  /^(Default\/(History|Preferences|Sessions\/|Favicons|Top Sites|Shortcuts|Network Action Predictor|Visited Links|DIPS|Code Cache\/)|segmentation_platform\/)/;

const beyondHistory = (...texts: string[]) =>
  profile.filesWith(new URL(here.service.visitor).host, ...texts).filter((file) => !historyOfTheBrowser.test(file));

test("P4: a visit that ended, and one that was left quickly, leave the address and nothing else", async () => {
  const ended = await arrive();
  await ended.page.goto(here.service.visitor);
  for (const language of ["nl", "en"] as const) await chooseLanguage(ended, language);
  await chat(ended);
  await takeBack(ended);
  expect(profile.search(everything)).toEqual([]);
  await endAndErase(ended);
  here.desk.free();
  await feel(ended, 4);
  await complain(ended, written.complained);
  expect(profile.search(everything)).toEqual([]);
  await sendComplaint(ended);
  const left = await arrive();
  await chat(left);
  await left.page.getByRole("link", { name: "Leave quickly" }).click();
  await eventually(() => left.page.title()).toEqual("Weather");
  here.desk.free();
  await context.close();
  expect(profile.search(everything)).toEqual([]);
  expect(beyondHistory("language=nl")).toEqual([]);
  // A place whose address was looked at, and not opened.
  expect(profile.filesWith(placeHost)).toEqual([]);
  expect(profile.filesWith(new URL(here.service.visitor).host)).toContain("Default/History");
  // What was chosen or typed into fields is kept with a tab that may be opened again; ours say that they are not to be.
  expect(profile.filesWith("form state").filter((file) => file.startsWith("Default/Sessions/"))).toEqual([]);
});

test("P4: whoever closes the browser in the middle of a chat, or of what was not right, leaves no more", async () => {
  const ended = await arrive();
  await chat(ended);
  await endAndErase(ended);
  here.desk.free();
  await complain(ended, written.halfComplained);
  const visitor = await arrive();
  await chat(visitor);
  await context.close();
  expect(profile.search(everything)).toEqual([]);
  expect(beyondHistory()).toEqual([]);
  here.desk.free();
});

test("P4: a place that is opened out of a chat leaves its own address, as any page does, and nothing of the chat", async () => {
  const visitor = await arrive();
  await chat(visitor);
  await visitor.page.getByRole("log").getByRole("link", { name: "Open it and leave the chat" }).click();
  await eventually(() => visitor.page.title()).toEqual("Weather");
  await visitor.page.goBack();
  await visitor.page.getByRole("button", { name: "Start chat" }).waitFor();
  await context.close();
  expect(profile.search(everything)).toEqual([]);
  expect(beyondHistory(placeHost)).toEqual([]);
  expect(profile.filesWith(placeHost)).toContain("Default/History");
  here.desk.free();
});

test("P4: a kept place lies in the tab's storage, as what it is said to be, and without a word of the chat", async () => {
  const visitor = await arrive();
  await chat(visitor, "Keep my place");
  const entry = await visitor.page.evaluate(() => sessionStorage.getItem("place") ?? "");
  await until("it is written to the disk", () => profile.filesWith(entry).length > 0);
  expect(profile.filesWith(entry).filter((file) => !file.startsWith("Default/Session Storage/"))).toEqual([]);
  const said = JSON.parse(Buffer.from(entry.split(".")[0] ?? "", "base64url").toString());
  const numbers = ["room", "seat", "ticket", "commitment"];
  expect(Object.keys(said).toSorted()).toEqual([...numbers, "line", "askedAt", "endsAt", "expires"].toSorted());
  await endAndErase(visitor);
  here.desk.free();
  expect(await visitor.page.evaluate(() => sessionStorage.length)).toBe(0);
  await context.close();
  expect(profile.search(everything)).toEqual([]);
  // No page can reach it any more; the browser itself tidies its file when it is started again.
  context = await open();
  await (await context.newPage()).goto("data:text/html,<title>Another day</title>");
  await context.close();
  expect(profile.filesWith(entry)).toEqual([]);
  // At most that this site once kept something: the browser writes that down when it comes to it.
  expect(beyondHistory().filter((file) => file !== "Default/WebStorage/QuotaManager")).toEqual([]);
});

test("P4: the search finds what other pages leave, wherever they leave it", async () => {
  const site = await hostPages();
  const { page } = await arrive();
  await page.goto(site.show("<!doctype html><title>plantedtitle</title><textarea id=field></textarea>"));
  await page.locator("textarea").fill("plantedfield");
  await page.evaluate(async () => {
    localStorage.setItem("entry", "plantedlocally");
    sessionStorage.setItem("entry", "plantedintab");
    await (await caches.open("planted")).put("/kept", new Response("plantedincache"));
    const file = await (await navigator.storage.getDirectory()).getFileHandle("file", { create: true });
    const stream = await file.createWritable();
    await stream.write("plantedinfile");
    await stream.close();
    const asked = indexedDB.open("planted");
    asked.onupgradeneeded = () => asked.result.createObjectStore("entries");
    await new Promise((done) => {
      asked.onsuccess = done;
    });
    const put = asked.result.transaction("entries", "readwrite");
    // More than a table's worth, so that it is packed.
    for (let count = 0; count < 120; count += 1)
      put.objectStore("entries").put(`${"plantedindatabase ".repeat(3000)}${count}`, count);
    await new Promise((done) => {
      put.oncomplete = done;
    });
    history.pushState("plantedinstate", "", "#plantedaddress");
  });
  await context.close();
  site.close();
  const planted = ["title", "field", "locally", "intab", "incache", "infile", "indatabase", "instate", "address"];
  for (const place of planted) expect([place, profile.filesWith(`planted${place}`)]).not.toEqual([place, []]);
  const packed = profile.filesWith("plantedindatabase").filter((file) => file.endsWith(".ldb"));
  expect(packed).not.toEqual([]);
  expect(profile.filesWith("form state")).toContainEqual(expect.stringMatching(/^Default\/Sessions\//));
  expect(profile.filesWith(new URL(site.origin).host).filter((file) => !historyOfTheBrowser.test(file))).toEqual(
    expect.arrayContaining(["Default/WebStorage/QuotaManager", expect.stringContaining("Cache_Data")]),
  );
});
