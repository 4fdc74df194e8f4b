/** Checking in with a lead's word, resting, and signing off, as the console's core sees them. */
import { expect, test } from "vitest";
import { confirmAskMs, pauseLongerMs } from "../../../shared/limits.ts";
import type { Duty } from "../../../web/counsellor/console/event.ts";
import { board, hour, minute, pass, room, shift, start, TestConsole, turn } from "./console.ts";

const told = (value: Duty) => ({ type: "dutyAnswered" as const, answer: { is: "answered" as const, value } });
const ownTurn = (change: object): Duty["turn"] => (turn === null ? null : { ...turn, ...change });
const awaited = { pass: null, ended: null, shift, turn: ownTurn({ confirmation: "awaited", checkedInAt: null }) };

test("checking in is noted at the Office, and said again while its answers do not know of it", () => {
  const console = new TestConsole().connected().tell({ type: "checkInPressed" });
  expect(console.did("recordCheckIn")).toBe(true);
  const unheard: Duty = { pass: pass(2), ended: null, shift, turn: ownTurn({ checkedInAt: null }) };
  expect(console.tell(told(unheard)).did("recordCheckIn")).toBe(true);
  expect(console.duty(3).did("recordCheckIn")).toBe(false);
});

test("with the Office away a valid pass is enough to check in: the Switchboard is told at once", () => {
  const console = new TestConsole().connected().tell({ type: "dutyAnswered", answer: { is: "unreachable" } });
  console.tell({ type: "checkInPressed" });
  expect(console.sent()).toEqual([{ type: "checkIn", taking: true }]);
});

test("where a lead confirms: checked in, no socket, asked every few seconds, and on by itself", () => {
  const console = new TestConsole().signedIn().tell(told(awaited));
  expect(console.state).toMatchObject({ stage: { is: "onShift" }, link: "off", checkedIn: false });
  console.tell({ type: "checkInPressed" });
  expect(console.did("recordCheckIn")).toBe(true);
  expect(console.sent()).toEqual([]);
  expect(console.after(confirmAskMs).did("fetchDuty")).toBe(true);
  console.duty(1);
  expect(console.did("connect")).toBe(true);
  console.tell({ type: "linkOpened" });
  expect(console.sent()).toContainEqual({ type: "checkIn", taking: true });
});

test("before the press nobody is checked in by a turn that a lead confirms, whatever the turn before was", () => {
  const console = new TestConsole().onBoard().tell(told(awaited));
  expect(console.state).toMatchObject({ checkedIn: false, pass: undefined, link: "off" });
});

test("a break says why and since when, also to a new connection; taking chats ends it", () => {
  const console = new TestConsole().onBoard().tell({ type: "restPressed", why: "break" });
  expect(console.sent()).toEqual([{ type: "taking", on: false, rest: "break" }]);
  console.after(minute).tell({ type: "linkLost" }, { type: "linkOpened" });
  expect(console.sent()).toContainEqual({ type: "checkIn", taking: false, rest: { why: "break", since: start } });
  console.tell({ type: "restPressed", why: "call" });
  expect(console.state.rest).toEqual({ why: "call", since: start + minute });
  console.tell({ type: "takingSwitched", on: true });
  expect(console.state).toMatchObject({ rest: undefined, taking: true });
});

test("the minutes between chats: five more, or over now; only while they last", () => {
  const console = new TestConsole().onBoard();
  expect(console.tell({ type: "pausePressed", wish: "longer" }).sent()).toEqual([]);
  const nextAt = start + 10 * minute;
  console.frame(board({ me: { nextAt } })).tell({ type: "pausePressed", wish: "longer" });
  expect(console.sent()).toEqual([{ type: "pause", until: nextAt + pauseLongerMs }]);
  console.tell({ type: "linkLost" }, { type: "linkOpened" });
  expect(console.sent()).toContainEqual({ type: "start", admissions: [], pauseUntil: nextAt + pauseLongerMs });
  console.tell({ type: "pausePressed", wish: "over" });
  expect(console.sent()).toEqual([{ type: "pause", until: start }]);
});

test("signing off waits for the chats, asks how one leaves, and thanks once the Switchboard has let go", () => {
  const console = new TestConsole().onBoard().inChat().tell({ type: "signOffPressed" });
  expect(console.sent()).toEqual([{ type: "taking", on: false }]);
  expect(console.state.leaving).toEqual({ is: "chats" });
  console.tell({
    type: "conversationChanged",
    room: room("a"),
    glimpse: { phase: "ended", endedBy: "other", arrived: 0, written: 0 },
    watched: true,
  });
  expect(console.state.leaving).toEqual({ is: "debrief" });
  console.tell({ type: "debriefAnswered", debrief: "phoneMe" });
  expect(console.sent()).toEqual([{ type: "checkOut" }]);
  expect(console.did("recordSignOff")).toBe(false);
  console.frame(board({ me: { checkedIn: false, taking: false } }));
  expect(console.effects).toContainEqual({ type: "recordSignOff", debrief: "phoneMe" });
  expect(console.state).toMatchObject({ checkedIn: false, thanked: true, leaving: undefined });
  expect(console.tell({ type: "checkInPressed" }).state).toMatchObject({ checkedIn: true, thanked: false });
});

test("whoever thinks better of it stays on shift, paused", () => {
  const console = new TestConsole().onBoard().tell({ type: "signOffPressed" }, { type: "signOffTakenBack" });
  expect(console.state).toMatchObject({ leaving: undefined, checkedIn: true, taking: false });
});

test("the only lead is told how many chats keep them, before and after the Switchboard says so", () => {
  const console = new TestConsole().onBoard().frame(board({ me: { needed: 2 } }));
  console.tell({ type: "signOffPressed" });
  expect(console.state).toMatchObject({ leaving: undefined, notice: { is: "needed", chats: 2 } });
  console.tell({ type: "signOutPressed" });
  expect(console.did("signOut")).toBe(false);
  console.frame(board()).tell({ type: "signOffPressed" }, { type: "debriefAnswered", debrief: "had" });
  console.frame({ type: "notOut", chats: 1 });
  expect(console.state).toMatchObject({ leaving: undefined, checkedIn: true, notice: { is: "needed", chats: 1 } });
  expect(console.did("recordSignOff")).toBe(false);
});

test("at the end of the turn everybody is asked; the lead who is needed only once they are not", () => {
  const other = new TestConsole().onBoard();
  other.now = shift.until;
  other.duty(null);
  expect(other.state).toMatchObject({ stage: { is: "offShift" }, leaving: { is: "debrief" } });
  other.tell({ type: "debriefAnswered", debrief: "declined" });
  expect(other.effects).toContainEqual({ type: "recordSignOff", debrief: "declined" });
  expect(other.state).toMatchObject({ thanked: true, leaving: undefined });

  const lead = new TestConsole().onBoard().frame(board({ me: { needed: 1 } }));
  lead.shiftEnded(2);
  expect(lead.state).toMatchObject({ stage: { is: "onShift" }, over: "shift", notice: { is: "needed", chats: 1 } });
  lead.frame(board({ me: { needed: 0 } }));
  expect(lead.state).toMatchObject({ stage: { is: "offShift" }, leaving: { is: "debrief" } });
});

test("when the line is closed or opened, the Office is asked why at once", () => {
  const console = new TestConsole().onBoard();
  expect(console.frame(board({ waitingCount: 1 })).did("fetchDuty")).toBe(false);
  expect(console.frame(board({ open: false })).did("fetchDuty")).toBe(true);
  expect(console.frame(board({ open: false })).did("fetchDuty")).toBe(false);
});

test("a new turn is not greeted with the last one's question", () => {
  const console = new TestConsole().onBoard();
  console.duty(null).after(hour).duty(4);
  expect(console.state).toMatchObject({ stage: { is: "onShift" }, leaving: undefined, thanked: false });
});
