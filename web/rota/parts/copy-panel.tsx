/** The week before, made again in the week looked at; with its people or empty. */
import { useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import { addDays } from "../../../shared/rota/day.ts";
import { weekTitle } from "../days.ts";
import { copied, copying } from "../editing.ts";
import { aliasIn, linesShown } from "../picture.ts";
import { ids } from "../shell.ts";
import { shiftWhen } from "../telling.ts";
import { listed, shift as shiftWords, steps, copying as words } from "../words/en.ts";
import type { Shown } from "./head.tsx";

export function CopyPanel({ page, picture }: Shown) {
  const { monday, today, line, asking } = page.state.value;
  const people = useSignal(true);
  const id = useId();
  const from = addDays(monday, -7);
  const lines = linesShown(picture, line).map(({ slug }) => slug);
  const operations = copied(picture, { from, to: monday, people: people.value, lines }, ids);
  const rows = copying(picture, operations);
  const added = rows.filter((row) => row.is === "added").length;
  const filled = rows.length - added;
  const names = (row: (typeof rows)[number]) =>
    listed(row.people.map((person) => aliasIn(picture, person) || steps.somebody));
  return (
    <div class="drawer-form">
      <p>{words.about(weekTitle(from, today), weekTitle(monday, today))}</p>
      <fieldset class="field roles">
        <legend>{words.who}</legend>
        {[true, false].map((withPeople) => (
          <div key={`${withPeople}`} class="choice">
            <input
              id={`${id}-${withPeople}`}
              type="radio"
              name={id}
              checked={people.value === withPeople}
              onChange={() => (people.value = withPeople)}
            />
            <label for={`${id}-${withPeople}`}>{withPeople ? words.withPeople : words.withoutPeople}</label>
          </div>
        ))}
      </fieldset>
      {rows.length === 0 ? (
        <p>{words.nothing}</p>
      ) : (
        <>
          <ul class="sentences">
            {rows.map((row) => (
              <li key={row.shift.id}>{words[row.is](shiftWhen(picture, row.shift), names(row))}</li>
            ))}
          </ul>
          <div class="buttons">
            <button
              type="button"
              class="button primary"
              aria-disabled={asking !== undefined}
              onClick={() => page.draft(operations, shiftWords.was.copied(added, filled), "close")}
            >
              {words.now(added, filled)}
            </button>
          </div>
        </>
      )}
    </div>
  );
}
