/** Hours of the week, whoever has most first, beside what they may have. */
import type { RotaPersonShown } from "../../../shared/rota-interface.ts";
import { hoursIn, type Picture } from "../picture.ts";
import { page as words } from "../words/en.ts";
import type { Shown } from "./head.tsx";

const shownMost = 8;

export function Hours({ page, picture }: Shown) {
  const { monday } = page.state.value;
  const rows = picture.answer.people
    .map((person) => ({ person, planned: hoursIn(picture, person.id, monday), most: weekMost(picture, person) }))
    .filter(({ planned }) => planned > 0)
    .toSorted((one, other) => other.planned - one.planned)
    .slice(0, shownMost);
  if (rows.length === 0) return null;
  const longest = Math.max(...rows.map(({ planned, most }) => Math.max(planned, most ?? 0)));
  return (
    <section class="sheet hours" aria-labelledby="rota-hours">
      <h2 id="rota-hours">{words.hoursWeek}</h2>
      <ul>
        {rows.map(({ person, planned, most }) => (
          <li key={person.id} data-over={most !== null && planned > most}>
            <span>{person.alias}</span>
            <span class="number">{hoursSaid(planned, most)}</span>
            <meter min={0} max={most ?? longest} value={planned} aria-hidden="true" />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** "16 of 20 h" */
export function hoursSaid(planned: number, most: number | null): string {
  return words.hoursOf(inHours(planned), most === null ? undefined : inHours(most));
}

const inHours = (ms: number): string =>
  `${Math.round(ms / 900_000) / 4}`.replace(".25", "¼").replace(".5", "½").replace(".75", "¾");

/** One's own maximum or everybody's, whichever is lower. */
export function weekMost({ rules }: Picture, { weekMostMs }: RotaPersonShown): number | null {
  if (weekMostMs === null || rules.weekMostMs === null) return weekMostMs ?? rules.weekMostMs;
  return Math.min(weekMostMs, rules.weekMostMs);
}
