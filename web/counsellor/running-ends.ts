/** The later ends a running shift can be given. Pure. */
import { isTooLong } from "../../shared/rota/longest.ts";
import type { Stretch } from "../../shared/rota/stretch.ts";

export const quarterMs = 15 * 60 * 1000;

/** Every quarter of an hour, as long as a shift may be; none: it is that long already. */
export function endsAfter(zone: string, { from, until }: Stretch): readonly number[] {
  const ends: number[] = [];
  for (let end = until + quarterMs; !isTooLong(zone, { from, until: end }); end += quarterMs) ends.push(end);
  return ends;
}
