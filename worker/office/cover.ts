/** Stretches of time: merging shifts that adjoin or overlap into unbroken cover. Pure. */

import type { Stretch } from "../../shared/rota/stretch.ts";

/** The same time in as few stretches as possible, in order, none touching another. Empty stretches vanish. */
export function merged(stretches: readonly Stretch[]): readonly Stretch[] {
  const whole: { from: number; until: number }[] = [];
  const ordered = stretches.filter(({ from, until }) => until > from).toSorted((one, other) => one.from - other.from);
  for (const { from, until } of ordered) {
    const last = whole.at(-1);
    if (last !== undefined && from <= last.until) last.until = Math.max(last.until, until);
    else whole.push({ from, until });
  }
  return whole;
}

/** The unbroken stretch that covers this instant. */
export function stretchAround(stretches: readonly Stretch[], instant: number): Stretch | undefined {
  return merged(stretches).find(({ from, until }) => from <= instant && instant < until);
}

/** What is left of them outside this one. */
export function without(stretches: readonly Stretch[], hole: Stretch): readonly Stretch[] {
  return merged(stretches).flatMap(({ from, until }) =>
    [
      { from, until: Math.min(until, hole.from) },
      { from: Math.max(from, hole.until), until },
    ].filter((part) => part.until > part.from),
  );
}
