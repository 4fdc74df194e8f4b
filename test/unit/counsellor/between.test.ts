/** The minutes between chats outlast a reload and a lost connection: the console says when its last chat ended. */
import { expect, test } from "vitest";
import type { ConsoleEvent } from "../../../web/counsellor/console/event.ts";
import { admission, hour, minute, room, start, TestConsole, taken } from "./console.ts";

const ended = {
  type: "conversationChanged",
  room: room("a"),
  glimpse: { phase: "ended", endedBy: "other", arrived: 1, written: 1 },
  watched: true,
} as const satisfies ConsoleEvent;
const kept = (letter: string, elsewhere = false) => ({
  ...{ room: room(letter), admission: admission(room(letter)), name: "Amber Heron", startedAt: start - hour },
  elsewhere,
});

test("S3: when the last chat ended is kept in the tab and said at every start", () => {
  const console = new TestConsole().onBoard().inChat();
  console.now += 5 * minute;
  console.tell(ended);
  expect(console.effects).toContainEqual({ type: "rememberLastEnded", at: start + 5 * minute });
  console.tell({ type: "linkLost" }, { type: "linkOpened" });
  expect(console.sent()).toContainEqual({ type: "start", admissions: [], lastEndedAt: start + 5 * minute });
});

test("S3: a page that was loaded again says what the tab remembers", () => {
  const console = new TestConsole()
    .signedIn([], undefined, start - minute)
    .duty(1)
    .tell({ type: "linkOpened" });
  expect(console.sent()).toEqual([{ type: "start", admissions: [], lastEndedAt: start - minute }]);
});

test("a chat that never took place begins no pause", () => {
  const console = new TestConsole().onBoard().frame(taken(room("a")));
  console.tell({ type: "endPressed", room: room("a"), sure: false, undelivered: 0, otherIsWriting: false });
  expect(console.did("rememberLastEnded")).toBe(false);
  console
    .frame(taken(room("a")))
    .tell({ ...ended, glimpse: { ...ended.glimpse, phase: "refused", endedBy: undefined } });
  expect(console.did("rememberLastEnded")).toBe(false);
  console.tell({ type: "linkLost" }, { type: "linkOpened" });
  expect(console.sent()[0]).toEqual({ type: "start", admissions: [] });
});

test("letting go of a lost chat begins the pause, as at the Switchboard, and so does its running out", () => {
  const console = new TestConsole().connected([kept("a"), kept("b"), kept("c", true)]);
  console.tell({ type: "lostChatEnded", room: room("a") });
  expect(console.effects).toContainEqual({ type: "rememberLastEnded", at: start });
  console.after(31 * minute);
  expect(console.effects).toContainEqual({ type: "rememberLastEnded", at: start + 31 * minute });
});
