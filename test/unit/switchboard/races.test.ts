/** Whatever happens in whatever order, with hibernation or a crash between any two events: the limits hold. */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { declinedKept, ringMs } from "../../../shared/limits.ts";
import { obstacle } from "../../../worker/switchboard/pairing.ts";
import { consolesOf, visitorsOf } from "../../../worker/switchboard/people.ts";
import { misfit, queueOf } from "../../../worker/switchboard/queue.ts";
import { nextDeadline } from "../../../worker/switchboard/time.ts";
import { type Act, act, Run, shortSleepless } from "./run.ts";
import { pass, World } from "./world.ts";

const at = 36_000_000;

function invariants({ state, effects, now }: World): void {
  const [waiting, staff] = [visitorsOf(state), consolesOf(state)];
  unique(state.people.map(({ socket }) => socket));
  unique(waiting.map(({ ticket }) => ticket));
  unique(staff.map(({ pass: { person } }) => person));
  unique(staff.flatMap(({ chats }) => chats.map(({ room }) => room)));
  unique(staff.flatMap(({ chats }) => chats.map(({ ticket }) => ticket)));
  for (const { chats, pass: duty } of staff) expect(chats.length).toBeLessThanOrEqual(duty.limit);
  const takers = effects.filter((effect) => effect.type === "send" && effect.frame.type === "taken");
  expect(takers.length).toBeLessThanOrEqual(1);
  rings({ state, now });
}

/** S10: a ring is between two who could be paired now, once for each of them, and has an end. */
function rings({ state, now }: Pick<World, "state" | "now">): void {
  const ringing = consolesOf(state).filter(({ offer }) => offer !== null);
  unique(ringing.map(({ offer }) => offer?.ticket));
  for (const console of consolesOf(state)) expect(console.declined.length).toBeLessThanOrEqual(declinedKept);
  for (const console of ringing) {
    const { ticket, until } = console.offer ?? { ticket: undefined, until: Number.NaN };
    const visitor = visitorsOf(state).find((one) => one.ticket === ticket);
    expect([obstacle(state, console, now), misfit(state, console, visitor), visitor?.call]).toEqual([null, null, null]);
    expect(console.declined).not.toContain(ticket);
    expect(until).toBeGreaterThan(now);
    expect(until).toBeLessThanOrEqual(now + ringMs);
  }
  const deadline = nextDeadline(state, now);
  if (ringing.length > 0) expect(deadline).toBeLessThanOrEqual(now + ringMs);
  // A deadline that has passed would wake the object for nothing, again and again.
  if (deadline !== null) expect(deadline).toBeGreaterThan(now);
}

function unique(names: readonly unknown[]): void {
  expect(new Set(names).size).toBe(names.length);
}

function everyStep(acts: readonly Act[], check: (run: Run) => void): void {
  const run = new Run(at);
  for (const next of acts) {
    run.perform(next);
    check(run);
  }
}

/** Three hundred runs take a second or two; a busy machine may take its time. */
const patience = { timeout: 30_000 };

test("Q8, S4, S10: nobody is taken twice and no limit is passed, under any order of events", patience, () => {
  fc.assert(
    fc.property(fc.array(act, { maxLength: 80 }), (acts) => everyStep(acts, ({ world }) => invariants(world))),
    { numRuns: 300 },
  );
});

test("Q1, Q16: whoever is called by a take stood first among those who could be", patience, () => {
  fc.assert(
    fc.property(fc.array(act, { maxLength: 60 }), (acts) => {
      const run = new Run(at);
      for (const next of acts) {
        const before = run.world.state;
        const taker = next.does === "takes" ? run.consoleOf(next.who) : undefined;
        run.perform(next);
        if (taker === undefined) continue;
        const able = queueOf(before).order.filter((one) => misfit(before, taker, one) === null);
        const first = able.find(({ missed }) => missed === 0) ?? able[0];
        const called = visitorsOf(run.world.state).find(
          ({ socket, call }) => call !== null && able.some((one) => one.socket === socket),
        );
        if (called !== undefined) expect(called.socket).toBe(first?.socket);
      }
    }),
    { numRuns: 300 },
  );
});

/** Six consoles with limits 1, 2, 3, 1, 2, 3 have twelve places for ten visitors. */
const takes = fc.array(
  fc.record({
    who: fc.nat(5),
    how: fc.oneof(fc.constantFrom("next" as const, "ring" as const), fc.nat(9)),
    between: fc.constantFrom("nothing", "hibernate", "visitorDrops", "consoleDrops", "later"),
  }),
  { minLength: 50, maxLength: 50 },
);

test(
  "S4, S10, S11: 50 takes, picks and accepted rings for 10 visitors call each of them into one room",
  patience,
  () => {
    fc.assert(
      fc.property(takes, (acts) => {
        const run = new Run(at, { visitors: 10, consoles: 6 });
        for (let who = 0; who < 10; who++) run.perform({ does: "ask", who });
        for (const { who, how, between } of acts) {
          if (between === "hibernate") run.perform({ does: "hibernate" });
          if (between === "later") run.perform({ does: "later", ms: 1000 });
          if (between === "visitorDrops") run.perform({ does: "return", who: who + 3 });
          if (between === "consoleDrops") run.perform({ does: "reconnects", who });
          run.perform(
            typeof how === "number"
              ? { does: "picks", who, whom: how }
              : { does: how === "ring" ? "accepts" : "takes", who },
          );
          invariants(run.world);
        }
        // Whoever was picked over or rang in vain is taken now: there are places enough.
        for (let who = 0; who < 18; who++) run.perform({ does: "takes", who: who % 6 });
        expect([...run.world.roomsOf.values()].map((rooms) => rooms.size)).toEqual(Array.from({ length: 10 }, () => 1));
        expect(consolesOf(run.world.state).flatMap(({ chats }) => chats)).toHaveLength(10);
      }),
      { numRuns: 50 },
    );
  },
);

test("S4: 50 takes for 10 visitors call each of them once", () => {
  const world = new World(at);
  for (let person = 0; person < 10; person++) world.onDuty(`s${person}`, pass(person, { limit: 3 }, at));
  for (let visitor = 0; visitor < 10; visitor++) world.visitor(`v${visitor}`);
  const taken: string[] = [];
  for (let take = 0; take < 50; take++) {
    world.takes(`s${take % 10}`);
    for (const effect of world.effects) {
      if (effect.type === "send" && effect.frame.type === "called") taken.push(effect.socket);
    }
  }
  expect(taken.toSorted()).toEqual(Array.from({ length: 10 }, (_, visitor) => `v${visitor}`));
  expect(Math.max(...consolesOf(world.state).map(({ chats }) => chats.length))).toBeLessThanOrEqual(3);
});

test("hibernation between any two events changes nothing that anybody sees", patience, () => {
  fc.assert(
    fc.property(fc.array(shortSleepless, { maxLength: 50 }), (acts) => {
      const [awake, sleepy] = [new Run(at), new Run(at)];
      // Past the cold start, which is a start without sockets and forgotten by design once there are some.
      for (const run of [awake, sleepy]) run.world.later(10_000);
      for (const next of acts) {
        awake.perform(next);
        sleepy.world.hibernate();
        sleepy.perform(next);
        expect(sleepy.world.effects).toEqual(awake.world.effects);
      }
    }),
    { numRuns: 200 },
  );
});
