/** The same week as a plain list, day by day: the easiest to read aloud, and what a narrow page shows well. */
import { dayAt } from "../../../shared/rota/day.ts";
import { fullDay, namedDay } from "../days.ts";
import { daysOf } from "../looking.ts";
import { lineIn, lineWeek } from "../picture.ts";
import { missingSaid } from "../telling.ts";
import { timesWritten } from "../times.ts";
import { coverage, page as words } from "../words/en.ts";
import { draftMark, Turns } from "./shift-cell.tsx";
import type { WeekProps } from "./week.tsx";

export function ListView({ page, picture, lines }: WeekProps) {
  const { monday, today, day: shownDay } = page.state.value;
  const cells = lines
    .flatMap(({ slug }) => lineWeek(picture, slug, monday).cells)
    .toSorted((one, other) => one.shift.from - other.shift.from);
  return (
    <section class="rota-list" aria-label={words.list(fullDay(monday))}>
      {daysOf(monday).map((day) => {
        const its = cells.filter(({ shift }) => dayAt(picture.zone, shift.from) === day);
        return (
          <section key={day} class="sheet list-day" data-shown={day === shownDay} aria-labelledby={`list-${day}`}>
            <h2 id={`list-${day}`}>
              {namedDay(day)}
              {day === today ? <span class="pill">{words.today}</span> : null}
            </h2>
            {its.length === 0 ? <p class="small">{words.nobody}</p> : null}
            <ul>
              {its.map((cell) => (
                <li key={cell.shift.id} class="shift" data-level={cell.level} data-drafted={cell.drafted}>
                  <button
                    type="button"
                    class="shift-open"
                    onClick={() => page.openPanel({ is: "shift", shift: cell.shift.id, view: "people" })}
                  >
                    <span class="strong">{timesWritten(cell.shift, picture.zone)}</span>
                    {lines.length > 1 ? <span> {lineIn(picture, cell.shift.line)}</span> : null}
                    <span class="list-have">
                      {" "}
                      {coverage.have(cell.have, cell.shift.need.wanted)}, {missingSaid(cell)}
                    </span>
                    {cell.drafted ? <span class="draft-mark">{draftMark(cell)}</span> : null}
                  </button>
                  <Turns picture={picture} cell={cell} />
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </section>
  );
}
