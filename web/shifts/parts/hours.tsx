/** Hours of this month and the two before it, as they are planned and were worked. */

import type { Day } from "../../../shared/rota/day.ts";
import { dayAndMonth } from "../../rota/days.ts";
import { lengthWritten } from "../../rota/times.ts";
import type { Picture } from "../picture.ts";
import { hours as words } from "../words/en.ts";

export function Hours({ picture }: { readonly picture: Picture }) {
  const [now, ...before] = picture.answer.hours;
  if (now === undefined) return null;
  return (
    <section class="sheet" aria-labelledby="hours-heading">
      <h2 id="hours-heading">{words.heading}</h2>
      <p class="hours-now">
        <b>{said(now.minutes)}</b> <span>{words.in(monthOf(now.month))}</span>
      </p>
      <dl class="hours-before">
        {before.map(({ month, minutes }) => (
          <div key={month}>
            <dt>{monthOf(month)}</dt>
            <dd>{said(minutes)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

const said = (minutes: number): string => (minutes === 0 ? words.nothing : lengthWritten(minutes * 60_000));

/** "November" */
const monthOf = (month: string): string =>
  dayAndMonth(`${month}-01` as Day)
    .split(" ")
    .at(-1) ?? month;
