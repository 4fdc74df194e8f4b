/** What repeats: every pattern in a sentence, and the form of one. */
import { useSignal } from "@preact/signals";
import type { RotaAnswer } from "../../../shared/rota-interface.ts";
import { fullDay } from "../days.ts";
import { lineIn, type Picture } from "../picture.ts";
import type { Panel } from "../state.ts";
import { weekdaysSaid } from "../weekdays.ts";
import { page as pageWords, shift as shiftWords, patterns as words } from "../words/en.ts";
import type { Shown } from "./head.tsx";
import { PatternFormFields } from "./pattern-form.tsx";

type PatternShown = RotaAnswer["patterns"][number];

export function PatternsPanel({
  page,
  picture,
  panel,
}: Shown & { readonly panel: Extract<Panel, { is: "patterns" }> }) {
  const { patterns } = picture.answer;
  const { editing } = panel;
  if (editing !== undefined)
    return (
      <PatternFormFields
        key={editing}
        page={page}
        picture={picture}
        shown={patterns.find(({ pattern }) => pattern.id === editing)}
      />
    );
  return (
    <div class="drawer-form">
      <p>{words.about}</p>
      {patterns.length === 0 ? <p class="strong">{words.none}</p> : null}
      <ul class="things">
        {patterns.map((shown) => (
          <PatternRow key={shown.pattern.id} page={page} picture={picture} shown={shown} />
        ))}
      </ul>
      <div class="buttons">
        <button type="button" class="button primary" onClick={() => page.openPanel({ is: "patterns", editing: "new" })}>
          {words.add}
        </button>
      </div>
    </div>
  );
}

function PatternRow({ page, picture, shown: { pattern, revision } }: Shown & { readonly shown: PatternShown }) {
  const isSure = useSignal(false);
  const what = patternSaid(picture, pattern);
  const { minimum, wanted, maximum } = pattern.need;
  const { id } = pattern;
  return (
    <li class="thing">
      <div class="thing-line">
        <span class="thing-name">
          <span class="strong">{what}</span>
          <span class="small">{shiftWords.needs(minimum, wanted, maximum)}</span>
        </span>
        <span class="buttons">
          <button
            type="button"
            class="button"
            aria-label={words.changeOf(what)}
            onClick={() => page.openPanel({ is: "patterns", editing: id })}
          >
            {words.change}
          </button>
          <button
            type="button"
            class="button quiet"
            aria-label={words.removeOf(what)}
            aria-expanded={isSure.value}
            onClick={() => (isSure.value = !isSure.value)}
          >
            {words.remove}
          </button>
        </span>
      </div>
      {isSure.value ? (
        <div class="sure">
          <p>{words.removeSure}</p>
          <div class="buttons">
            <button
              type="button"
              class="button danger"
              onClick={() => page.act({ do: "removePattern", pattern: id, revision }, words.removed(what))}
            >
              {words.removeNow}
            </button>
            <button type="button" class="button" onClick={() => (isSure.value = false)}>
              {pageWords.cancel}
            </button>
          </div>
        </div>
      ) : null}
    </li>
  );
}

/** "Mondays to Fridays, 17:00 to 21:00, every week" */
export function patternSaid(picture: Picture, pattern: PatternShown["pattern"]): string {
  const { weekdays, begins, ends, everyWeeks, validFrom, validUntil, line } = pattern;
  return [
    weekdaysSaid(weekdays),
    `${begins} to ${ends}`,
    words.every(everyWeeks),
    ...(picture.answer.lines.length > 1 ? [lineIn(picture, line)] : []),
    words.from(fullDay(validFrom)),
    ...(validUntil === null ? [] : [words.until(fullDay(validUntil))]),
  ].join(", ");
}
