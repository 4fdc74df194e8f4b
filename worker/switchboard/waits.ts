/** How long those wait who wait now, and whoever would come now: the estimate of `waiting-time.ts` for this queue. */
import type { LineSlug } from "../../shared/ids.ts";
import { chatMs } from "../../shared/limits.ts";
import type { Wait } from "../../shared/protocol.ts";
import type { LineSheet } from "../../shared/tokens.ts";
import { nextAt } from "./pairing.ts";
import { type Console, consolesOf, type State, type Visitor } from "./people.ts";
import { commonLanguage, queueOf } from "./queue.ts";
import { lengthsOn } from "./recent.ts";
import { lastStartOn, sheetOf } from "./sheets.ts";
import { type Counts, horizon, minutesUntil, outlookOf, type Place, turnsOf } from "./waiting-time.ts";

const minuteMs = 60_000;

/**
 * Quantiles of the standard normal distribution: by the method 3 waits in 100 are shorter than the range and 8 longer. In
 * truth more are shorter, because people come on duty and back from a break whom nobody here knows of; so that end has
 * more room. `waiting-evenings.test.ts` says what came of it.
 */
const [soonest, middle, latest] = [-1.8808, 0, 1.4051];
/** From a free place to "it is your turn": a ring or two, and somebody who finishes a sentence. */
const takingMinutes = 2;

/** A break is taken to last so long; whoever should be back is, soon. */
const breakMs = 10 * minuteMs;
const backMs = 3 * minuteMs;

/** People who are taken by the same consoles: what counts of a visitor here. */
export type Wish = Pick<Visitor, "line" | "language" | "also">;

interface Pool {
  readonly consoles: ReadonlySet<Console>;
  readonly outlook: Counts;
  /** People counted so far on a walk through the queue: parts of those whom other consoles may take as well. */
  ahead: number;
}

/** People with the same wish; `pools[0]` is everybody who may take them, none when there is nobody. */
interface Group {
  readonly line: LineSlug;
  readonly pools: Pool[];
}

/** One estimate, of one state at one moment: it walks through the queue once, and counts on the way. */
export class Waits {
  readonly #state: State;
  readonly #now: number;
  readonly #groups = new Map<string, Group>();

  constructor(state: State, now: number) {
    this.#state = state;
    this.#now = now;
  }

  /** Of each of these visitors; all others only stand before somebody. */
  of(wanted: ReadonlySet<Visitor>): ReadonlyMap<Visitor, Wait> {
    const waits = new Map<Visitor, Wait>();
    this.#walk((visitor, group) => {
      if (wanted.has(visitor)) waits.set(visitor, this.#waitIn(group));
    });
    return waits;
  }

  /** Of somebody who would come now and write one of these languages. */
  ofNewcomer(wish: Wish): { readonly wait: Wait; readonly expectedAt: number | null } {
    const group = this.#groupOf(wish);
    this.#walk(() => {});
    const expectedAt = group.pools.length === 0 ? null : this.#now + minutesIn(group, middle) * minuteMs;
    return { wait: this.#waitIn(group), expectedAt };
  }

  /** Everybody in the order in which they are called; who cannot be called now stands before nobody. */
  #walk(met: (visitor: Visitor, group: Group) => void): void {
    const { order } = queueOf(this.#state);
    const wishes = order.map((visitor) => this.#groupOf(visitor));
    const groups = [...this.#groups.values()];
    for (const group of groups) this.#withoutOthers(group, groups);
    const pools = groups.flatMap((group) => group.pools);
    const shares = new Map(groups.map((group) => [group, pools.map((pool) => shared(group, pool))]));
    for (const [place, visitor] of order.entries()) {
      const own = wishes[place] ?? this.#groupOf(visitor);
      met(visitor, own);
      if (visitor.missed > 0 || this.#state.unreachable.has(visitor.socket)) continue;
      for (const [at, pool] of pools.entries()) pool.ahead += shares.get(own)?.[at] ?? 0;
    }
  }

  #groupOf(wish: Wish): Group {
    const key = [wish.line, wish.language, ...wish.also].join(" ");
    const known = this.#groups.get(key);
    if (known !== undefined) return known;
    const consoles = this.#taking(wish);
    const group = { line: wish.line, pools: consoles.length === 0 ? [] : [this.#pool(consoles, wish.line)] };
    this.#groups.set(key, group);
    return group;
  }

  /**
   * Whoever can only be taken by some of my consoles is ahead of me there, and nowhere else: with many of them the others
   * alone are sooner.
   */
  #withoutOthers(group: Group, groups: readonly Group[]): void {
    const [whole] = group.pools;
    if (whole === undefined) return;
    for (const { pools } of groups) {
      const [other] = pools;
      if (other === undefined || !isWithin(other.consoles, whole.consoles)) continue;
      const rest = [...whole.consoles].filter((console) => !other.consoles.has(console));
      if (rest.length > 0) group.pools.push(this.#pool(rest, group.line));
    }
  }

  #pool(consoles: readonly Console[], line: LineSlug): Pool {
    return { consoles: new Set(consoles), outlook: this.#outlook(consoles, line), ahead: 0 };
  }

  #taking(wish: Wish): Console[] {
    return consolesOf(this.#state).filter((console) => {
      const { pass, checkedIn, taking } = console;
      const serves =
        checkedIn &&
        (taking || isBackSoon(console, this.#now)) &&
        this.#now < pass.until &&
        pass.lines.some(isOf(wish.line));
      return serves && commonLanguage(console, wish) !== undefined;
    });
  }

  #outlook(consoles: readonly Console[], line: LineSlug): Counts {
    const ends = this.#ends(consoles, line);
    const lengths = lengthsOn(this.#state, line);
    const places = consoles.flatMap((console, at) => this.#placesOf(console, lengths, ends[at] ?? 0));
    return outlookOf([...places, ...this.#comingTo(consoles, lengths, line)], lengths);
  }

  /** Whose turn begins soon takes one chat; what they write is not known here, so it is what those there write. */
  #comingTo(consoles: readonly Console[], lengths: readonly number[], line: LineSlug): Place[] {
    const there = consolesOf(this.#state).filter(({ checkedIn, pass }) => checkedIn && pass.lines.some(isOf(line)));
    const until = this.#closes(line);
    return (sheetOf(this.#state, line)?.coming ?? []).flatMap(({ at, people }) => {
      const minutes = Math.ceil((at - this.#now) / minuteMs);
      if (minutes <= 0 || minutes >= horizon) return [];
      const counts = turnsOf(lengths, 0).free(minutes);
      return Array.from({ length: Math.round((people * consoles.length) / there.length) }, () => ({ counts, until }));
    });
  }

  #placesOf(console: Console, lengths: readonly number[], until: number): Place[] {
    const { pass, chats, rest } = console;
    const pause = Math.max(...pass.lines.map(({ betweenChatsMs }) => betweenChatsMs)) / minuteMs;
    const turns = turnsOf(lengths, Math.round(pause));
    const backAt = rest === null ? 0 : Math.max(rest.since + breakMs, this.#now + backMs);
    const readyAt = Math.max(pass.from, nextAt(console) ?? 0, this.#now, backAt);
    const running = chats.map(({ endsAt }) => turns.busy(Math.round((this.#now - endsAt + chatMs) / minuteMs)));
    const free = Array.from({ length: Math.max(0, pass.limit - chats.length) }, () =>
      turns.free(Math.floor((readyAt - this.#now) / minuteMs)),
    );
    return [...running, ...free].map((counts) => ({ counts, until }));
  }

  /**
   * When each of them takes nobody any more, in minutes from now. Where the plan says nothing of who comes, those whom the
   * line's shifts need at least are there as long as it is covered.
   */
  #ends(consoles: readonly Console[], line: LineSlug): number[] {
    const sheet = sheetOf(this.#state, line);
    const closes = this.#closes(line);
    const staying = sheet?.coming === undefined ? (sheet?.minimumStaff ?? 0) : 0;
    const last = new Set(consoles.toSorted((one, other) => other.pass.until - one.pass.until).slice(0, staying));
    return consoles.map((console) => {
      const turnEnds = last.has(console) ? closes : (console.pass.until - this.#now) / minuteMs;
      return Math.max(0, Math.min(closes, turnEnds));
    });
  }

  /**
   * Nobody is called after the last start: what may be longer ends with the first minute after it, never below
   * `takingMinutes`, which says so (rule Q9). So do both ends where not even the shortest wait is over before it.
   */
  #waitIn(group: Group): Wait {
    if (group.pools.length === 0) return null;
    const beyond = Math.max(takingMinutes, Math.floor(this.#closes(group.line)) + 1);
    const from = minutesIn(group, soonest);
    const toMinutes = roundedUp(Math.min(beyond, minutesIn(group, latest) + takingMinutes));
    return { fromMinutes: from < beyond ? roundedDown(from) : toMinutes, toMinutes };
  }

  /** The last start, in minutes from now. */
  #closes(line: LineSlug): number {
    const lastStart = lastStartOn(this.#state, line) ?? null;
    return lastStart === null ? horizon + 1 : Math.min(horizon + 1, Math.max(0, (lastStart - this.#now) / minuteMs));
  }
}

/** On a break that has not become something longer. */
const isBackSoon = ({ rest }: Console, now: number) => rest?.why === "break" && now < rest.since + 3 * breakMs;

const isOf = (line: LineSlug) => (sheet: LineSheet) => sheet.line === line;

/** Which part of one with this wish is taken by consoles of the pool, each console being as likely as the next. */
function shared({ pools: [own] }: Group, pool: Pool): number {
  if (own === undefined) return 0;
  if (own === pool) return 1;
  return [...own.consoles].filter((console) => pool.consoles.has(console)).length / own.consoles.size;
}

const isWithin = (some: ReadonlySet<Console>, all: ReadonlySet<Console>) =>
  [...some].every((console) => all.has(console));

function minutesIn({ pools }: Group, normal: number): number {
  return Math.min(...pools.map(({ outlook, ahead }) => minutesUntil(outlook, ahead, normal)), horizon);
}

/** Outwards, both: to whole minutes, above ten to steps of five. More would be said than is known. */
const roundedDown = (minutes: number) => Math.floor(minutes / stepOf(minutes)) * stepOf(minutes);
const roundedUp = (minutes: number) => Math.ceil(minutes / stepOf(minutes)) * stepOf(minutes);
const stepOf = (minutes: number) => (minutes > 10 ? 5 : 1);
