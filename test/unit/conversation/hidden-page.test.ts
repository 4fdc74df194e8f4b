/** A page nobody sees runs its timers once a minute: it still ends what is over, takes no minute for sleep (E16, E18), and keeps its seat (R7). */
import { expect, test } from "vitest";
import { absentMs, silenceEndMs, silenceNoticeMs } from "../../../shared/limits.ts";
import type { Event } from "../../../web/conversation/event.ts";
import { initial, type State, step } from "../../../web/conversation/state.ts";

const minute = 60_000;
const tick: Event = { type: "timePassed" };

const talking = (end: State["end"], change: Partial<State> = {}): State => ({
  ...initial(end, end === "visitor" ? { own: 0, other: 1 } : { own: 1, other: 0 }, 0, 180 * minute, 1),
  phase: "talking",
  link: "up",
  otherPresent: true,
  agreement: { is: "agreed", offer: null, welcome: null },
  // The keys are busy all the time: what is sealed when does not matter here.
  busy: { does: "update", sequence: 0 },
  ...change,
});

/** Looks at the time every `everyMs`, until `until`; when it ended, or undefined. */
function passes(from: State, until: number, everyMs: number): State {
  let state = from;
  for (let now = from.steppedAt + everyMs; now <= until; now += everyMs) state = step(state, tick, now).state;
  return state;
}

const alone: Partial<State> = { otherPresent: false, absentSince: 0 };
const message = (number: number): Event => ({
  type: "opened",
  frame: { type: "message", sequence: number, acks: [], id: { seat: 0, number }, text: "I am here" },
});

test("E18: a hidden console announces the silence and ends the chat a few minutes late at most", () => {
  const announced = passes(talking("counsellor"), silenceNoticeMs + 2 * minute, minute);
  expect(announced.silenceEndsAt).not.toBeNull();
  const over = passes(announced, silenceEndMs + 4 * minute, minute);
  expect(over.ended?.by).toBe("silence");
});

test.each(["visitor", "counsellor"] as const)(
  "E16: a hidden page of a %s ends a chat whose other end is gone",
  (end) => {
    expect(passes(talking(end, alone), absentMs - minute, minute).ended).toBeNull();
    expect(passes(talking(end, alone), absentMs + 2 * minute, minute).ended?.by).toBe("otherAbsent");
  },
);

test("E16: frames that come between two looks change nothing about that", () => {
  let state = talking("counsellor");
  for (let now = 20_000; now <= silenceEndMs + 4 * minute; now += 20_000) {
    const event: Event = now % minute === 0 ? tick : { type: "resumed", seat: 2, next: [] };
    state = step(state, event, now).state;
  }
  expect(state.ended?.by).toBe("silence");
});

test("E16: after a pause no chat ends before what came meanwhile is read", () => {
  const almost = passes(talking("counsellor"), silenceEndMs - 30_000, 1000);
  expect(almost.silenceEndsAt).not.toBeNull();
  const woken = step(almost, tick, silenceEndMs + 30_000).state;
  expect(woken.ended).toBeNull();
  const read = step(
    { ...woken, busy: { does: "open", arrived: { sequence: 0, epoch: 1, bytes: new Uint8Array() } } },
    message(0),
    silenceEndMs + 30_050,
  ).state;
  expect(passes(read, silenceEndMs + minute, 1000).ended).toBeNull();
  expect(step(woken, tick, silenceEndMs + 31_000).state.ended?.by).toBe("silence");
});

test("E18: after a pause no end is announced before what came meanwhile is read", () => {
  const almost = passes(talking("counsellor"), silenceNoticeMs - 30_000, 1000);
  const woken = step(almost, tick, silenceNoticeMs + 20_000).state;
  expect(woken.silenceEndsAt).toBeNull();
  expect(step(woken, tick, silenceNoticeMs + 21_000).state.silenceEndsAt).not.toBeNull();
});

test("R7: the visitor's seat is renewed with every connection, after the first frame, and not once the chat is over", () => {
  const sent = (state: State) => step(state, { type: "linkOpened" }, minute).effects;
  const resume = { type: "send", frame: { type: "resume", next: [{ seat: 1, sequence: 0 }] } };
  const renew = { type: "send", frame: { type: "renew" } };
  expect(sent(talking("visitor", { link: "reconnecting" }))).toEqual([resume, renew]);
  const over = { ended: { by: "me", at: 0, undelivered: 0 } } as const;
  expect(sent(talking("visitor", over))).toEqual([resume]);
  expect(sent(talking("counsellor"))).not.toContainEqual(renew);
});

test("E16: a page that really slept still counts afresh", () => {
  const almost = passes(talking("visitor", alone), absentMs - minute, 1000);
  const woken = step(almost, tick, absentMs + minute).state;
  expect(passes(woken, 2 * absentMs, 1000).ended).toBeNull();
  expect(passes(woken, 2 * absentMs + 2 * minute, 1000).ended?.by).toBe("otherAbsent");
});
