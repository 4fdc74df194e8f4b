/** After an interruption everything is said again, little by little, and nothing that was read too late stays (E9, E14). */
import { expect, test } from "vitest";
import { framesBurst, framesPerSecond, sealedVersion } from "../../../shared/limits.ts";
import { binaryKind } from "../../../shared/protocol.ts";
import { now as serviceNow } from "../../../web/clock.ts";
import { initial, type State, step } from "../../../web/conversation/state.ts";
import { agreed, allDelivered, movedClock, start, texts } from "./parties.ts";
import { type Chat, comes, settle } from "./relay.ts";

movedClock();

/** The Room's own pace, counted from outside: what it would have closed the socket for. */
function tooFast(chat: Chat, seat: number): () => boolean {
  let left = framesBurst;
  let at = serviceNow();
  let exceeded = false;
  const before = chat.fault;
  chat.fault = (from, frame) => {
    if (from === seat) {
      left = Math.min(framesBurst, left + ((serviceNow() - at) / 1000) * framesPerSecond) - 1;
      at = serviceNow();
      exceeded ||= left < 0;
    }
    return before(from, frame);
  };
  return () => exceeded;
}

test("E9: a long outbox is sent again without ever being too fast for the Room, and all of it arrives", async () => {
  const chat = await agreed();
  await settle(5000);
  chat.cut(1);
  const written = Array.from({ length: 200 }, (_, number) => `message ${number}`);
  for (const text of written) {
    chat.visitor.write(text);
    await settle(20);
  }
  await settle(15_000);
  const fast = tooFast(chat, 0);
  chat.join(1);
  await comes(() => texts(chat.counsellor.view, false).length === written.length);
  expect(texts(chat.counsellor.view, false)).toEqual(written);
  expect(fast()).toBe(false);
  await comes(() => allDelivered(chat));
});

test.each([
  [0, "visitor"],
  [1, "counsellor"],
] as const)(
  "W4: words of seat %i that waited for the keys go out together, but not too fast for the Room",
  async (seat, who) => {
    const chat = await start();
    const fast = tooFast(chat, seat);
    const written = Array.from({ length: 150 }, (_, number) => `message ${number}`);
    for (const text of written) chat[who].write(text);
    const other = seat === 0 ? "counsellor" : "visitor";
    await comes(() => texts(chat[other].view, false).length === written.length);
    expect(texts(chat[other].view, false)).toEqual(written);
    expect(fast()).toBe(false);
    await comes(() => allDelivered(chat));
  },
);

test("E9: who is asked for the rest several times at once is still not too fast for the Room", async () => {
  const chat = await agreed();
  await settle(5000);
  chat.cut(1);
  const written = Array.from({ length: 60 }, (_, number) => `message ${number}`);
  for (const text of written) chat.visitor.write(text);
  await settle(15_000);
  const fast = tooFast(chat, 0);
  chat.join(1);
  chat.say(1, { type: "resume", next: [] });
  chat.say(1, { type: "resume", next: [] });
  await comes(() => texts(chat.counsellor.view, false).length === written.length);
  expect(fast()).toBe(false);
  await comes(() => allDelivered(chat));
});

test("E9: who is asked for the rest again every second is still not too fast for the Room", async () => {
  const chat = await agreed();
  await settle(5000);
  chat.cut(1);
  const written = Array.from({ length: 150 }, (_, number) => `message ${number}`);
  for (const text of written) chat.visitor.write(text);
  await settle(15_000);
  const fast = tooFast(chat, 0);
  chat.join(1);
  for (let round = 0; round < 6; round++) {
    await settle(1050);
    chat.say(1, { type: "resume", next: [{ seat: 0, sequence: 3 + 12 * round }] });
  }
  expect(fast()).toBe(false);
  await comes(() => texts(chat.counsellor.view, false).length === written.length);
  await comes(() => allDelivered(chat));
});

test("E9: what is written while the rest is still on its way arrives after it, in order", async () => {
  const chat = await agreed();
  await settle(5000);
  chat.cut(1);
  for (let number = 0; number < 100; number++) chat.visitor.write(`message ${number}`);
  await settle(15_000);
  chat.join(1);
  await settle(1500);
  chat.visitor.write("and one more");
  await comes(() => texts(chat.counsellor.view, false).length === 101);
  expect(texts(chat.counsellor.view, false).at(-1)).toBe("and one more");
  await comes(() => allDelivered(chat));
});

test("E8: hours of typing do not fill the outbox, because quiet frames are acknowledged now and then", async () => {
  const chat = await agreed();
  await settle(5000);
  const sealed = () => chat.passed.filter(({ bytes }) => bytes[0] === binaryKind.sealed).length;
  for (let round = 0; round < 60; round++) {
    chat.visitor.typing(round % 2 === 0);
    await settle(5000);
  }
  expect(sealed()).toBeGreaterThan(50);
  chat.cut(1);
  await settle(1000);
  const before = sealed();
  chat.join(1);
  await settle(10_000);
  expect(sealed() - before).toBeLessThan(20);
});

test("E9: a socket that is replaced unseen loses neither the offer nor what was written", async () => {
  const chat = await start();
  let lost = 0;
  chat.fault = (seat, frame) => {
    const drops = seat === 1 && typeof frame !== "string" && frame[0] === binaryKind.offer && lost++ === 0;
    return { copies: drops ? 0 : 1 };
  };
  await comes(() => lost > 0);
  chat.replace(0);
  await comes(() => chat.visitor.view.phase === "talking");
  chat.fault = (seat, frame) => ({ copies: seat === 1 && typeof frame !== "string" ? 0 : 1 });
  await comes(() => chat.counsellor.view.phase === "talking");
  chat.counsellor.write("Take your time");
  await settle(500);
  chat.fault = () => ({ copies: 1 });
  chat.replace(0);
  await comes(() => texts(chat.visitor.view, false).length === 1);
});

test("E14: a message that is just being opened when the visitor ends the chat does not stay", async () => {
  for (const delay of [0, 1, 2, 5, 10, 20]) {
    const chat = await agreed();
    await settle(5000);
    chat.counsellor.write("Take your time");
    for (let turn = 0; turn < delay; turn++) await Promise.resolve();
    chat.visitor.end();
    await settle(200_000);
    expect(chat.visitor.view.messages).toEqual([]);
    chat.counsellor.drop();
  }
});

test("P8: a message that is just being opened when its reader ends the chat is not called read", () => {
  const arrived = { sequence: 0, epoch: 1, bytes: new Uint8Array() };
  const ending: State = {
    ...initial("counsellor", { own: 1, other: 0 }, 0, 1e9, 1),
    phase: "ended",
    ended: { by: "me", at: 0, undelivered: 0 },
    farewellUntil: 1e6,
    agreement: { is: "agreed", offer: null, welcome: null },
    drafts: [{ type: "end" }],
    busy: { does: "open", arrived },
  };
  const { state, effects } = step(
    ending,
    { type: "opened", frame: { type: "message", sequence: 0, acks: [], id: { seat: 0, number: 0 }, text: "Hello" } },
    1,
  );
  expect(state.messages).toEqual([]);
  const version = { seat: 1, sequence: sealedVersion };
  const goodbye = { type: "end", sequence: 0, acks: [{ seat: 0, sequence: 0 }, version] };
  expect(effects).toEqual([{ type: "operate", operation: { does: "seal", draft: { type: "end" }, frame: goodbye } }]);
});

test("a counsellor whose visitor never appears in the room does not wait for ever", async () => {
  const chat = await start();
  chat.cut(0);
  await settle(140_000);
  expect(chat.counsellor.view.ended?.by).toBe("otherAbsent");
});

test("E7, E9: however often a later frame is repeated, the one that is waited for finds room", async () => {
  const chat = await agreed();
  await settle(5000);
  let held: Uint8Array | undefined;
  let copies = 0;
  chat.fault = (seat, frame) => {
    if (seat !== 0 || typeof frame === "string" || frame[0] !== binaryKind.sealed) return { copies: 1 };
    if (held === undefined) {
      held = frame;
      return { copies: 0 };
    }
    copies = 100;
    return { copies };
  };
  chat.visitor.write("one");
  await settle(100);
  chat.visitor.write("two");
  await settle(100);
  expect(copies).toBe(100);
  chat.fault = () => ({ copies: 1 });
  chat.cut(0);
  chat.join(0);
  await comes(() => texts(chat.counsellor.view, false).length === 2);
  expect(texts(chat.counsellor.view, false)).toEqual(["one", "two"]);
});
