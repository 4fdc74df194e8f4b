/** The queue on the board, and asking for the next person. */
import { expect, test } from "vitest";
import { NotTaken } from "../../../shared/protocol.ts";
import { board, room, start, TestConsole, taken } from "./console.ts";

test("the next person is asked for once, however long the key is held", () => {
  const console = new TestConsole().onBoard();
  console.now += 1000;
  expect(console.tell({ type: "takePressed" }).sent()).toEqual([{ type: "take" }]);
  expect(console.tell({ type: "takePressed" }).sent()).toEqual([]);
  console.frame({ type: "notTaken", reason: "nobodyWaiting" });
  expect(console.tell({ type: "takePressed" }).sent()).toEqual([]);
  console.now += 300;
  expect(console.tell({ type: "takePressed" }).sent()).toEqual([{ type: "take" }]);
});

test.each(NotTaken.options)("a refusal for %s becomes a notice, and the next press is free again", (reason) => {
  const console = new TestConsole().onBoard().tell({ type: "takePressed" }).frame({ type: "notTaken", reason });
  expect(console.state.notice).toEqual({ is: "notTaken", reason, nextAt: null });
  expect(console.state.asking).toBe(false);
});

test("'nobody is waiting' is taken back as soon as somebody is", () => {
  const console = new TestConsole().onBoard().frame({ type: "notTaken", reason: "nobodyWaiting" });
  expect(console.frame(board({ waitingCount: 1 })).state.notice).toBeUndefined();
});

test("without a connection nothing is sent, and it says why", () => {
  const console = new TestConsole().onBoard().tell({ type: "linkLost" });
  console.now += 1000;
  console.tell({ type: "takePressed" });
  expect(console.sent()).toEqual([]);
  expect(console.state.notice).toEqual({ is: "notConnected" });
});

test("pressed before the socket first opened, the wish goes out with the check-in", () => {
  const console = new TestConsole().signedIn().duty(1).tell({ type: "checkInPressed" }, { type: "takePressed" });
  expect(console.sent()).toEqual([]);
  console.tell({ type: "linkOpened" });
  expect(console.sent().slice(1)).toEqual([{ type: "checkIn", taking: true }, { type: "take" }]);
  console.tell({ type: "linkLost" }, { type: "linkOpened" });
  expect(console.sent()).not.toContainEqual({ type: "take" });
});

test("somebody who begins waiting is heard, but not while paused and not on the first board", () => {
  const console = new TestConsole().connected().tell({ type: "checkInPressed" });
  expect(console.frame(board({ waitingCount: 2 })).did("playSound")).toBe(false);
  expect(console.frame(board({ waitingCount: 3 })).effects).toEqual([
    { type: "playSound", sound: "waiting" },
    { type: "notify" },
  ]);
  expect(console.frame(board({ waitingCount: 2 })).did("playSound")).toBe(false);
  console.tell({ type: "takingSwitched", on: false });
  expect(console.frame(board({ waitingCount: 4, me: { taking: false } })).did("playSound")).toBe(false);
});

test("the switch is told at once, and again after a reconnection", () => {
  const console = new TestConsole().onBoard();
  expect(console.tell({ type: "takingSwitched", on: false }).sent()).toEqual([{ type: "taking", on: false }]);
  console.tell({ type: "linkLost" }, { type: "linkOpened" });
  expect(console.sent()).toContainEqual({ type: "checkIn", taking: false });
});

test("set aside by the Switchboard: shown as paused, with the reason, and never switched back by itself", () => {
  const console = new TestConsole().onBoard().frame(board({ me: { away: true, taking: true } }));
  expect(console.state.taking).toBe(false);
  expect(console.state.notice).toEqual({ is: "away", why: "call" });
  console.tell({ type: "takingSwitched", on: true }).frame(board({ me: { away: true } }));
  expect(console.state.taking).toBe(true);
  console.frame(board()).frame(board({ me: { away: true } }));
  expect(console.state.taking).toBe(false);
});

test("somebody who begins waiting is not announced to a person who holds all the chats they can", () => {
  const console = new TestConsole().onBoard().inChat();
  expect(console.frame(board({ waitingCount: 1, me: { limit: 1 } })).did("playSound")).toBe(false);
  expect(console.frame(board({ waitingCount: 2, me: { limit: 2 } })).did("playSound")).toBe(true);
});

test("a taken chat is in the middle at once, and the same one twice is still one", () => {
  const console = new TestConsole()
    .onBoard()
    .tell({ type: "takePressed" })
    .frame(taken(room("a")));
  expect(console.effects.map(({ type }) => type)).toEqual(["openConversation", "keepChat"]);
  expect(console.state.selected).toBe(room("a"));
  console.frame(taken(room("a")));
  expect(console.state.chats).toHaveLength(1);
  expect(console.effects).toEqual([]);
});

test("that somebody may be in danger stands beside their chat, when the board does not show them any more", () => {
  const { ticket, line } = taken(room("a"));
  const person = { ticket, line, language: "en", since: start, urgent: true, fits: true };
  const console = new TestConsole().onBoard().frame(board({ waiting: [person], waitingCount: 1 }));
  console.frame(taken(room("a"))).frame(board());
  expect(console.chat("a")?.urgent).toBe(true);
  console.frame(taken(room("b")));
  expect(console.chat("b")?.urgent).toBe(false);
});
