/** The form of a shift: when, on which line, whom it needs. What is typed stays whatever else changes on the page. */
import { useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import { mondayOf } from "../../../shared/rota/day.ts";
import { added } from "../editing.ts";
import { firstNeed, onLine, readShift, type ShiftForm, shiftForm } from "../forms.ts";
import { lineWeek, type Picture } from "../picture.ts";
import { ids } from "../shell.ts";
import type { Panel } from "../state.ts";
import { shiftWhen } from "../telling.ts";
import { page as pageWords, shift as shiftWords, form as words } from "../words/en.ts";
import { Field, LineField } from "./field.tsx";
import type { Shown } from "./head.tsx";
import { NeedFields, skillsKnown } from "./need-fields.tsx";

type Written = Extract<ReturnType<typeof readShift>, { value: unknown }>["value"];

interface Props extends Shown {
  readonly initial: ShiftForm;
  readonly submit: string;
  readonly back: () => void;
  /** What there is to say instead of sending. */
  readonly send: (written: Written) => string | undefined;
}

export function ShiftFormFields({ page, picture, initial, submit, back, send }: Props) {
  const form = useSignal(initial);
  const complaint = useSignal("");
  const id = useId();
  const write = (change: Partial<ShiftForm>) => {
    form.value = { ...form.peek(), ...change };
    complaint.value = "";
  };
  const { line, day, begins, ends } = form.value;
  return (
    <form
      class="drawer-form"
      onSubmit={(event) => {
        event.preventDefault();
        const read = readShift(form.peek(), picture.zone);
        complaint.value = "fault" in read ? words.fault[read.fault] : (send(read.value) ?? "");
      }}
    >
      <LineField
        label={words.line}
        lines={picture.answer.lines}
        value={line}
        write={(slug) => write(onLine(form.peek(), picture.answer.lines, slug))}
      />
      <div class="three">
        <Field
          isFirst
          label={words.day}
          type="date"
          value={day}
          complaint={id}
          write={(text) => write({ day: text })}
        />
        <Field
          label={words.begins}
          type="time"
          value={begins}
          complaint={id}
          write={(text) => write({ begins: text })}
        />
        <Field label={words.ends} type="time" value={ends} complaint={id} write={(text) => write({ ends: text })} />
      </div>
      <p class="small">{words.endsAbout}</p>
      <NeedFields form={form.value} skills={skillsKnown(picture.answer.people)} complaint={id} write={write} />
      <p id={id} class="complaint" role="status">
        {complaint}
      </p>
      <div class="buttons">
        <button type="submit" class="button primary" aria-disabled={page.state.value.asking !== undefined}>
          {submit}
        </button>
        <button type="button" class="button" onClick={back}>
          {pageWords.cancel}
        </button>
      </div>
    </form>
  );
}

export function AddPanel({ page, picture, panel }: Shown & { readonly panel: Extract<Panel, { is: "add" }> }) {
  return (
    <ShiftFormFields
      page={page}
      picture={picture}
      initial={newShift(picture, panel)}
      submit={words.addNow}
      back={() => page.tell({ type: "panelClosed" })}
      send={(written) => {
        const [operation] = added(written, ids);
        if (operation?.do !== "addShift") return undefined;
        const { id } = operation.shift;
        const said = shiftWords.was.added(shiftWhen(picture, written));
        page.draft([operation], said, { is: "shift", shift: id, view: "people" });
        return undefined;
      }}
    />
  );
}

/** Like another shift of the same time in that week; else an evening. */
function newShift(picture: Picture, { day, begins, line }: Extract<Panel, { is: "add" }>): ShiftForm {
  const cells = lineWeek(picture, line, mondayOf(day)).cells;
  const like = cells
    .map(({ shift }) => shiftForm(shift, picture.zone))
    .find((one) => begins === undefined || one.begins === begins);
  if (like !== undefined) return { ...like, day };
  const from = begins ?? "17:00";
  return { line, day, begins: from, ends: fourHoursAfter(from), ...firstNeed(picture.answer.lines, line) };
}

const fourHoursAfter = (time: string): string =>
  `${String((Number(time.slice(0, 2)) + 4) % 24).padStart(2, "0")}${time.slice(2)}`;
