/** The form of a pattern: on which days, between which times on the wall, how often, and whom its shifts need. */
import { useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import type { PatternId } from "../../../shared/ids.ts";
import type { RotaAnswer } from "../../../shared/rota-interface.ts";
import { firstNeed, onLine, type PatternForm, patternForm, readPattern } from "../forms.ts";
import { later } from "../looking.ts";
import { ids } from "../shell.ts";
import { weekdayName } from "../weekdays.ts";
import { page as pageWords, patterns as patternWords, form as words } from "../words/en.ts";
import { Field, LineField } from "./field.tsx";
import type { Shown } from "./head.tsx";
import { NeedFields, skillsKnown } from "./need-fields.tsx";
import { patternSaid } from "./patterns-panel.tsx";

interface Props extends Shown {
  /** undefined: a new one. */
  readonly shown: RotaAnswer["patterns"][number] | undefined;
}

export function PatternFormFields({ page, picture, shown }: Props) {
  const { monday, today, line } = page.state.peek();
  const { asking } = page.state.value;
  const [firstLine] = picture.answer.lines;
  const slug = line === "all" ? (firstLine?.slug ?? "") : line;
  const form = useSignal<PatternForm>(
    shown === undefined
      ? { ...evening, ...firstNeed(picture.answer.lines, slug), line: slug, validFrom: later(monday, today) }
      : patternForm(shown.pattern),
  );
  // One id however often it is sent: a second press makes no second pattern.
  const id = useSignal<PatternId>(shown?.pattern.id ?? ids.pattern());
  const complaint = useSignal("");
  const described = useId();
  const write = (change: Partial<PatternForm>) => {
    form.value = { ...form.peek(), ...change };
    complaint.value = "";
  };
  const send = () => {
    const read = readPattern(form.peek(), id.peek(), picture.zone);
    complaint.value = "fault" in read ? words.fault[read.fault] : "";
    if ("fault" in read) return;
    const said = patternWords.kept(patternSaid(picture, read.value));
    const revision = shown?.revision ?? null;
    page.act({ do: "keepPattern", pattern: read.value, revision }, said, { is: "patterns", editing: undefined });
  };
  const { begins, ends, everyWeeks, validFrom, validUntil } = form.value;
  return (
    <form
      class="drawer-form"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <LineField
        label={words.line}
        lines={picture.answer.lines}
        value={form.value.line}
        write={(chosen) => write(onLine(form.peek(), picture.answer.lines, chosen))}
      />
      <Weekdays weekdays={form.value.weekdays} write={(weekdays) => write({ weekdays })} />
      <div class="three">
        <Field
          label={words.begins}
          type="time"
          value={begins}
          complaint={described}
          write={(text) => write({ begins: text })}
        />
        <Field
          label={words.ends}
          type="time"
          value={ends}
          complaint={described}
          write={(text) => write({ ends: text })}
        />
      </div>
      <p class="small">{words.endsAbout}</p>
      <div class="three">
        <Field
          label={words.validFrom}
          type="date"
          value={validFrom}
          complaint={described}
          write={(text) => write({ validFrom: text })}
        />
        <Field
          label={words.validUntil}
          type="date"
          value={validUntil}
          complaint={described}
          about={words.validUntilAbout}
          write={(text) => write({ validUntil: text })}
        />
      </div>
      <Field
        label={words.everyWeeks}
        type="number"
        value={everyWeeks}
        complaint={described}
        about={words.everyWeeksAbout}
        write={(text) => write({ everyWeeks: text })}
      />
      <NeedFields form={form.value} skills={skillsKnown(picture.answer.people)} complaint={described} write={write} />
      <p id={described} class="complaint" role="status">
        {complaint}
      </p>
      <div class="buttons">
        <button type="submit" class="button primary" aria-disabled={asking !== undefined}>
          {pageWords.save}
        </button>
        <button type="button" class="button" onClick={() => page.openPanel({ is: "patterns", editing: undefined })}>
          {pageWords.cancel}
        </button>
      </div>
    </form>
  );
}

const evening = { begins: "17:00", ends: "21:00", weekdays: [1, 2, 3, 4, 5], everyWeeks: "1", validUntil: "" };

interface WeekdaysProps {
  readonly weekdays: readonly number[];
  readonly write: (weekdays: readonly number[]) => void;
}

function Weekdays({ weekdays, write }: WeekdaysProps) {
  return (
    <fieldset class="field">
      <legend>{words.weekdays}</legend>
      <div class="weekdays">
        {[1, 2, 3, 4, 5, 6, 7].map((weekday) => (
          <label key={weekday} class="filter">
            <input
              type="checkbox"
              data-focus={weekday === 1 ? true : undefined}
              aria-label={weekdayName(weekday)}
              checked={weekdays.includes(weekday)}
              onChange={(event) => {
                const others = weekdays.filter((one) => one !== weekday);
                write(event.currentTarget.checked ? [...others, weekday] : others);
              }}
            />
            <span aria-hidden="true">{weekdayName(weekday).slice(0, 3)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
