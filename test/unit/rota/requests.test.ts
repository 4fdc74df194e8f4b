/** Signing up, going off, swaps, cover and leave: who may do what when, and what it does to the plan. */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { PersonId } from "../../../shared/ids.ts";
import { apply } from "../../../shared/rota/apply.ts";
import { changeShift } from "../../../shared/rota/changes.ts";
import { onNow } from "../../../shared/rota/coverage.ts";
import { effectOf } from "../../../shared/rota/effect.ts";
import type { Plan } from "../../../shared/rota/plan.ts";
import { open, type Request, type RequestEvent, step, type Wish } from "../../../shared/rota/requests.ts";
import { rulesAtFirst } from "../../../shared/rota/rules.ts";
import { hasLapsed, settle, withdrawUntil } from "../../../shared/rota/settle.ts";
import {
  alex,
  assigned,
  assignmentId,
  at,
  hourMs,
  london,
  morgan,
  need,
  plan,
  priya,
  requestId,
  sam,
  shift,
} from "./given.ts";
import { freshIds } from "./ids.ts";
import { person, teamOf } from "./team-of.ts";

const nine = shift("nine", "2026-11-30T09:00", "2026-11-30T17:00");
const next = shift("next", "2026-12-02T09:00", "2026-12-02T17:00");
const [mine, theirs] = [assigned(nine, alex), assigned(next, morgan)];
const both = plan([nine, next], [mine, assigned(nine, sam), assigned(nine, priya), theirs, assigned(next, sam)]);
const week = at("2026-11-23T09:00");
const ids = freshIds("new");

const asked = (what: Wish, who: PersonId = alex) => open(requestId("r"), who, what, week);
const cover = (to: PersonId | null = null) => asked({ wish: "cover", assignment: mine.id, to });
const swap = (to: PersonId | null = null) => asked({ wish: "swap", assignment: mine.id, to });

function go(request: Request, ...events: readonly RequestEvent[]): Request {
  return events.reduce((so, event) => {
    const stepped = step(so, event);
    if (!stepped.done) throw new Error(stepped.refusal);
    return stepped.request;
  }, request);
}
const refusal = (request: Request, event: RequestEvent) => {
  const stepped = step(request, event);
  return stepped.done ? "done" : stepped.refusal;
};
function settled(request: Request, of: Plan, now: number): Plan {
  const end = settle(request, of, now, ids);
  if (!end.done) throw new Error(end.why);
  const applied = apply(of, end.operations);
  if (!applied.done) throw new Error(applied.refusal.why);
  return applied.plan;
}
const who = (of: Plan, instant: number) =>
  onNow(of, instant)
    .map(({ assignment }) => assignment.person)
    .toSorted();
const why = (request: Request, of: Plan, now: number) => {
  const end = settle(request, of, now, ids);
  return end.done ? "done" : end.why;
};
const taken = (giving: typeof theirs.id | null = null): RequestEvent => ({ kind: "taken", by: morgan, giving });

test("cover: a colleague takes the shift, approval puts them on it and takes the other off", () => {
  const request = go(cover(), taken(), { kind: "approved" });
  expect(request).toMatchObject({ state: "approved", revision: 3 });
  expect(who(settled(request, both, week), nine.from)).toEqual([morgan, priya, sam].toSorted());
});

test("a swap changes both, whole or not at all", () => {
  const request = go(swap(morgan), taken(theirs.id));
  const after = settled(request, both, week);
  expect(who(after, nine.from)).toEqual([morgan, priya, sam].toSorted());
  expect(who(after, next.from)).toEqual([alex, sam]);
  const without = plan([nine, next], [mine]);
  expect(why(request, without, week)).toBe("gone");
});

test.each([
  ["cover cannot be approved before somebody took it", cover(), { kind: "approved" }, "notTaken"],
  ["nobody takes their own shift", cover(), { kind: "taken", by: alex, giving: null }, "yourOwn"],
  ["what is offered to one is not taken by another", cover(sam), taken(), "notForYou"],
  ["a swap asks for one in return", swap(), taken(), "giveOneInReturn"],
  ["cover takes none in return", cover(), taken(theirs.id), "giveOneInReturn"],
  ["only whoever asked can cancel", cover(), { kind: "cancelled", by: morgan }, "notYours"],
  ["only whoever was asked by name can decline", cover(), { kind: "turnedDown", by: morgan }, "notForYou"],
  ["only whoever took it can hand it back", go(cover(), taken()), { kind: "handedBack", by: sam }, "notYours"],
  [
    "the second to take it comes too late",
    go(cover(), taken()),
    { kind: "taken", by: sam, giving: null },
    "takenAlready",
  ],
  ["a sign-up is not for colleagues", asked({ wish: "signUp", shift: nine.id }), taken(), "notForYou"],
] as const)("%s", (_, request, event, expected) => {
  expect(refusal(request, event)).toBe(expected);
});

test("whoever took a shift by mistake can hand it back, and somebody else can take it", () => {
  const request = go(cover(), taken(), { kind: "handedBack", by: morgan }, { kind: "taken", by: sam, giving: null });
  expect(request.takenBy?.person).toBe(sam);
});

test("what is over stays over, whatever comes after", () => {
  const event: fc.Arbitrary<RequestEvent> = fc.oneof(
    fc.constantFrom(alex, morgan, sam).map((by) => ({ kind: "taken", by, giving: null }) as const),
    fc.constantFrom(alex, morgan, sam).map((by) => ({ kind: "cancelled", by }) as const),
    fc.constantFrom(alex, morgan).map((by) => ({ kind: "handedBack", by }) as const),
    fc.constantFrom(alex, morgan).map((by) => ({ kind: "turnedDown", by }) as const),
    fc.constantFrom(...(["approved", "declined", "lapsed"] as const)).map((kind) => ({ kind })),
  );
  fc.assert(
    fc.property(fc.array(event), (events) => {
      let request = cover();
      for (const one of events) {
        const stepped = step(request, one);
        if (["open", "taken"].includes(request.state)) {
          if (stepped.done) expect(stepped.request.revision).toBe(request.revision + 1);
        } else expect(stepped).toEqual({ done: false, refusal: "over" });
        if (stepped.done) request = stepped.request;
        expect(request.takenBy !== null).toBe(
          request.state === "taken" || (request.takenBy !== null && request.state !== "open"),
        );
      }
    }),
  );
});

test("leave that was granted can be given back by whoever has it, once; nothing else that was approved can", () => {
  const leave = go(asked({ wish: "leave", from: nine.from, until: nine.until }), { kind: "approved" });
  expect(step(leave, { kind: "cancelled", by: morgan })).toEqual({ done: false, refusal: "notYours" });
  const given = go(leave, { kind: "cancelled", by: alex });
  expect(given.state).toBe("cancelled");
  expect(step(given, { kind: "cancelled", by: alex })).toEqual({ done: false, refusal: "over" });
  expect(step(leave, { kind: "declined" })).toEqual({ done: false, refusal: "over" });
  const covered = go(cover(), taken(), { kind: "approved" });
  expect(step(covered, { kind: "cancelled", by: alex })).toEqual({ done: false, refusal: "over" });
});

test("a swap approved one second before the shift counts: one is on and the other is not", () => {
  const request = go(swap(), taken(theirs.id));
  expect(who(settled(request, both, nine.from - 1000), nine.from)).toEqual([morgan, priya, sam].toSorted());
});

test("cover in the middle of a shift cuts the turn: each keeps what they worked", () => {
  const noon = at("2026-11-30T12:00");
  const after = settled(go(cover(), taken()), both, noon);
  expect(who(after, noon - 1)).toEqual([alex, priya, sam].toSorted());
  expect(who(after, noon)).toEqual([morgan, priya, sam].toSorted());
  expect(why(go(cover(), taken()), both, nine.until)).toBe("past");
});

test("OnCall #4182: a swap follows a shift that is moved, and one with its own end keeps it", () => {
  const request = go(cover(), taken());
  const moved = apply(both, changeShift(both, nine, { from: nine.from - hourMs, until: nine.until - hourMs }));
  if (!moved.done) throw new Error(moved.refusal.why);
  const after = settled(request, moved.plan, week);
  expect(who(after, nine.from - hourMs)).toEqual([morgan, priya, sam].toSorted());
  expect(who(after, nine.until - 1)).toEqual([]);
});

test("signing up: for published shifts that are open to it, once", () => {
  const on = (change: object) => plan([{ ...nine, ...change }], [assigned(nine, sam)]);
  const request = asked({ wish: "signUp", shift: nine.id });
  expect(who(settled(request, on({}), week), nine.from)).toEqual([alex, sam].toSorted());
  expect(why(request, on({ published: false }), week)).toBe("notPublished");
  expect(why(request, on({ need: { ...need, signUp: "closed" } }), week)).toBe("signUpClosed");
  expect(why(request, on({}), nine.until)).toBe("past");
  expect(why(request, both, week)).toBe("onItAlready");
  expect(why(request, plan([]), week)).toBe("gone");
});

test("going off a shift is free until two days before it; then it takes a colleague", () => {
  const request = asked({ wish: "withdraw", assignment: mine.id });
  expect(withdrawUntil(mine)).toBe(nine.from - 48 * hourMs);
  expect(why(request, both, nine.from - 48 * hourMs)).toBe("done");
  expect(why(request, both, nine.from - 48 * hourMs + 1)).toBe("tooLate");
  expect(why(request, both, nine.from)).toBe("past");
  expect(why(asked({ wish: "withdraw", assignment: theirs.id }), both, week)).toBe("gone");
});

const around = {
  plan: both,
  people: teamOf(),
  rules: { ...rulesAtFirst(london), fairMarginMs: 1000 * hourMs },
  now: week,
};
const effect = (request: Request, change: Partial<typeof around> = {}) => {
  const looked = effectOf(request, { ...around, ...change }, ids);
  if (!looked.done) throw new Error(looked.why);
  return looked.effect;
};

test("an approver sees coverage before and after, and the rest that is left", () => {
  const off = effect(asked({ wish: "withdraw", assignment: mine.id }));
  expect(off.coverage).toMatchObject([{ before: { have: 3, level: "wanted" }, after: { have: 2, level: "short" } }]);
  expect(off.verdict.refused).toEqual([]);
  const taken2 = effect(go(cover(), taken()));
  expect(taken2.rest).toEqual([{ person: morgan, shortestMs: 40 * hourMs }]);
  expect(taken2.coverage).toMatchObject([{ before: { have: 3 }, after: { have: 3 } }]);
});

test("going off in time may leave a gap, with a warning; neither that nor a swap may leave a trainee unsupervised", () => {
  const two = plan([nine], [mine, assigned(nine, sam)]);
  const off = effect(asked({ wish: "withdraw", assignment: mine.id }), { plan: two });
  expect(off.verdict).toMatchObject({ refused: [], warned: [{ rule: "short" }, { rule: "alone" }] });
  const supervised = plan([nine], [assigned(nine, priya), assigned(nine, sam)]);
  const request = go(
    open(requestId("r"), priya, { wish: "cover", assignment: assigned(nine, priya).id, to: null }, week),
    taken(),
  );
  const people = teamOf(person(sam, { trainee: true }));
  const without = effect(request, { plan: supervised, people });
  expect(without.verdict.refused).toMatchObject([{ rule: "unsupervised" }]);
  const withdrawn = asked({ wish: "withdraw", assignment: assigned(nine, priya).id }, priya);
  const gone = effect(withdrawn, { plan: supervised, people });
  expect(gone.verdict.refused).toMatchObject([{ rule: "unsupervised", trainees: [sam] }]);
});

test("leave takes nobody off by itself: it names the turns that need somebody else", () => {
  const away = effect(asked({ wish: "leave", from: at("2026-11-30T00:00"), until: at("2026-12-07T00:00") }));
  expect(away.operations).toEqual([]);
  expect(away.toCover.map(({ assignment }) => assignment.id)).toEqual([mine.id]);
  expect(why(asked({ wish: "leave", from: 0, until: week }), both, week)).toBe("past");
});

test("of a shift that runs the approver sees what is left of it", () => {
  const one = shift("one", "2026-12-01T09:00", "2026-12-01T17:00");
  const now = at("2026-12-01T13:00");
  const on = [assigned(one, morgan), assigned(one, sam, { from: now })];
  const { coverage } = effect(asked({ wish: "signUp", shift: one.id }), { plan: plan([one], on), now });
  expect(coverage).toMatchObject([{ before: { have: 2, shift: one }, after: { have: 3 } }]);
});

test("a request about an assignment that is no longer the asker's does nothing", () => {
  const now = plan([nine, next], [{ ...mine, person: sam, id: assignmentId("other") }, theirs]);
  expect(why(go(cover(), taken()), now, week)).toBe("gone");
  expect(effectOf(go(cover(), taken()), { ...around, plan: now }, ids)).toEqual({ done: false, why: "gone" });
});

test.each([
  ["cover, at the end of the shift", go(cover(), taken()), nine.until],
  ["going off, at its beginning", asked({ wish: "withdraw", assignment: mine.id }), nine.from],
  ["a sign-up, at the end of the shift", asked({ wish: "signUp", shift: nine.id }), nine.until],
  ["leave, when it is over", asked({ wish: "leave", from: week, until: nine.until }), nine.until],
  ["a swap, when the first of the two is over", go(swap(), taken(theirs.id)), nine.until],
] as const)("%s, a request lapses and not a moment before", (_, request, instant) => {
  expect([hasLapsed(request, both, instant - 1), hasLapsed(request, both, instant)]).toEqual([false, true]);
});

test("a request lapses when what it is about is gone, or is somebody else's now", () => {
  const without = plan([nine, next], [mine]);
  expect(hasLapsed(go(swap(), taken(theirs.id)), without, week)).toBe(true);
  expect(hasLapsed(cover(), without, week)).toBe(false);
  expect(hasLapsed(cover(), plan([nine], [{ ...mine, person: sam }]), week)).toBe(true);
  expect(hasLapsed(asked({ wish: "signUp", shift: next.id }), plan([nine]), week)).toBe(true);
});
