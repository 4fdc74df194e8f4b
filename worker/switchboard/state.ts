/**
 * The Switchboard's rules, pure: who waits, who is on duty, and which pairs are forming.
 *
 * Must stay true: the queue is the sockets (nobody here without one); a ticket is in one place; a visitor is called by
 * one counsellor at a time and rings at one; nobody holds more chats than the limit; everything needed after hibernation is in `Person`.
 */
import * as consoles from "./consoles.ts";
import * as offers from "./offers.ts";
import { flaggable, flagged } from "./origins.ts";
import { andThen, type Effect, type Event, nothing, type Person, type State, type Step } from "./people.ts";
import * as pooling from "./pooling.ts";
import { adopted } from "./sheets.ts";
import { told } from "./telling.ts";
import * as time from "./time.ts";
import { turnsKnown } from "./turns.ts";
import * as visitors from "./visitors.ts";

/** `cold`: no socket survived. */
export function initial(people: readonly Person[], now: number, settleMs: number): State {
  const coldUntil = people.length === 0 ? now + settleMs : 0;
  return {
    ...{
      people,
      coldUntil,
      settleUntil: 0,
      unreachable: new Set(),
      departed: [],
      leftSeats: [],
      onDuty: null,
      unheld: null,
    },
    ...{ gates: new Map(), origins: new Map(), flagged: new Map(), crowd: { level: 0, at: now } },
  };
}

/** `now`: milliseconds by the service's clock. */
export function step(before: State, event: Event, now: number): Step {
  // Deadlines are compared at every event: no timer has to be on time.
  const passed = andThen(react(before, event, now), (reacted) => time.passed(reacted, now));
  const arranged = andThen(passed, (current) => offers.arranged(current, now));
  const { state, effects } = andThen(arranged, (current) => pooling.inherited(before, current, now));
  const news = told(state, now);
  return { state: news.state, effects: [...effects, ...changes(before, news.state), ...news.effects] };
}

function react(state: State, event: Event, now: number): Step {
  switch (event.type) {
    case "visitorConnected":
      return visitors.connected(state, event);
    case "visitorSaid":
      return visitors.said(state, event, now);
    case "consoleConnected":
      return consoles.connected(state, event.socket, event.pass, now);
    case "consoleSaid":
      return consoles.said(state, event, now);
    case "socketGone":
      return time.gone(state, event.socket, now);
    case "firstFrameMissed":
      return time.firstFrameMissed(state, event.socket);
    case "sessionRevoked":
      return consoles.revoked(state, event.session);
    case "flagged":
      return flaggedAndCounted(state, event, now);
    case "sheetsChanged":
      return nothing(adopted(state, event.sheets));
    case "turnsChanged":
      return nothing(turnsKnown(state, event.onDuty));
    case "feelingTold":
      return pooling.pooled(state, { feelings: [event.feeling] });
    case "pingsRead":
      return nothing({ ...state, unreachable: event.unreachable });
    case "timePassed":
      return nothing(state);
  }
}

/** Rule Q21. Nothing is counted where the flag changed nothing. */
function flaggedAndCounted(state: State, { session, room }: Extract<Event, { type: "flagged" }>, now: number): Step {
  const chat = flaggable(state, session, room);
  const marked = flagged(state, session, room, now);
  if (chat === undefined || marked.state === state) return marked;
  return andThen(marked, (current) => pooling.pooled(current, { flags: [chat.line] }));
}

/** Every person that changed is written to the attachment of the socket, nothing else is. */
function changes(before: State, after: State): Effect[] {
  const known = new Set(before.people);
  return after.people.filter((person) => !known.has(person)).map((person): Effect => ({ type: "remember", person }));
}
