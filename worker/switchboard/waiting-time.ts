/**
 * How long somebody waits who has n people before them, as quantiles. Pure; minutes throughout.
 *
 * The method is that of W. Whitt, "Predicting Queueing Delays", Management Science 45 (1999) 870–888: condition on what
 * is known now (people ahead, how long each chat has been running, who is there) and take the distribution of the time
 * until n + 1 places have become free. N(t), the places that become free by t, is a sum over independent places; each is
 * a renewal process whose first interval is the rest of the chat that runs there. With its mean m(t) and variance v(t):
 *
 *     P(wait ≤ t) = P(N(t) ≥ n + 1) ≈ Φ((m(t) − n − ½) / √v(t))
 *
 * Lengths of chats: what the line has seen lately, together with a prior that weighs as much as a few chats.
 */
import { chatMs } from "../../shared/limits.ts";
import { bandMinutes } from "./recent.ts";

/** Nothing is reckoned further ahead than the longest chat lasts. */
export const horizon = chatMs / 60_000;

/** The middle of what helplines report is 40 to 60 minutes a chat; it counts as much as so many chats of the line's own. */
const prior = { medianMinutes: 40, shape: 2.5, chats: 2 };
/**
 * Standard deviation of one chat's length, as a part of the mean: what is reckoned from few chats is wrong by so much for
 * all places at once.
 */
const spread = 0.7;
/** Of those who wait so many minutes together, one leaves. */
const leavesAfter = 60;

/** Places that become free by the end of each minute from 0 to `horizon`: mean and variance of their number. */
export interface Counts {
  readonly mean: Float64Array;
  readonly variance: Float64Array;
  /** The part of the mean that hangs on how long chats last. */
  readonly guessed: Float64Array;
}

/** One place at which chats follow one another. */
export interface Turns {
  /** Free in so many whole minutes; 0: now. */
  free(inMinutes: number): Counts;
  /** A chat has been running there for so many whole minutes. */
  busy(minutes: number): Counts;
}

const known = new WeakMap<readonly number[], Map<number, Turns>>();

/** Worked out once for what a line has seen, and for the whole minutes between two chats. */
export function turnsOf(lengths: readonly number[], pause: number): Turns {
  const byPause = known.get(lengths) ?? new Map<number, Turns>();
  known.set(lengths, byPause);
  const made = byPause.get(pause) ?? turns(ending(lengths), pause);
  byPause.set(pause, made);
  return made;
}

function turns(ended: Float64Array, pause: number): Turns {
  const next = renewals(
    delayed(
      Float64Array.from(ended, (end, at) => end - (ended[at - 1] ?? 0)),
      pause,
    ),
  );
  const columns = new Map<string, Counts>();
  const column = (key: string, make: () => Counts): Counts => {
    const counts = columns.get(key) ?? make();
    columns.set(key, counts);
    return counts;
  };
  return {
    free: (inMinutes) => {
      const first = Math.min(horizon, inMinutes);
      return column(`free ${first}`, () => withoutKnown(countsFrom(certain(first), next), first));
    },
    busy: (minutes) => column(`busy ${minutes}`, () => countsFrom(delayed(restOf(ended, minutes), pause), next)),
  };
}

/** P(a chat has ended by minute t). All have by the last: longer than `horizon` none lasts. */
function ending(lengths: readonly number[]): Float64Array {
  const seen = sum(lengths);
  const ended = new Float64Array(horizon + 1);
  for (let minute = 1; minute < horizon; minute++) {
    const before = sum(lengths.map((count, band) => count * within(band, minute)));
    ended[minute] = (prior.chats * logLogistic(minute) + before) / (prior.chats + seen);
  }
  ended[horizon] = 1;
  return ended;
}

/** Which part of a band lies below this minute. */
function within(band: number, minute: number): number {
  const from = bandMinutes[band - 1] ?? 0;
  const until = bandMinutes[band] ?? horizon;
  return Math.min(1, Math.max(0, (minute - from) / (until - from)));
}

/** A log-normal's like, with a heavier tail and a closed form. */
const logLogistic = (minutes: number) => 1 / (1 + (minutes / prior.medianMinutes) ** -prior.shape);

/** What is left of a chat that has lasted so long: P(it ends in the t-th minute from now | it has not ended yet). */
function restOf(ended: Float64Array, minutes: number): Float64Array {
  const at = Math.min(horizon - 1, minutes);
  const lasting = 1 - (ended[at] ?? 1);
  return Float64Array.from(ended, (_, minute) => {
    if (minute === 0) return 0;
    const until = ended[at + minute] ?? 1;
    return (until - (ended[at + minute - 1] ?? 1)) / lasting;
  });
}

function certain(minute: number): Float64Array {
  return new Float64Array(horizon + 1).fill(1, minute, minute + 1);
}

function delayed(density: Float64Array, minutes: number): Float64Array {
  return Float64Array.from(density, (_, minute) => density[minute - minutes] ?? 0);
}

/** How often a place is free again by t when it has just become free, itself included: mean and mean square. */
interface Renewals {
  readonly mean: Float64Array;
  readonly square: Float64Array;
}

function renewals(density: Float64Array): Renewals {
  const mean = new Float64Array(horizon + 1).fill(1);
  const square = new Float64Array(horizon + 1).fill(1);
  for (let minute = 1; minute <= horizon; minute++) {
    let [again, squared] = [0, 0];
    for (let length = 1; length <= minute; length++) {
      const chance = density[length] ?? 0;
      again += chance * (mean[minute - length] ?? 0);
      squared += chance * (square[minute - length] ?? 0);
    }
    mean[minute] = 1 + again;
    square[minute] = 1 + 2 * again + squared;
  }
  return { mean, square };
}

/** The first time by `first`, all others as chats follow one another. */
function countsFrom(first: Float64Array, next: Renewals): Counts {
  const mean = new Float64Array(horizon + 1);
  const variance = new Float64Array(horizon + 1);
  for (let minute = 0; minute <= horizon; minute++) {
    let [sum, squares] = [0, 0];
    for (let at = 0; at <= minute; at++) {
      const chance = first[at] ?? 0;
      sum += chance * (next.mean[minute - at] ?? 0);
      squares += chance * (next.square[minute - at] ?? 0);
    }
    mean[minute] = sum;
    variance[minute] = Math.max(0, squares - sum * sum);
  }
  return { mean, variance, guessed: mean };
}

/** That a place is free then is known. */
function withoutKnown(counts: Counts, free: number): Counts {
  return { ...counts, guessed: counts.mean.map((count, minute) => (minute < free ? 0 : count - 1)) };
}

/** A place with its counts; nobody begins a chat there from minute `until` on. */
export interface Place {
  readonly counts: Counts;
  readonly until: number;
}

/** All places together. */
export function outlookOf(places: readonly Place[], lengths: readonly number[]): Counts {
  const mean = new Float64Array(horizon + 1);
  const variance = new Float64Array(horizon + 1);
  const guessed = new Float64Array(horizon + 1);
  for (const { counts, until } of places) {
    const last = Math.ceil(until) - 1;
    for (let minute = 0; minute <= horizon; minute++) {
      const at = Math.min(minute, last);
      mean[minute] = (mean[minute] ?? 0) + (counts.mean[at] ?? 0);
      variance[minute] = (variance[minute] ?? 0) + (counts.variance[at] ?? 0);
      guessed[minute] = (guessed[minute] ?? 0) + (counts.guessed[at] ?? 0);
    }
  }
  const unsure = spread ** 2 / (prior.chats + sum(lengths));
  for (const [minute, count] of guessed.entries()) variance[minute] = (variance[minute] ?? 0) + unsure * count * count;
  return { mean, variance, guessed };
}

const sum = (counts: readonly number[]) => counts.reduce((all, count) => all + count, 0);

/**
 * The minute by which somebody with `ahead` before them is taken with the chance that belongs to `normal`, a quantile of
 * the standard normal distribution; Infinity: not within the horizon. Of those ahead some leave: each of them waits half
 * as long as the last of them.
 */
export function minutesUntil({ mean, variance }: Counts, ahead: number, normal: number): number {
  let before = 0;
  for (let minute = 0; minute <= horizon; minute++) {
    const stay = staying[minute] ?? 0;
    const unsure = Math.sqrt((variance[minute] ?? 0) + ahead * stay * (1 - stay));
    const surplus = (mean[minute] ?? 0) - ahead * stay - 0.5 - normal * unsure;
    if (surplus >= 0) return minute === 0 ? 0 : minute - surplus / (surplus - before);
    before = surplus;
  }
  return Number.POSITIVE_INFINITY;
}

const staying = Float64Array.from({ length: horizon + 1 }, (_, minute) => Math.exp(-minute / 2 / leavesAfter));
