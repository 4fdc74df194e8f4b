import { expect, test } from "vitest";
import type { RotaAnswer } from "../../../shared/rota-interface.ts";
import type { Act } from "../../../web/rota/acts.ts";
import { initial, type RotaEvent, type RotaState, step } from "../../../web/rota/state.ts";
import { alex, at, day, harbour, morgan, patternId, shift } from "../rota/given.ts";
import { answer, stepOf } from "./answers.ts";

const today = day("2026-11-24");
const window = { from: day("2026-11-16"), weeks: 3 };
const evening = shift("evening", "2026-11-24T17:00", "2026-11-24T21:00");

const after = (state: RotaState, ...events: readonly RotaEvent[]) =>
  events.reduce((last, event) => step(last.state, event), { state, effects: [] } as ReturnType<typeof step>);
const readAs = (given: RotaAnswer): RotaEvent => ({ type: "read", answer: given, window });
const shown = (given = answer([evening])) => after(initial(today, alex), { type: "opened" }, readAs(given)).state;

const remove = { do: "removeShift", shift: evening.id, revision: 1 } as const;
const asked: RotaEvent = {
  ...{ type: "asked", act: { do: "step", operations: [remove] }, said: "It was removed.", next: "close" },
};

test("opening asks for this week, and shows it", () => {
  const opened = step(initial(today, alex), { type: "opened" });
  expect(opened.effects).toEqual([{ type: "read", window }]);
  expect(shown()).toMatchObject({ stage: "shown", monday: "2026-11-23", day: today });
});

test("the next week is shown at once, and what lies beyond it is fetched", () => {
  const next = step(shown(), { type: "weekPressed", monday: day("2026-11-30") });
  expect(next.state).toMatchObject({ monday: "2026-11-30", day: "2026-12-01" });
  expect(next.effects).toEqual([{ type: "read", window: { from: "2026-11-23", weeks: 3 } }]);
  const back = after(next.state, { type: "weekPressed", monday: day("2026-11-23") });
  expect(back.state.day).toBe(today);
});

test("a version that has grown is fetched, the same one is not", () => {
  expect(step(shown(), { type: "versionHeard", version: 1 }).effects).toEqual([]);
  expect(step(shown(), { type: "versionHeard", version: 2 }).effects).toEqual([{ type: "read", window }]);
});

test("nothing is fetched between asking and the answer, which brings the same", () => {
  const asking = step(shown(), asked).state;
  expect(step(asking, { type: "versionHeard", version: 2 }).effects).toEqual([]);
});

test("an answer that was overtaken on its way does not bring back what was", () => {
  const newer = answer([], [], { version: 3 });
  const state = after(shown(), readAs(newer), readAs(answer([evening], [], { version: 2 }))).state;
  expect(state.answer).toBe(newer);
});

/** What the next two weeks are asked for with. */
const [next, afterNext] = [
  { from: day("2026-11-23"), weeks: 3 },
  { from: day("2026-11-23"), weeks: 4 },
];
const toNext: RotaEvent = { type: "weekPressed", monday: day("2026-11-30") };
const toAfterNext: RotaEvent = { type: "weekPressed", monday: day("2026-12-07") };
const readOf = (of: typeof window): RotaEvent => ({ type: "read", answer: answer([evening]), window: of });
/** What was asked for is done, and the rota is a newer one. */
const acted: RotaEvent = {
  ...{ type: "acted", outcome: { is: "done", answer: answer([evening], [], { version: 2 }) }, window },
};

test("whoever goes on while answers are under way gets the week they are at, whichever answer comes last", () => {
  const gone = after(shown(), toNext, toAfterNext);
  expect(gone.effects).toEqual([{ type: "read", window: afterNext }]);
  const overtaken = after(gone.state, readOf(afterNext), readOf(next));
  expect(overtaken.effects).toEqual([{ type: "read", window: afterNext }]);
  expect(step(overtaken.state, readOf(afterNext)).effects).toEqual([]);
  const acting = after(shown(), asked, toAfterNext, readOf(afterNext));
  expect(step(acting.state, acted).effects).toEqual([{ type: "read", window: afterNext }]);
});

test("what is on its way is not asked for again, and what an answer of before leaves out is", () => {
  const gone = after(shown(), toNext, toAfterNext, readOf(next));
  expect(gone.effects).toEqual([]);
  expect(step(gone.state, readOf(afterNext)).effects).toEqual([]);
  const failed = step(gone.state, { type: "read", answer: "unreachable", window: afterNext });
  expect(failed.effects).toEqual([]);
  expect(step(failed.state, { type: "versionHeard", version: 1 }).effects).toEqual([
    { type: "read", window: afterNext },
  ]);
  // Something was done meanwhile, so that the answer which is under way is an old one when it comes.
  const acting = after(shown(), asked, toNext, acted);
  expect(acting.effects).toEqual([]);
  expect(step(acting.state, readOf(next)).effects).toEqual([{ type: "read", window: next }]);
});

test("what another coordinator did is said; what I did in another tab is not", () => {
  const theirs = answer([], [], { version: 2, steps: [stepOf(2, morgan, remove)] });
  expect(after(shown(), readAs(theirs)).state.news).toMatchObject({ is: "drafted", person: morgan });
  const mine = answer([], [], { version: 2, steps: [stepOf(2, alex, remove)] });
  expect(after(shown(), readAs(mine)).state.news).toBeUndefined();
  const published = answer([], [], {
    version: 2,
    published: { number: 2, at: at("2026-11-24T14:00"), person: morgan },
  });
  expect(after(shown(), readAs(published)).state.news).toEqual({ is: "published", person: morgan });
});

test("an answer that comes while a panel is open leaves it open", () => {
  const panel = { is: "shift", shift: evening.id, view: "edit" } as const;
  const state = after(shown(), { type: "panelOpened", panel }, readAs(answer([evening], [], { version: 2 }))).state;
  expect(state.panel).toEqual(panel);
});

test("a pattern that somebody removed meanwhile is no longer being changed", () => {
  const panel = { is: "patterns", editing: patternId("gone") } as const;
  const state = after(shown(), { type: "panelOpened", panel }, readAs(answer([], [], { version: 2 }))).state;
  expect(state.panel).toEqual({ is: "patterns", editing: undefined });
});

test("a second press while the first is under way does nothing", () => {
  const once = step(shown(), asked);
  expect(once.effects).toEqual([
    { type: "act", act: { do: "step", operations: [remove] }, version: 1, window: { from: "2026-11-16", weeks: 3 } },
  ]);
  expect(step(once.state, asked).effects).toEqual([]);
});

test("what was done is said, with its way back: the newest step of my own", () => {
  const done = answer([], [], { version: 2, steps: [stepOf(2, alex, remove)] });
  const state = after(shown(), asked, { type: "acted", outcome: { is: "done", answer: done }, window }).state;
  expect(state.done).toMatchObject({ said: "It was removed.", undo: { do: "undoStep", step: 2 } });
  expect(state.panel).toBeUndefined();
  const undoing = step(state, { type: "undoPressed" });
  expect(undoing.effects).toMatchObject([{ type: "act", act: { do: "undoStep", step: 2 } }]);
});

test("in another panel what was done before is not said any more; in other views of the same it is", () => {
  const done = answer([], [], { version: 2, steps: [stepOf(2, alex, remove)] });
  const acted: RotaEvent = { type: "acted", outcome: { is: "done", answer: done }, window };
  const opened = (panel: RotaState["panel"] & object): RotaEvent => ({ type: "panelOpened", panel });
  const shift = { is: "shift", shift: evening.id, view: "people" } as const;
  const stays: RotaEvent = { ...asked, next: "stay" };
  expect(after(shown(), opened(shift), stays, acted, opened(shift)).state.done?.said).toBe("It was removed.");
  expect(after(shown(), opened(shift), stays, acted, opened({ is: "rules" })).state.done).toBeUndefined();
  expect(after(shown(), asked, acted, opened({ is: "draft" })).state.done).toBeUndefined();
});

test("a publication is taken back by its number", () => {
  const act = { do: "publish", lines: [harbour], from: 0, until: 1, upTo: 0, version: 1 } as const;
  const published = { number: 2, at: at("2026-11-24T14:00"), person: alex };
  const outcome = { is: "done", answer: answer([evening], [], { version: 2, published }) } as const;
  const state = after(
    shown(),
    { type: "asked", act, said: "Published.", next: "close" },
    { type: "acted", outcome, window },
  ).state;
  expect(state.done?.undo).toMatchObject({ do: "undoPublication", number: 2 });
});

test("undo after a publication was taken back publishes it again, and takes nothing out of the draft", () => {
  const published = { number: 2, at: at("2026-11-24T14:00"), person: alex };
  const publish = { do: "publish", lines: [harbour], from: 0, until: 1, upTo: 0, version: 1 } as const;
  const doing = (state: RotaState, event: RotaEvent, now: RotaAnswer) =>
    after(state, event, { type: "acted", outcome: { is: "done", answer: now }, window }).state;
  const out = doing(
    shown(),
    { type: "asked", act: publish, said: "Published.", next: "close" },
    answer([evening], [], { version: 2, published }),
  );
  const act = out.done?.undo;
  if (act?.do !== "undoPublication") throw new Error("It cannot be taken back.");
  const { again } = act;
  const back = doing(out, { type: "undoPressed" }, answer([evening], [], { version: 3 }));
  const asking: RotaEvent = {
    ...{ type: "asked", said: "It is in the draft again.", next: "stay" },
    act: { do: "step", operations: [remove], takenBack: { again } },
  };
  const drafted = doing(back, asking, answer([evening], [], { version: 4, steps: [stepOf(4, alex, remove)] }));
  expect(drafted.done?.undo).toEqual({ ...publish, upTo: 4, version: 4 });
  const steps = [stepOf(3, morgan, remove), stepOf(4, alex, remove)];
  expect(doing(back, asking, answer([evening], [], { version: 4, steps })).done?.undo).toBeUndefined();
});

test("a step that was taken out is made once more by undo, unless it did not fit any more", () => {
  const undone = (revision: number) => {
    const steps = [stepOf(2, alex, { ...remove, revision })];
    const before = shown(answer([evening], [], { version: 2, steps }));
    const undoing: RotaEvent = { type: "asked", act: { do: "undoStep", step: 2 }, said: "", next: "stay" };
    const outcome = { is: "done", answer: answer([evening], [], { version: 3 }) } as const;
    return after(before, undoing, { type: "acted", outcome, window }).state.done?.undo;
  };
  expect(undone(1)).toEqual({ do: "step", operations: [remove] });
  expect(undone(7)).toBeUndefined();
});

test("what was done is not said any more once something else is opened", () => {
  const done = answer([], [], { version: 2, steps: [stepOf(2, alex, remove)] });
  const state = after(shown(), asked, { type: "acted", outcome: { is: "done", answer: done }, window }).state;
  expect(step(state, { type: "panelOpened", panel: { is: "rules" } }).state.done).toBeUndefined();
  const here = { is: "shift", shift: evening.id, view: "people" } as const;
  const inside = { ...state, panel: here };
  expect(step(inside, { type: "panelOpened", panel: { ...here, view: "edit" } }).state.done).toBe(state.done);
  const other = shift("other", "2026-11-25T17:00", "2026-11-25T21:00").id;
  expect(step(inside, { type: "panelOpened", panel: { ...here, shift: other } }).state.done).toBeUndefined();
});

test("a publication that cannot be taken back says so", () => {
  const act = { do: "publish", lines: [harbour], from: 0, until: 1, upTo: 0, version: 1 } as const;
  const published = (number: number | null) => {
    const newest = number === null ? null : { number, at: at("2026-11-24T14:00"), person: alex };
    const outcome = { is: "done", answer: answer([evening], [], { version: 2, published: newest }) } as const;
    const asking: RotaEvent = { type: "asked", act, said: "Published.", next: "close" };
    return after(shown(), asking, { type: "acted", outcome, window }).state.done;
  };
  expect(published(null)).toMatchObject({ undo: undefined, isFinal: true });
  expect(published(2)).toMatchObject({ isFinal: false });
});

test("a pattern says how many shifts it made, and the page goes where the first of them is", () => {
  const pattern = {
    ...{ id: patternId("days"), line: harbour, weekdays: [1, 2], begins: "09:00", ends: "12:00", everyWeeks: 1 },
    ...{ validFrom: day("2026-11-30"), validUntil: null, need: evening.need },
  } as Extract<Act, { do: "keepPattern" }>["pattern"];
  const [first, second] = [30, 31].map((date) =>
    shift(`on${date}`, `2026-12-${date}T09:00`, `2026-12-${date}T12:00`, {
      pattern: pattern.id,
      day: day(`2026-12-${date}`),
    }),
  );
  if (!first || !second) throw new Error("no shifts");
  const keeping: RotaEvent = {
    ...{ type: "asked", said: "It was saved.", next: "stay" },
    act: { do: "keepPattern", pattern, revision: null },
  };
  const outcome = { is: "done", answer: answer([evening, second, first], [], { version: 2 }) } as const;
  const { state } = after(shown(), keeping, { type: "acted", outcome, window });
  expect(state.done?.made).toEqual({ number: 2, first: first.from });
  expect(state).toMatchObject({ monday: "2026-12-28", day: "2026-12-30" });
  const nothing = { is: "done", answer: answer([evening], [], { version: 2 }) } as const;
  expect(after(shown(), keeping, { type: "acted", outcome: nothing, window }).state.done?.made).toBeUndefined();
});

test("a refusal shows the rota as it is now, and leaves the panel and what is typed in it", () => {
  const panel = { is: "shift", shift: evening.id, view: "people" } as const;
  const now = answer([evening], [], { version: 2 });
  const outcome = { is: "refused", sentence: "Somebody was faster.", details: { newer: null }, answer: now } as const;
  const state = after(shown(), { type: "panelOpened", panel }, asked, { type: "acted", outcome, window }).state;
  expect(state).toMatchObject({ panel, answer: now, asking: undefined });
  expect(state.trouble).toMatchObject({ is: "refused", sentence: "Somebody was faster." });
});

test("without a connection what is shown stays, and the next look that arrives fetches", () => {
  const offline = step(shown(), { type: "versionHeard", version: "unreachable" }).state;
  expect(offline).toMatchObject({ stage: "shown", isOffline: true });
  const back = step(offline, { type: "versionHeard", version: 1 });
  expect(back.effects).toEqual([{ type: "read", window }]);
  expect(after(back.state, readAs(answer([evening]))).state.isOffline).toBe(false);
});

test("whoever is signed out is asked to sign in, however it was found", () => {
  for (const event of [
    { type: "versionHeard", version: "signedOut" },
    { type: "read", answer: "signedOut", window },
  ] as const)
    expect(after(shown(), event).state.stage).toBe("signedOut");
  expect(after(shown(), asked, { type: "acted", outcome: { is: "signedOut" }, window }).state.stage).toBe("signedOut");
});

test("requests are looked at as far as shifts are made", () => {
  const opened = step(shown(), { type: "panelOpened", panel: { is: "requests" } });
  expect(opened.effects).toEqual([{ type: "read", window: { from: "2026-11-16", weeks: 14 } }]);
});

test("a first look that fails says so; later ones do not take the rota away", () => {
  const first = after(initial(today, alex), { type: "opened" }, { type: "read", answer: "unreachable", window }).state;
  expect(first.stage).toBe("unreachable");
  expect(after(shown(), { type: "read", answer: "unreachable", window }).state).toMatchObject({
    ...{ stage: "shown", isOffline: true },
  });
});
