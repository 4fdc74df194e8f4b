/**
 * Seeds that broke a rule before something was mended. The name says what it was, the fault takes the mend back: with
 * it the seed still breaks the rule, without it nothing. A pin that cannot fail proves nothing.
 */

import { closeCode } from "../../shared/protocol.ts";
import type { State as Conversation } from "../../web/conversation/state.ts";
import type { ConsoleState } from "../../web/counsellor/console/state.ts";
import type { Fault } from "./hub.ts";
import type { Plan } from "./plan.ts";
import { frameOf, given, gives, type Happening, said, withoutEffects } from "./planting.ts";

const minute = 60_000;
/** Long chats over connections that break all the time. */
const torn: Partial<Plan> = {
  ...{ visitors: 2, counsellors: 1, wordsMost: 200, counsellorPaceMs: 200 },
  ...{ troubleMs: 5000, interruptions: 0.0005, hides: 0, lastsMs: 10 * minute },
};
/** Counsellors whose pages are loaded again, opened twice, or cut off. */
const restless: Partial<Plan> = {
  visitors: 8,
  wordsMost: 60,
  troubleMs: 5000,
  interruptions: 0.02,
  lastsMs: 20 * minute,
};
/** Pages that nobody looks at for long, over connections that break all the time: their timers run once a minute. */
const unseen: Partial<Plan> = {
  ...{ visitors: 3, counsellors: 1, arrivalsMs: minute, wordsMost: 20, counsellorPaceMs: 2500, falls: 0.9 },
  ...{ troubleMs: 3000, interruptions: 0.0005, hides: 0.05, lastsMs: 60 * minute },
};

export interface Pinned {
  readonly name: string;
  readonly seed: number;
  /** What makes it likely, whatever else the seed would bring. */
  readonly plan: Partial<Plan>;
  /** The rule that is broken when the mend is taken back. */
  readonly rule: string;
  readonly unmended: () => Fault;
}

/** As if nothing had been sent again lately, when that was between so many milliseconds ago. */
const forgetsItsPace = (from: number, until: number) =>
  given("conversation", (state: Conversation, event, now) => {
    const { resentAt } = state;
    const lately = resentAt !== null && now - resentAt >= from && now - resentAt < until;
    return event.type === "resumed" && lately ? [{ ...state, resentAt: null }, event, now] : [state, event, now];
  });

/** As if a new connection were no reason to ask for a new admission. */
const renewsByTheClock = (core: "console" | "conversation") =>
  gives(core, (result, event) =>
    event.type === "linkOpened" ? withoutEffects(result, (effect) => said(effect, "renew")) : result,
  );

const saysEnded = (effect: Happening, rooms: readonly unknown[]) =>
  said(effect, "ended") && rooms.includes(frameOf(effect)?.room);

/** As if whatever was just sealed went out at once, however much it is. */
const burstsOut = given("conversation", (state: Conversation, event, now) => [
  { ...state, burst: { from: now, frames: 0 } },
  event,
  now,
]);

export const pinned: readonly Pinned[] = [
  {
    name: "W4: words that waited for the keys are not too fast for the Room",
    seed: 1273,
    plan: {},
    rule: "W",
    unmended: burstsOut,
  },
  {
    name: "E9: whoever is asked for the rest twice at once is not too fast for the Room",
    seed: 23,
    plan: torn,
    rule: "W",
    unmended: forgetsItsPace(0, 1000),
  },
  {
    name: "Q11: nobody who is seated comes back as a ghost after hibernation",
    seed: 37,
    plan: restless,
    rule: "the queue is the sockets",
    unmended: gives("switchboard", (result, event) =>
      said(event, "seated")
        ? withoutEffects(result, ({ type, code }) => type === "close" && code === closeCode.ended)
        : result,
    ),
  },
  {
    name: "S4: a chat whose end was said into a dead connection does not count for half an hour",
    seed: 15,
    plan: restless,
    rule: "S4",
    unmended: gives("console", (result, _event, { finished }: ConsoleState) =>
      withoutEffects(result, (effect) => saysEnded(effect, finished)),
    ),
  },
  {
    name: "S7: a hidden console whose link is dead at every full minute keeps its chats",
    seed: 1104,
    plan: unseen,
    rule: "S3",
    unmended: renewsByTheClock("console"),
  },
  {
    name: "R7: a hidden page whose connection is dead at every full minute keeps its seat",
    seed: 9,
    plan: unseen,
    rule: "R7",
    unmended: renewsByTheClock("conversation"),
  },
];
