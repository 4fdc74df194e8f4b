/** What has begun keeps its beginning, what is over stays, and nothing is put where it would be over already. */
import { expect, test } from "vitest";
import { rewritten } from "../../../shared/rota/history.ts";
import type { Assignment, Shift } from "../../../shared/rota/plan.ts";
import { alex, assigned, at, type harbour, hourMs, plan, sam, shift } from "./given.ts";

const now = at("2026-11-30T14:00");
const over = shift("over", "2026-11-30T06:00", "2026-11-30T14:00");
const running = shift("running", "2026-11-30T12:00", "2026-11-30T20:00");
const coming = shift("coming", "2026-11-30T14:01", "2026-11-30T20:00");
const shifts = [over, running, coming];
const turns = shifts.map((one) => assigned(one, alex));
const before = plan(shifts, turns);

/** The same plan with these rows changed; null: gone. */
function after(change: Readonly<Record<string, Partial<Shift> | null>>, on: Partial<Assignment> | null = {}) {
  const kept = shifts.flatMap((one) => {
    const to = change[one.id];
    return to === null ? [] : to === undefined ? one : { ...one, ...to };
  });
  const [first, second, third] = turns;
  if (first === undefined || second === undefined || third === undefined) throw new Error("no turns");
  const same = on !== null && Object.keys(on).length === 0;
  return plan(kept, [first, ...(on === null ? [] : [same ? second : { ...second, ...on }]), third]);
}

test.each<[string, ReturnType<typeof after>]>([
  ["nothing", after({})],
  ["the running shift's end, later", after({ [running.id]: { until: running.until + hourMs } })],
  ["whom the running shift needs", after({ [running.id]: { need: { ...running.need, maximum: 5 } } })],
  ["the running turn's end, a moment ago", after({}, { until: now - 1 })],
  ["who leads the running turn", after({}, { lead: true })],
  ["the coming shift, gone", after({ [coming.id]: null })],
  ["the coming shift, another line and an earlier beginning", after({ [coming.id]: { from: now - 1 } })],
])("allowed: %s", (_, change) => {
  expect(rewritten(before, change, now)).toEqual([]);
});

test.each<[string, ReturnType<typeof after>, Shift]>([
  ["the running shift, gone", after({ [running.id]: null }), running],
  ["the running shift, a draft again", after({ [running.id]: { published: false } }), running],
  ["the running shift's beginning", after({ [running.id]: { from: running.from - 1 } }), running],
  ["the running shift's line", after({ [running.id]: { line: "youth" as typeof harbour } }), running],
  ["the running turn, gone", after({}, null), running],
  ["the running turn's beginning", after({}, { from: now }), running],
  ["what is over", after({ [over.id]: { until: over.until + hourMs } }), over],
  ["the coming shift, where it would be over", after({ [coming.id]: { from: over.from, until: now } }), coming],
])("refused: %s", (_, change, named) => {
  expect(rewritten(before, change, now)).toEqual([named.id]);
});

test("somebody more on a shift that runs is allowed, on one that is over not", () => {
  const more = (one: Shift) => plan(shifts, [...turns, assigned(one, sam)]);
  expect(rewritten(before, more(running), now)).toEqual([]);
  expect(rewritten(before, more(over), now)).toEqual([over.id]);
});

test("what was never published is nobody's history", () => {
  const drafts = shifts.map((one) => ({ ...one, published: false }));
  expect(rewritten(plan(drafts, turns), plan([], []), now)).toEqual([]);
});
