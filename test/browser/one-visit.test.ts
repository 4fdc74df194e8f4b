/** A page has one visit at a time, whatever was slow, failed or refused before it; and the numbers stay on it without a connection. */
import { beforeAll, expect, test } from "vitest";
import { closeCode } from "../../shared/protocol.ts";
import { eventually } from "./eventually.ts";
import { openHouse } from "./house.ts";
import { ask, bothRead, clearScreen, type Person, take, visitorWrites } from "./people.ts";
import { arrive, heading, later, press, Relay, type Stage } from "./states/stage.ts";

const house = openHouse();
let stage: Stage;
let sam: Person;

beforeAll(async () => {
  sam = await house.counsellor();
  const { browser, service } = house;
  stage = { browser, service, visit: async () => undefined, people: [] };
});

const kept = ({ page }: Person) => page.evaluate(() => ({ ...sessionStorage }));

async function agree(visitor: Person): Promise<void> {
  await press(visitor, "Start chat");
  await visitor.page.getByRole("radio", { name: "Forget me" }).check();
  await press(visitor, "I understand, start");
}

/** A look at the first view, as when somebody comes back to it. */
const look = ({ page }: Person) => page.evaluate(() => void document.dispatchEvent(new Event("visibilitychange")));

/** What its page must not have done, but for what the browser says about files and answers that did not come. */
async function over(visitor: Person): Promise<void> {
  expect(visitor.misdeeds.filter((deed) => !/^console: Failed to load resource/.test(deed))).toEqual([]);
  await visitor.context.close();
}

test("a kept place that is slow to come back: what is agreed to meanwhile goes on with it, and keeps nothing", async () => {
  const visitor = await arrive(stage);
  const { page } = visitor;
  await ask(visitor, house.service.visitor, "Keep my place");
  let come = () => {};
  const comes = new Promise<void>((done) => (come = done));
  await page.route(/\/app-/, (route) => comes.then(() => route.continue()), { times: 1 });
  const sockets: string[] = [];
  page.on("websocket", (socket) => sockets.push(new URL(socket.url()).pathname));
  await page.reload();
  await agree(visitor);
  expect(await kept(visitor)).toEqual({});
  come();
  await heading(visitor, "You are next");
  expect([sockets, await kept(visitor)]).toEqual([["/ws/queue"], {}]);
  await over(visitor);
});

test("what wasn't right can be said after a chat during which all files of the page were replaced", async () => {
  const visitor = await arrive(stage);
  const { page } = visitor;
  const files = Promise.all([/\/form-/, /\/complaint-/].map((file) => page.waitForResponse(file)));
  await ask(visitor, house.service.visitor);
  await take(sam, visitor);
  for (const file of await files) await file.finished();
  await page.route("**/assets/**", (route) => route.fulfill({ status: 404 }));
  await press(visitor, "End and erase");
  await press(visitor, "Yes, end and erase");
  await page.getByText("Something wasn't right", { exact: true }).click();
  const inside = page.locator("details", { hasText: "Something wasn't right" }).getByRole("status");
  await eventually(() => inside.textContent()).toDiffer("");
  expect(await inside.textContent()).not.toContain("This cannot be opened just now");
  await clearScreen(sam);
  await over(visitor);
});

const written = "nobody else may read this";

test.each(["Leave the line", "Back to the first page"])(
  "%s, without a connection: the numbers are there, nothing else, and it goes on from there",
  async (name) => {
    const visitor = await arrive(stage);
    const { page, context } = visitor;
    await ask(visitor, house.service.visitor, "Keep my place");
    if (name !== "Leave the line") {
      await take(sam, visitor);
      await visitorWrites(visitor, written);
      await bothRead(visitor, sam, [written]);
      await press(visitor, "End and erase");
      await press(visitor, "Yes, end and erase");
      await clearScreen(sam);
    }
    await context.setOffline(true);
    await press(visitor, name);
    await heading(visitor, "We cannot be reached right now.");
    await page.locator('a[href^="tel:"]').filter({ visible: true }).first().waitFor();
    expect(await page.content()).not.toContain(written);
    expect(await kept(visitor)).toEqual({});
    await context.setOffline(false);
    await look(visitor);
    await agree(visitor);
    await heading(visitor, "You are next");
    await over(visitor);
  },
);

test("what somebody can do without did not come twice: it comes all the same, also where nothing else changes", async () => {
  const visitor = await arrive(stage);
  const asked: string[] = [];
  await visitor.page.route(/\/later-/, (route) => {
    asked.push(new URL(route.request().url()).search);
    return asked.length < 3 ? route.abort() : route.continue();
  });
  await ask(visitor, house.service.visitor);
  await later(visitor, 0.5);
  await visitor.page.getByRole("group", { name: "How do you feel now?" }).waitFor();
  expect(asked).toEqual(["", "?1", "?2"]);
  await over(visitor);
});

test.each(["full", "closed"] as const)(
  "what was written before the line was %s is there again, and is not after leaving",
  async (state) => {
    const visitor = await arrive(stage);
    const { page, context } = visitor;
    await context.route(/^https:/, (route) =>
      route.fulfill({ contentType: "text/html", body: "<title>Weather</title>" }),
    );
    const queue = await Relay.between(page, "queue");
    await ask(visitor, house.service.visitor);
    const field = page.getByRole("textbox", { name: "Your message" });
    await field.fill(written);
    await queue.close(closeCode[state]);
    await heading(visitor, state === "full" ? /Nobody is free/ : /not here right now/);
    await look(visitor);
    await agree(visitor);
    await heading(visitor, "You are next");
    expect(await field.inputValue()).toBe(written);
    await page.getByRole("link", { name: "Leave quickly" }).click();
    await eventually(() => page.title()).toEqual("Weather");
    await page.goto(house.service.visitor);
    await agree(visitor);
    await heading(visitor, "You are next");
    expect(await field.inputValue()).toBe("");
    await visitor.context.close();
  },
);
