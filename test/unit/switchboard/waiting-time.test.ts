/** The estimate by itself, and what the queue makes of it: who counts, who is turned away, what outlasts sleep. */
import { expect, test } from "vitest";
import { againMs, movedMs, recentChatsMost, recentLinesMost, waitMostMs, waitToldMs } from "../../../shared/limits.ts";
import { closeCode } from "../../../shared/protocol.ts";
import type { DutyPass, LineSheet } from "../../../shared/tokens.ts";
import { openingOf } from "../../../worker/switchboard/opening.ts";
import { consolesOf, visitorsOf } from "../../../worker/switchboard/people.ts";
import { bandMinutes, lengthsOn } from "../../../worker/switchboard/recent.ts";
import { horizon, minutesUntil, outlookOf, turnsOf } from "../../../worker/switchboard/waiting-time.ts";
import { line, pass, World } from "./world.ts";

const at = 36_000_000;
const minute = 60_000;
const hour = 60 * minute;
const nothing = bandMinutes.map(() => 0);
/** A line that has seen many chats of this length. */
const always = (minutes: number) => bandMinutes.map((end) => (end === minutes ? 4000 : 0));
const duty = (person: number, more: Partial<DutyPass> = {}, sheet: Partial<LineSheet> = {}) =>
  pass(person, { ...more, lines: pass(person, {}, at).lines.map((one) => ({ ...one, ...sheet })) }, at);
const waitOf = (so: World, socket: string) => visitorsOf(so.state).find((one) => one.socket === socket)?.told?.wait;

/** A console in a chat that began just now. */
function talking(sheet: Partial<LineSheet> = {}, more: Partial<DutyPass> = {}): World {
  return chatting(new World(at).onDuty("s", duty(1, more, sheet)), "s", "first");
}

function chatting(so: World, console: string, visitor: string): World {
  so.visitor(visitor).takes(console);
  const room = so.consoleOf(console).chats.at(-1)?.room ?? raise();
  return so.says(visitor, { type: "seated", room }).staff(console, { type: "seated", room });
}

function ended(so: World, console: string): World {
  return so.staff(console, { type: "ended", room: so.consoleOf(console).chats[0]?.room ?? raise() });
}

function raise(): never {
  throw new Error("no chat");
}

test("one place: the quantile is that of the chat that runs there", () => {
  const outlook = outlookOf([{ counts: turnsOf(always(49), 0).busy(40), until: horizon + 1 }], always(49));
  // It ends between 0 and 9 minutes from now.
  expect(minutesUntil(outlook, 0, -3)).toBeLessThan(1);
  expect(minutesUntil(outlook, 0, 0)).toBeGreaterThan(4);
  expect(minutesUntil(outlook, 0, 0)).toBeLessThan(6);
  expect(minutesUntil(outlook, 0, 3)).toBeLessThanOrEqual(9.5);
});

test("the minutes between two chats are waited for, and a longer chat is nearer its end", () => {
  const until = horizon + 1;
  const middle = (counts: ReturnType<ReturnType<typeof turnsOf>["busy"]>) =>
    minutesUntil(outlookOf([{ counts, until }], always(49)), 0, 0);
  const [begun, half, rested] = [
    turnsOf(always(49), 0).busy(0),
    turnsOf(always(49), 0).busy(30),
    turnsOf(always(49), 10),
  ];
  expect(middle(begun) - middle(half)).toBeCloseTo(30, 0);
  expect(middle(rested.busy(0)) - middle(begun)).toBeCloseTo(10, 0);
});

test("more people ahead wait longer, more places make it shorter, and a chat longer than the longest has an end", () => {
  const turns = turnsOf(nothing, 0);
  const places = (count: number) =>
    outlookOf(
      Array.from({ length: count }, (_, index) => ({ counts: turns.busy(index * 10), until: horizon + 1 })),
      nothing,
    );
  const waits = [0, 1, 2, 3].map((ahead) => minutesUntil(places(4), ahead, 0));
  expect(waits).toEqual(waits.toSorted((a, b) => a - b));
  expect(minutesUntil(places(8), 3, 0)).toBeLessThan(waits[3] ?? 0);
  expect(turns.busy(400).mean[1]).toBeCloseTo(1, 1);
});

test("nobody begins a chat after the end of a turn", () => {
  const counts = turnsOf(always(20), 0).busy(0);
  expect(minutesUntil(outlookOf([{ counts, until: 10 }], always(20)), 0, 0)).toBe(Number.POSITIVE_INFINITY);
});

test("Q9: a free counsellor is up to two minutes away; what is longer is told in whole minutes, then in steps of five", () => {
  const so = new World(at).onDuty("s", duty(1, { limit: 2 })).visitor("a");
  expect(waitOf(so, "a")).toEqual({ fromMinutes: 0, toMinutes: 2 });
  const busy = talking().visitor("a");
  const { fromMinutes, toMinutes } = waitOf(busy, "a") ?? raise();
  expect([fromMinutes % 5, toMinutes % 5, fromMinutes < toMinutes]).toEqual([0, 0, true]);
  expect(
    waitOf(new World(at).onDuty("s", duty(1)).staff("s", { type: "taking", on: false }).visitor("a"), "a"),
  ).toBeNull();
});

test("Q9: the wait alone is told at most once a minute, with whatever happens then", () => {
  const so = talking().visitor("a");
  const first = waitOf(so, "a");
  so.later(waitToldMs - 1);
  expect(so.heard("a")).toEqual([]);
  so.later(20 * minute).says("a", { type: "renew" });
  expect(waitOf(so, "a")).not.toEqual(first);
});

test("only people whom the same counsellors write with stand before somebody", () => {
  const so = chatting(talking().onDuty("w", duty(2, { languages: ["cy"] })), "s", "x");
  const welsh = so.visitor("b").visitor("c").visitor("d").later(1).visitor("w1", null, { language: "cy" });
  expect(waitOf(welsh, "w1")).toEqual({ fromMinutes: 0, toMinutes: 2 });
});

test("whoever is on a short break comes back, and people whose turn begins soon are counted", () => {
  const so = new World(at).onDuty("s", duty(1)).staff("s", { type: "taking", on: false, rest: "break" });
  so.visitor("a");
  expect(waitOf(so, "a")).toEqual({ fromMinutes: 9, toMinutes: 15 });
  expect(waitOf(so.later(31 * minute).says("a", { type: "renew" }), "a")).toBeNull();
  const alone = talking().visitor("a");
  const helped = talking({ coming: [{ at: at + 5 * minute, people: 1 }] }).visitor("a");
  expect(waitOf(helped, "a")?.toMinutes).toBeLessThan(waitOf(alone, "a")?.toMinutes ?? 0);
});

test("Q22: nobody is taken whose expected wait passes the line's limit; whoever waits already stays", () => {
  const so = talking({ waitMostMs: 60 * minute }).visitor("a");
  expect(so.closed()).toEqual([]);
  so.staff("s", { type: "duty", pass: "" }, { pass: duty(1, {}, { waitMostMs: 10 * minute, revision: 2 }) });
  expect(so.visitor("b").closed()).toEqual([["b", closeCode.full]]);
  expect(visitorsOf(so.state).map(({ socket }) => socket)).toEqual(["a"]);
  // With a ticket the place stands, however long the wait is.
  expect(so.take({ type: "socketGone", socket: "a" }).returns("a2", "a").closed()).toEqual([]);
});

test("Q22: before anybody asks it is reckoned for what they would write, else for what most on duty write", () => {
  const so = talking({ waitMostMs: 10 * minute }).onDuty("w", duty(2, { languages: ["cy"] }));
  const opening = (language?: string) => openingOf(so.state, line, so.now, language);
  expect(opening("en").state).toBe("full");
  expect(opening("cy")).toMatchObject({ state: "open", wait: { fromMinutes: 0 } });
  // Nobody on duty writes it: nothing can be reckoned, and nobody is turned away for it.
  expect(opening("ar")).toMatchObject({ state: "open", wait: null });
  // As many write Welsh as English, and the one that is first by its letters is taken.
  expect(opening()).toEqual(opening("cy"));
});

test("Q22: half an hour is the limit of a line that names none", () => {
  const { waitMostMs: _, ...sheet } = duty(1).lines[0] ?? raise();
  const so = chatting(new World(at).onDuty("s", duty(1, {}, { ...sheet, waitMostMs: undefined })), "s", "first");
  const opening = openingOf(so.state, line, so.now);
  expect(waitMostMs).toBe(30 * minute);
  expect(opening.state).toBe("full");
  expect(so.visitor("b").closed()).toEqual([["b", closeCode.full]]);
});

test("Q22: a full line says when to try again, in steps of five minutes; past the last start it does not", () => {
  const so = talking({ waitMostMs: 10 * minute });
  const { state, againAt } = openingOf(so.state, line, so.now);
  expect(state).toBe("full");
  expect((againAt ?? 0) % againMs).toBe(0);
  expect(againAt).toBeGreaterThan(so.now);
  const late = talking({ until: at + 65 * minute, lastStartBeforeMs: 45 * minute });
  expect(openingOf(late.state, line, late.now)).toMatchObject({ state: "full", againAt: null });
});

test("Q22: where nobody can say how long it takes, nobody is turned away for it", () => {
  const so = talking({ waitMostMs: minute }).visitor("w", null, { language: "cy" });
  expect([so.closed(), waitOf(so, "w")]).toEqual([[], null]);
});

test("lengths are known to every console alike, outlast sleep, and are nobody's own", () => {
  const so = talking()
    .onDuty("t", duty(2))
    .later(20 * minute);
  ended(so, "s");
  const known = lengthsOn(so.state, line);
  expect(known[bandMinutes.indexOf(20)]).toBe(1);
  for (const { recent } of consolesOf(so.state)) expect(recent).toEqual([{ line, lengths: known }]);
  expect(lengthsOn(so.hibernate().state, line)).toEqual(known);
  // A console that comes later knows it too; when all have just gone, whoever comes back does.
  so.onDuty("u", duty(3)).take({ type: "socketGone", socket: "s" }).take({ type: "socketGone", socket: "t" });
  so.take({ type: "socketGone", socket: "u" }).onDuty("s2", duty(1));
  expect(lengthsOn(so.state, line)).toEqual(known);
});

test("what was long ago fades: the sums stay bounded, and so do the lines", () => {
  const so = new World(at).onDuty(
    "s",
    duty(1, { until: at + 80 * hour, expires: at + 80 * hour }, { until: at + 80 * hour }),
  );
  for (let chat = 0; chat < recentChatsMost + 20; chat++) ended(chatting(so, "s", `v${chat}`).later(10 * minute), "s");
  const sum = lengthsOn(so.state, line).reduce((all, count) => all + count, 0);
  expect(sum).toBeCloseTo(recentChatsMost, 6);
  expect(so.consoleOf("s").recent.length).toBeLessThanOrEqual(recentLinesMost);
});

test("a pairing that came to nothing is no chat", () => {
  const so = new World(at).onDuty("s", duty(1)).visitor("a").takes("s").later(movedMs);
  ended(so, "s");
  expect(so.consoleOf("s").recent).toEqual([]);
});
