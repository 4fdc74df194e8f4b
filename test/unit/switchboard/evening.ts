/**
 * One evening at the Switchboard's own core, from one happening to the next: people come, wait, leave or are taken;
 * counsellors answer rings, talk, rest, come and go. What each page was told is compared with what then came true.
 */
import type { RoomId } from "../../../shared/ids.ts";
import type { QueueFrame, Wait } from "../../../shared/protocol.ts";
import { consolesOf, type Effect } from "../../../worker/switchboard/people.ts";
import { nextDeadline } from "../../../worker/switchboard/time.ts";
import { Random } from "../../simulation/random.ts";
import { pass, World } from "./world.ts";

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const eve = 10 * hour;

/** Times in minutes from the beginning. */
export interface Counsellor {
  readonly from: number;
  readonly until: number;
  readonly limit: number;
  readonly languages: readonly string[];
}

export interface Plan {
  /** Until the last start: whoever waits then is sent away. */
  readonly minutes: number;
  readonly staff: readonly Counsellor[];
  /** People who come in an hour. */
  readonly arrivals: (minute: number) => number;
  /** Minutes of one chat. */
  readonly length: (random: Random) => number;
  /** Minutes until somebody gives up, on average. */
  readonly patience: number;
  readonly pause: number;
  /** A counsellor rests about once in so many chats, for ten minutes. */
  readonly restsAfter: number;
  /** Which part says that somebody may be hurt now, and which writes Welsh. */
  readonly urgent: number;
  readonly welsh: number;
}

/** `taken`, `left`: they gave up; `closed`: the last start came first. */
type Outcome = "taken" | "left" | "closed";

/** What somebody was told, and how long it then took until the outcome; minutes. */
export interface Said {
  readonly when: "joining" | "later";
  readonly wait: NonNullable<Wait>;
  readonly took: number;
  readonly outcome: Outcome;
  /** From when it was told to the last start. */
  readonly lastStart: number;
}

interface Waiting {
  readonly since: number;
  readonly told: { at: number; wait: Wait }[];
}

export class Evening {
  readonly said: Said[] = [];
  refused = 0;
  taken = 0;
  left = 0;
  closed = 0;
  readonly #plan: Plan;
  readonly #random: Random;
  readonly #world = new World(eve);
  #due: { at: number; act: () => void }[] = [];
  readonly #waiting = new Map<string, Waiting>();
  /** Which visitor's socket a room was made for. */
  readonly #called = new Map<RoomId, string>();

  constructor(plan: Plan, seed: number) {
    this.#plan = plan;
    this.#random = new Random(seed);
    for (const [who, counsellor] of plan.staff.entries()) this.#at(counsellor.from, () => this.#begin(who));
    this.#at(this.#nextArrival(0), () => this.#arrive(0));
  }

  run(): this {
    for (;;) {
      const next = this.#due.shift();
      if (next === undefined) return this;
      this.#passTime(next.at);
      next.act();
    }
  }

  /** Everything the Switchboard itself does before then. */
  #passTime(until: number): void {
    for (;;) {
      const deadline = nextDeadline(this.#world.state, this.#world.now);
      if (deadline === null || deadline >= until) break;
      this.#world.now = Math.max(this.#world.now, deadline);
      this.#heard(() => this.#world.take({ type: "timePassed" }));
      if (deadline === nextDeadline(this.#world.state, this.#world.now)) break;
    }
    this.#world.now = Math.max(this.#world.now, until);
  }

  /** Minutes from the beginning. */
  get #minute(): number {
    return (this.#world.now - eve) / minute;
  }

  #at(minutes: number, act: () => void): void {
    const at = eve + minutes * minute;
    const place = this.#due.findIndex((other) => other.at > at);
    this.#due.splice(place === -1 ? this.#due.length : place, 0, { at, act });
  }

  #in(ms: number, act: () => void): void {
    this.#at(this.#minute + ms / minute, act);
  }

  #nextArrival(from: number): number {
    const rate = this.#plan.arrivals(from) / 60;
    return from - Math.log(1 - this.#random.next()) / rate;
  }

  #exponential(mean: number): number {
    return -mean * Math.log(1 - this.#random.next());
  }

  #arrive(number: number): void {
    const { minutes, welsh, urgent, patience } = this.#plan;
    const next = this.#nextArrival(this.#minute);
    if (next < minutes) this.#at(next, () => this.#arrive(number + 1));
    const socket = `v${number}`;
    this.#waiting.set(socket, { since: this.#minute, told: [] });
    const language = this.#random.chance(welsh) ? "cy" : "en";
    this.#heard(() => this.#world.visitor(socket, null, { language }));
    if (!this.#waiting.has(socket)) return;
    if (this.#random.chance(urgent)) this.#in(20 * second, () => this.#says(socket, { type: "urgent" }));
    this.#in(minute, () => this.#renew(socket));
    this.#in(this.#exponential(patience) * minute, () => this.#giveUp(socket));
  }

  #says(socket: string, frame: Parameters<World["says"]>[1]): void {
    if (this.#waiting.has(socket)) this.#heard(() => this.#world.says(socket, frame));
  }

  #renew(socket: string): void {
    if (!this.#waiting.has(socket)) return;
    this.#says(socket, { type: "renew" });
    this.#in(minute, () => this.#renew(socket));
  }

  #giveUp(socket: string): void {
    if (!this.#waiting.has(socket)) return;
    this.left++;
    this.#came(socket, "left");
    this.#heard(() => this.#world.take({ type: "socketGone", socket }));
  }

  #begin(who: number): void {
    const { from, until, limit, languages } = this.#plan.staff[who] as Counsellor;
    const end = eve + this.#plan.minutes * minute + hour;
    const lines = pass(who).lines.map((sheet) => ({
      ...sheet,
      ...{
        from: eve - hour,
        until: end,
        lastStartBeforeMs: hour,
        urgentFirst: true,
        betweenChatsMs: this.#plan.pause * minute,
      },
      waitMostMs: 30 * minute,
      coming: this.#coming(),
    }));
    const shift = { from: eve + from * minute, until: eve + until * minute, expires: end };
    const duty = pass(who, { ...shift, limit, languages: [...languages], lines });
    this.#heard(() => this.#world.onDuty(`s${who}`, duty));
    this.#at(until, () => this.#goHome(who));
  }

  #coming(): { at: number; people: number }[] {
    const byTime = Map.groupBy(this.#plan.staff, ({ from }) => from);
    return [...byTime].flatMap(([from, { length: people }]) => (from > 0 ? [{ at: eve + from * minute, people }] : []));
  }

  #goHome(who: number): void {
    if (this.#consoleOf(who).chats.length > 0) return this.#in(minute, () => this.#goHome(who));
    this.#heard(() => this.#world.staff(`s${who}`, { type: "checkOut" }));
  }

  #consoleOf(who: number) {
    return this.#world.consoleOf(`s${who}`);
  }

  /** Somebody rings: most are answered at once, some never. */
  #rings(who: number, ticket: string): void {
    this.#in(this.#exponential(7 * second), () => {
      if (this.#consoleOf(who).offer?.ticket !== ticket) return;
      this.#heard(() => this.#world.staff(`s${who}`, { type: "take" }));
    });
  }

  #chat(who: number, room: RoomId): void {
    const visitor = this.#called.get(room) ?? "";
    this.#in(4 * second, () => this.#heard(() => this.#world.says(visitor, { type: "answered", room })));
    this.#in(8 * second, () => {
      this.#heard(() => this.#world.says(visitor, { type: "seated", room }));
      this.#heard(() => this.#world.staff(`s${who}`, { type: "seated", room }));
    });
    this.#in(20 * minute, () => this.#renewSeat(who, room));
    const length = Math.min(179, Math.max(0.5, this.#plan.length(this.#random)));
    this.#in(length * minute, () => {
      this.#heard(() => this.#world.staff(`s${who}`, { type: "ended", room }));
      if (this.#random.chance(1 / this.#plan.restsAfter)) this.#rest(who);
    });
  }

  /** A seat that nobody renews is given up after half an hour. */
  #renewSeat(who: number, room: RoomId): void {
    if (!this.#consoleOf(who).chats.some((chat) => chat.room === room)) return;
    const admissions = (this.#world.admissions.get(`s${who}`) ?? []).filter((admission) => admission.room === room);
    this.#heard(() => this.#world.staff(`s${who}`, { type: "renew", admission: "" }, { admissions }));
    this.#in(20 * minute, () => this.#renewSeat(who, room));
  }

  #rest(who: number): void {
    this.#heard(() => this.#world.staff(`s${who}`, { type: "taking", on: false, rest: "break" }));
    this.#in(10 * minute, () => this.#heard(() => this.#world.staff(`s${who}`, { type: "taking", on: true })));
  }

  /** One event, and what follows from it for the people. */
  #heard(act: () => void): void {
    const rang = new Map(consolesOf(this.#world.state).map(({ socket, offer }) => [socket, offer?.ticket]));
    act();
    for (const effect of this.#world.effects) this.#effect(effect);
    for (const { socket, offer, away } of consolesOf(this.#world.state)) {
      const who = Number(socket.slice(1));
      if (offer !== null && rang.get(socket) !== offer.ticket) this.#rings(who, offer.ticket);
      if (away) this.#in(minute, () => this.#heard(() => this.#world.staff(socket, { type: "taking", on: true })));
    }
  }

  #effect(effect: Effect): void {
    if (effect.type === "close") this.#sentAway(effect.socket);
    if (effect.type !== "send") return;
    const { frame, socket } = effect;
    if (frame.type === "called") {
      this.taken++;
      this.#called.set(frame.room, socket);
      this.#came(socket, "taken");
    }
    if (frame.type === "taken") this.#chat(Number(socket.slice(1)), frame.room);
    if (frame.type === "placed" || frame.type === "moved") this.#told(socket, frame);
  }

  #sentAway(socket: string): void {
    const waiting = this.#waiting.get(socket);
    if (waiting === undefined) return;
    if (waiting.told.length === 0) this.refused++;
    else this.closed++;
    this.#came(socket, "closed");
  }

  #told(socket: string, { wait }: Extract<QueueFrame, { type: "moved" }> | (object & { wait: Wait })): void {
    this.#waiting.get(socket)?.told.push({ at: this.#minute, wait });
  }

  /** What was told at joining, and what stood on the page in every minute after that. */
  #came(socket: string, outcome: Outcome): void {
    const waiting = this.#waiting.get(socket);
    this.#waiting.delete(socket);
    if (waiting === undefined) return;
    const now = this.#minute;
    for (let at = waiting.since; at <= now; at++) {
      const told = waiting.told.findLast((one) => one.at <= at);
      if (told === undefined || told.wait === null) continue;
      const when = at === waiting.since ? "joining" : "later";
      this.said.push({ when, wait: told.wait, took: now - at, outcome, lastStart: this.#plan.minutes - told.at });
    }
  }
}
