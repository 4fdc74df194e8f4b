/** The next shift, large: it is what somebody opens the page for. */
import { dayAt } from "../../../shared/rota/day.ts";
import { timesWritten, timeWritten } from "../../rota/times.ts";
import type { Shown } from "../page.tsx";
import { lineIn, type MyTurn } from "../picture.ts";
import { dayOf, namesOf, whenOf } from "../telling.ts";
import { turns as turnWords, next as words } from "../words/en.ts";

export function Next({ page, picture }: Shown) {
  const [turn] = picture.mine;
  if (turn === undefined) return <None open={picture.open.length} />;
  const { zone, now } = picture;
  const line = lineIn(picture, turn.shift);
  return (
    <section class="next" aria-labelledby="next-heading">
      <h2 id="next-heading">{turn.runs ? words.now : words.heading}</h2>
      <p class="next-day">{dayOf(picture, turn)}</p>
      <p class="next-time">{timesWritten(turn, zone)}</p>
      <p class="next-more">
        <span class="pill">
          {turn.runs ? words.until(timeWritten(turn.until, zone)) : words.in(daysTo(turn, now, zone))}
        </span>
        {line === undefined ? null : <span class="pill">{line}</span>}
        {turn.assignment.lead ? <span class="pill strong">{turnWords.youLead}</span> : null}
        <span>{turn.others.length === 0 ? turnWords.alone : turnWords.with(namesOf(picture, turn.others))}</span>
      </p>
      {turn.onLeave ? <p class="pill warn">{turnWords.onLeave}</p> : null}
      <div class="buttons">
        {turn.runs ? (
          <a class="button primary" href="/staff">
            {words.toConsole}
          </a>
        ) : null}
        <button
          type="button"
          class="button"
          aria-label={(turn.onLeave ? turnWords.coverOf : turnWords.changeOf)(whenOf(picture, turn))}
          onClick={() => page.openPanel({ is: "turn", assignment: turn.assignment.id })}
        >
          {turn.onLeave ? turnWords.cover : turnWords.change}
        </button>
        <a href="/staff/ready">{words.ready}</a>
      </div>
    </section>
  );
}

function None({ open }: { readonly open: number }) {
  return (
    <section class="next" aria-labelledby="next-heading">
      <h2 id="next-heading" class="next-day">
        {words.none}
      </h2>
      <p>{open > 0 ? words.noneOpen : words.noneAtAll}</p>
    </section>
  );
}

/** Nights between today and the day it begins, by the organisation's calendar. */
function daysTo({ from }: MyTurn, now: number, zone: string): number {
  const number = (at: number) => Date.parse(dayAt(zone, at)) / (24 * 60 * 60 * 1000);
  return number(from) - number(now);
}
