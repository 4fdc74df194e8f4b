/** What moves a place and what does not: languages agreed to, urgency, and what the board shows of both. */
import { expect, test } from "vitest";
import { movedMs } from "../../../shared/limits.ts";
import type { DutyPass } from "../../../shared/tokens.ts";
import { visitorsOf } from "../../../worker/switchboard/people.ts";
import { pass, World } from "./world.ts";

const at = 36_000_000;
const duty = (person: number, more: Partial<DutyPass> = {}) => pass(person, more, at);
const welsh = { language: "cy" };
const urgentFirst: DutyPass["lines"] = duty(1).lines.map((sheet) => ({ ...sheet, urgentFirst: true }));
const open = (more: Partial<DutyPass> = {}) => new World(at).onDuty("s", duty(1, more));
const taken = (more: object) => expect.objectContaining({ type: "taken", ...more });

test("Q7: who agreed to another language may be taken in it", () => {
  const so = open().visitor("a", null, { ...welsh, also: ["fr", "en"] });
  expect(so.boardOf("s").waiting).toMatchObject([{ language: "cy", fits: true }]);
  expect(so.takes("s").heard("s")).toContainEqual(taken({ language: "en" }));
});

test("Q7: the first choice is preferred, whatever was agreed to", () => {
  const so = open({ languages: ["en", "cy"] }).visitor("a", null, { ...welsh, also: ["en"] });
  expect(so.takes("s").heard("s")).toContainEqual(taken({ language: "cy" }));
});

test("Q7: without a yes never, with one at the same place, and a yes can be taken back", () => {
  const so = open().visitor("a", null, welsh).later(1).visitor("b");
  so.says("a", { type: "agree", also: ["en"] }).says("a", { type: "agree", also: [] });
  expect(so.boardOf("s").waiting.map(({ fits }) => fits)).toEqual([false, true]);
  so.says("a", { type: "agree", also: ["en"] }).takes("s");
  expect(so.heard("a")).toContainEqual(expect.objectContaining({ type: "called" }));
});

test("Q7: a page that comes back says again what it agreed to", () => {
  const so = open().visitor("a", null, { ...welsh, also: ["en"] });
  so.visitor(
    "a2",
    { ticket: so.ticketOf("a"), line: duty(1).lines[0]?.line ?? raise(), askedAt: at, left: null, lastStartAt: null },
    welsh,
  );
  expect(so.boardOf("s").waiting).toMatchObject([{ fits: false }]);
});

test("Q7: the same language twice is kept once", () => {
  const so = open().visitor("a", null, { ...welsh, also: ["en", "en", "cy", "en"] });
  expect(visitorsOf(so.state)[0]?.also).toEqual(["en"]);
});

test("Q9: pages hear which languages are spoken now, at most every five seconds", () => {
  const so = open().visitor("a", null, welsh);
  expect(so.heard("a")).toContainEqual(expect.objectContaining({ type: "placed", spoken: ["en"] }));
  so.later(1).onDuty("t", duty(2, { languages: ["fr", "cy"], limit: 3 }));
  expect(so.heard("a")).toEqual([]);
  expect(so.later(movedMs).heard("a")).toEqual([
    expect.objectContaining({ type: "moved", spoken: ["cy", "en", "fr"] }),
  ]);
  so.later(movedMs).staff("t", { type: "checkOut" });
  expect(so.heard("a")).toEqual([expect.objectContaining({ type: "moved", spoken: ["en"] })]);
});

test("Q9: only a change of languages is a change, not the order consoles stand in", () => {
  const so = open({ languages: ["en", "cy"] }).onDuty("t", duty(2, { languages: ["cy", "en"] }));
  so.staff("t", { type: "taking", on: false }).visitor("a").later(movedMs);
  so.onDuty("s2", duty(1, { languages: ["cy", "en"] }));
  expect(so.heard("a")).toEqual([]);
});

test("Q16: where the line says so, urgent people come first, among themselves by when they asked", () => {
  const so = open({ lines: urgentFirst, limit: 3 });
  for (const visitor of ["a", "b", "c"]) so.visitor(visitor).later(movedMs);
  so.says("c", { type: "urgent" });
  expect(so.heard("a")).toContainEqual(expect.objectContaining({ type: "moved", ahead: 1 }));
  expect(so.heard("c")).toContainEqual(expect.objectContaining({ type: "moved", ahead: 0 }));
  so.later(movedMs).says("b", { type: "urgent" });
  const { waiting } = so.boardOf("s");
  expect(waiting.map(({ ticket }) => ticket)).toEqual(["b", "c", "a"].map((visitor) => so.ticketOf(visitor)));
  expect(waiting.map(({ urgent }) => urgent)).toEqual([true, true, false]);
  expect(so.takes("s").heard("b")).toContainEqual(expect.objectContaining({ type: "called" }));
});

test("Q16: where the line does not, the frame is taken and changes nothing", () => {
  const so = open().visitor("a").later(1).visitor("b").later(movedMs).says("b", { type: "urgent" });
  expect([so.closed(), so.heard("a"), so.heard("b")]).toEqual([[], [], []]);
  expect(so.boardOf("s").waiting.map(({ urgent }) => urgent)).toEqual([false, false]);
  expect(so.takes("s").heard("a")).toContainEqual(expect.objectContaining({ type: "called" }));
});

test("Q16, S6: the newest line sheet decides", () => {
  const newer = urgentFirst.map((sheet) => ({ ...sheet, revision: 2 }));
  const so = open().visitor("a").later(1).visitor("b").says("b", { type: "urgent" });
  so.onDuty("t", duty(2, { lines: newer })).takes("t");
  expect(so.heard("b")).toContainEqual(expect.objectContaining({ type: "called" }));
});

test("Q16: the bit stays through hibernation and for a socket that replaces the old one", () => {
  const so = open({ lines: urgentFirst }).visitor("a").later(1).visitor("b").says("b", { type: "urgent" }).hibernate();
  so.returns("b2", "b").hibernate().takes("s");
  expect(so.heard("b2")).toContainEqual(expect.objectContaining({ type: "called" }));
});

test("Q16, Q13: somebody urgent who stepped aside comes after those who did not", () => {
  const so = open({ lines: urgentFirst }).visitor("a").says("a", { type: "urgent" }).takes("s").later(90_000);
  expect(so.visitor("b").takes("s").heard("b")).toContainEqual(expect.objectContaining({ type: "called" }));
});

test("Q16, S10: somebody urgent rings at once, also where somebody else rang; that ring was not missed", () => {
  const so = open({ lines: urgentFirst }).visitor("a").later(1).visitor("b");
  expect(so.ringsAt("s")).toBe("a");
  expect(so.says("b", { type: "urgent" }).ringsAt("s")).toBe("b");
  expect(so.consoleOf("s").missedOffers).toBe(0);
  so.later(1).visitor("c").says("c", { type: "urgent" });
  expect(so.ringsAt("s")).toBe("b");
});

test("S1: the board says who fits this console: language, reach, and whether the page must say `here` first", () => {
  const so = open().onDuty("t", duty(2, { languages: ["cy"] }));
  so.visitor("a").later(1).visitor("b", null, welsh).later(1).visitor("c").silent("c");
  const fits = (socket: string) => so.boardOf(socket).waiting.map((visitor) => visitor.fits);
  expect([fits("s"), fits("t")]).toEqual([
    [true, false, false],
    [false, true, false],
  ]);
});

function raise(): never {
  throw new Error("no line");
}
