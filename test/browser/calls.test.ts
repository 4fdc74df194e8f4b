/**
 * Calls that come to nothing, with the service as it is: no frame is played. Its clock, and with it that of every page,
 * runs ten times as fast.
 */
import { beforeAll, test } from "vitest";
import { openHouse } from "./house.ts";
import { ask, bothRead, clearScreen, comeOnShift, desktop, type Person, phone, take, visitorWrites } from "./people.ts";
import { heading, press, Relay, text } from "./states/stage.ts";

const house = openHouse({ options: ["--speed", "10"] });
let sam: Person;

beforeAll(async () => {
  sam = await house.counsellor();
});

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

test("a page that answers nothing when it is called steps aside; awake again it is told so, and can be called", async () => {
  const visitor = await house.passing(phone);
  await ask(visitor, house.service.visitor);
  const phoneAsleep = await asleep(visitor);
  await press(sam, "Take next");
  await text(sam, /did not answer: a locked phone/);
  await phoneAsleep.wake();
  await text(visitor, /this page did not answer/);
  await take(sam, visitor);
  await visitorWrites(visitor, "I am here now");
  await bothRead(visitor, sam, ["I am here now"]);
  await visitor.context.close();
  await clearScreen(sam);
});

test("a counsellor who is lost before a word: back at the head of the line, where nobody is connected", async () => {
  const visitor = await house.passing(phone);
  await ask(visitor, house.service.visitor);
  const room = await Relay.between(sam.page, "room");
  room.hold();
  await press(sam, "Take next");
  await heading(visitor, "Someone is joining you now.");
  await sam.page.close();
  await text(visitor, /You are back at the head of the line/);
  await text(visitor, /Nobody is connected at the moment/);
  const priya = await house.passing(desktop);
  await comeOnShift(priya, house.service.counsellors[1]);
  await take(priya, visitor);
  await visitorWrites(visitor, "There is somebody");
  await bothRead(visitor, priya, ["There is somebody"]);
});
