/** One line's week: bands by days. Each shift is one button; arrow keys go from one to the next. */
import type { Day } from "../../../shared/rota/day.ts";
import type { RotaAnswer } from "../../../shared/rota-interface.ts";
import { fullDay, namedDay } from "../days.ts";
import { moveFocus } from "../grid-keys.ts";
import { daysOf } from "../looking.ts";
import { type Cell, closureOn, lineWeek } from "../picture.ts";
import { coverage, page as words } from "../words/en.ts";
import { DayHeads } from "./day-heads.tsx";
import type { Shown } from "./head.tsx";
import { ShiftCell } from "./shift-cell.tsx";

interface Props extends Shown {
  readonly line: RotaAnswer["lines"][number];
  readonly isOnly: boolean;
}

export function WeekTable({ page, picture, line, isOnly }: Props) {
  const { monday } = page.state.value;
  const { bands } = lineWeek(picture, line.slug, monday);
  if (bands.length === 0) return null;
  return (
    <table class="week-table" onKeyDown={moveFocus}>
      <caption class={isOnly ? "unseen" : undefined}>
        <span class="unseen">{words.table(fullDay(monday), "")}</span>
        {isOnly ? null : (
          <>
            <span class="unseen">: </span>
            {line.name}
          </>
        )}
      </caption>
      <thead>
        <tr>
          <td class="corner" />
          <DayHeads page={page} closed={(day) => closureOn(picture, line.slug, day)} />
        </tr>
      </thead>
      <tbody>
        {bands.map(({ begins, ends, days }, row) => (
          <tr key={`${begins} ${ends}`}>
            <th scope="row" class="band">
              {begins}
              <span class="band-until">
                <span class="unseen"> {coverage.to} </span>
                <span aria-hidden="true">–</span>
                {ends}
              </span>
            </th>
            {daysOf(monday).map((day, column) => (
              <DayCell
                key={day}
                page={page}
                picture={picture}
                line={line}
                cells={days[column] ?? []}
                {...{ day, row, column, begins }}
              />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface DayCellProps extends Shown {
  readonly line: RotaAnswer["lines"][number];
  readonly day: Day;
  readonly row: number;
  readonly column: number;
  readonly begins: string;
  readonly cells: readonly Cell[];
}

function DayCell({ page, picture, line, day, row, column, begins, cells }: DayCellProps) {
  const closure = closureOn(picture, line.slug, day);
  const { day: shownDay, today } = page.state.value;
  return (
    <td
      class="day-cell"
      data-shown={day === shownDay}
      data-today={day === today}
      data-closed={closure !== undefined && cells.length === 0}
    >
      {cells.map((cell) => (
        <ShiftCell key={cell.shift.id} page={page} picture={picture} cell={cell} row={row} column={column} />
      ))}
      {cells.length > 0 ? null : closure === undefined ? (
        <button
          type="button"
          class="add-here"
          data-row={row}
          data-column={column}
          aria-label={words.addOn(namedDay(day), begins)}
          onClick={() => page.openPanel({ is: "add", day, begins, line: line.slug })}
        >
          <span aria-hidden="true">+</span>
        </button>
      ) : (
        <p class="closed">
          {words.closed}
          <span class="small">{closure.name}</span>
        </p>
      )}
    </td>
  );
}
