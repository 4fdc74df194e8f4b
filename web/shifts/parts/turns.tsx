/** All of one's shifts, week by week, with who else is on. */
import { useSignal } from "@preact/signals";
import { addDays, type Day, dayAt, mondayOf } from "../../../shared/rota/day.ts";
import { weekTitle } from "../../rota/days.ts";
import { timesWritten } from "../../rota/times.ts";
import type { Shown } from "../page.tsx";
import { aliasIn, lineIn, type MyTurn, type Picture } from "../picture.ts";
import { dayOf, namesOf, whenOf } from "../telling.ts";
import { page as pageWords, turns as words } from "../words/en.ts";
import { DateBlock } from "./date-block.tsx";

/** Weeks shown at first; the rest on demand, so that what is open is not far below. */
const first = 3;

export function Turns({ page, picture }: Shown) {
  const isWhole = useSignal(false);
  const { weeks, zone, now } = picture;
  if (weeks.length === 0) return null;
  const today = dayAt(zone, now);
  const shown = isWhole.value ? weeks : weeks.slice(0, first);
  const later = weeks.slice(shown.length).reduce((sum, { turns }) => sum + turns.length, 0);
  return (
    <section class="turns" aria-labelledby="turns-heading">
      <h2 id="turns-heading">{words.heading}</h2>
      {shown.map(({ monday, turns }) => (
        <section key={monday} aria-labelledby={`week-${monday}`}>
          <h3 id={`week-${monday}`}>{weekSaid(monday, today)}</h3>
          <ul class="rows">
            {turns.map((turn) => (
              <Row key={turn.assignment.id} page={page} picture={picture} turn={turn} />
            ))}
          </ul>
        </section>
      ))}
      {later === 0 ? null : (
        <button type="button" class="button" onClick={() => (isWhole.value = true)}>
          {words.later(later)}
        </button>
      )}
    </section>
  );
}

function weekSaid(monday: Day, today: Day): string {
  const thisMonday = mondayOf(today);
  if (monday <= thisMonday) return words.thisWeek;
  return monday === addDays(thisMonday, 7) ? words.nextWeek : words.week(weekTitle(monday, today));
}

function Row({ page, picture, turn }: Shown & { readonly turn: MyTurn }) {
  const { zone } = picture;
  const line = lineIn(picture, turn.shift);
  const { others, waiting, runs, assignment } = turn;
  return (
    <li class="row">
      <DateBlock zone={zone} at={turn.from} />
      <div class="row-what">
        <p class="row-time">
          <span class="unseen">{dayOf(picture, turn)}, </span>
          <span class="strong">{timesWritten(turn, zone)}</span>
          {runs ? <span class="pill strong">{words.now}</span> : null}
          {assignment.lead ? <span class="pill">{words.lead}</span> : null}
          {line === undefined ? null : <span class="small">{line}</span>}
        </p>
        <p class="small">{others.length === 0 ? words.alone : words.with(namesOf(picture, others))}</p>
        {turn.onLeave ? <p class="pill warn">{words.onLeave}</p> : null}
        {waiting.map((request) => (
          <p key={request.id} class="pill warn">
            {waitingSaid(picture, turn, request)}
          </p>
        ))}
      </div>
      <button
        type="button"
        class="button quiet"
        aria-label={(turn.onLeave ? words.coverOf : words.changeOf)(whenOf(picture, turn))}
        onClick={() => page.openPanel({ is: "turn", assignment: assignment.id })}
      >
        {turn.onLeave ? words.cover : words.change}
      </button>
    </li>
  );
}

export function waitingSaid(
  picture: Picture,
  { assignment }: MyTurn,
  { what, takenBy }: MyTurn["waiting"][number],
): string {
  if (takenBy?.giving === assignment.id) return words.waits.given;
  if (takenBy !== null) return words.waits.taken(aliasIn(picture, takenBy.person) ?? pageWords.somebody);
  return what.wish === "withdraw" || what.wish === "cover" || what.wish === "swap" ? words.waits[what.wish] : "";
}
