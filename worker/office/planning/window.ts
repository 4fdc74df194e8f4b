/** The weeks a page looks at, as its address says: `?from=2026-11-23&weeks=4`. */
import { addDays, instantIn, weekday } from "../../../shared/rota/day.ts";
import type { Stretch } from "../../../shared/rota/stretch.ts";
import { RotaWindow } from "../../../shared/rota-interface.ts";
import { zoneOf } from "./team.ts";

/** undefined unless it is a Monday and a number of weeks, and nothing else. */
export function windowIn(sql: SqlStorage, request: Request): Stretch | undefined {
  const { weeks, ...rest } = Object.fromEntries(new URL(request.url).searchParams);
  const parsed = RotaWindow.safeParse({ ...rest, weeks: /^\d{1,2}$/.test(weeks ?? "") ? Number(weeks) : undefined });
  if (!parsed.success || weekday(parsed.data.from) !== 1) return undefined;
  const { from, weeks: count } = parsed.data;
  const midnight = (days: number) => instantIn(zoneOf(sql), addDays(from, days), "00:00");
  return { from: midnight(0), until: midnight(7 * count) };
}
