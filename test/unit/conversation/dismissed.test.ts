/** R9 at the visitor's end: the other was signed out. It is believed for no more than saying so, and only of the other seat. */
import { expect, test } from "vitest";
import { initial, type State, step } from "../../../web/conversation/state.ts";

const talking: State = {
  ...initial("visitor", { own: 0, other: 1 }, 0, 180 * 60_000, 1),
  phase: "talking",
  link: "up",
  greeted: true,
  otherPresent: false,
  absentSince: 0,
  agreement: { is: "agreed", offer: null, welcome: null },
  // The keys are busy all the time: what is sealed when does not matter here.
  busy: { does: "update", sequence: 0 },
};

test("R9: the other seat's dismissal is known, the chat and its words stay", () => {
  const { state, effects } = step(talking, { type: "dismissed", seat: 1 }, 1);
  expect([state.otherDismissed, state.phase, state.ended, effects]).toEqual([true, "talking", null, []]);
});

test("R9: a dismissal of any other seat says nothing", () => {
  for (const seat of [0, 2, 3]) expect(step(talking, { type: "dismissed", seat }, 1).state.otherDismissed).toBe(false);
});

test("R9: whoever is there after all was not dismissed", () => {
  const dismissed = step(talking, { type: "dismissed", seat: 1 }, 1).state;
  expect(step(dismissed, { type: "present", seats: [0, 1] }, 2).state.otherDismissed).toBe(false);
  expect(step(dismissed, { type: "present", seats: [0] }, 2).state.otherDismissed).toBe(true);
});
