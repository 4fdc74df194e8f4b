/** What passes by itself: sockets that go, calls that nobody answers, lines that close. Deadlines are compared, never counted. */
import { answerMs, helloMs, missedCallsMost, presentMs, settleMs } from "../../shared/limits.ts";
import { closeCode } from "../../shared/protocol.ts";
import * as asking from "./asking.ts";
import { stillLeft } from "./left-seats.ts";
import { stillKnown } from "./origins.ts";
import { holderOf, nextAt, release, withChat } from "./pairing.ts";
import {
  andThen,
  type Chat,
  type Console,
  consolesOf,
  dismiss,
  dismissAll,
  type Effect,
  nothing,
  replace,
  replaceAll,
  type State,
  type Step,
  type Visitor,
  visitorsOf,
  without,
} from "./people.ts";
import { queueOf } from "./queue.ts";
import { lastStartOn, newestSheets } from "./sheets.ts";
import { nextTelling } from "./telling.ts";
import { letIn } from "./visitors.ts";

/** A visitor who goes in the middle of a pairing has as long to come back as a page has to answer. */
export function gone(state: State, socket: string, now: number): Step {
  const person = state.people.find((candidate) => candidate.socket === socket);
  const after = without(state, socket);
  if (person?.kind === "console" && person.checkedIn) return nothing(departed(after, person, now));
  if (person?.kind !== "visitor" || person.call === null) return nothing(after);
  const holder = holderOf(after, person.call.room);
  const chat = holder?.chats.find(({ room }) => room === person.call?.room);
  if (holder === undefined || chat === undefined || chat.seated) return nothing(after);
  return nothing(replace(after, withChat(holder, chat.room, { visitorLostAt: now })));
}

/** Present a while longer: a blip of the only console must not close the line. */
export function departed(state: State, { pass, lastEndedAt, recent }: Console, now: number): State {
  const others = state.departed.filter((other) => other.pass.person !== pass.person);
  return { ...state, departed: [...others, { pass, goneAt: now, lastEndedAt, recent }] };
}

export function firstFrameMissed(state: State, socket: string): Step {
  const person = state.people.find((candidate) => candidate.socket === socket);
  const silent = person?.kind === "newcomer" || (person?.kind === "console" && !person.started);
  return silent ? dismiss(state, socket, closeCode.silent) : nothing(state);
}

export function passed(state: State, now: number): Step {
  return [forgotten, unanswered, lostVisitors, closedLines, asking.closed, comeIn, coldStartOver].reduce(
    (so, rule) => andThen(so, (current) => rule(current, now)),
    nothing(state),
  );
}

function comeIn(state: State, now: number): Step {
  return asking.letIn(state, now, (current, who) => letIn(current, who, now));
}

/** What has run out by itself: colleagues who did not come back, chats past their longest time, seats left behind. */
function forgotten(state: State, now: number): Step {
  const still = state.departed.filter(({ goneAt }) => now < goneAt + presentMs);
  const runs = ({ endsAt, expires }: Chat) => endsAt > now && expires > now;
  const over = consolesOf(state).flatMap((console) =>
    console.chats.every(runs) ? [] : [{ ...console, chats: console.chats.filter(runs) }],
  );
  const kept = still.length === state.departed.length ? state : { ...state, departed: still };
  const next = replaceAll(kept, over);
  const consoles = consolesOf(next);
  return nothing(stillKnown(stillLeft(next, consoles, now), consoles, now));
}

/**
 * Rule Q13: a called page that does not answer steps aside and keeps its place; the counsellor is free at once. One that
 * answered and then fell silent has as long again as an agreement may take.
 */
function unanswered(state: State, now: number): Step {
  const late = visitorsOf(state).filter(({ call }) => call !== null && answerBy(call) <= now);
  return late.reduce((so, visitor) => andThen(so, (current) => missed(current, visitor)), nothing(state));
}

const answerBy = ({ since, answered }: NonNullable<Visitor["call"]>) => since + answerMs + (answered ? helloMs : 0);

/** When the console has a chat with it, only the queue's own socket is dead: whoever still holds it comes back by itself. */
function missed(state: State, visitor: Visitor): Step {
  const chats = consolesOf(state).flatMap((console) => console.chats);
  const isSeated = chats.some(({ room, seated }) => seated && room === visitor.call?.room);
  return isSeated ? dismiss(state, visitor.socket, closeCode.silent) : steppedAside(state, visitor);
}

function steppedAside(state: State, visitor: Visitor): Step {
  if (visitor.call === null) return nothing(state);
  const missed = visitor.missed + 1;
  const aside: Effect = {
    type: "send",
    socket: visitor.socket,
    frame: { type: "aside", waitForHere: missed >= missedCallsMost },
  };
  return andThen(
    release(replace(state, { ...visitor, call: null, missed, told: null }), visitor.call.room, "noAnswer"),
    (current) => ({
      state: current,
      effects: [aside],
    }),
  );
}

/** The same for a visitor whose socket went before the pairing was complete. */
function lostVisitors(state: State, now: number): Step {
  const rooms = consolesOf(state)
    .flatMap(({ chats }) => chats)
    .filter(({ seated, visitorLostAt }) => !seated && visitorLostAt !== null && visitorLostAt + answerMs <= now)
    .map(({ room }) => room);
  return rooms.reduce((so, room) => andThen(so, (current) => release(current, room, "visitorLeft")), nothing(state));
}

/** Rule S9: people already waiting are served until the last start; a pairing made before stands. */
function closedLines(state: State, now: number): Step {
  const news: Visitor[] = [];
  const late = [...queueOf(state).byLine].flatMap(([line, visitors]) => {
    const known = lastStartOn(state, line);
    // Closed before its time, or nobody is connected who could know: what was known last counts. Who came in while the
    // line only looked closed knows of nothing.
    if (known === null) return visitors.filter(({ lastStartAt }) => lastStartAt === null || lastStartAt <= now);
    if (known === undefined) return visitors.filter(({ lastStartAt }) => lastStartAt !== null && lastStartAt <= now);
    if (known <= now) return visitors;
    news.push(
      ...visitors.filter(({ lastStartAt }) => lastStartAt !== known).map((who) => ({ ...who, lastStartAt: known })),
    );
    return [];
  });
  return dismissAll(replaceAll(state, news), late, closeCode.closed);
}

/** Rule Q5: who came in while the line only looked closed is told when no console came back. Older tickets wait on. */
function coldStartOver(state: State, now: number): Step {
  if (state.coldUntil === 0 || now < state.coldUntil) return nothing(state);
  const sheets = newestSheets(state);
  const vain = queueOf(state).order.filter(
    ({ line, askedAt }) => !sheets.has(line) && askedAt >= state.coldUntil - settleMs,
  );
  return dismissAll({ ...state, coldUntil: 0 }, vain, closeCode.closed);
}

/**
 * When `timePassed` is due next, or null. Nothing further away than ninety seconds keeps the object awake: pages that
 * wait renew their tickets every minute, so that something happens in the meantime by itself.
 */
export function nextDeadline(state: State, now: number): number | null {
  const calls = visitorsOf(state).flatMap(({ call }) => (call === null ? [] : [answerBy(call)]));
  const lost = consolesOf(state).flatMap(({ chats }) =>
    chats.flatMap(({ seated, visitorLostAt }) => (seated || visitorLostAt === null ? [] : [visitorLostAt + answerMs])),
  );
  const settle = state.settleUntil > now ? [state.settleUntil] : [];
  const cold = state.coldUntil > now && visitorsOf(state).length > 0 ? [state.coldUntil] : [];
  const telling = nextTelling(state, now);
  const moves = telling === null ? [] : [telling];
  // Those who have just gone, what was pooled, and their seats are known by memory alone: it is kept until they are back
  // or count no longer.
  const present = state.departed.map(({ goneAt }) => Math.min(goneAt + presentMs, now + answerMs));
  const pooled = state.unheld === null ? [] : [Math.min(state.unheld.until, now + answerMs)];
  const seats = state.leftSeats.map(({ until }) => Math.min(until, now + answerMs));
  const entering = asking.nextLetIn(state, now);
  const door = entering === null ? [] : [entering];
  // So are gates and flags: as long as there are any, nothing that is known of them may be lost to sleep.
  const gates = state.origins.size + state.flagged.size > 0 ? [now + answerMs] : [];
  const known = [...calls, ...lost, ...moves, ...settle, ...cold, ...present, ...pooled, ...seats, ...door, ...gates];
  const all = [...known, ...turns(state, now)];
  const near = all.filter((at) => at <= now + answerMs);
  return near.length === 0 ? null : Math.min(...near);
}

/** Rule S10: rings that end, and consoles that will be ready for somebody who waits. */
function turns(state: State, now: number): number[] {
  const somebodyWaits = queueOf(state).order.length > 0;
  return consolesOf(state).flatMap((console) => [
    ...(console.offer === null ? [] : [console.offer.until]),
    ...(somebodyWaits && console.taking ? [readyAt(console)].filter((at) => at > now) : []),
  ]);
}

function readyAt(console: Console): number {
  return Math.max(console.pass.from, nextAt(console) ?? 0);
}
