/** The main job: a visitor on a phone and a counsellor at a desk hold a private chat, in a real browser. */
import { expect, test } from "vitest";
import { eventually } from "./eventually.ts";
import { openHouse } from "./house.ts";
import {
  ask,
  bothRead,
  conversation,
  counsellorWrites,
  desktop,
  type Person,
  phone,
  take,
  visitorWrites,
} from "./people.ts";

const house = openHouse();

/** One counsellor for the whole file: sign-in links work once. */
let shift: Promise<Person> | undefined;
function onShift(): Promise<Person> {
  shift ??= house.counsellor();
  return shift;
}

test("what was written while waiting is sent first, both write, and it ends with nothing left", async () => {
  const counsellor = await onShift();
  const visitor = await house.passing(phone);
  await ask(visitor, house.service.visitor);
  await visitor.page.getByRole("textbox", { name: "Your message" }).fill("I don't know how to start");
  await take(counsellor, visitor);
  await eventually(() => conversation(counsellor)).toEqual(["I don't know how to start"]);
  await counsellorWrites(counsellor, "Take your time");
  await bothRead(visitor, counsellor, ["I don't know how to start", "Take your time"]);
  await visitorWrites(visitor, "Thank you");
  await bothRead(visitor, counsellor, ["I don't know how to start", "Take your time", "Thank you"]);
  await visitor.page.getByText("Sam", { exact: false }).first().waitFor();

  await counsellor.page.getByRole("button", { name: "Start closing" }).click();
  await visitor.page.getByRole("button", { name: "End and erase", exact: true }).click();
  await visitor.page.getByRole("button", { name: "Yes, end and erase" }).click();
  await visitor.page.getByRole("heading", { name: "This chat has ended" }).waitFor();
  expect(await visitor.page.content()).not.toContain("Take your time");
  const kept = await visitor.page.evaluate(async () => ({
    local: localStorage.length,
    session: sessionStorage.length,
    cookies: document.cookie,
    caches: await caches.keys(),
    databases: await indexedDB.databases(),
    workers: (await navigator.serviceWorker.getRegistrations()).length,
  }));
  expect(kept).toEqual({ local: 0, session: 0, cookies: "", caches: [], databases: [], workers: 0 });
});

test("the counsellor ends a chat, and the visitor is told", async () => {
  const counsellor = await onShift();
  const visitor = await house.passing(phone);
  await ask(visitor, house.service.visitor);
  await take(counsellor, visitor);
  await counsellorWrites(counsellor, "Take good care");
  await eventually(() => conversation(visitor)).toEqual(["Take good care"]);
  await counsellor.page.getByRole("button", { name: "Start closing" }).click();
  await counsellor.page.getByRole("button", { name: "End", exact: true }).click();
  const confirm = counsellor.page.getByRole("button", { name: /^Yes, end/ });
  if (await confirm.isVisible()) await confirm.click();
  await visitor.page.getByRole("heading", { name: "This chat has ended" }).waitFor();
});

test("Leave quickly replaces the page, and Back never shows the chat", async () => {
  const counsellor = await onShift();
  const visitor = await house.passing(desktop);
  await visitor.context.route(/^https:/, (route) =>
    route.fulfill({ contentType: "text/html", body: "<title>Weather</title>" }),
  );
  await ask(visitor, house.service.visitor);
  await take(counsellor, visitor);
  await visitorWrites(visitor, "I have to go in a hurry");
  await bothRead(visitor, counsellor, ["I have to go in a hurry"]);
  visitor.misdeeds.length = 0;
  await visitor.page.getByRole("link", { name: "Leave quickly" }).click();
  await eventually(() => visitor.page.title()).toEqual("Weather");
  await counsellor.page
    .getByText(/left on purpose/i)
    .first()
    .waitFor();
  await visitor.page.goBack();
  expect(await visitor.page.content()).not.toContain("in a hurry");
  // The neutral site is the one request to somebody else that this page is there to make.
  expect(visitor.misdeeds.every((deed) => deed.startsWith("request to https:"))).toBe(true);
  visitor.misdeeds.length = 0;
});

test("a second tab with the same ticket takes the place over, and the first says so", async () => {
  const first = await house.passing(phone);
  await ask(first, house.service.visitor, "Keep my place");
  const stored = await first.page.evaluate(() => ({ ...sessionStorage }));
  const second = await house.passing(phone);
  await second.page.goto(house.service.visitor);
  await second.page.evaluate((entries) => {
    for (const [name, value] of Object.entries(entries)) sessionStorage.setItem(name, value);
  }, stored);
  await second.page.reload();
  await second.page
    .getByText(/ahead of you|You are next/)
    .first()
    .waitFor();
  await first.page
    .getByText(/another (tab|page|window)/i)
    .first()
    .waitFor();
});

test("a reload keeps the place in the queue, if that was chosen", async () => {
  const ahead = await house.passing(phone);
  const behind = await house.passing(phone);
  await ask(ahead, house.service.visitor, "Keep my place");
  await ask(behind, house.service.visitor);
  await behind.page
    .getByText(/1 person is ahead of you|One person is ahead of you/)
    .first()
    .waitFor();
  await ahead.page.reload();
  await ahead.page.getByText("You are next").first().waitFor();
});
