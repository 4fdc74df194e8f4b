/** One's own shifts: what is drawn after which answer, one thing at a time, and what takes back what was done. */
import { expect, test } from "vitest";
import type { Request } from "../../../shared/rota/requests.ts";
import type { MineAnswer } from "../../../shared/rota-interface.ts";
import type { Act } from "../../../web/shifts/acts.ts";
import { initial, type ShiftsEvent, type ShiftsState, type ShiftsStep, step } from "../../../web/shifts/state.ts";
import { alex, assigned, morgan, requestId, shift } from "../rota/given.ts";
import { answer, now } from "./answers.ts";

function after(state: ShiftsState, ...events: readonly ShiftsEvent[]): ShiftsStep {
  return events.reduce<ShiftsStep>((last, event) => step(last.state, event), { state, effects: [] });
}
const shown = (value: MineAnswer = answer()) => after(initial(now), { type: "opened" }, { type: "read", read: value });

const friday = shift("friday", "2026-12-04T09:00", "2026-12-04T17:00");
const mine = assigned(friday, alex);
const request = (what: Request["what"], change: Partial<Request> = {}): Request => ({
  ...{ id: requestId("one"), person: alex, askedAt: now, what, state: "open", takenBy: null, revision: 1 },
  ...change,
});
const cover: Request["what"] = { wish: "cover", assignment: mine.id, to: null };
const signUp: Request["what"] = { wish: "signUp", shift: friday.id };

/** What came of the act, and the state after it. */
function done(act: Act, before: MineAnswer, afterwards: MineAnswer, address?: string): ShiftsState {
  const outcome = { is: "done", answer: { ...afterwards, version: before.version + 1 }, address } as const;
  return after(shown(before).state, { type: "asked", act }, { type: "acted", outcome }).state;
}

test("the page opens with a question, and draws what is answered", () => {
  const opened = step(initial(now), { type: "opened" });
  expect(opened).toMatchObject({ state: { stage: "loading" }, effects: [{ type: "read" }] });
  expect(shown().state).toMatchObject({ stage: "shown", now });
  expect(after(opened.state, { type: "read", read: "unreachable" }).state.stage).toBe("unreachable");
  expect(after(opened.state, { type: "read", read: "signedOut" }).state.stage).toBe("signedOut");
});

test("a newer version is fetched, an older answer is not drawn over a newer one", () => {
  const { state } = shown(answer({ version: 5 }));
  expect(step(state, { type: "versionHeard", version: 5 }).effects).toEqual([]);
  expect(step(state, { type: "versionHeard", version: 6 }).effects).toEqual([{ type: "read" }]);
  const late = step(state, { type: "read", read: answer({ version: 4, zoneName: "late" }) }).state;
  expect(late.answer?.zoneName).toBe("London time");
  const busy = step(state, { type: "asked", act: { do: "ask", what: signUp } }).state;
  expect(step(busy, { type: "versionHeard", version: 6 }).effects).toEqual([]);
});

test("without a connection what is shown stays, with since when; and goes on by itself", () => {
  const offline = after(
    shown().state,
    { type: "timePassed", now: now + 60_000 },
    { type: "versionHeard", version: "unreachable" },
    { type: "timePassed", now: now + 180_000 },
    { type: "versionHeard", version: "unreachable" },
    { type: "read", read: "unreachable" },
  ).state;
  expect(offline).toMatchObject({ stage: "shown", offlineSince: now + 60_000 });
  expect(step(offline, { type: "versionHeard", version: 1 }).state.offlineSince).toBeUndefined();
  expect(step(offline, { type: "versionHeard", version: "signedOut" }).state.stage).toBe("signedOut");
  expect(step(initial(now), { type: "versionHeard", version: "unreachable" }).state.offlineSince).toBeUndefined();
});

test("time is told to the minute, so that the page is not drawn anew each second", () => {
  const { state } = shown();
  expect(step(state, { type: "timePassed", now: now + 59_999 }).state).toBe(state);
  expect(step(state, { type: "timePassed", now: now + 61_234 }).state.now).toBe(now + 60_000);
});

test("two presses are one request, and nothing is asked before the first answer", () => {
  const act: Act = { do: "ask", what: signUp };
  const asking = step(shown().state, { type: "asked", act });
  expect(asking.effects).toEqual([{ type: "act", act }]);
  expect(step(asking.state, { type: "asked", act }).effects).toEqual([]);
  expect(step(initial(now), { type: "asked", act }).effects).toEqual([]);
  const nobodyAsked = step(shown().state, { type: "acted", outcome: { is: "unreachable" } });
  expect(nobodyAsked.state.trouble).toBeUndefined();
});

test("a refusal keeps the panel open, with what is in the way and the rota as it is now", () => {
  const act: Act = { do: "ask", what: cover };
  const details = { why: "past" };
  const outcome = { is: "refused", sentence: "No.", details, answer: answer({ version: 9 }) } as const;
  const panel = { is: "turn", assignment: mine.id } as const;
  const { state } = after(
    shown().state,
    { type: "panelOpened", panel },
    { type: "asked", act },
    { type: "acted", outcome },
  );
  expect(state).toMatchObject({ panel, trouble: { is: "refused", details }, asking: undefined, done: undefined });
  expect(state.answer?.version).toBe(9);
  expect(step(state, { type: "panelClosed" }).state).toMatchObject({ panel: undefined, trouble: undefined });
  const lost = after(shown().state, { type: "asked", act }, { type: "acted", outcome: { is: "unreachable" } }).state;
  expect(lost.trouble).toEqual({ is: "unreachable" });
  const ended = after(shown().state, { type: "asked", act }, { type: "acted", outcome: { is: "signedOut" } }).state;
  expect(ended.stage).toBe("signedOut");
});

test("what waits for an answer is taken back by cancelling it", () => {
  const act: Act = { do: "ask", what: cover };
  const state = done(act, answer(), answer({ requests: [request(cover)] }));
  const cancel = { do: "cancel", request: requestId("one"), revision: 1 } as const;
  expect(state).toMatchObject({ panel: undefined, done: { how: "waits", undo: cancel } });
  const undoing = step(state, { type: "undoPressed" });
  expect(undoing.effects).toEqual([{ type: "act", act: cancel }]);
  const before = answer({ requests: [request(cover)] });
  const gone = answer({ requests: [request(cover, { state: "cancelled", revision: 2 })] });
  expect(done(cancel, before, gone).done).toEqual({ act: cancel, how: undefined, undo: act });
  expect(step(state, { type: "doneDismissed" }).state.done).toBeUndefined();
  expect(step(shown().state, { type: "undoPressed" }).effects).toEqual([]);
});

test("a shift one just signed up for is left again by undoing, as long as that is free", () => {
  const act: Act = { do: "ask", what: signUp };
  const granted = { requests: [request(signUp, { state: "approved", revision: 2 })], shifts: [friday] };
  const on = answer({ ...granted, assignments: [mine] });
  const withdraw = { do: "ask", what: { wish: "withdraw", assignment: mine.id } };
  expect(done(act, answer(), on).done).toMatchObject({ how: "granted", undo: withdraw });
  const late = { ...on, clock: { now: friday.from - 1, speed: 1 } };
  expect(done(act, answer(), late).done).toMatchObject({ how: "granted", undo: undefined });
});

test("leave that was granted at once is given back, a taken shift is handed back, wishes are as before", () => {
  const leave = { wish: "leave", from: now, until: now + 1 } as const;
  const granted = answer({ requests: [request(leave, { state: "approved", revision: 2 })] });
  expect(done({ do: "ask", what: leave }, answer(), granted).done).toMatchObject({
    how: "granted",
    undo: { do: "cancel", request: requestId("one"), revision: 2 },
  });
  const take: Act = { do: "take", request: requestId("one"), revision: 1, giving: null };
  const theirs = request(cover, { person: morgan });
  const taken = { ...theirs, state: "taken", takenBy: { person: alex, giving: null }, revision: 2 } as const;
  expect(done(take, answer({ requests: [theirs] }), answer({ requests: [taken] })).done).toMatchObject({
    how: "waits",
    undo: { do: "handBack", request: requestId("one"), revision: 2 },
  });
  const settled = { ...taken, state: "approved" } as const;
  expect(done(take, answer(), answer({ requests: [settled] })).done).toMatchObject({ how: "granted", undo: undefined });
  const wishes = [{ weekday: 1, begins: "18:00", ends: "22:00" }];
  const keep: Act = { do: "availability", availability: [] };
  expect(done(keep, answer({ availability: wishes }), answer()).done?.undo).toEqual({
    do: "availability",
    availability: wishes,
  });
  const back: Act = { do: "handBack", request: requestId("one"), revision: 2 };
  expect(done(back, answer(), answer()).done).toEqual({ act: back, how: undefined, undo: undefined });
});

test("a calendar's address is shown until its panel closes, and nowhere afterwards", () => {
  const make: Act = { do: "feed", feed: { do: "make", summary: "Shift" } };
  const address = "https://service.example/calendar/secret.ics";
  const state = done(make, answer(), answer({ feed: { madeAt: now, summary: "Shift" } }), address);
  expect(state.panel).toEqual({ is: "feed", address });
  const closed = step(state, { type: "panelClosed" }).state;
  expect(JSON.stringify(closed)).not.toContain("secret");
});
