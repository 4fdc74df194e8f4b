/** What must hold at the Switchboard and in a room at every step. */
import { answerMs, chatsMost, helloMs, missedOffersMost, ringMs, settleMs } from "../../shared/limits.ts";
import { closeCode } from "../../shared/protocol.ts";
import type { Admission } from "../../shared/tokens.ts";
import {
  type Console,
  consolesOf,
  type Effect,
  type Event,
  type State,
  type Visitor,
  visitorsOf,
} from "../../worker/switchboard/people.ts";
import type { Blame } from "./ledger.ts";

/** Longer than a page has to answer and to agree on keys, and than a lost one is waited for. */
const leaseMostMs = 2 * answerMs + helloMs + 60_000;
/** Reconnections of one page and a second tab, generously. */
const tabsMost = 40;

export class QueueRules {
  readonly #blame: Blame;
  readonly #askedAt = new Map<string, number>();
  #crashedAt = Number.NEGATIVE_INFINITY;
  #olderCameBack = false;
  readonly #replaced = new Map<string, number>();
  readonly #unseatedSince = new Map<string, number>();
  readonly #unansweredSince = new Map<string, number>();
  readonly #ringsSince = new Map<string, number>();
  /** As it was left by the last step; undefined after a crash. */
  state: State | undefined;

  constructor(blame: Blame) {
    this.#blame = blame;
  }

  crashed(now: number): void {
    this.#crashedAt = now;
    this.#olderCameBack = false;
    this.state = undefined;
  }

  stepped(before: State, event: Event, after: State, effects: readonly Effect[], now: number): void {
    this.#places(before, after, now);
    this.#pairs(after, now);
    // A console that comes back calls anew (Q10).
    if (event.type === "consoleSaid" && event.frame.type === "start") this.#calledAnew(event.admissions);
    this.#leases(after, now);
    this.#rings(after, now);
    this.#tabs(before, effects);
    this.state = after;
    for (const effect of effects) {
      if (effect.type !== "send" || effect.frame.type !== "taken") continue;
      // Whoever takes somebody has missed nothing so far.
      for (const ring of [...this.#ringsSince.keys()])
        if (ring.startsWith(`${effect.socket} `)) this.#ringsSince.delete(ring);
      const console = consolesOf(before).find(({ socket }) => socket === effect.socket);
      const visitor = visitorsOf(before).find(
        ({ ticket }) => "ticket" in effect.frame && ticket === effect.frame.ticket,
      );
      if (console === undefined || visitor === undefined) {
        this.#blame("Q8", "somebody was taken who was not waiting, or by nobody");
        continue;
      }
      this.#taken(before, event, console, visitor, now);
    }
  }

  /** Q2, Q3: the same ticket is the same place, and in one place. */
  #places(before: State, after: State, now: number): void {
    if (before.people === after.people) return;
    const tickets = new Set<string>();
    for (const { ticket, askedAt } of visitorsOf(after)) {
      if (tickets.has(ticket)) this.#blame("Q3", `ticket ${ticket} waits twice`);
      tickets.add(ticket);
      const first = this.#askedAt.get(ticket) ?? askedAt;
      if (first !== askedAt) this.#blame("Q2", `ticket ${ticket} asked at ${first} and stands at ${askedAt}`);
      if (now < this.#crashedAt + settleMs && first < this.#crashedAt) this.#olderCameBack = true;
      this.#askedAt.set(ticket, first);
    }
  }

  /** Q8, S3, S4: one console for one chat, never more chats than anybody can hold, and none whose seat has run out. */
  #pairs(after: State, now: number): void {
    const rooms = new Set<string>();
    for (const { chats } of consolesOf(after)) {
      if (chats.length > chatsMost) this.#blame("S4", `a console holds ${chats.length} chats`);
      for (const { room, expires } of chats) {
        if (expires <= now) this.#blame("S3", `room ${room} counts, and its seat has run out`);
        if (rooms.has(room)) this.#blame("Q8", `room ${room} is held twice`);
        rooms.add(room);
      }
    }
  }

  #calledAnew(admissions: readonly Admission[]): void {
    for (const call of [...this.#unansweredSince.keys()])
      if (admissions.some(({ room }) => call.endsWith(room))) this.#unansweredSince.delete(call);
  }

  /** Q12 to Q14: a pairing is complete or undone within minutes. */
  #leases(after: State, now: number): void {
    const unanswered = visitorsOf(after).filter(({ call }) => call !== null && !call.answered);
    keepSince(
      this.#unansweredSince,
      unanswered.map(({ socket, call }) => `${socket} ${call?.room}`),
      now,
    );
    for (const [call, at] of this.#unansweredSince)
      if (now - at > answerMs + 2000) this.#blame("Q13", `a call nobody answers never ends: ${call}`);
    const unseated = consolesOf(after).flatMap(({ chats }) => chats.filter(({ seated }) => !seated));
    keepSince(
      this.#unseatedSince,
      unseated.map(({ room }) => room),
      now,
    );
    for (const [room, at] of this.#unseatedSince)
      if (now - at > leaseMostMs)
        this.#blame("Q14", `room ${room} has been a pairing for ${Math.round((now - at) / 1000)} s`);
  }

  /** S10: nobody rings at one console for longer than two offers take. */
  #rings(after: State, now: number): void {
    const ringing = consolesOf(after).flatMap(({ socket, offer }) =>
      offer === null ? [] : [`${socket} ${offer.ticket}`],
    );
    keepSince(this.#ringsSince, ringing, now);
    for (const [ring, at] of this.#ringsSince)
      if (now - at > missedOffersMost * ringMs + 2000) this.#blame("S10", `an offer rings for ever: ${ring}`);
  }

  /** Q3: two tabs with one ticket do not fight for it. */
  #tabs(before: State, effects: readonly Effect[]): void {
    for (const effect of effects) {
      if (effect.type !== "close" || effect.code !== closeCode.replaced) continue;
      const ticket = visitorsOf(before).find(({ socket }) => socket === effect.socket)?.ticket;
      if (ticket === undefined) continue;
      const times = (this.#replaced.get(ticket) ?? 0) + 1;
      this.#replaced.set(ticket, times);
      if (times > tabsMost) this.#blame("Q3", `ticket ${ticket} was taken over ${times} times`);
    }
  }

  #taken(before: State, event: Event, console: Console, visitor: Visitor, now: number): void {
    const { pass, chats, checkedIn } = console;
    // Who was set aside and takes is evidently back.
    const taking = console.taking || console.away;
    const blame = (rule: string, what: string) => this.#blame(rule, `${pass.alias} takes ${visitor.ticket}: ${what}`);
    if (chats.length >= pass.limit) blame("S4", `has ${chats.length} chats of ${pass.limit}`);
    if (!checkedIn || !taking) blame("S4", "is not taking chats");
    if (pass.expires <= now || pass.until <= now || now < pass.from) blame("S4", "the shift does not run");
    if (visitor.call !== null) blame("Q8", "is being called already");
    if (this.#olderCameBack && now < this.#crashedAt + settleMs) blame("Q5", "the order is not whole yet");
    if (languageOf(console, visitor) === undefined) blame("Q7", "no language in common");
    const picked = event.type === "consoleSaid" && event.frame.type === "take" && event.frame.ticket !== undefined;
    if (picked) return;
    const before_ = visitorsOf(before).filter((other) => comesBefore(before, event, console, other, visitor));
    const [first] = before_;
    if (first !== undefined) blame("Q1", `${first.ticket} asked earlier`);
  }
}

/** Q7: one's own, or one of those agreed to. */
function languageOf({ pass }: Console, visitor: Visitor): string | undefined {
  const also = "also" in visitor ? (visitor.also as readonly string[]) : [];
  return [visitor.language, ...also].find((language) => pass.languages.includes(language));
}

function comesBefore(state: State, event: Event, console: Console, other: Visitor, chosen: Visitor): boolean {
  const unreachable = unreachableIn(state, event);
  const asideLater = other.missed > 0 && chosen.missed === 0;
  if (other === chosen || other.call !== null || other.missed >= 3 || asideLater) return false;
  if (unreachable.has(other.socket) || languageOf(console, other) === undefined) return false;
  if (other.missed === 0 && chosen.missed > 0) return true;
  const urgency = Number(isUrgent(console, chosen)) - Number(isUrgent(console, other));
  return urgency < 0 || (urgency === 0 && other.askedAt < chosen.askedAt);
}

function isUrgent({ pass }: Console, visitor: Visitor): boolean {
  return "urgent" in visitor && visitor.urgent === true && pass.lines.some(({ urgentFirst }) => urgentFirst);
}

function unreachableIn(state: State, event: Event): ReadonlySet<string> {
  if ("unreachable" in state) return state.unreachable as ReadonlySet<string>;
  return "unreachable" in event ? (event.unreachable as ReadonlySet<string>) : new Set();
}

/** Remembers since when each of these has been so, and forgets those that are so no longer. */
function keepSince(times: Map<string, number>, names: readonly string[], now: number): void {
  for (const known of [...times.keys()]) if (!names.includes(known)) times.delete(known);
  for (const name of names) if (!times.has(name)) times.set(name, now);
}
