/** What a lead's page holds of complaints: who can open one, and what stays opened. */
import { expect, test } from "vitest";
import type { WaitingComplaint } from "../../../shared/complaint-interface.ts";
import { initial, step, whoCan } from "../../../web/coordinator/complaints/state.ts";

const one = (id: string, changed: Partial<WaitingComplaint> = {}): WaitingComplaint => ({
  ...{ id, line: "Harbour", day: 20_000, endsAt: 0, sealed: "sealed", elsewhere: false, other: "can" },
  ...changed,
});

test.each<[Partial<WaitingComplaint>, ReturnType<typeof whoCan>]>([
  [{}, "both"],
  [{ other: "closed" }, "otherClosed"],
  [{ other: "cannot" }, "onlyYou"],
  [{ sealed: null, elsewhere: true }, "elsewhere"],
  [{ sealed: null, other: "can" }, "onlyOther"],
  [{ sealed: null, other: "cannot" }, "nobody"],
  [{ sealed: null, other: "closed" }, "nobody"],
])("%o: %s", (changed, who) => {
  expect(whoCan(one("a", changed))).toBe(who);
});

test("what was opened stays until it is not there any more, also what did not open", () => {
  const both = { complaints: [one("a"), one("b")], lost: 0 };
  let state = step(initial, { type: "answered", answer: both, told: "" });
  state = step(state, { type: "opened", id: "a", text: "words" });
  state = step(state, { type: "opened", id: "b", text: undefined });
  state = step(state, { type: "failed", told: "not reached" });
  expect([...state.opened]).toEqual([
    ["a", "words"],
    ["b", null],
  ]);
  state = step(step(state, { type: "began" }), {
    ...{ type: "answered", told: "closed" },
    answer: { complaints: [one("b")], lost: 1 },
  });
  expect([...state.opened]).toEqual([["b", null]]);
  expect([state.isWorking, state.told, state.answer?.lost]).toEqual([false, "closed", 1]);
});
