/** What the visitor's page lets the counsellor know besides words, and taking words back (E19, E20). */
import { expect, test } from "vitest";
import { afterEndMs, topicUnits } from "../../../shared/limits.ts";
import { binaryKind } from "../../../shared/protocol.ts";
import { agreed, allDelivered, movedClock, start, texts, untilTalking } from "./parties.ts";
import { comes, settle } from "./relay.ts";

movedClock();

test("E19: a message was seen when the visitor's page says so, and only those until then", async () => {
  const chat = await agreed();
  chat.counsellor.write("one");
  await comes(() => texts(chat.visitor.view, false).length === 1);
  chat.visitor.seen();
  await settle(10_000);
  chat.counsellor.write("two");
  await comes(() => texts(chat.visitor.view, false).length === 2);
  await settle(10_000);
  expect(chat.counsellor.view.messages.map(({ delivery }) => delivery)).toEqual(["seen", "delivered"]);
});

test("E8, E19: having seen is told at most every four seconds and never causes an acknowledgement", async () => {
  const chat = await agreed();
  await settle(10_000);
  for (let count = 0; count < 8; count++) {
    chat.counsellor.write(`message ${count}`);
    await settle(500);
    chat.visitor.seen();
  }
  await comes(() => chat.counsellor.view.messages.every(({ delivery }) => delivery === "seen"));
  const fromVisitor = () =>
    chat.passed.filter(({ seat, bytes }) => seat === 0 && bytes[0] === binaryKind.sealed).length;
  const before = fromVisitor();
  const passed = chat.passed.length;
  await settle(60_000);
  expect(fromVisitor()).toBe(before);
  expect(chat.passed.length).toBe(passed);
  expect(before).toBeLessThan(8);
});

test("E19: a counsellor's page tells a visitor nothing about itself", async () => {
  const chat = await agreed();
  chat.visitor.write("one");
  await comes(() => allDelivered(chat));
  await settle(10_000);
  const before = chat.passed.length;
  chat.counsellor.seen();
  chat.counsellor.pageShown(false);
  chat.counsellor.pickTopic("anything");
  chat.counsellor.takeBack();
  await settle(20_000);
  expect(chat.passed.length).toBe(before);
});

test("E19: a page that is hidden says so at once, whatever was said just before", async () => {
  const chat = await agreed();
  await settle(10_000);
  chat.visitor.typing(true);
  await comes(() => chat.counsellor.view.otherIsWriting);
  chat.visitor.pageShown(false);
  await settle();
  expect(chat.counsellor.view.otherPageShown).toBe(false);
  chat.visitor.pageShown(true);
  await settle();
  expect(chat.counsellor.view.otherPageShown).toBe(true);
});

test("E19: what was picked while waiting is told once, before the first words", async () => {
  const chat = await start(["I don't know how to start"]);
  chat.visitor.pickTopic("x".repeat(topicUnits + 1));
  chat.visitor.pickTopic("");
  chat.visitor.pickTopic("I am not sure yet");
  chat.visitor.pickTopic("Something else");
  await untilTalking(chat);
  await comes(() => chat.counsellor.view.topic !== undefined);
  expect(chat.counsellor.view.topic).toBe("I am not sure yet");
});

test("E20: what was written is taken back on both screens, and writing goes on", async () => {
  const chat = await agreed(["one", "two"]);
  chat.counsellor.write("Take your time");
  await comes(() => allDelivered(chat) && chat.visitor.view.messages.length === 3);
  chat.visitor.takeBack();
  expect(texts(chat.visitor.view, true)).toEqual(["", ""]);
  chat.visitor.write("three");
  await comes(() => texts(chat.counsellor.view, false).length === 3);
  expect(texts(chat.counsellor.view, false)).toEqual(["", "", "three"]);
  expect(chat.counsellor.view.messages.filter(({ takenBack }) => takenBack).map(({ mine }) => mine)).toEqual([
    false,
    false,
  ]);
  expect(texts(chat.counsellor.view, true)).toEqual(["Take your time"]);
});

test("E20: words that were not sealed yet are never sent", async () => {
  const chat = await start(["not to be sent"]);
  chat.visitor.takeBack();
  await untilTalking(chat);
  chat.visitor.write("this one");
  await comes(() => texts(chat.counsellor.view, false).includes("this one"));
  expect(texts(chat.counsellor.view, false)).toEqual(["this one"]);
});

test("E20: what is taken back while the other end is away is gone when it returns", async () => {
  const chat = await agreed();
  await settle(5000);
  chat.cut(1);
  chat.visitor.write("one");
  await settle(100);
  chat.visitor.takeBack();
  await settle(100);
  chat.join(1);
  await comes(() => chat.counsellor.view.messages.some(({ takenBack }) => takenBack));
  expect(texts(chat.counsellor.view, false)).toEqual([""]);
  await comes(() => allDelivered(chat));
});

test("P6: what was picked goes with the text, on the visitor's page at once, on the counsellor's after two minutes", async () => {
  const chat = await agreed();
  chat.visitor.pickTopic("I am not sure yet");
  await comes(() => chat.counsellor.view.topic !== undefined);
  chat.visitor.end();
  expect(chat.visitor.view.topic).toBeUndefined();
  await comes(() => chat.counsellor.view.ended !== undefined);
  await settle(afterEndMs + 1000);
  expect(chat.counsellor.view.topic).toBeUndefined();
});

test("E8: while nobody can hear it, typing fills no outbox and no word waits behind it", async () => {
  const chat = await agreed();
  await settle(5000);
  chat.visitor.needTime(true);
  await settle(1000);
  chat.cut(1);
  for (let round = 0; round < 60; round++) {
    chat.visitor.typing(round % 2 === 0);
    await settle(5000);
  }
  const before = chat.passed.length;
  expect(chat.visitor.write("I am back")).toBe("ok");
  chat.join(1);
  await comes(() => texts(chat.counsellor.view, false).includes("I am back"));
  expect(chat.passed.length - before).toBeLessThan(12);
});
