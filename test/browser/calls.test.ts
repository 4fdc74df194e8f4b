/** Calls that come to nothing, with the service as it is: no frame is played, and none is changed. */
import { beforeAll, describe, test } from "vitest";
import { openHouse } from "./house.ts";
import { ask, bothRead, clearScreen, comeOnShift, desktop, type Person, phone, take, visitorWrites } from "./people.ts";
import { heading, later, press, Relay, text, withMovableTime } from "./states/stage.ts";

/** The device sleeps: its page runs nothing, until it is woken. */
async function asleep({ page, context }: Person): Promise<{ wake(): Promise<void> }> {
  const session = await context.newCDPSession(page);
  await session.send("Debugger.enable");
  const sleeps = new Promise((done) => session.once("Debugger.paused", done));
  await session.send("Debugger.pause");
  // It stops at the next thing that it would run.
  page.evaluate(() => 1).catch(() => {});
  await sleeps;
  return {
    async wake() {
      await session.send("Debugger.disable");
      await session.detach();
    },
  };
}

describe("where the service's time, which it is that waits for an answer, runs ten times as fast", () => {
  const house = openHouse({ options: ["--speed", "10"] });
  let sam: Person;
  beforeAll(async () => {
    sam = await house.counsellor();
  });

  test("whoever's page answers nothing when called steps aside; awake again they are told, and can be called", async () => {
    const visitor = await house.passing(phone);
    await ask(visitor, house.service.visitor);
    const device = await asleep(visitor);
    await press(sam, "Take next");
    await text(sam, /did not answer: a locked phone/);
    await device.wake();
    await text(visitor, /this page did not answer/);
    // With fresh keys: a call to those of before comes to nothing.
    await heading(visitor, "You are next");
    await take(sam, visitor);
    await visitorWrites(visitor, "I am here now");
    await bothRead(visitor, sam, ["I am here now"]);
    await visitor.context.close();
    await clearScreen(sam);
  });
});

describe("where the visitor's page, which waits for the counsellor's, is moved on", () => {
  const house = openHouse();

  test("whose counsellor is lost before a word is back at the head, hears that nobody is there, and is taken", async () => {
    const sam = await house.counsellor();
    const visitor = await house.passing(phone);
    await withMovableTime(visitor);
    await ask(visitor, house.service.visitor);
    // Nothing reaches the counsellor's page any more.
    (await Relay.between(sam.page, "room")).hold();
    await press(sam, "Take next");
    await heading(visitor, "Someone is joining you now.");
    await sam.page.close();
    await later(visitor, 0.8);
    await text(visitor, /You are back at the head of the line/);
    await text(visitor, /Nobody is connected at the moment/);
    const priya = await house.passing(desktop);
    await comeOnShift(priya, house.service.counsellors[1]);
    await take(priya, visitor);
    await visitorWrites(visitor, "There is somebody");
    await bothRead(visitor, priya, ["There is somebody"]);
  });
});
