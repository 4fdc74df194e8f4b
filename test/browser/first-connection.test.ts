/** A page that cannot reach the line says why, and is in line by itself once it can: nobody presses anything again. */
import { beforeAll, expect, test } from "vitest";
import { waiting } from "../../web/words/en.ts";
import { edge } from "../promises/edge.ts";
import { openHouse } from "./house.ts";
import type { Person } from "./people.ts";
import { cutOff, start, withoutConnection, withoutSockets } from "./states/outside-the-line.ts";
import { arrive, heading, later, type Stage, text } from "./states/stage.ts";

const house = openHouse();
let stage: Stage;

beforeAll(async () => {
  const { browser, service } = house;
  stage = { browser, service, visit: async () => undefined, people: [] };
  await house.counsellor();
});

/** In line, alone, after as much of the page's time as may lie between two attempts. */
async function inLine(visitor: Person): Promise<void> {
  await later(visitor, 0.25);
  await heading(visitor, "You are next");
  expect(visitor.misdeeds.filter((deed) => !cut.test(deed))).toEqual([]);
  await visitor.context.close();
}

/** What the browser itself says about a connection that was refused. */
const cut = /^console: Failed to load resource/;

test("from behind a network that let no chat through", async () => {
  const network = await edge(house.service.port, "127.0.0.9", {}, { sockets: false });
  const visitor = await withoutSockets(stage, network);
  network.passSockets();
  await inLine(visitor);
  await network.close();
});

test("where nothing at all answers, one question is on its way at a time, and each is given up", async () => {
  const visitor = await arrive(stage);
  const { page } = visitor;
  // What younger browsers have for it.
  await page.addInitScript(() => Reflect.deleteProperty(AbortSignal, "timeout"));
  let [pending, most, asked] = [0, 0, 0];
  await page.route("**/healthz", () => {
    asked += 1;
    pending += 1;
    most = Math.max(most, pending);
  });
  page.on("requestfailed", (request) => {
    if (request.url().endsWith("/healthz")) pending -= 1;
  });
  const network = await edge(house.service.port, "127.0.0.9", {}, { sockets: false });
  await start(visitor, network.origin);
  // From here on a place is asked for: while keys are made, nobody wonders about the network.
  await text(visitor, waiting.joining);
  await later(visitor, 1);
  await text(visitor, /longer than it should/);
  expect(most).toBe(1);
  expect(asked).toBeGreaterThan(2);
  await network.close();
  await visitor.context.close();
});

test("from a device that had no connection from the start", async () => {
  const visitor = await withoutConnection(stage);
  await visitor.context.setOffline(false);
  await inLine(visitor);
});

test("from a device whose connection went before the encryption was there", async () => {
  const visitor = await cutOff(stage);
  const asked: string[] = [];
  visitor.page.on("request", (request) => asked.push(request.url()));
  await visitor.context.setOffline(false);
  await inLine(visitor);
  // What did not come is not asked for at the same address again: most browsers would remember that.
  expect(asked.filter((url) => /mls-visitor/.test(url))).toEqual([expect.stringMatching(/\.js\?1$/)]);
});
