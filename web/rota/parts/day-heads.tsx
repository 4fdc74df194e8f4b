/** The days of the week as the heads of a table's columns; today is marked, in words too. */
import type { Closure } from "../../../shared/rota/closures.ts";
import type { Day } from "../../../shared/rota/day.ts";
import { dayNumber, namedDay, weekdayShort } from "../days.ts";
import { daysOf } from "../looking.ts";
import type { RotaShell } from "../shell.ts";
import { page as words } from "../words/en.ts";

interface Props {
  readonly page: RotaShell;
  /** Why nothing takes place on a day; undefined: it does. */
  readonly closed: (day: Day) => Closure | undefined;
}

export function DayHeads({ page, closed }: Props) {
  const { monday, today, day } = page.state.value;
  return (
    <>
      {daysOf(monday).map((one) => (
        <DayHead key={one} day={one} isToday={one === today} isShown={one === day} closure={closed(one)} />
      ))}
    </>
  );
}

interface HeadProps {
  readonly day: Day;
  readonly isToday: boolean;
  readonly isShown: boolean;
  readonly closure: Closure | undefined;
}

function DayHead({ day, isToday, isShown, closure }: HeadProps) {
  return (
    <th
      scope="col"
      class="day-head"
      data-today={isToday}
      data-shown={isShown}
      data-closed={closure !== undefined}
      title={closure?.name}
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
      {closure === undefined ? null : (
        <span class="day-closed">
          <span class="unseen">, </span>
          {words.closed}
        </span>
      )}
    </th>
  );
}
