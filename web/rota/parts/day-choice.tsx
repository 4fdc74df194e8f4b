/** On a phone: one day at a time, chosen above the table. */
import { dayNumber, namedDay, weekdayShort } from "../days.ts";
import { daysOf } from "../looking.ts";
import type { RotaShell } from "../shell.ts";
import { page as words } from "../words/en.ts";

export function DayChoice({ page }: { readonly page: RotaShell }) {
  const { monday, day, today } = page.state.value;
  return (
    <fieldset class="day-choice">
      <legend class="unseen">{words.days}</legend>
      {daysOf(monday).map((one) => (
        <label key={one} data-today={one === today}>
          <input
            type="radio"
            name="rota-day"
            aria-label={`${namedDay(one)}${one === today ? `, ${words.today}` : ""}`}
            checked={one === day}
            onChange={() => page.tell({ type: "dayPressed", day: one })}
          />
          <span aria-hidden="true">
            {weekdayShort(one)} <b>{dayNumber(one)}</b>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
