/** The day a shift begins, as a leaf of a calendar; said in words beside it, so it is hidden from those who listen. */
import { dayAt } from "../../../shared/rota/day.ts";
import { dayNumber, weekdayShort } from "../../rota/days.ts";
import { dayShort } from "../../rota/times.ts";

export function DateBlock({ zone, at }: { readonly zone: string; readonly at: number }) {
  const day = dayAt(zone, at);
  return (
    <span class="leaf" aria-hidden="true">
      <span>{weekdayShort(day)}</span>
      <b>{dayNumber(day)}</b>
      <span>{dayShort(at, zone).split(" ").at(-1)}</span>
    </span>
  );
}
