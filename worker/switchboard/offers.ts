/**
 * Offers (rule S10): whoever waits and rings nowhere is offered to one console that is ready, for twenty seconds.
 *
 * Must stay true: an offer is a nudge, never a reservation. Nothing else asks for it when people are paired, so nobody
 * waits longer because of one. A visitor rings at one console at a time, and a console hears one ring at a time.
 */
import type { TicketId } from "../../shared/ids.ts";
import { declinedKept, missedOffersMost, ringMs } from "../../shared/limits.ts";
import { obstacle, setAside } from "./pairing.ts";
import {
  type Console,
  consolesOf,
  nothing,
  replace,
  replaceAll,
  type State,
  type Step,
  type Visitor,
} from "./people.ts";
import { comesFirst, misfit, queueOf } from "./queue.ts";

/** After every step: rings that have come to nothing stop, and whoever rings nowhere rings at the next console. */
export function arranged(state: State, now: number): Step {
  const ringing = consolesOf(state).filter(({ offer }) => offer !== null);
  const settled = replaceAll(
    state,
    ringing.map((console) => stillRinging(state, console, now)),
  );
  return nothing(replaceAll(settled, newRings(settled, now)));
}

/** "Not this one now": remembered for people who wait here, so that strangers' tickets push nobody's out. */
export function declined(state: State, console: Console, ticket: TicketId): Step {
  const visitor = queueOf(state).byTicket.get(ticket);
  if (misfit(state, console, visitor) === "gone") return nothing(state);
  const earlier = console.declined.filter((other) => other !== ticket);
  const offer = console.offer?.ticket === ticket ? null : console.offer;
  const answer = { offer, declined: [...earlier, ticket].slice(-declinedKept), missedOffers: 0 };
  return nothing(replace(state, { ...console, ...answer }));
}

/** A ring stops unblamed when either end is no longer ready; only one that ran its time was missed. */
function stillRinging(state: State, console: Console, now: number): Console {
  const { offer } = console;
  if (offer === null) return console;
  const visitor = queueOf(state).byTicket.get(offer.ticket);
  if (obstacle(state, console, now) !== null || misfit(state, console, visitor) !== null)
    return { ...console, offer: null };
  if (now < offer.until) return console;
  const missedOffers = console.missedOffers + 1;
  const missed = { ...console, offer: null, missedOffers };
  return missedOffers >= missedOffersMost ? setAside(missed) : missed;
}

/** First in order first; those who stepped aside ring after everybody who did not. */
function newRings(state: State, now: number): Console[] {
  const ready = consolesOf(state)
    .filter((console) => obstacle(state, console, now) === null)
    .toSorted(longestAgoFirst);
  if (ready.length === 0) return [];
  const rings = new Map<Console, Console>();
  const ringing = new Set(ready.flatMap(({ offer }) => (offer === null ? [] : [offer.ticket])));
  const { order } = queueOf(state);
  const isQuiet = (console: Console) => console.offer === null && !rings.has(console);
  for (const steppedAside of [false, true]) {
    for (const visitor of order) {
      // Only somebody who comes first can have a ring that is somebody else's, and they stand at the beginning.
      if (!comesFirst(state, visitor) && !ready.some(isQuiet)) break;
      if (visitor.missed > 0 !== steppedAside || ringing.has(visitor.ticket)) continue;
      const console = consoleFor(state, ready, rings, visitor);
      if (console === undefined) continue;
      if (console.offer !== null) ringing.delete(console.offer.ticket);
      rings.set(console, { ...console, offer: { ticket: visitor.ticket, until: now + ringMs }, lastTurnAt: now });
    }
  }
  return [...rings.values()];
}

/** A console that hears no ring; for somebody who comes first also one that rings for somebody who does not. */
function consoleFor(
  state: State,
  ready: readonly Console[],
  rings: ReadonlyMap<Console, Console>,
  visitor: Visitor,
): Console | undefined {
  const fitting = ready.filter(
    (console) =>
      !rings.has(console) && !console.declined.includes(visitor.ticket) && misfit(state, console, visitor) === null,
  );
  const quiet = fitting.find(({ offer }) => offer === null);
  if (quiet !== undefined || !comesFirst(state, visitor)) return quiet;
  return fitting.find(({ offer }) => {
    const rung = offer === null ? undefined : queueOf(state).byTicket.get(offer.ticket);
    return rung !== undefined && !comesFirst(state, rung);
  });
}

/** Whose turn was longest ago; the person's id settles the same millisecond, whatever order the sockets stand in. */
function longestAgoFirst(a: Console, b: Console): number {
  return (a.lastTurnAt ?? 0) - (b.lastTurnAt ?? 0) || (a.pass.person < b.pass.person ? -1 : 1);
}
