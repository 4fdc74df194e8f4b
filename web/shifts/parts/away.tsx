/** Leave, and times one would rather not work. */

import { daysWritten } from "../../rota/times.ts";
import { weekdayName } from "../../rota/weekdays.ts";
import type { Shown } from "../page.tsx";
import { away as words } from "../words/en.ts";

export function Away({ page, picture }: Shown) {
  const { answer, zone, now } = picture;
  const { leave } = answer.me;
  const waiting = picture.asked.flatMap(({ what, state }) => (what.wish === "leave" && state === "open" ? [what] : []));
  return (
    <section class="sheet away" aria-labelledby="away-heading">
      <h2 id="away-heading">{words.heading}</h2>
      <div>
        <h3>{words.leave}</h3>
        {leave.length + waiting.length === 0 ? <p class="small">{words.noLeave}</p> : null}
        <ul>
          {leave
            .filter(({ until }) => until > now)
            .map((stretch) => (
              <li key={stretch.from}>{daysWritten(stretch, zone)}</li>
            ))}
          {waiting.map((stretch) => (
            <li key={`${stretch.from} ${stretch.until}`}>
              {daysWritten(stretch, zone)} <span class="pill warn">{words.waits}</span>
            </li>
          ))}
        </ul>
        <button type="button" class="button" onClick={() => page.openPanel({ is: "leave" })}>
          {words.ask}
        </button>
      </div>
      <div>
        <h3>{words.wishes}</h3>
        {answer.availability.length === 0 ? <p class="small">{words.noWishes}</p> : null}
        <ul>
          {answer.availability.map(({ weekday, begins, ends }, index) => (
            <li key={index}>
              {words.wish(weekdayName(weekday), begins === ends ? words.allDay : `${begins} to ${ends}`)}
            </li>
          ))}
        </ul>
        <button
          type="button"
          class="button"
          aria-label={words.changeWishes}
          onClick={() => page.openPanel({ is: "wishes" })}
        >
          {words.change}
        </button>
      </div>
    </section>
  );
}
