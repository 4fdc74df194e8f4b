/** A page that cannot reach the line says why, and is in line by itself once it can: nobody presses anything again. */
import { beforeAll, expect, test } from "vitest";
import { edge } from "../promises/edge.ts";
import { openHouse } from "./house.ts";
import type { Person } from "./people.ts";
import { cutOff, withoutConnection, withoutSockets } from "./states/outside-the-line.ts";
import { heading, later, type Stage } from "./states/stage.ts";

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
