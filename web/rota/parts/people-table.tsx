/** The same week by person: where everybody is on which day, their leave, and their hours. */
import { dayAt } from "../../../shared/rota/day.ts";
import type { Turn } from "../../../shared/rota/plan.ts";
import { overlap } from "../../../shared/rota/stretch.ts";
import type { RotaPersonShown } from "../../../shared/rota-interface.ts";
import { dayStretch, fullDay } from "../days.ts";
import { moveFocus } from "../grid-keys.ts";
import { daysOf } from "../looking.ts";
import { closureOfAll, hoursIn, lineIn, mayBeOn } from "../picture.ts";
import { coverage, page as words } from "../words/en.ts";
import { DayHeads } from "./day-heads.tsx";
import { hoursSaid, weekMost } from "./hours.tsx";
import { Times } from "./times.tsx";
import type { WeekProps } from "./week.tsx";

export function PeopleTable({ page, picture, lines }: WeekProps) {
  const { monday } = page.state.value;
  const shown = new Set(lines.map(({ slug }) => slug));
  const turns = picture.turns.filter(({ shift }) => shown.has(shift.line));
  const byPerson = Map.groupBy(turns, ({ assignment }) => assignment.person);
  const people = picture.answer.people
    .filter((person) => mayBeOn(person) || byPerson.has(person.id))
    .toSorted((one, other) => one.alias.localeCompare(other.alias, "en"));
  return (
    <table class="week-table people-week" onKeyDown={moveFocus}>
      <caption class="unseen">{words.peopleTable(fullDay(monday))}</caption>
      <thead>
        <tr>
          <th scope="col" class="corner">
            {words.person}
          </th>
          <DayHeads page={page} closed={(day) => closureOfAll(picture, lines, day)} />
          <th scope="col" class="hours-head">
            {words.hours}
          </th>
        </tr>
      </thead>
      <tbody>
        {people.map((person, row) => (
          <PersonRow key={person.id} {...{ page, picture, lines, person, row, turns: byPerson.get(person.id) ?? [] }} />
        ))}
      </tbody>
    </table>
  );
}

interface RowProps extends WeekProps {
  readonly person: RotaPersonShown;
  readonly row: number;
  readonly turns: readonly Turn[];
}

function PersonRow({ page, picture, lines, person, row, turns }: RowProps) {
  const { monday, day: shownDay, today } = page.state.value;
  const most = weekMost(picture, person);
  const planned = hoursIn(picture, person.id, monday);
  return (
    <tr>
      <th scope="row" class="band">
        {person.alias}
      </th>
      {daysOf(monday).map((day, column) => {
        const whole = dayStretch(picture.zone, day);
        return (
          <td key={day} class="day-cell" data-shown={day === shownDay} data-today={day === today}>
            {person.leave.some((leave) => overlap(leave, whole)) ? <span class="lack">{coverage.leave}</span> : null}
            {turns
              .filter((turn) => dayAt(picture.zone, turn.from) === day)
              .map((turn) => (
                <button
                  key={turn.assignment.id}
                  type="button"
                  class="turn turn-open"
                  data-lead={turn.assignment.lead}
                  data-row={row}
                  data-column={column}
                  onClick={() => page.openPanel({ is: "shift", shift: turn.shift.id, view: "people" })}
                >
                  <span class="turn-name">
                    <Times stretch={turn} zone={picture.zone} />
                  </span>
                  {turn.assignment.lead ? <span class="tag">{coverage.lead}</span> : null}
                  {lines.length > 1 ? <span class="own-times">{lineIn(picture, turn.shift.line)}</span> : null}
                </button>
              ))}
          </td>
        );
      })}
      <td class="hours-cell" data-over={most !== null && planned > most}>
        {planned === 0 && most === null ? "" : hoursSaid(planned, most)}
      </td>
    </tr>
  );
}
