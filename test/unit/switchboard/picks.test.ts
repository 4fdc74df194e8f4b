/** Picks: exactly that one, or a reason. */
import { expect, test } from "vitest";
import { answerMs, missedCallsMost, settleMs } from "../../../shared/limits.ts";
import type { DutyPass } from "../../../shared/tokens.ts";
import { id, pass, World } from "./world.ts";

const at = 36_000_000;
const duty = (person: number, more: Partial<DutyPass> = {}) => pass(person, more, at);
const waiting = () => new World(at).onDuty("s", duty(1)).visitor("a").later(1).visitor("b").later(1);
const refused = (reason: string) => ({ type: "notTaken", reason });

test("S11: a pick takes exactly that one; who asked earlier waits on at the same place", () => {
  const so = waiting().picks("s", "b");
  expect(so.heard("b")).toContainEqual(expect.objectContaining({ type: "called" }));
  expect(so.heard("s")).toContainEqual(
    expect.objectContaining({ type: "taken", ticket: so.ticketOf("b"), waitedMs: 1 }),
  );
  expect(so.heard("a")).not.toContainEqual(expect.objectContaining({ type: "called" }));
});

test("S11: two picks of the same ticket: the first has it, the second hears `gone`", () => {
  const so = waiting().onDuty("t", duty(2)).picks("s", "b").picks("t", "b");
  expect(so.heard("t")).toEqual([refused("gone")]);
  expect(so.heard("b")).toEqual([]);
});

test("S11: a ticket nobody has, one who left, one who is called already: `gone`, and the socket stays open", () => {
  const so = waiting().onDuty("t", duty(2)).takes("t");
  for (const ticket of [id<ReturnType<World["ticketOf"]>>(999), so.ticketOf("a")]) {
    expect(so.staff("s", { type: "take", ticket }).heard("s")).toEqual([refused("gone")]);
    expect(so.closed()).toEqual([]);
  }
  expect(so.take({ type: "socketGone", socket: "b" }).picks("s", "b").heard("s")).toEqual([refused("gone")]);
});

test("S11: of another line's people nothing is said but `gone`", () => {
  const [sheet] = duty(1).lines;
  if (sheet === undefined) throw new Error("no sheet");
  const so = waiting().onDuty("t", duty(2, { lines: [{ ...sheet, line: "youth" as typeof sheet.line }] }));
  expect(so.later(settleMs).picks("t", "a").heard("t")).toEqual([refused("gone")]);
});

test("S11: no language in common", () => {
  const so = waiting().visitor("c", null, { language: "cy" }).picks("s", "c");
  expect(so.heard("s")).toEqual([refused("language")]);
  so.says("c", { type: "agree", also: ["en"] }).picks("s", "c");
  expect(so.heard("s")).toContainEqual(expect.objectContaining({ type: "taken", language: "en" }));
});

test("S11: who cannot be reached is not taken, and keeps the place", () => {
  const so = waiting().silent("a");
  expect(so.picks("s", "a").heard("s")).toEqual([refused("unreachable")]);
  expect(so.silent().picks("s", "a").heard("a")).toContainEqual(expect.objectContaining({ type: "called" }));
});

test("S11, Q13: who stepped aside may be picked, until the page must say `here` first", () => {
  const so = new World(at).onDuty("s", duty(1)).visitor("a");
  for (let missed = 0; missed < missedCallsMost; missed++) {
    expect(so.picks("s", "a").heard("a")).toContainEqual(expect.objectContaining({ type: "called" }));
    so.later(answerMs);
  }
  expect(so.picks("s", "a").heard("s")).toEqual([refused("unreachable")]);
  expect(so.says("a", { type: "here" }).picks("s", "a").heard("a")).toContainEqual(
    expect.objectContaining({ type: "called" }),
  );
});

test("S4, S11: whatever keeps a console from taking keeps it from picking, and is said first", () => {
  const so = waiting().picks("s", "b").picks("s", "a");
  expect(so.heard("s")).toEqual([refused("limit")]);
  expect(so.staff("s", { type: "take", ticket: id(999) }).heard("s")).toEqual([refused("limit")]);
  so.onDuty("t", duty(2)).staff("t", { type: "taking", on: false }).picks("t", "a");
  expect(so.heard("t")).toEqual([refused("notTaking")]);
});

test("S11: before `start` a pick closes that one socket", () => {
  const so = waiting()
    .take({ type: "consoleConnected", socket: "t", pass: duty(2) })
    .picks("t", "a");
  expect(so.closed().map(([socket]) => socket)).toEqual(["t"]);
});
