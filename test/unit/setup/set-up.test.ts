/** Setting up, step by step: nothing is lost by going back, nothing is claimed before the kit was checked. */
import { expect, test } from "vitest";
import { initial, type SetUpEvent, type SetUpState, type SetUpStep, step, steps } from "../../../web/setup/state.ts";
import { complaints, stepNames, stops } from "../../../web/setup/words/en.ts";
import { plainName } from "../../../web/staff/zones.ts";

const kit = Array.from({ length: 24 }, (_, place) => `word${place}`);
const opened = { type: "opened", able: true, hasToken: true, zone: "Europe/London" } as const;
const open = [opened, { type: "looked", open: true }] as const;
const wentOn = { type: "wentOn" } as const;
const fine = { type: "tokenChecked", result: "fine" } as const;
const made: SetUpEvent = { type: "kitMade", kit, asked: [4, 11] };
const named = [...open, { type: "typed", answers: { name: " Harbour " } }, wentOn] as const;
const known = [...named, { type: "typed", answers: { alias: "Alex" } }, wentOn] as const;
const withKit = [...known, fine, made] as const;
const checked = [...withKit, wentOn, { type: "wordsTyped", words: [" Word4 ", "word11"] }] as const;
const pressed = [...checked, { type: "passkeyPressed" }] as const;

const after = (...events: readonly SetUpEvent[]) =>
  events.reduce<SetUpStep>((last, event) => step(last.state, event), { state: initial, effects: [] });
const at = (state: SetUpState) => (state.is === "asking" ? state.step : state.is);

test("without a link, or in a browser that can make no keys, the service is not even asked", () => {
  expect(after({ ...opened, hasToken: false })).toMatchObject({ state: { why: "noToken" }, effects: [] });
  expect(after({ ...opened, able: false })).toMatchObject({ state: { why: "oldBrowser" }, effects: [] });
});

test("a closed set-up is said; one that could not be asked can be asked again", () => {
  expect(after(opened, { type: "looked", open: false }).state).toMatchObject({ why: "closed" });
  const lost = after(opened, { type: "looked", open: "unreachable" });
  const again = step(lost.state, { type: "triedAgain" });
  expect(again).toEqual({ state: { is: "opening", zone: "Europe/London" }, effects: [{ type: "look" }] });
  expect(step(after(opened, { type: "looked", open: false }).state, { type: "triedAgain" }).effects).toEqual([]);
});

test("the way through: each step once, the token before the kit, the claim at the very end", () => {
  expect(at(after(...open).state)).toBe("charity");
  expect(at(after(...named).state)).toBe("you");
  expect(after(...known).effects).toEqual([{ type: "checkToken", alias: "Alex" }]);
  expect(after(...known, fine).effects).toEqual([{ type: "makeKit" }, { type: "show", step: "kit" }]);
  expect(at(after(...checked).state)).toBe("passkey");
  const answers = { name: "Harbour", zone: "Europe/London", zoneName: "London time", alias: "Alex", takesChats: false };
  expect(after(...pressed).effects).toEqual([{ type: "setUp", answers }]);
  expect(step(after(...pressed).state, { type: "passkeyPressed" }).effects).toEqual([]);
});

test("words that are not on the paper lead no further, and neither do two in the wrong order", () => {
  for (const words of [
    ["word4", ""],
    ["word11", "word4"],
    ["word5", "word11"],
  ] as const) {
    const { state } = after(...withKit, wentOn, { type: "wordsTyped", words });
    expect(state).toMatchObject({ step: "check", complaint: "wrongWords" });
  }
});

test("a link that is not the right one is told before anybody sees 24 words", () => {
  const { state } = after(...known, { type: "tokenChecked", result: "wrongToken" });
  expect(state).toMatchObject({ is: "stopped", why: "wrongToken" });
});

test("one may go back to every step that was reached and to no other, and everything stays", () => {
  for (const name of steps) {
    const { state } = after(...checked, { type: "movedTo", step: name });
    expect(state).toMatchObject({ step: name, kit, answers: { alias: "Alex", name: " Harbour " } });
    expect(step(state, { type: "movedTo", step: "passkey" }).state).toMatchObject({ step: "passkey" });
  }
  expect(at(after(...named, { type: "movedTo", step: "passkey" }).state)).toBe("you");
  expect(at(after(...withKit, { type: "movedTo", step: "passkey" }).state)).toBe("kit");
});

test("a kit is made once: going back and on again shows the same words", () => {
  const back = after(...withKit, { type: "movedTo", step: "you" }, wentOn, fine);
  expect(back.effects).toEqual([{ type: "show", step: "kit" }]);
  expect(step(back.state, { type: "kitMade", kit: [], asked: [0, 1] }).state).toMatchObject({ kit, asked: [4, 11] });
});

test("while a request is under way nothing can be changed", () => {
  const { state } = after(...pressed);
  expect(step(state, { type: "typed", answers: { name: "Other" } }).state).toEqual(state);
  expect(step(state, { type: "movedTo", step: "kit" }).state).toEqual(state);
});

test("a closed passkey window or a lost connection costs nothing: the same button, once more", () => {
  for (const result of [{ passkey: "cancelled" }, "unreachable", "keepsNothing"] as const) {
    const { state } = after(...pressed, { type: "setUp", result });
    expect(state).toMatchObject({ step: "passkey", complaint: result, working: false, kit });
    expect(step(state, { type: "passkeyPressed" }).effects).toHaveLength(1);
  }
});

test("another browser was quicker", () => {
  expect(after(...pressed, { type: "setUp", result: "closed" }).state).toMatchObject({ is: "stopped", why: "closed" });
});

test("once it is set up the words are gone, the codes are shown once, and then what to do next", () => {
  const done = after(...pressed, { type: "setUp", result: { codes: ["A", "B"] } });
  expect(done.state).toEqual({ is: "codes", codes: ["A", "B"], organisation: "Harbour" });
  expect(step(done.state, { type: "codesKept" }).state).toEqual({ is: "done", organisation: "Harbour" });
});

test.each([
  [{ name: "  " }, "noName"],
  [{ name: "x".repeat(81) }, "longName"],
  [{ name: "Harbour", zoneName: " " }, "noZoneName"],
  [{ name: "Harbour", zoneName: "x".repeat(61) }, "longZoneName"],
] as const)("%j is complained of as %s", (answers, complaint) => {
  expect(after(...open, { type: "typed", answers }, wentOn).state).toMatchObject({ step: "charity", complaint });
});

test.each([
  ["", "noAlias"],
  ["x".repeat(41), "longAlias"],
  ["Alex\u202e", "oddAlias"],
])("the name %j is complained of as %s", (alias, complaint) => {
  const { state, effects } = after(...named, { type: "typed", answers: { alias } }, wentOn);
  expect(state).toMatchObject({ step: "you", complaint });
  expect(effects).toEqual([]);
});

test("a zone's plain name follows the zone until somebody writes another", () => {
  expect(plainName("America/New_York")).toBe("New York time");
  const moved = after(...open, { type: "typed", answers: { zone: "Europe/Dublin" } });
  expect(moved.state).toMatchObject({ answers: { zoneName: "Dublin time" } });
  const written = step(moved.state, { type: "typed", answers: { zoneName: "Irish time" } });
  const again = step(written.state, { type: "typed", answers: { zone: "Europe/London" } });
  expect(again.state).toMatchObject({ answers: { zone: "Europe/London", zoneName: "Irish time" } });
});

test("every step, stop and complaint has its words", () => {
  for (const sentence of [...Object.values(complaints), ...Object.values(stops).map(({ next }) => next)])
    expect(sentence).toMatch(/[.]$/);
  expect(Object.keys(stepNames)).toEqual([...steps]);
});
