/** The days of the week as the heads of a table's columns; today is marked, in words too. */
import type { Day } from "../../../shared/rota/day.ts";
import { dayNumber, namedDay, weekdayShort } from "../days.ts";
import { daysOf } from "../looking.ts";
import type { RotaShell } from "../shell.ts";
import { page as words } from "../words/en.ts";

export function DayHeads({ page }: { readonly page: RotaShell }) {
  const { monday, today, day } = page.state.value;
  return (
    <>
      {daysOf(monday).map((one) => (
        <DayHead key={one} day={one} isToday={one === today} isShown={one === day} />
      ))}
    </>
  );
}

interface HeadProps {
  readonly day: Day;
  readonly isToday: boolean;
  readonly isShown: boolean;
}

function DayHead({ day, isToday, isShown }: HeadProps) {
  return (
    <th
      scope="col"
      class="day-head"
      data-today={isToday}
      data-shown={isShown}
      aria-current={isToday ? "date" : undefined}
    >
      <span aria-hidden="true">{weekdayShort(day)}</span>
      <span aria-hidden="true" class="day-number">
        {dayNumber(day)}
      </span>
      <span class="unseen">
        {namedDay(day)}
        {isToday ? `, ${words.today}` : ""}
      </span>
    </th>
  );
}
