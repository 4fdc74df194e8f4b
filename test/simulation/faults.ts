/**
 * Planted bugs: each is one line that somebody could write by mistake, put around one of the product's cores. A run with
 * such a fault must break a rule; the product itself knows nothing of them.
 */
import type { State as Conversation } from "../../web/conversation/state.ts";
import type { State as Switchboard, Visitor } from "../../worker/switchboard/people.ts";
import {
  given,
  gives,
  type Happening,
  isOpened,
  type Planted,
  plant,
  said,
  withoutEffects,
  withState,
} from "./planting.ts";

/** Seeds `npm test` has the time for; what needs more is looked for by `npm run test:long`. */
const shortly = 20;
export const isRare = ({ within }: Planted): boolean => within > shortly;

const inConversation: readonly Planted[] = [
  plant(
    "a gap is accepted",
    ["E11", "P8", "E8"],
    10,
    given("conversation", (state: Conversation, event, now) => {
      const { sequence } = (event.arrived ?? { sequence: 0 }) as { sequence: number };
      return event.type === "sealedArrived" && sequence > state.expected
        ? [{ ...state, expected: sequence }, event, now]
        : [state, event, now];
    }),
  ),
  plant(
    "a repeat is read again",
    ["E11", "P8"],
    10,
    given("conversation", (state: Conversation, event, now) => {
      const { sequence } = (event.arrived ?? { sequence: state.expected }) as { sequence: number };
      return event.type === "sealedArrived" && sequence < state.expected
        ? [{ ...state, expected: sequence }, event, now]
        : [state, event, now];
    }),
  ),
  plant("new keys are never acknowledged", ["E8"], 120, () => ({
    core: "conversation",
    wrap: (step) => (state: Conversation, event, now) => {
      if (event.type !== "opened" || event.frame !== null || state.ackOwed) return step(state, event, now);
      return withState(step({ ...state, quietAt: now }, event, now), { ackOwed: false });
    },
  })),
  plant(
    "keys change while somebody could be left behind",
    ["E11"],
    20,
    given("conversation", (state: Conversation, event, now) => [
      state.end === "visitor" ? { ...state, otherSentInEpoch: true, otherPresent: true, epochFrom: 0 } : state,
      event,
      now,
    ]),
  ),
  plant(
    "the outbox forgets a frame early",
    ["E9"],
    10,
    gives("conversation", (result) =>
      result.state.outbox.length > 5 ? withState(result, { outbox: result.state.outbox.slice(1) }) : result,
    ),
  ),
  plant(
    "nothing is sent again after an interruption",
    ["E8", "E9"],
    60,
    gives("conversation", (result, event) =>
      event.type === "resumed"
        ? withoutEffects(withState(result, { resending: null }), ({ type }) => type === "sendSealed")
        : result,
    ),
  ),
  plant(
    "everything is sent again at once",
    ["W"],
    60,
    gives("conversation", (result, event, before: Conversation) =>
      event.type !== "resumed"
        ? result
        : {
            state: { ...result.state, resending: null, resentAt: null },
            effects: [
              ...result.effects.filter(({ type }) => type !== "sendSealed"),
              ...before.outbox.map(({ bytes }) => ({ type: "sendSealed", bytes })),
            ],
          },
    ),
  ),
  plant(
    "an acknowledgement is acknowledged",
    ["E8"],
    20,
    gives("conversation", (result, event) => (isOpened(event, "ack") ? withState(result, { ackOwed: true }) : result)),
  ),
  plant(
    "more is acknowledged than was read",
    ["E8", "E9"],
    10,
    gives("conversation", (result) => ({
      ...result,
      effects: result.effects.map((effect: Happening) => {
        const operation = effect.operation as Happening | undefined;
        if (operation?.does !== "seal") return effect;
        const frame = operation.frame as { acks: readonly { seat: number; sequence: number }[] };
        const acks = frame.acks.map(({ seat, sequence }) => ({ seat, sequence: sequence + 1 }));
        return { ...effect, operation: { ...operation, frame: { ...frame, acks } } };
      }),
    })),
  ),
  plant(
    "a visitor's text stays after the end",
    ["P6"],
    10,
    gives("conversation", (result, _event, before: Conversation) =>
      result.state.ended !== null && before.ended === null ? withState(result, { messages: before.messages }) : result,
    ),
  ),
  plant(
    "a console never forgets the text",
    ["P6"],
    20,
    gives("conversation", (result, event, before: Conversation) =>
      result.state.ended !== null && event.type !== "opened"
        ? withState(result, { messages: before.messages })
        : result,
    ),
  ),
  plant(
    "what never arrived is not said",
    ["P8"],
    20,
    gives("conversation", (result, _event, before: Conversation) =>
      result.state.ended !== null && before.ended === null
        ? withState(result, { ended: { ...result.state.ended, undelivered: 0 } })
        : result,
    ),
  ),
  plant(
    "an absence is never counted",
    ["E16"],
    180,
    gives("conversation", (result) => withState(result, { absentSince: null })),
  ),
  plant(
    "a silence is never counted",
    ["E18"],
    60,
    gives("conversation", (result) => withState(result, { quietSince: null })),
  ),
  plant(
    "a hidden page takes every minute for sleep",
    ["E16", "E18"],
    20,
    given("conversation", (state: Conversation, event, now) => {
      const { absentSince, quietSince, silenceEndsAt } = state;
      const afresh = (since: number | null) => (since === null ? null : now);
      const slept = { absentSince: afresh(absentSince), quietSince: afresh(quietSince) };
      const ends = silenceEndsAt === null ? null : Math.max(silenceEndsAt, now + 120_000);
      return now - state.steppedAt < 15_000
        ? [state, event, now]
        : [{ ...state, ...slept, silenceEndsAt: ends }, event, now];
    }),
  ),
  plant(
    "what was taken back stays on the other screen",
    ["E20"],
    20,
    gives("conversation", (result, event, before: Conversation) =>
      isOpened(event, "takenBack") ? withState(result, { messages: before.messages }) : result,
    ),
  ),
  plant(
    "a goodbye is kept for ever",
    ["E14", "P6", "timers"],
    20,
    gives("conversation", (result, event, before: Conversation) =>
      event.type === "timePassed" && before.farewellUntil !== null
        ? withState(result, { farewellUntil: before.farewellUntil + 60_000 })
        : result,
    ),
  ),
];

type Console = Switchboard["people"][number] & { readonly kind: "console" };
const everybody = (state: Switchboard, change: (person: Switchboard["people"][number]) => object): object => ({
  ...state,
  people: state.people.map(change),
});
const consoles = (state: Switchboard, change: (console: Console) => object) =>
  everybody(state, (person) => (person.kind === "console" ? change(person) : person));

const inQueue: readonly Planted[] = [
  plant(
    "a seat is counted twice",
    ["Q8"],
    20,
    given("switchboard", (state: Switchboard, event, now) => [
      state,
      said(event, "start")
        ? { ...event, admissions: [...(event.admissions as []), ...(event.admissions as [])] }
        : event,
      now,
    ]),
  ),
  plant(
    "one chat too many is taken",
    ["S4"],
    60,
    given("switchboard", (state: Switchboard, event, now) => [
      said(event, "take") ? consoles(state, (console) => ({ ...console, pass: { ...console.pass, limit: 3 } })) : state,
      event,
      now,
    ]),
  ),
  plant(
    "a call is a lease without return",
    ["Q13", "Q14"],
    60,
    given("switchboard", (state: Switchboard, event, now) => [
      everybody(state, (person) =>
        person.kind === "visitor" && person.call !== null
          ? { ...person, call: { ...person.call, since: now } }
          : person.kind === "console"
            ? { ...person, chats: person.chats.map((chat) => ({ ...chat, visitorLostAt: null })) }
            : person,
      ),
      event,
      now,
    ]),
  ),
  plant(
    "chats are dropped at hibernation",
    ["S3", "Q8", "W"],
    20,
    gives("switchboard", (result) =>
      withoutEffects(result, (effect) => effect.type === "remember" && (effect.person as Console).chats?.length > 0),
    ),
  ),
  plant(
    "people are paired across languages",
    ["Q7"],
    20,
    given("switchboard", (state: Switchboard, event, now) => [
      said(event, "take")
        ? everybody(state, (person) => (person.kind === "visitor" ? { ...person, also: ["en", "cy"] } : person))
        : state,
      event,
      now,
    ]),
  ),
  plant(
    "the last one is called first",
    ["Q1"],
    20,
    given("switchboard", (state: Switchboard, event, now) => {
      const waiting = state.people.filter((person) => person.kind === "visitor" && person.call === null) as Visitor[];
      const last = waiting.toSorted((a, b) => b.askedAt - a.askedAt)[0]?.ticket;
      return [
        state,
        said(event, "take") && last !== undefined ? { ...event, frame: { type: "take", ticket: last } } : event,
        now,
      ];
    }),
  ),
  plant(
    "who comes back goes to the end of the line",
    ["Q2"],
    20,
    given("switchboard", (state: Switchboard, event, now) => [
      state,
      event.type === "visitorConnected" && event.returning !== null
        ? { ...event, returning: { ...(event.returning as Visitor), askedAt: now } }
        : event,
      now,
    ]),
  ),
  plant(
    "a ticket is in two places",
    ["Q3"],
    20,
    gives("switchboard", (result, event, before: Switchboard) => {
      const replaced = result.effects.find((effect: Happening) => effect.code === 4409) as Happening | undefined;
      const older = before.people.find(({ socket, kind }) => kind === "visitor" && socket === replaced?.socket);
      return older === undefined || event.type !== "visitorSaid"
        ? result
        : {
            state: { ...result.state, people: [...result.state.people, older] },
            effects: result.effects.filter((effect: Happening) => effect !== replaced),
          };
    }),
  ),
  plant(
    "the order is not waited for after a crash",
    ["Q5"],
    60,
    given("switchboard", (state: Switchboard, event, now) => [{ ...state, settleUntil: 0 }, event, now]),
  ),
  plant(
    "an offer never runs out",
    ["S10"],
    60,
    given("switchboard", (state: Switchboard, event, now) => [
      consoles(state, (console) => ({ ...console, offer: console.offer && { ...console.offer, until: now + 10_000 } })),
      event,
      now,
    ]),
  ),
  plant(
    "an ended chat counts for ever",
    ["S4"],
    20,
    gives("console", (result) => withoutEffects(result, (effect) => said(effect, "ended"))),
  ),
  plant(
    "a console does not say what it still holds",
    ["S3"],
    20,
    gives("console", (result) => ({
      ...result,
      effects: result.effects.map((effect: Happening) =>
        said(effect, "start") ? { ...effect, frame: { type: "start", admissions: [] } } : effect,
      ),
    })),
  ),
  plant(
    "a page forgets its ticket with its connection",
    ["Q2"],
    20,
    gives("visit", (result, event) => (event.type === "queueLost" ? withState(result, { token: null }) : result)),
  ),
  plant(
    "who was replaced comes back",
    ["Q3"],
    120,
    gives("visit", (result, event, before: { token: unknown }) =>
      event.type === "queueClosed" && event.code === 4409
        ? {
            state: { ...result.state, stage: "waiting", stopped: null, token: before.token, queue: "connecting" },
            effects: [{ type: "openQueue" }],
          }
        : result,
    ),
  ),
  plant(
    "the queue is asked twice",
    ["W"],
    20,
    gives("visit", (result, event) =>
      event.type === "frameArrived" && said(event, "called")
        ? {
            ...result,
            effects: result.effects.map((effect: Happening) =>
              said(effect, "answered") ? { type: "ask", commitment: result.state.commitment, also: [] } : effect,
            ),
          }
        : result,
    ),
  ),
];

const inRoom: readonly Planted[] = [
  plant(
    "an older socket stays on its seat",
    ["R1"],
    20,
    gives("room", (result, event, before: { members: readonly { socket: string }[] }) =>
      event.type !== "memberConnected"
        ? result
        : {
            state: { ...result.state, members: [...before.members, ...result.state.members.slice(-1)] },
            effects: result.effects.filter(({ type }) => type !== "close"),
          },
    ),
  ),
  plant(
    "bytes go back to their sender",
    ["R3"],
    10,
    gives("room", (result, event) => ({
      ...result,
      effects: result.effects.map((effect: Happening) =>
        effect.type === "relay" ? { ...effect, sockets: [...(effect.sockets as []), event.socket] } : effect,
      ),
    })),
  ),
  plant(
    "nobody is told who left",
    ["R4"],
    10,
    gives("room", (result, event) => (event.type === "memberGone" ? { ...result, effects: [] } : result)),
  ),
  plant(
    "a visitor's seat is never renewed",
    ["R7"],
    120,
    gives("room", (result, event, before) => (said(event, "renew") ? { state: before, effects: [] } : result)),
  ),
];

export const planted: readonly Planted[] = [...inConversation, ...inQueue, ...inRoom];
