/** How long those wait who wait now, and whoever would come now: the estimate of `waiting-time.ts` for this queue. */
import type { LineSlug } from "../../shared/ids.ts";
import { chatMs } from "../../shared/limits.ts";
import type { Wait } from "../../shared/protocol.ts";
import { nextAt } from "./pairing.ts";
import { type Console, consolesOf, type State, type Visitor } from "./people.ts";
import { commonLanguage, queueOf } from "./queue.ts";
import { lengthsOn } from "./recent.ts";
import { lastStartOn, sheetOf } from "./sheets.ts";
import { type Counts, horizon, minutesUntil, outlookOf, type Place, turnsOf } from "./waiting-time.ts";

const minuteMs = 60_000;

/** Quantiles of the standard normal distribution: one real wait in ten is shorter than the range, one is longer. */
const [soonest, middle, latest] = [-1.2816, 0, 1.2816];
/** From a free place to "it is your turn": a ring or two, and somebody who finishes a sentence. */
const takingMinutes = 2;

/** People who are taken by the same consoles: what counts of a visitor here. */
export type Wish = Pick<Visitor, "line" | "language" | "also">;

interface Group {
  readonly consoles: ReadonlySet<Console>;
  readonly outlook: Counts | null;
  /** People counted so far on a walk through the queue: parts of those whom other consoles may take as well. */
  ahead: number;
}

/** An estimate of one state at one moment. Groups are made as they are asked for. */
export class Waits {
  readonly #state: State;
  readonly #now: number;
  readonly #groups = new Map<string, Group>();

  constructor(state: State, now: number) {
    this.#state = state;
    this.#now = now;
  }

  /** Of each of these visitors, by socket; all others only stand before somebody. */
  of(wanted: ReadonlySet<Visitor>): ReadonlyMap<Visitor, Wait> {
    for (const visitor of wanted) this.#groupOf(visitor);
    const waits = new Map<Visitor, Wait>();
    this.#walk((visitor, group) => {
      if (wanted.has(visitor)) waits.set(visitor, waitBehind(group));
    });
    return waits;
  }

  /** Of somebody who would come now and write one of these languages. */
  ofNewcomer(wish: Wish): { readonly wait: Wait; readonly expectedAt: number | null } {
    const group = this.#groupOf(wish);
    this.#walk(() => {});
    const { outlook, ahead } = group;
    const expected = outlook && minutesUntil(outlook, ahead, middle);
    return { wait: waitBehind(group), expectedAt: expected === null ? null : this.#now + expected * minuteMs };
  }

  /** Everybody in the order in which they are called; who cannot be called now stands before nobody. */
  #walk(met: (visitor: Visitor, group: Group) => void): void {
    for (const group of this.#groups.values()) group.ahead = 0;
    for (const visitor of queueOf(this.#state).order) {
      const own = this.#groupOf(visitor);
      met(visitor, own);
      if (visitor.missed > 0 || this.#state.unreachable.has(visitor.socket)) continue;
      for (const group of this.#groups.values()) group.ahead += shared(own, group);
    }
  }

  #groupOf(wish: Wish): Group {
    const key = [wish.line, wish.language, ...wish.also].join(" ");
    const known = this.#groups.get(key);
    if (known !== undefined) return known;
    const consoles = this.#taking(wish);
    const outlook = consoles.length === 0 ? null : this.#outlook(consoles, wish.line);
    const group: Group = { consoles: new Set(consoles), outlook, ahead: 0 };
    this.#groups.set(key, group);
    return group;
  }

  #taking(wish: Wish): Console[] {
    return consolesOf(this.#state).filter((console) => {
      const { pass, checkedIn, taking } = console;
      const serves = checkedIn && taking && this.#now < pass.until && pass.lines.some(({ line }) => line === wish.line);
      return serves && commonLanguage(console, wish) !== undefined;
    });
  }

  #outlook(consoles: readonly Console[], line: LineSlug): Counts {
    const ends = this.#ends(consoles, line);
    const lengths = lengthsOn(this.#state, line);
    return outlookOf(consoles.flatMap((console, at) => this.#placesOf(console, lengths, ends[at] ?? 0)));
  }

  #placesOf(console: Console, lengths: readonly number[], until: number): Place[] {
    const { pass, chats } = console;
    const pause = Math.max(...pass.lines.map(({ betweenChatsMs }) => betweenChatsMs)) / minuteMs;
    const turns = turnsOf(lengths, Math.round(pause));
    const readyAt = Math.max(pass.from, nextAt(console) ?? 0, this.#now);
    const running = chats.map(({ endsAt }) => turns.busy(Math.round((this.#now - endsAt + chatMs) / minuteMs)));
    const free = Array.from({ length: Math.max(0, pass.limit - chats.length) }, () =>
      turns.free(Math.floor((readyAt - this.#now) / minuteMs)),
    );
    return [...running, ...free].map((counts) => ({ counts, until }));
  }

  /**
   * When each of them takes nobody any more, in minutes from now. What the line's shifts need at least is there as long
   * as it is covered: where turns end before that, colleagues follow, who are not known here yet.
   */
  #ends(consoles: readonly Console[], line: LineSlug): number[] {
    const lastStart = lastStartOn(this.#state, line) ?? null;
    const closes = lastStart === null ? horizon + 1 : (lastStart - this.#now) / minuteMs;
    const stay = new Set(
      consoles
        .toSorted((one, other) => other.pass.until - one.pass.until)
        .slice(0, sheetOf(this.#state, line)?.minimumStaff ?? 0),
    );
    return consoles.map((console) => {
      const turnEnds = stay.has(console) ? closes : (console.pass.until - this.#now) / minuteMs;
      return Math.max(0, Math.min(closes, turnEnds, horizon + 1));
    });
  }
}

/** Which part of one who waits in `own` is taken by consoles that serve `other` too, each as likely as the next. */
function shared(own: Group, other: Group): number {
  if (own === other) return 1;
  if (own.consoles.size === 0) return 0;
  let both = 0;
  for (const console of own.consoles) if (other.consoles.has(console)) both++;
  return both / own.consoles.size;
}

function waitBehind({ outlook, ahead }: Group): Wait {
  if (outlook === null) return null;
  const from = minutesUntil(outlook, ahead, soonest);
  const until = minutesUntil(outlook, ahead, latest);
  return rounded(Math.min(from, horizon), Math.min(until, horizon) + takingMinutes);
}

/** Outwards: to whole minutes, above ten to steps of five. More would be said than is known. */
function rounded(from: number, until: number): Wait {
  const step = (minutes: number) => (minutes > 10 ? 5 : 1);
  return {
    fromMinutes: Math.floor(from / step(from)) * step(from),
    toMinutes: Math.ceil(until / step(until)) * step(until),
  };
}
