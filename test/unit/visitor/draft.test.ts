/** What was written while waiting goes first, and never in the middle of a word; nothing of it is lost. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { msUntilSent, split, still, typed } from "../../../web/visitor/visit/draft.ts";
import { called, inChat, inLine } from "./play.ts";

const now = 100_000;

test("whoever does not type waits for nothing", () => {
  expect(msUntilSent(still("I want to"), now, now)).toBe(0);
  expect(msUntilSent(typed("  ", " ", now), now, now)).toBe(0);
  expect(msUntilSent(typed("I want to", "o", now - 2000), now, now)).toBe(0);
});

test("whoever types has until a pause of two seconds, and fifteen seconds at most", () => {
  expect(msUntilSent(typed("I want t", "t", now - 500), now, now)).toBe(1500);
  expect(msUntilSent(typed("I want to", "o", now), now - 14_500, now)).toBe(500);
  expect(msUntilSent(typed("I want to", null, now), now - 15_000, now)).toBe(0);
});

test("what came in at once is not being typed; a single word may be", () => {
  expect(msUntilSent(typed("I want to talk", "I want to talk", now), now, now)).toBe(0);
  expect(msUntilSent(typed("I", "I", now), now, now)).toBe(2000);
});

test("after a pause all of it goes; in the middle of typing the last word stays with its writer", () => {
  expect(split(typed("I want to t", "t", now - 2000), now)).toEqual({ first: "I want to t", rest: "" });
  expect(split(typed("I want to t", "t", now), now)).toEqual({ first: "I want to ", rest: "t" });
  expect(split(typed("I", "I", now), now)).toEqual({ first: "", rest: "I" });
});

test("no character is lost, whenever it is sent", () => {
  fc.assert(
    fc.property(fc.string(), fc.nat(5000), (text, ago) => {
      const { first, rest } = split(typed(text, null, now - ago), now);
      expect(first + rest).toBe(text);
    }),
  );
});

test("whoever is writing when somebody comes finishes first; the place in line has done its work at once", () => {
  const play = inLine().hear(called(1)).take({ type: "seated", writing: true });
  expect(play.effects.map(({ type }) => type).slice(-2)).toEqual(["send", "closeQueue"]);
  expect(play.state).toMatchObject({ stage: "chatting", finishing: true });
  play.take({ type: "paused" });
  expect(play.effects).toEqual([{ type: "sendFirst" }]);
  expect(play.state.finishing).toBe(false);
  expect(play.take({ type: "paused" }).effects).toEqual([]);
});

test("whoever is not writing: what was written goes at once", () => {
  const play = inLine().hear(called(1)).take({ type: "seated", writing: false });
  expect(play.did("sendFirst")).toHaveLength(1);
  expect(play.state.finishing).toBe(false);
});

test("a chat that ended meanwhile gets nothing any more", () => {
  const play = inLine()
    .hear(called(1))
    .take({ type: "seated", writing: true }, { type: "chatEnded", by: "otherAbsent" }, { type: "paused" });
  expect(play.did("sendFirst")).toEqual([]);
  expect(play.state).toMatchObject({ stage: "ended", finishing: false });
});

test("leaving the line says so to whoever has just come", () => {
  expect(inChat().take({ type: "leftLine" }).did("leaveChat")).toHaveLength(1);
});
