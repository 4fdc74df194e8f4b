/** Stretches of time: from the beginning, inclusive, to the end, exclusive; milliseconds since 1970. Pure. */

export interface Stretch {
  readonly from: number;
  readonly until: number;
}

export function overlap(one: Stretch, other: Stretch): boolean {
  return one.from < other.until && other.from < one.until;
}

/** What both share; undefined when they only touch or lie apart. */
export function shared(one: Stretch, other: Stretch): Stretch | undefined {
  return overlap(one, other)
    ? { from: Math.max(one.from, other.from), until: Math.min(one.until, other.until) }
    : undefined;
}

export const lengthMs = ({ from, until }: Stretch): number => until - from;

/** How much of `whole` the others cover, each counted by itself: two people for an hour are two hours. */
export function withinMs(whole: Stretch, others: readonly Stretch[]): number {
  return others.reduce((sum, other) => {
    const part = shared(whole, other);
    return part === undefined ? sum : sum + lengthMs(part);
  }, 0);
}

/** A part of a stretch during which the same number of the others run, and which those are. */
export interface Level<Other extends Stretch> extends Stretch {
  readonly running: readonly Other[];
}

/** The stretch cut wherever one of the others begins or ends. The parts adjoin and fill it exactly. */
export function levels<Other extends Stretch>(whole: Stretch, others: readonly Other[]): readonly Level<Other>[] {
  const near = others.filter((other) => overlap(whole, other));
  const cuts = near.flatMap(({ from, until }) => [from, until]).filter((at) => at > whole.from && at < whole.until);
  const edges = [...new Set([whole.from, ...cuts, whole.until])].toSorted((a, b) => a - b);
  return edges.slice(0, -1).map((from, index) => {
    const until = edges[index + 1] ?? whole.until;
    return { from, until, running: near.filter((other) => other.from <= from && other.until >= until) };
  });
}
