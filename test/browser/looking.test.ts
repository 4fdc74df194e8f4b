/** The first view of somebody who only looks: it asks again when something was to change, and when it is looked at again. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { eventually } from "./eventually.ts";
import { openHouse } from "./house.ts";
import { type Person, standMs } from "./people.ts";
import { arrive, asleep, heading, later, press, type Stage, turnPage } from "./states/stage.ts";

const house = openHouse();
let visitor: Person;
let asked = 0;
let answered = 0;
/** What the answers of `/api/open` say besides. */
let said: object = {};

beforeAll(async () => {
  await house.counsellor();
  const { browser, service } = house;
  const stage: Stage = { browser, service, visit: async () => undefined, people: [] };
  visitor = await arrive(stage);
  await visitor.page.route("**/api/open*", async (route) => {
    asked += 1;
    const changed = said;
    await route.fulfill({ json: { ...(await (await route.fetch()).json()), ...changed } });
    answered += 1;
  });
  await visitor.page.goto(house.service.visitor);
  await heading(visitor, /You can talk to someone/);
  // It may have come a moment before the line was known to be open, and have asked until it was.
  await eventually(async () => asked === answered).toEqual(true);
  [asked, answered] = [0, 0];
});

/** It looks on to the end: an answer that is passed on then would find the page gone. */
afterAll(() => visitor.page.unrouteAll({ behavior: "wait" }));

const halfMinute = 0.5;
const sevenSeconds = 7 / 60;

/** The service's time, as the page counts it. */
const pageNow = () => visitor.page.evaluate(() => Number(document.documentElement.dataset.now) + performance.now());

test("at the last start, not half a minute later", async () => {
  said = { lastStartAt: (await pageNow()) + standMs + 35_000 };
  // In one step: another one would give up a question whose answer is on its way.
  await later(visitor, halfMinute, 30_000);
  await eventually(async () => [asked, answered]).toEqual([1, 1]);
  said = { state: "closed", until: null, lastStartAt: null, opensAt: (await pageNow()) + 3_600_000 };
  await later(visitor, sevenSeconds);
  await heading(visitor, /not here right now/);
  expect(asked).toBe(2);
});

test("out of hours in which nobody saw it: not asked meanwhile, and at once when it is shown", async () => {
  await turnPage(visitor, "hidden");
  said = {};
  const before = asked;
  await asleep(visitor, 180);
  await later(visitor, halfMinute);
  expect(asked).toBe(before);
  await turnPage(visitor, "visible");
  await heading(visitor, /You can talk to someone/);
});

test("back from the limits, which may have been read for long", async () => {
  await press(visitor, "Start chat");
  said = { state: "full" };
  await later(visitor, halfMinute);
  await heading(visitor, "Before you start");
  await press(visitor, "Back");
  await heading(visitor, /Nobody is free/);
});
