/** What somebody types about leave and times they would rather not work, and what it means. Pure. */
import { availabilitiesMost, leaveMostMs } from "../../shared/limits.ts";
import type { RatherNot } from "../../shared/rota/availability.ts";
import { addDays, Day, instantIn, Time } from "../../shared/rota/day.ts";
import { lengthMs, type Stretch } from "../../shared/rota/stretch.ts";
import type { Wishes } from "./acts.ts";

/** Days as `<input type="date">` gives them; the last one is part of the leave. */
export interface LeaveForm {
  readonly first: string;
  readonly last: string;
}

export type LeaveComplaint = "days" | "backwards" | "past" | "long";

export function leaveOf({ first, last }: LeaveForm, zone: string, now: number): Stretch | LeaveComplaint {
  const days = [Day.safeParse(first), Day.safeParse(last === "" ? first : last)] as const;
  if (!days[0].success || !days[1].success) return "days";
  const from = instantIn(zone, days[0].data, "00:00");
  const stretch = { from, until: instantIn(zone, addDays(days[1].data, 1), "00:00") };
  if (stretch.until <= stretch.from) return "backwards";
  if (stretch.until <= now) return "past";
  return lengthMs(stretch) > leaveMostMs ? "long" : stretch;
}

/** One row of the editor. All day: its times do not count. */
export interface WishRow {
  readonly weekday: number;
  readonly allDay: boolean;
  readonly begins: string;
  readonly ends: string;
}

const midnight = "00:00";
export const newWish: WishRow = { weekday: 1, allDay: false, begins: "18:00", ends: "22:00" };

export const wishRows = (wishes: Wishes): readonly WishRow[] =>
  wishes.map(({ weekday, begins, ends }) =>
    begins === ends ? { ...newWish, weekday, allDay: true } : { weekday, allDay: false, begins, ends },
  );

export type WishComplaint = "times" | "many";

export function wishesOf(rows: readonly WishRow[]): Wishes | WishComplaint {
  if (rows.length > availabilitiesMost) return "many";
  const times = rows.flatMap(({ allDay, begins, ends }) => (allDay ? [] : [begins, ends]));
  if (!times.every((time) => Time.safeParse(time).success)) return "times";
  return rows.map(
    ({ weekday, allDay, begins, ends }): RatherNot =>
      allDay ? { weekday, begins: midnight, ends: midnight } : { weekday, begins, ends },
  );
}
