/** The week in one of three ways: bands by days, people by days, a plain list. */
import type { Day } from "../../../shared/rota/day.ts";
import type { RotaAnswer } from "../../../shared/rota-interface.ts";
import { daysFromTo } from "../days.ts";
import { holds } from "../looking.ts";
import { closedIn, lineWeek, type Picture } from "../picture.ts";
import type { RotaShell } from "../shell.ts";
import { page as words } from "../words/en.ts";
import { DayChoice } from "./day-choice.tsx";
import { ListView } from "./list-view.tsx";
import { PeopleTable } from "./people-table.tsx";
import { WeekTable } from "./week-table.tsx";

export interface WeekProps {
  readonly page: RotaShell;
  readonly picture: Picture;
  readonly lines: RotaAnswer["lines"];
}

export function Week({ page, picture, lines }: WeekProps) {
  const { monday, view, window } = page.state.value;
  const isThere = window !== undefined && holds(window, monday);
  if (!isThere)
    return (
      <section class="rota-week" aria-busy="true">
        <p class="small" role="status">
          {words.loading}
        </p>
      </section>
    );
  const empty = lines.filter(({ slug }) => lineWeek(picture, slug, monday).cells.length === 0);
  const closed = empty.flatMap((line) => closedSaid(picture, line, monday) ?? []);
  const isEmpty = empty.length === lines.length && closed.length < lines.length;
  return (
    <section class="rota-week" data-view={view}>
      <DayChoice page={page} />
      {closed.length > 0 ? (
        <div class="sheet empty-week">
          {closed.map((says) => (
            <p key={says} class="strong">
              {says}
            </p>
          ))}
        </div>
      ) : null}
      {isEmpty && view !== "people" ? (
        <div class="sheet empty-week">
          <p class="strong">{words.emptyWeek}</p>
          <p>{words.emptyWeekNext}</p>
        </div>
      ) : null}
      <Shown page={page} picture={picture} lines={lines} />
    </section>
  );
}

/** Why nothing is to be planned; undefined for a line that is not closed. */
function closedSaid(picture: Picture, { slug, name }: WeekProps["lines"][number], monday: Day): string | undefined {
  const closures = closedIn(picture, slug, monday).map((closure) => `${closure.name}, ${daysFromTo(closure)}`);
  if (closures.length === 0) return undefined;
  return picture.answer.lines.length === 1 ? words.closedWeek(closures) : words.closedWeekOf(name, closures);
}

function Shown({ page, picture, lines }: WeekProps) {
  switch (page.state.value.view) {
    case "week":
      return (
        <>
          {lines.map((line) => (
            <WeekTable key={line.slug} page={page} picture={picture} line={line} isOnly={lines.length === 1} />
          ))}
        </>
      );
    case "people":
      return <PeopleTable page={page} picture={picture} lines={lines} />;
    case "list":
      return <ListView page={page} picture={picture} lines={lines} />;
  }
}
