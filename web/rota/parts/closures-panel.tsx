/** Closed days: bank holidays, a training day; for one line or all. */
import { useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import type { RotaAnswer } from "../../../shared/rota-interface.ts";
import { daysFromTo } from "../days.ts";
import { type ClosureForm, readClosure } from "../forms.ts";
import { lineIn, type Picture } from "../picture.ts";
import { ids } from "../shell.ts";
import { form as formWords, closures as words } from "../words/en.ts";
import { Field, LineField } from "./field.tsx";
import type { Shown } from "./head.tsx";

type ClosureShown = RotaAnswer["closures"][number];

export function ClosuresPanel({ page, picture }: Shown) {
  const { closures } = picture.answer;
  return (
    <div class="drawer-form">
      <p>{words.about}</p>
      {closures.length === 0 ? <p class="strong">{words.none}</p> : null}
      <ul class="things">
        {closures
          .toSorted((one, other) => (one.closure.from < other.closure.from ? -1 : 1))
          .map(({ id, closure }) => (
            <li key={id} class="thing thing-line">
              <span class="thing-name">
                <span class="strong">{closure.name}</span>
                <span class="small">{daysSaid(picture, closure)}</span>
              </span>
              <button
                type="button"
                class="button"
                aria-label={words.removeOf(closure.name)}
                onClick={() => page.act({ do: "removeClosure", id }, words.removed(closure.name))}
              >
                {words.remove}
              </button>
            </li>
          ))}
      </ul>
      <NewClosure key={closures.length} page={page} picture={picture} />
    </div>
  );
}

/** "25 December 2026 to 28 December 2026, Harbour" */
function daysSaid(picture: Picture, closure: ClosureShown["closure"]): string {
  const { line } = closure;
  return `${daysFromTo(closure)}, ${line === null ? words.everyLine : lineIn(picture, line)}`;
}

function NewClosure({ page, picture }: Shown) {
  const form = useSignal<ClosureForm>({ line: "", from: "", until: "", name: "" });
  const complaint = useSignal("");
  const described = useId();
  const write = (change: Partial<ClosureForm>) => {
    form.value = { ...form.peek(), ...change };
    complaint.value = "";
  };
  const send = () => {
    const read = readClosure(form.peek());
    complaint.value = "fault" in read ? formWords.fault[read.fault] : "";
    if ("fault" in read) return;
    page.act({ do: "keepClosure", id: ids.pattern(), closure: read.value }, words.kept(read.value.name));
  };
  const { line, from, until, name } = form.value;
  return (
    <form
      class="drawer-form part"
      aria-label={words.add}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <h3>{words.add}</h3>
      <Field
        label={words.name}
        type="text"
        value={name}
        complaint={described}
        about={words.nameAbout}
        write={(text) => write({ name: text })}
      />
      <div class="three">
        <Field
          label={words.from}
          type="date"
          value={from}
          complaint={described}
          write={(text) => write({ from: text })}
        />
        <Field
          label={words.until}
          type="date"
          value={until}
          complaint={described}
          about={words.untilAbout}
          write={(text) => write({ until: text })}
        />
      </div>
      <LineField
        label={formWords.line}
        all={words.everyLine}
        lines={picture.answer.lines}
        value={line}
        write={(slug) => write({ line: slug })}
      />
      <p id={described} class="complaint" role="status">
        {complaint}
      </p>
      <div class="buttons">
        <button type="submit" class="button primary" aria-disabled={page.state.value.asking !== undefined}>
          {words.add}
        </button>
      </div>
    </form>
  );
}
