/** P4: what a visitor's own browser keeps, in every state of a visit: nothing, or the one entry that was chosen. */
import type { Response } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { eventually } from "../browser/eventually.ts";
import { ask, newPerson, type Person, phone, visitorWrites } from "../browser/people.ts";
import { Relay } from "../browser/states/stage.ts";
import { chooseLanguage, complain, feel, sendComplaint, takeAlong } from "./afterwards.ts";
import { coordinatorOf, pageIn, twoLeads } from "./coordinating.ts";
import { endAndErase, type Meeting, meet, meeting } from "./meeting.ts";
import { nothing, tracesInPage } from "./traces.ts";

let here: Meeting;
beforeAll(async () => {
  here = await meeting();
});
afterAll(() => here.close());

/** Everything a page can leave behind in a browser, by kind. */
async function tracesOf({ page, context }: Person): Promise<Record<string, readonly unknown[]>> {
  return { ...(await page.evaluate(tracesInPage)), cookies: (await context.cookies()).map(({ name }) => name) };
}

const addressOf = ({ page }: Person) => page.evaluate(() => ({ at: location.href, steps: history.length }));

/** `look`: nothing is left behind, and the address is that of now. `seen`: the states in which that was so. */
async function looking(visitor: Person) {
  const address = await addressOf(visitor);
  const seen: string[] = [];
  const look = async (state: string) => {
    expect([state, await tracesOf(visitor), await addressOf(visitor)]).toEqual([state, nothing, address]);
    seen.push(state);
  };
  return { look, seen };
}

test("P4: whoever chose to be forgotten leaves nothing behind, at one address, in any state", async () => {
  const visitor = await newPerson(here.browser, here.service.visitor, phone);
  const { page } = visitor;
  const queue = await Relay.between(page, "queue");
  queue.hold();
  await page.goto(here.service.visitor);
  const { look, seen } = await looking(visitor);
  let come = () => {};
  const comes = new Promise<void>((done) => (come = done));
  await page.route(/\/mls-visitor-/, (route) => comes.then(() => route.continue()));
  await page.getByRole("button", { name: "Start chat" }).waitFor();
  await look("open");
  await page.getByRole("button", { name: "Start chat" }).click();
  await look("limits");
  await page.getByRole("radio", { name: "Forget me" }).check();
  await page.getByRole("button", { name: "I understand, start" }).click();
  await page.getByRole("heading", { name: "One moment" }).waitFor();
  await look("preparing");
  come();
  await eventually(async () => queue.heard.has("placed")).toEqual(true);
  await look("joining");
  queue.release();
  await page.getByText("You are next").first().waitFor();
  await page.getByRole("textbox", { name: "Your message" }).fill("written while waiting");
  await look("waiting");
  const counsellors = await meet(here, visitor);
  await visitorWrites(visitor, "and here");
  counsellors.write("Take your time");
  await page.getByText("Take your time").waitFor();
  await look("chatting");
  counsellors.startClosing();
  await page.getByRole("button", { name: "End and erase", exact: true }).click();
  await look("closing, and asked whether to end");
  await page.getByRole("button", { name: "Yes, end and erase" }).click();
  await page.getByRole("heading", { name: "This chat has ended" }).waitFor();
  await look("ended");
  here.desk.free();
  expect(seen).toHaveLength(8);
  await visitor.context.close();
});

test("P4: nor does what somebody chose, felt, agreed to, was pointed to, or found not right", async () => {
  const coordinator = await coordinatorOf(here.service);
  await Promise.all([twoLeads(coordinator), pageIn("nl", coordinator)]);
  const visitor = await newPerson(here.browser, here.service.visitor, phone);
  const { page } = visitor;
  await page.goto(here.service.visitor);
  const { look, seen } = await looking(visitor);
  await chooseLanguage(visitor, "nl");
  await look("another language");
  await chooseLanguage(visitor, "en");
  await page.getByRole("button", { name: "Start chat" }).click();
  await page.getByRole("radio", { name: "Forget me" }).check();
  await page.getByRole("button", { name: "I understand, start" }).click();
  await feel(visitor, 1);
  await look("waiting, and asked");
  await takeAlong(visitor, await meet(here, visitor), "Ring the doctor");
  await look("agreed to, and pointed to a place");
  await endAndErase(visitor);
  here.desk.free();
  await feel(visitor, 4);
  await look("ended, and asked");
  await complain(visitor, "She laughed");
  await look("what was not right, half written");
  await sendComplaint(visitor);
  await look("what was not right, sent");
  expect(seen).toHaveLength(6);
  await visitor.context.close();
});

test("P4: a kept place is one entry of this tab, and gone at the end", async () => {
  const visitor = await newPerson(here.browser, here.service.visitor, phone);
  await ask(visitor, here.service.visitor, "Keep my place");
  const kept = { ...nothing, session: ["place"] };
  expect(await tracesOf(visitor)).toEqual(kept);
  await meet(here, visitor);
  expect(await tracesOf(visitor)).toEqual(kept);
  await endAndErase(visitor);
  expect(await tracesOf(visitor)).toEqual(nothing);
  here.desk.free();
  await visitor.context.close();
});

test("P4: a kept place is gone after Leave quickly, and Back does not bring it back", async () => {
  const visitor = await newPerson(here.browser, here.service.visitor, phone);
  await visitor.context.route(/^https:/, (route) =>
    route.fulfill({ contentType: "text/html", body: "<title>Weather</title>" }),
  );
  await ask(visitor, here.service.visitor, "Keep my place");
  await meet(here, visitor);
  await visitor.page.getByRole("link", { name: "Leave quickly" }).click();
  await eventually(() => visitor.page.title()).toEqual("Weather");
  await visitor.page.goto(here.service.visitor);
  expect(await tracesOf(visitor)).toEqual(nothing);
  here.desk.free();
  await visitor.context.close();
});

type Headers = Readonly<Record<string, string>>;

test("P4: every answer a visitor gets during a visit is one that no cache keeps", async () => {
  const visitor = await newPerson(here.browser, here.service.visitor, phone);
  const answers: { readonly path: string; readonly headers: Promise<readonly [given: Headers, asked: Headers]> }[] = [];
  const hear = (response: Response) =>
    answers.push({
      path: new URL(response.url()).pathname,
      headers: Promise.all([response.allHeaders(), response.request().allHeaders()]),
    });
  visitor.context.on("response", hear);
  await visitor.page.goto(here.service.visitor);
  // The status is asked for again when somebody looks.
  await visitor.page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
  await eventually(async () => answers.some(({ path }) => path === "/api/open")).toEqual(true);
  await ask(visitor, here.service.visitor);
  await meet(here, visitor);
  await endAndErase(visitor);
  here.desk.free();
  // Before the page goes: whoever asks then is told that it went.
  visitor.context.off("response", hear);
  const told = answers.map(async ({ path, headers }) => {
    const [given, asked] = await headers;
    // What any site may ask for, and share for seconds, our own page asks for without keeping it: `cache: "no-store"`.
    const unshared = path === "/api/open" && asked.pragma === "no-cache";
    const kept = given["cache-control"] !== "no-store" && !unshared;
    return { path, kept, cookie: "set-cookie" in given || "cookie" in asked };
  });
  expect(told.length).toBeGreaterThan(5);
  expect((await Promise.all(told)).filter(({ kept, cookie }) => kept || cookie)).toEqual([]);
  await visitor.context.close();
});

test("P4: whatever else a page could leave behind would be noticed", async () => {
  const visitor = await newPerson(here.browser, here.service.visitor, phone);
  await visitor.page.goto(here.service.visitor);
  await visitor.page.evaluate(async () => {
    localStorage.setItem("planted", "1");
    sessionStorage.setItem("planted", "1");
    await caches.open("planted");
    await new Promise((done) => {
      indexedDB.open("planted").onsuccess = done;
    });
    await (await navigator.storage.getDirectory()).getFileHandle("planted", { create: true });
    history.replaceState("planted", "");
  });
  await visitor.context.addCookies([{ name: "planted", value: "1", url: here.service.visitor }]);
  const planted = ["planted"];
  expect(await tracesOf(visitor)).toEqual({
    ...{ local: planted, session: planted, caches: planted, databases: planted, files: planted },
    ...{ state: planted, cookies: planted, workers: [] },
  });
  await visitor.page.evaluate(() => history.pushState(null, "", "/elsewhere"));
  expect(await addressOf(visitor)).not.toMatchObject({ at: here.service.visitor });
  await visitor.context.close();
});
