/** When one would rather not work: a row for each time of the week. */
import { useSignal } from "@preact/signals";
import { weekdayName } from "../../rota/weekdays.ts";
import { newWish, type WishRow, wishesOf, wishRows } from "../forms.ts";
import type { Shown } from "../page.tsx";
import { page as pageWords, away as words } from "../words/en.ts";

const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;

export function WishesPanel({ page, picture }: Shown) {
  const rows = useSignal(wishRows(picture.answer.availability));
  const isTried = useSignal(false);
  const wishes = wishesOf(rows.value);
  const complaint = typeof wishes === "string" && isTried.value ? words.wishComplaints[wishes] : "";
  const change = (index: number, to: Partial<WishRow>) =>
    (rows.value = rows.value.map((row, at) => (at === index ? { ...row, ...to } : row)));
  return (
    <form
      class="drawer-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        isTried.value = true;
        if (typeof wishes !== "string") page.act({ do: "availability", availability: wishes });
      }}
    >
      <p>{words.wishesAbout}</p>
      {rows.value.length === 0 ? <p class="small">{words.noRows}</p> : null}
      <ul class="wish-rows">
        {rows.value.map((row, index) => (
          <Row
            key={index}
            row={row}
            number={index + 1}
            change={(to) => change(index, to)}
            remove={() => (rows.value = rows.value.filter((_, at) => at !== index))}
          />
        ))}
      </ul>
      <div class="buttons">
        <button type="button" class="button" onClick={() => (rows.value = [...rows.value, newWish])}>
          {words.add}
        </button>
      </div>
      {rows.value.length === 0 ? null : <p class="small">{words.nextDay}</p>}
      <p class="complaint" role="alert">
        {complaint}
      </p>
      <div class="buttons">
        <button type="submit" class="button primary" aria-disabled={page.state.value.asking !== undefined}>
          {pageWords.save}
        </button>
        <button type="button" class="button quiet" onClick={() => page.tell({ type: "panelClosed" })}>
          {pageWords.cancel}
        </button>
      </div>
    </form>
  );
}

interface RowProps {
  readonly row: WishRow;
  readonly number: number;
  readonly change: (to: Partial<WishRow>) => void;
  readonly remove: () => void;
}

function Row({ row, number, change, remove }: RowProps) {
  const id = `wish-${number}`;
  return (
    <li class="field wish-row">
      <select
        aria-label={words.weekday(number)}
        value={row.weekday}
        onChange={(event) => change({ weekday: Number(event.currentTarget.value) })}
      >
        {weekdays.map((weekday) => (
          <option key={weekday} value={weekday}>
            {weekdayName(weekday)}
          </option>
        ))}
      </select>
      {row.allDay ? null : (
        <span class="wish-times">
          <WishTime
            label={words.from}
            name={words.begins(number)}
            value={row.begins}
            write={(begins) => change({ begins })}
          />
          <WishTime label={words.until} name={words.ends(number)} value={row.ends} write={(ends) => change({ ends })} />
        </span>
      )}
      <span class="choice">
        <input
          id={`${id}-all-day`}
          type="checkbox"
          aria-label={words.allDayOf(number)}
          checked={row.allDay}
          onChange={(event) => change({ allDay: event.currentTarget.checked })}
        />
        <label for={`${id}-all-day`}>{words.allDayLabel}</label>
      </span>
      <button type="button" class="button quiet" aria-label={words.removeOf(number)} onClick={remove}>
        {words.remove}
      </button>
    </li>
  );
}

interface WishTimeProps {
  /** Beside the field, and what it is called to somebody who listens: the same, and which row. */
  readonly label: string;
  readonly name: string;
  readonly value: string;
  readonly write: (value: string) => void;
}

function WishTime({ label, name, value, write }: WishTimeProps) {
  return (
    <label class="wish-time">
      <span class="small">{label}</span>
      <input type="time" aria-label={name} value={value} onInput={(event) => write(event.currentTarget.value)} />
    </label>
  );
}
