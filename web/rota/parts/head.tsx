/** Which week, and how it is shown. Shift with an arrow key goes from week to week. */
import { useLayoutEffect } from "preact/hooks";
import { addDays, Day, mondayOf } from "../../../shared/rota/day.ts";
import { moment, weekTitle } from "../days.ts";
import { weekNumber } from "../looking.ts";
import type { Picture } from "../picture.ts";
import type { RotaShell } from "../shell.ts";
import { views } from "../state.ts";
import { page as words } from "../words/en.ts";

export interface Shown {
  readonly page: RotaShell;
  readonly picture: Picture;
}

export function Head({ page, picture }: Shown) {
  const { monday, today, line } = page.state.value;
  const { zone, zoneName, steps } = picture.answer;
  useWeekKeys(page);
  return (
    <header class="rota-head">
      <div class="rota-title">
        <p class="small">
          {words.week(weekNumber(monday))} · {words.times(zoneName)}
        </p>
        <p class="paper-only" aria-hidden="true">
          {words.printed(page.me.organisation.name, moment(zone, page.now()), steps.length > 0)}
        </p>
        <h1>
          <span class="unseen">{words.heading}, </span>
          {weekTitle(monday, today)}
        </h1>
      </div>
      <div class="rota-bar">
        {picture.answer.lines.length > 1 ? <LineChoice page={page} picture={picture} line={line} /> : null}
        <WeekButtons page={page} />
        <ViewChoice page={page} />
        <button type="button" class="button" onClick={() => page.openPanel({ is: "copy" })}>
          {words.copy}
        </button>
        <button
          type="button"
          class="button"
          disabled={picture.answer.lines.length === 0}
          onClick={() => {
            const [first] = picture.answer.lines;
            const chosen = line === "all" ? first?.slug : line;
            if (chosen !== undefined)
              page.openPanel({ is: "add", day: page.state.peek().day, begins: undefined, line: chosen });
          }}
        >
          {words.add}
        </button>
      </div>
    </header>
  );
}

function WeekButtons({ page }: { readonly page: RotaShell }) {
  const { monday, today } = page.state.value;
  const go = (to: Day) => page.tell({ type: "weekPressed", monday: to });
  return (
    <div class="week-buttons">
      <button type="button" class="button" aria-label={words.earlier} onClick={() => go(addDays(monday, -7))}>
        <span aria-hidden="true">‹</span>
      </button>
      <button type="button" class="button" onClick={() => go(mondayOf(today))}>
        {words.thisWeek}
      </button>
      <button type="button" class="button" aria-label={words.later} onClick={() => go(addDays(monday, 7))}>
        <span aria-hidden="true">›</span>
      </button>
      <input
        type="date"
        class="go-to"
        aria-label={words.toDay}
        value={monday}
        onChange={(event) => {
          const day = Day.safeParse(event.currentTarget.value);
          if (day.success) page.tell({ type: "dayPressed", day: day.data });
        }}
      />
    </div>
  );
}

function ViewChoice({ page }: { readonly page: RotaShell }) {
  return (
    <fieldset class="segments">
      <legend class="unseen">{words.view}</legend>
      {views.map((view) => (
        <label key={view}>
          <input
            type="radio"
            name="rota-view"
            checked={page.state.value.view === view}
            onChange={() => page.tell({ type: "viewPressed", view })}
          />
          <span>{words.views[view]}</span>
        </label>
      ))}
    </fieldset>
  );
}

function LineChoice({ page, picture, line }: Shown & { readonly line: string }) {
  return (
    <select
      class="line-choice"
      aria-label={words.line}
      value={line}
      onChange={(event) => {
        const chosen = picture.answer.lines.find(({ slug }) => slug === event.currentTarget.value);
        page.tell({ type: "linePressed", line: chosen?.slug ?? "all" });
      }}
    >
      <option value="all">{words.allLines}</option>
      {picture.answer.lines.map(({ slug, name }) => (
        <option key={slug} value={slug}>
          {name}
        </option>
      ))}
    </select>
  );
}

/** Not while somebody types, and not behind a panel. Heard from the moment the week is seen. */
function useWeekKeys(page: RotaShell): void {
  useLayoutEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const { monday, panel, done } = page.state.peek();
      const inField = event.target instanceof Element && event.target.closest("input, select, textarea") !== null;
      if (panel !== undefined || inField || event.altKey) return;
      if (event.shiftKey && !event.ctrlKey && (event.key === "ArrowLeft" || event.key === "ArrowRight")) {
        event.preventDefault();
        page.tell({ type: "weekPressed", monday: addDays(monday, event.key === "ArrowLeft" ? -7 : 7) });
      }
      if ((event.ctrlKey || event.metaKey) && !event.shiftKey && event.key === "z" && done?.undo !== undefined) {
        event.preventDefault();
        page.tell({ type: "undoPressed" });
      }
    };
    document.addEventListener("keydown", pressed);
    return () => document.removeEventListener("keydown", pressed);
  }, [page]);
}
