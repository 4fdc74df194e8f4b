/** Hours of people whose name was dropped: minutes for each month and line, and nothing else. Pure. */
import { wallClockAt } from "../../shared/wall-clock.ts";

interface Served {
  readonly line: string;
  readonly from: number;
  readonly until: number;
}

export interface Sum {
  /** `2026-11`, in the organisation's zone: an assignment counts in the month it began. */
  readonly month: string;
  readonly line: string;
  readonly minutes: number;
}

const minuteMs = 60_000;

export function servedMinutes(assignments: readonly Served[], zone: string): readonly Sum[] {
  const sums = new Map<string, Sum>();
  for (const { line, from, until } of assignments) {
    const { year, month } = wallClockAt(zone, from);
    const name = `${year}-${String(month).padStart(2, "0")}`;
    const key = `${name} ${line}`;
    const minutes = (sums.get(key)?.minutes ?? 0) + Math.round((until - from) / minuteMs);
    sums.set(key, { month: name, line, minutes });
  }
  return [...sums.values()];
}
