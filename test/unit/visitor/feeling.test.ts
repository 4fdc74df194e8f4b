/** How somebody feels: nothing but one difference ever leaves the tab, and only while the chat's own connection stands. */
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { feelingMs } from "../../../shared/limits.ts";
import { closeCode } from "../../../shared/protocol.ts";
import { setClock } from "../../../web/clock.ts";
import type { Connection } from "../../../web/connection.ts";
import { Feeling } from "../../../web/visitor/later/feeling.ts";

const now = 1_000_000_000;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date", "performance"], now });
  setClock({ now, speed: 1 });
});
afterEach(() => {
  vi.useRealTimers();
});

function connection() {
  const said: object[] = [];
  const closed: (number | undefined)[] = [];
  const made = {
    up: true,
    said,
    closed,
    send: (frame: object) => made.up && said.push(frame) > 0,
    sendBytes: () => false,
    close: (code?: number) => void closed.push(code),
  };
  return made satisfies Connection;
}

test("R11: who answered both times tells the difference, over the connection the chat had, and it is closed", () => {
  const feeling = new Feeling();
  const chat = connection();
  feeling.before = 4;
  expect(feeling.stays(chat, now)).toBe(true);
  expect(chat.said).toEqual([{ type: "ended" }]);
  feeling.answer(2);
  expect([chat.said.at(-1), chat.closed]).toEqual([{ type: "feeling", difference: -2 }, [closeCode.ended]]);
  feeling.answer(5);
  expect(chat.said).toHaveLength(2);
});

test("R11: an answer that came before the goodbye had arrived is told when it has", () => {
  const feeling = new Feeling();
  const chat = connection();
  feeling.before = 1;
  feeling.answer(5);
  expect(chat.said).toEqual([]);
  expect(feeling.stays(chat, now)).toBe(true);
  expect(chat.said).toEqual([{ type: "ended" }, { type: "feeling", difference: 4 }]);
});

test("R11: without a first answer nothing is asked, nothing is said, and the connection does not stay", () => {
  const feeling = new Feeling();
  const chat = connection();
  expect([feeling.isAsked, feeling.stays(chat, now), chat.said]).toEqual([false, false, []]);
  feeling.before = 3;
  feeling.before = undefined;
  expect([feeling.isAsked, feeling.stays(chat, now), chat.said]).toEqual([false, false, []]);
});

test("R11: nobody is waited for longer than the limit, and not at all where that has passed", () => {
  const feeling = new Feeling();
  feeling.before = 3;
  const late = connection();
  expect([feeling.stays(late, now - feelingMs), late.said]).toEqual([false, []]);
  const chat = connection();
  feeling.stays(chat, now - 1000);
  vi.advanceTimersByTime(feelingMs - 1001);
  expect(chat.closed).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(chat.closed).toEqual([closeCode.ended]);
  feeling.answer(4);
  expect(chat.said).toEqual([{ type: "ended" }]);
});

test("R11: a connection that is gone does not come back for this, and what is answered then is told to nobody", () => {
  const feeling = new Feeling();
  feeling.before = 3;
  const gone = connection();
  gone.up = false;
  expect(feeling.stays(gone, now)).toBe(false);
  const chat = connection();
  feeling.stays(chat, now);
  chat.up = false;
  feeling.look();
  expect(chat.closed).toEqual([closeCode.ended]);
  chat.up = true;
  feeling.answer(4);
  expect(chat.said).toEqual([{ type: "ended" }]);
});

test("R11: a chat with somebody else has an answer of its own, and the time of the first one is not its time", () => {
  const feeling = new Feeling();
  feeling.before = 2;
  const [first, second] = [connection(), connection()];
  feeling.stays(first, now);
  feeling.answer(3);
  vi.advanceTimersByTime(1000);
  feeling.begin();
  expect(feeling.stays(second, now + 1000)).toBe(true);
  expect(second.said).toEqual([{ type: "ended" }]);
  vi.advanceTimersByTime(feelingMs - 1000);
  expect(second.closed).toEqual([]);
  feeling.answer(5);
  expect(second.said.at(-1)).toEqual({ type: "feeling", difference: 3 });
});

test("R11: whoever talks to somebody else without having answered lets go of the first chat", () => {
  const feeling = new Feeling();
  feeling.before = 2;
  const first = connection();
  feeling.stays(first, now);
  feeling.begin();
  feeling.answer(4);
  expect([first.closed, first.said]).toEqual([[closeCode.ended], [{ type: "ended" }]]);
});
