/** A line that is closed before its time, breaks and calls, minutes between chats, and the lead who stays (S9, S12 to S15). */
import { expect, test } from "vitest";
import { pauseLongerMs, pauseMostMs } from "../../../shared/limits.ts";
import { closeCode } from "../../../shared/protocol.ts";
import type { LineSheet } from "../../../shared/tokens.ts";
import { openingOf } from "../../../worker/switchboard/opening.ts";
import { visitorsOf } from "../../../worker/switchboard/people.ts";
import { line, pass, World } from "./world.ts";

const minute = 60_000;
const hour = 60 * minute;

const sheetIn = (world: World, change: Partial<LineSheet> = {}): LineSheet => {
  const [sheet] = pass(1, {}, world.now).lines;
  if (sheet === undefined) throw new Error("no sheet");
  return { ...sheet, ...change };
};
/** Somebody in charge closes the line. */
const closes = (world: World) =>
  world.take({ type: "sheetsChanged", sheets: [sheetIn(world, { revision: 2, from: null, until: null })] });
const stateOf = (world: World) => openingOf(world.state, line, world.now).state;
const waits = (world: World, socket: string) => visitorsOf(world.state).some((one) => one.socket === socket);

test("S9, S15: closing stops joins at once; whoever waits is served until the last start known before", () => {
  const world = new World();
  world.onDuty("sam", pass(1, {}, world.now)).visitor("early");
  expect(stateOf(world)).toBe("open");
  closes(world);
  expect(stateOf(world)).toBe("closed");
  world.visitor("late");
  expect(world.closed()).toEqual([["late", closeCode.closed]]);
  world.later(minute);
  expect(waits(world, "early")).toBe(true);
  world.takes("sam");
  expect(world.heard("sam")).toMatchObject([{ type: "taken" }]);
});

test("S9: at the last start known before, whoever still waits is told, as on any day", () => {
  const world = new World();
  world
    .onDuty("sam", pass(1, {}, world.now))
    .visitor("early")
    .staff("sam", { type: "taking", on: false });
  const lastStartAt = world.now + 7.25 * hour;
  closes(world);
  world.later(lastStartAt - world.now - 1);
  expect(waits(world, "early")).toBe(true);
  world.later(1);
  expect(world.closed()).toEqual([["early", closeCode.closed]]);
});

test("S9: a place that is kept over a reload is still served while the line is closed", () => {
  const world = new World();
  world.onDuty("sam", pass(1, {}, world.now)).visitor("early");
  closes(world);
  world.take({ type: "socketGone", socket: "early" });
  const ticket = world.tickets.get("early");
  if (ticket === undefined) throw new Error("no ticket");
  const { id, askedAt, lastStartAt = null } = ticket;
  world.visitor("again", { ticket: id, line, askedAt, left: null, lastStartAt });
  expect(waits(world, "again")).toBe(true);
});

test("S9: whoever comes back out of a chat is served on the running shift, closed or not", () => {
  const world = new World();
  world
    .onDuty("sam", pass(1, {}, world.now))
    .visitor("early")
    .takes("sam");
  const admission = world.admissions.get("early")?.[0];
  if (admission === undefined) throw new Error("not called");
  world.says("early", { type: "seated", room: admission.room });
  closes(world);
  const { ticket, askedAt, room } = admission;
  world.visitor("back", { ticket, line, askedAt, left: room, lastStartAt: null });
  expect(waits(world, "back")).toBe(true);
  expect(visitorsOf(world.state)[0]?.lastStartAt).toBe(world.now + 7.25 * hour);
});

test("S9: whoever came in while the line only looked closed is told when it is", () => {
  const world = new World();
  world.crash().visitor("first");
  expect(waits(world, "first")).toBe(true);
  world.onDuty("sam", pass(1, { lines: [sheetIn(world, { from: null, until: null })] }, world.now));
  expect(waits(world, "first")).toBe(false);
});

test("S15: what was said at once outlasts hibernation, and an older pass does not bring back what was before", () => {
  const world = new World();
  world.onDuty("sam", pass(1, {}, world.now)).onDuty("priya", pass(2, {}, world.now));
  closes(world).hibernate();
  expect(stateOf(world)).toBe("closed");
  world.staff("sam", { type: "duty", pass: "" }, { pass: pass(1, {}, world.now) });
  expect(world.consoleOf("sam").pass.lines[0]).toMatchObject({ revision: 2, until: null });
  world.take({ type: "sheetsChanged", sheets: [sheetIn(world, { revision: 3 })] });
  expect(stateOf(world)).toBe("open");
});

test("S13: on a break or on a call nothing rings and nobody is taken; colleagues see which, and since when", () => {
  const world = new World();
  world.onDuty("sam", pass(1, {}, world.now)).onDuty("priya", pass(2, {}, world.now));
  const since = world.now;
  world.staff("sam", { type: "taking", on: false, rest: "break" });
  world.staff("priya", { type: "taking", on: false, rest: "call" });
  world.later(minute).staff("sam", { type: "taking", on: false, rest: "break" }).visitor("early");
  expect([world.ringsAt("sam"), world.ringsAt("priya")]).toEqual([undefined, undefined]);
  world.takes("sam");
  expect(world.heard("sam")).toEqual([{ type: "notTaken", reason: "notTaking" }]);
  const rests = () => world.boardOf("priya").onShift.map(({ taking, rest }) => ({ taking, rest }));
  expect(rests()).toEqual([
    { taking: false, rest: { why: "break", since } },
    { taking: false, rest: { why: "call", since } },
  ]);
  world.staff("sam", { type: "taking", on: true });
  expect(rests()[0]).toEqual({ taking: true, rest: null });
  expect(world.ringsAt("sam")).toBe("early");
});

test("S13: after a lost connection the break has its own beginning, and none that lies ahead", () => {
  const world = new World();
  const since = world.now - hour;
  world.console("sam", pass(1, {}, world.now));
  world.staff("sam", { type: "checkIn", taking: false, rest: { why: "break", since } });
  expect(world.consoleOf("sam").rest).toEqual({ why: "break", since });
  world.console("sam2", pass(1, {}, world.now));
  world.staff("sam2", { type: "checkIn", taking: false, rest: { why: "call", since: world.now + hour } });
  expect(world.consoleOf("sam2").rest).toEqual({ why: "call", since: world.now });
  world.staff("sam2", { type: "checkOut" });
  expect(world.consoleOf("sam2").rest).toBeNull();
});

/** One chat of Sam's is over, on a line with ten minutes between chats. */
function afterAChat(): World {
  const world = new World();
  const lines = [sheetIn(world, { betweenChatsMs: 10 * minute })];
  world
    .onDuty("sam", pass(1, { lines }, world.now))
    .visitor("early")
    .takes("sam");
  const room = world.admissions.get("early")?.[0]?.room;
  if (room === undefined) throw new Error("not called");
  return world.says("early", { type: "seated", room }).staff("sam", { type: "ended", room });
}

test("S12: the minutes between chats end later or now, as this person wishes, and never later than an hour", () => {
  const world = afterAChat();
  const endedAt = world.now;
  const nextAt = () => world.boardOf("sam").me.nextAt;
  expect(nextAt()).toBe(endedAt + 10 * minute);
  world.staff("sam", { type: "pause", until: endedAt + 10 * minute + pauseLongerMs });
  expect(nextAt()).toBe(endedAt + 15 * minute);
  world
    .later(12 * minute)
    .visitor("next")
    .takes("sam");
  expect(world.heard("sam")).toEqual([{ type: "notTaken", reason: "tooSoon" }]);
  world.staff("sam", { type: "pause", until: endedAt + 9 * hour });
  expect(nextAt()).toBe(endedAt + pauseMostMs);
  world.staff("sam", { type: "pause", until: world.now });
  expect(nextAt()).toBeNull();
  expect(world.ringsAt("sam")).toBe("next");
});

test("S12: when they are over, nothing begins them again; the next chat has the line's own", () => {
  const world = afterAChat();
  world.staff("sam", { type: "pause", until: world.now });
  world.later(minute).staff("sam", { type: "pause", until: world.now + 20 * minute });
  expect(world.boardOf("sam").me.nextAt).toBeNull();
  world.visitor("next").takes("sam");
  const room = world.admissions.get("next")?.[0]?.room;
  if (room === undefined) throw new Error("not called");
  world.says("next", { type: "seated", room }).staff("sam", { type: "ended", room });
  expect(world.boardOf("sam").me.nextAt).toBe(world.now + 10 * minute);
});

test("S12: the choice comes back with a lost connection, and is forgotten with a newer chat", () => {
  const world = afterAChat();
  const lastEndedAt = world.now;
  const lines = [sheetIn(world, { betweenChatsMs: 10 * minute })];
  world.crash().take({ type: "consoleConnected", socket: "sam2", pass: pass(1, { lines }, world.now) });
  world.staff("sam2", { type: "start", admissions: [], lastEndedAt, pauseUntil: lastEndedAt + 15 * minute });
  expect(world.boardOf("sam2").me.nextAt).toBe(lastEndedAt + 15 * minute);
  world.crash().take({ type: "consoleConnected", socket: "sam3", pass: pass(1, { lines }, world.now) });
  world.staff("sam3", { type: "start", admissions: [], lastEndedAt, pauseUntil: lastEndedAt - minute });
  expect(world.boardOf("sam3").me.nextAt).toBe(lastEndedAt + 10 * minute);
});

/** Sam in a chat, Morgan leads. */
function leading(): World {
  const world = new World();
  world
    .onDuty("sam", pass(1, {}, world.now))
    .visitor("early")
    .takes("sam");
  return world.onDuty("morgan", pass(2, { lead: true }, world.now));
}

test("S14: the only lead cannot leave while a colleague's chat runs, and is told how many do", () => {
  const world = leading();
  expect(world.boardOf("morgan").me.needed).toBe(1);
  expect(world.boardOf("sam").me.needed).toBe(0);
  world.staff("morgan", { type: "checkOut" });
  expect(world.heard("morgan")).toEqual([{ type: "notOut", chats: 1 }]);
  expect(world.consoleOf("morgan").checkedIn).toBe(true);
  const room = world.consoleOf("sam").chats[0]?.room;
  if (room === undefined) throw new Error("no chat");
  world.staff("sam", { type: "ended", room }).staff("morgan", { type: "checkOut" });
  expect(world.consoleOf("morgan").checkedIn).toBe(false);
});

test("S14: another lead who is checked in on that line lets the first one go; one whose shift is over does not", () => {
  const world = leading();
  world.onDuty("priya", pass(3, { lead: true, until: world.now + minute }, world.now));
  expect(world.boardOf("morgan").me.needed).toBe(0);
  world.later(minute);
  expect(world.boardOf("morgan").me.needed).toBe(1);
  world.staff("morgan", { type: "checkOut" });
  expect(world.consoleOf("morgan").checkedIn).toBe(true);
});

test("S14: a lead stays also after their own turn; whoever leads nothing goes whenever they like", () => {
  const world = leading();
  const over = pass(2, { lead: true, until: world.now }, world.now);
  world.staff("morgan", { type: "duty", pass: "" }, { pass: over }).staff("morgan", { type: "checkOut" });
  expect(world.heard("morgan")).toEqual([{ type: "notOut", chats: 1 }]);
  world.onDuty("alex", pass(4, {}, world.now)).staff("alex", { type: "checkOut" });
  expect(world.consoleOf("alex").checkedIn).toBe(false);
});
