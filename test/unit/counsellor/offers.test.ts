/** Somebody offered to this console alone: ringing, answering, missing, being set aside and coming back. */
import { expect, test } from "vitest";
import { idFrom, type TicketId } from "../../../shared/ids.ts";
import { ringMs } from "../../../shared/limits.ts";
import { isRinging } from "../../../web/counsellor/console/offers.ts";
import { board, room, start, TestConsole, taken } from "./console.ts";

const ticket = (letter: string): TicketId => idFrom<TicketId>(new Uint8Array(16).fill(letter.charCodeAt(0)));
const offered = (letter = "x", until = start + ringMs) => board({ me: { offer: { ticket: ticket(letter), until } } });
const ring = { type: "playSound", sound: "offer" };

const ringing = () => new TestConsole().onBoard().frame(offered());

test("an offer rings at once, and outside the page for somebody who looks elsewhere", () => {
  expect(ringing().effects).toEqual([ring, { type: "notify" }]);
  expect(isRinging(ringing().state.offer, start)).toBe(true);
});

test("it rings again every four seconds until its time is over, however many boards arrive", () => {
  const console = ringing();
  let rings = 0;
  for (let second = 1; second < 30; second++) {
    console.after(1000);
    rings += console.effects.filter(({ type }) => type === "playSound").length;
    if (second < 20) expect(console.frame(offered()).did("playSound")).toBe(false);
  }
  expect(rings).toBe(4);
  expect(isRinging(console.state.offer, console.now)).toBe(false);
});

test("accepting takes this very person and stops the ringing", () => {
  const console = ringing();
  console.now += 1000;
  console.tell({ type: "takePressed", ticket: ticket("x") });
  expect(console.sent()).toEqual([{ type: "take", ticket: ticket("x") }]);
  expect(console.after(5000).did("playSound")).toBe(false);
  expect(isRinging(console.state.offer, console.now)).toBe(false);
});

test("'Not now' tells the Switchboard once and stops the ringing; the next offer rings", () => {
  const console = ringing().tell({ type: "offerDeclined", ticket: ticket("x") });
  expect(console.sent()).toEqual([{ type: "decline", ticket: ticket("x") }]);
  expect(console.tell({ type: "offerDeclined", ticket: ticket("x") }).sent()).toEqual([]);
  expect(console.after(5000).did("playSound")).toBe(false);
  expect(console.frame(board()).state.offer).toBeUndefined();
  expect(console.frame(offered("y", start + 60_000)).effects).toContainEqual(ring);
});

test("nothing is declined that is not offered, and nothing is sent while the link is down", () => {
  const none = new TestConsole().onBoard().tell({ type: "offerDeclined", ticket: ticket("x") });
  expect(none.effects).toEqual([]);
  const cut = ringing().tell({ type: "linkLost" });
  expect(cut.state.offer).toBeUndefined();
  expect(cut.tell({ type: "offerDeclined", ticket: ticket("x") }).sent()).toEqual([]);
});

test("set aside after an offer that rang to its end: it says that calls went unanswered", () => {
  const console = ringing();
  console.now += ringMs;
  console.frame(board({ me: { away: true, taking: false } }));
  expect(console.state.notice).toEqual({ is: "away", why: "offers" });
  expect(console.state).toMatchObject({ taking: false, setAside: true });
});

test("set aside after an offer that was answered, or taken back early: it says that the chat did not start", () => {
  const answered = ringing().tell({ type: "offerDeclined", ticket: ticket("x") });
  answered.now += ringMs;
  answered.frame(board({ me: { away: true, taking: false } }));
  expect(answered.state.notice).toEqual({ is: "away", why: "call" });
  const early = ringing();
  early.now += 5000;
  expect(early.frame(board({ me: { away: true } })).state.notice).toEqual({ is: "away", why: "call" });
});

test("'I am back' switches taking on; an older board does not switch it off again", () => {
  const console = new TestConsole().onBoard().frame(board({ me: { away: true, taking: false } }));
  console.tell({ type: "takingSwitched", on: true });
  expect(console.sent()).toEqual([{ type: "taking", on: true }]);
  expect(console.state).toMatchObject({ taking: true, setAside: false, notice: undefined });
  expect(console.frame(board({ me: { away: true, taking: false } })).state.taking).toBe(true);
});

test("'Take next' while set aside is coming back and taking in one press", () => {
  const console = new TestConsole().onBoard().frame(board({ me: { away: true, taking: false } }));
  console.now += 1000;
  console.tell({ type: "takePressed" });
  expect(console.sent()).toEqual([{ type: "taking", on: true }, { type: "take" }]);
  expect(console.frame(taken(room("a"))).state).toMatchObject({ taking: true, setAside: false });
});

test("whoever paused on purpose is not switched back by 'Take next': the Switchboard says why", () => {
  const console = new TestConsole().onBoard().tell({ type: "takingSwitched", on: false });
  console.now += 1000;
  expect(console.tell({ type: "takePressed" }).sent()).toEqual([{ type: "take" }]);
  expect(console.state.taking).toBe(false);
});

test("picking one from the list asks for that one", () => {
  const console = new TestConsole().onBoard();
  console.now += 1000;
  expect(console.tell({ type: "takePressed", ticket: ticket("z") }).sent()).toEqual([
    { type: "take", ticket: ticket("z") },
  ]);
});
