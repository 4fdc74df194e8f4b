/** In line, with the test in the place of the Switchboard: what only a busy, a cautious or a broken service says. */
import { puzzleBitsLeast, ticketMs } from "../../../shared/limits.ts";
import { closeCode } from "../../../shared/protocol.ts";
import { edge } from "../../promises/edge.ts";
import { ask, type Person } from "../people.ts";
import { start, withoutConnection, withoutSockets } from "./outside-the-line.ts";
import { arrive, gone, heading, later, press, Relay, type Stage, someId, text, token } from "./stage.ts";

const hour = 3_600_000;
const now = Date.now();
const place = { line: "harbour", askedAt: now };
const saidOfPlace = { id: someId("t"), ...place, expires: now + hour };
const ticket = token(saidOfPlace);
const short = { fromMinutes: 5, toMinutes: 10 };
export const placed = { type: "placed", ticket, ahead: 0, wait: short, spoken: ["en"] };

export const called = (letter: string) => ({
  type: "called",
  room: someId(letter),
  admission: token({
    ...{ room: someId(letter), ticket: someId("t"), seat: 0 },
    ...{ ...place, endsAt: now + 3 * hour, expires: now + hour },
  }),
});

/** Into a line whose Switchboard the test plays. */
export async function playedLine(visitor: Person, address: string): Promise<Relay> {
  const queue = await Relay.between(visitor.page, "queue", ({ type }, relay) => {
    if (type === "ask" || type === "rejoin") relay.say(placed);
  });
  await ask(visitor, address);
  return queue;
}

async function inLine(stage: Stage): Promise<{ visitor: Person; queue: Relay }> {
  const visitor = await arrive(stage);
  return { visitor, queue: await playedLine(visitor, stage.service.visitor) };
}

export async function inQueue(stage: Stage): Promise<void> {
  await beforeThePlace(stage);
  await blocked(stage);
  await offline(stage);
  await placesAndWaits(stage);
  await calls(stage);
  await refusals(stage);
  await ends(stage);
}

/** The encryption's own file does not come: first it is waited for, then it is given up. */
async function beforeThePlace(stage: Stage): Promise<void> {
  const { service, visit } = stage;
  const visitor = await arrive(stage);
  let abort = () => {};
  const given = new Promise<void>((done) => (abort = done));
  await visitor.context.route(/mls-visitor/, (route) => given.then(() => route.abort()));
  await start(visitor, service.visitor);
  await heading(visitor, "One moment");
  await visit("visitor: waiting, one moment", visitor);
  await later(visitor, 0.25);
  await text(visitor, /longer than it should/);
  await visit("visitor: waiting, this takes longer", visitor);
  abort();
  const stopped = visitor.page.getByRole("heading", { name: "That did not work" });
  while (!(await stopped.isVisible())) await later(visitor, 0.5);
  await visit("visitor: stopped, a part could not be loaded", visitor);
  await visitor.context.close();
}

/** A network, such as a school's, that lets pages through and no WebSockets. */
async function blocked(stage: Stage): Promise<void> {
  const network = await edge(stage.service.port, "127.0.0.9", {}, { sockets: false });
  const visitor = await withoutSockets(stage, network);
  await stage.visit("visitor: waiting, the network lets no chat through", visitor);
  await visitor.context.close();
  await network.close();
}

/** The connection went while the limits were read. */
async function offline(stage: Stage): Promise<void> {
  const visitor = await withoutConnection(stage);
  await stage.visit("visitor: waiting, offline from the start", visitor);
  await visitor.context.close();
}

async function placesAndWaits(stage: Stage): Promise<void> {
  const { visit } = stage;
  const { visitor, queue } = await inLine(stage);
  queue.say({ type: "moved", ahead: 3, wait: short, spoken: ["en"] });
  await heading(visitor, /3 people/);
  await visit("visitor: waiting, people ahead", visitor);
  queue.say({ type: "moved", ahead: 30, wait: { fromMinutes: 20, toMinutes: 40 }, spoken: ["en"] });
  await text(visitor, /That is long/);
  await visit("visitor: waiting, a long wait", visitor);
  // The page takes the time at which this was signed, a ticket's life before it runs out, for the service's.
  const lastStartAt = saidOfPlace.expires - ticketMs + hour / 2;
  queue.say({ type: "ticket", ticket: token({ ...saidOfPlace, lastStartAt }) });
  await text(visitor, /20 to \d+ minutes\. Last chats start at .* yours may not be able to start before then/);
  await visit("visitor: waiting, perhaps not before the last start", visitor);
  queue.say({ type: "ticket", ticket });
  queue.say({ type: "moved", ahead: 1, wait: null, spoken: [] });
  await text(visitor, /Nobody is connected/);
  await visit("visitor: waiting, nobody connected", visitor);
  queue.cut();
  await visitor.context.setOffline(true);
  await text(visitor, /The connection is gone/);
  await gone(visitor, /Nobody is connected/);
  await visit("visitor: waiting, reconnecting", visitor);
  await text(visitor, /The connection is gone/);
  queue.mend();
  await visitor.context.setOffline(false);
  await gone(visitor, /The connection is gone/);
  queue.say({ type: "aside", waitForHere: false });
  await text(visitor, /this page did not answer/);
  await visit("visitor: waiting, stepped aside", visitor);
  queue.say({ type: "aside", waitForHere: true });
  await heading(visitor, "Are you still there?");
  await visit("visitor: waiting, are you still there", visitor);
  await press(visitor, "I am here");
  queue.say({ type: "puzzle", ticket: placed.ticket, bits: puzzleBitsLeast });
  await text(visitor, /Very many people are coming/);
  await visit("visitor: waiting, very many people", visitor);
  await later(visitor, 0.75);
  await text(visitor, /over the same network/);
  await visit("visitor: waiting, many of one network", visitor);
  await queue.close(closeCode.token);
  await text(visitor, /Your place had run out/);
  await visit("visitor: waiting, a new place", visitor);
  await visitor.context.close();
}

/** A room in which nobody answers. */
async function calls(stage: Stage): Promise<void> {
  const { visitor, queue } = await inLine(stage);
  await Relay.between(visitor.page, "room", () => {});
  queue.say(called("r"));
  await heading(visitor, "Someone is joining you now.");
  await stage.visit("visitor: called", visitor);
  queue.say({ type: "uncalled", room: someId("r") });
  await text(visitor, /You are back at the head of the line/);
  await stage.visit("visitor: waiting, back at the head of the line", visitor);
  await visitor.context.close();
}

/** Somebody in the room offers keys that nobody certified. */
async function refusals(stage: Stage): Promise<void> {
  const { visitor, queue } = await inLine(stage);
  const resumed = { type: "present", seats: [0, 1] };
  await Relay.between(visitor.page, "room", ({ type }, room) => {
    if (type !== "resume") return;
    room.say(resumed);
    room.sayBytes([1, 1, 7, 7, 7, 7]);
  });
  queue.say(called("r"));
  await text(visitor, /could not prove that they are one of our/);
  await stage.visit("visitor: waiting, somebody was refused", visitor);
  queue.say(called("s"));
  await heading(visitor, "We stopped, to keep you safe");
  await stage.visit("visitor: stopped, refused", visitor);
  await visitor.context.close();
}

async function ends(stage: Stage): Promise<void> {
  const { visit } = stage;
  const { visitor, queue } = await inLine(stage);
  await queue.close(closeCode.forbidden);
  await heading(visitor, "That did not work");
  await visit("visitor: stopped, connection refused", visitor);
  await press(visitor, "Try again");
  await heading(visitor, "You are next");
  await queue.close(closeCode.full);
  await heading(visitor, /Nobody is free/);
  await gone(visitor, /Open until/);
  await visit("visitor: full, after waiting", visitor);
  await ask(visitor, stage.service.visitor);
  await queue.close(closeCode.closed);
  await heading(visitor, /not here right now/);
  await gone(visitor, /Open until/);
  await visit("visitor: closed, after waiting", visitor);
  await visitor.context.close();
}
