/** Silence and absence: who counts, what is announced, what ends, and what pauses it (E16, E18). */
import { expect, test } from "vitest";
import { absentMs, silenceEndMs, silenceNoticeMs } from "../../../shared/limits.ts";
import { now as serviceNow, setClock } from "../../../web/clock.ts";
import { agreed, movedClock, texts } from "./parties.ts";
import { type Chat, comes, settle } from "./relay.ts";

movedClock();

const minute = 60_000;

test("E18: silence is announced to both after ten minutes and ends the chat after twelve", async () => {
  const chat = await agreed();
  await settle(silenceNoticeMs - 30_000);
  expect(chat.counsellor.view.silentSince).toBeDefined();
  expect(chat.counsellor.view.silenceEndsAt).toBeUndefined();
  await settle(minute);
  for (const { view } of [chat.visitor, chat.counsellor]) {
    const left = (view.silenceEndsAt ?? 0) - serviceNow();
    expect(left).toBeGreaterThan(minute);
    expect(left).toBeLessThanOrEqual(silenceEndMs - silenceNoticeMs);
  }
  await settle(2 * minute);
  expect(chat.counsellor.view.ended?.by).toBe("silence");
  expect(chat.visitor.view.ended?.by).toBe("silence");
});

const stirs: readonly (readonly [string, (chat: Chat) => void])[] = [
  ["a visitor's word", ({ visitor }) => void visitor.write("I am still here")],
  ["a counsellor's word", ({ counsellor }) => void counsellor.write("Take your time")],
  ["typing", ({ visitor }) => visitor.typing(true)],
  ["the beginning of the end", ({ counsellor }) => counsellor.startClosing()],
];
test.each(stirs)("E18: the announcement is taken back at both ends by %s", async (_, stir) => {
  const chat = await agreed();
  await settle(silenceNoticeMs + 15_000);
  expect(chat.visitor.view.silenceEndsAt).toBeDefined();
  stir(chat);
  await comes(() => [chat.visitor, chat.counsellor].every(({ view }) => view.silenceEndsAt === undefined));
  await settle(silenceNoticeMs - 30_000);
  expect(chat.counsellor.view.ended).toBeUndefined();
});

test("E18: while somebody types for a quarter of an hour nothing is announced", async () => {
  const chat = await agreed();
  for (let second = 0; second < 15 * 60; second += 5) {
    chat.visitor.typing(true);
    await settle(5000);
  }
  expect(chat.counsellor.view.silenceEndsAt).toBeUndefined();
  expect(chat.counsellor.view.ended).toBeUndefined();
});

test("E18: somebody whose connection is gone is absent, not silent", async () => {
  const chat = await agreed();
  await settle(5 * minute);
  chat.cut(0);
  await settle(2000);
  expect(chat.counsellor.view.silentSince).toBeUndefined();
  expect(chat.counsellor.view.absentSince).toBeDefined();
  chat.join(0);
  await settle(2000);
  expect(serviceNow() - (chat.counsellor.view.silentSince ?? 0)).toBeLessThan(5000);
});

test("E16, E18: time to think pauses silence and absence", async () => {
  const chat = await agreed();
  chat.visitor.needTime(true);
  await comes(() => chat.counsellor.view.timeNeeded);
  await settle(silenceEndMs + minute);
  chat.cut(0);
  await settle(absentMs + minute);
  expect(chat.counsellor.view.ended).toBeUndefined();
  expect(chat.counsellor.view.absenceEndsAt).toBeUndefined();
});

test("E18: asking for time takes the announcement back, and writing says that it is not needed any more", async () => {
  const chat = await agreed();
  await settle(silenceNoticeMs + 15_000);
  expect(chat.visitor.view.silenceEndsAt).toBeDefined();
  chat.visitor.needTime(true);
  expect(chat.visitor.view.silenceEndsAt).toBeUndefined();
  await comes(() => chat.counsellor.view.silenceEndsAt === undefined);
  chat.visitor.write("I have thought about it");
  await comes(() => texts(chat.counsellor.view, false).length === 1);
  expect([chat.visitor, chat.counsellor].map(({ view }) => view.timeNeeded)).toEqual([false, false]);
  chat.visitor.needTime(true);
  await comes(() => chat.counsellor.view.timeNeeded);
  chat.visitor.needTime(false);
  await comes(() => !chat.counsellor.view.timeNeeded);
});

test("E18: only the visitor can ask for time", async () => {
  const chat = await agreed();
  chat.counsellor.needTime(true);
  await settle(10_000);
  expect(chat.visitor.view.timeNeeded).toBe(false);
  expect(chat.counsellor.view.timeNeeded).toBe(false);
});

test("E16: who comes back too late is told that the chat has ended, and why", async () => {
  const chat = await agreed();
  await settle(5000);
  chat.cut(0);
  await settle(absentMs + 5000);
  expect(chat.counsellor.view.ended?.by).toBe("otherAbsent");
  chat.join(0);
  await comes(() => chat.visitor.view.ended !== undefined);
  expect(chat.visitor.view.ended?.by).toBe("meAbsent");
});

test("P8: a visitor whose last words never arrived is told how many, though the text is erased", async () => {
  const chat = await agreed(["one"]);
  await comes(() => chat.visitor.view.messages.every(({ delivery }) => delivery === "delivered"));
  chat.fault = (seat, frame) => ({ copies: seat === 0 && typeof frame !== "string" ? 0 : 1 });
  chat.visitor.write("two");
  await settle(1000);
  chat.counsellor.end();
  await comes(() => chat.visitor.view.ended !== undefined);
  expect(chat.visitor.view.ended).toMatchObject({ by: "other", undelivered: 1 });
  expect(chat.visitor.view.messages).toEqual([]);
});

/** The page's timers stand still while its device sleeps; then they go on as if nothing had been. */
function sleep(ms: number): void {
  setClock({ now: serviceNow() + ms, speed: 1 });
}

test("E18: a console that slept through the silence announces it, and leaves two minutes", async () => {
  const chat = await agreed();
  await settle(5000);
  sleep(13 * minute);
  await settle(2000);
  expect(chat.counsellor.view.ended).toBeUndefined();
  await settle(silenceNoticeMs + 5000);
  sleep(3 * minute);
  await settle(2000);
  expect(chat.counsellor.view.ended).toBeUndefined();
  await settle(silenceEndMs - silenceNoticeMs + 5000);
  expect(chat.counsellor.view.ended?.by).toBe("silence");
});

test("E16: a page that slept counts an absence afresh: the other may have been back all the time", async () => {
  const chat = await agreed();
  await settle(5000);
  chat.cut(1);
  await settle(30_000);
  sleep(absentMs + minute);
  await settle(2000);
  expect(chat.visitor.view.ended).toBeUndefined();
  await settle(absentMs);
  expect(chat.visitor.view.ended?.by).toBe("otherAbsent");
});

test("E18: a visitor who comes back during the announcement takes it back at both ends", async () => {
  const chat = await agreed();
  await settle(silenceNoticeMs + 20_000);
  expect(chat.counsellor.view.silenceEndsAt).toBeDefined();
  chat.replace(0);
  await settle(2000);
  expect([chat.visitor, chat.counsellor].map(({ view }) => view.silenceEndsAt)).toEqual([undefined, undefined]);
});
