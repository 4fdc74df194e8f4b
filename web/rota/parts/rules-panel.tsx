/** The charity's own numbers: rest, hours, how many together, and what needs no coordinator. */
import { useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import { type RulesForm, readRules, rulesForm } from "../forms.ts";
import { form as formWords, page as pageWords, rules as words } from "../words/en.ts";
import { Field } from "./field.tsx";
import type { Shown } from "./head.tsx";

const wishes = ["signUp", "withdraw", "cover", "swap", "leave"] as const;

export function RulesPanel({ page, picture }: Shown) {
  const form = useSignal<RulesForm>(rulesForm(picture.answer.rules));
  const complaint = useSignal("");
  const described = useId();
  const write = (change: Partial<RulesForm>) => {
    form.value = { ...form.peek(), ...change };
    complaint.value = "";
  };
  const send = () => {
    const read = readRules(form.peek());
    complaint.value = "fault" in read ? formWords.fault[read.fault] : "";
    if ("value" in read) page.act({ do: "keepRules", rules: read.value }, words.kept);
  };
  const { rest, week, least, margin, atOnce } = form.value;
  return (
    <form
      class="drawer-form"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <p>{words.about}</p>
      <Field
        label={words.rest}
        type="text"
        value={rest}
        complaint={described}
        about={words.restAbout}
        write={(text) => write({ rest: text })}
      />
      <Field
        label={words.week}
        type="text"
        value={week}
        complaint={described}
        about={words.weekAbout}
        write={(text) => write({ week: text })}
      />
      <Field
        label={words.least}
        type="number"
        value={least}
        complaint={described}
        about={words.leastAbout}
        write={(text) => write({ least: text })}
      />
      <Field
        label={words.margin}
        type="text"
        value={margin}
        complaint={described}
        write={(text) => write({ margin: text })}
      />
      <fieldset class="field roles">
        <legend>{words.atOnce}</legend>
        {wishes.map((wish) => (
          <div key={wish} class="choice">
            <input
              id={`${described}-${wish}`}
              type="checkbox"
              checked={atOnce.includes(wish)}
              onChange={(event) =>
                write({
                  atOnce: wishes.filter((one) => (one === wish ? event.currentTarget.checked : atOnce.includes(one))),
                })
              }
            />
            <label for={`${described}-${wish}`}>{words.wishes[wish]}</label>
          </div>
        ))}
      </fieldset>
      <p id={described} class="complaint" role="status">
        {complaint}
      </p>
      <div class="buttons">
        <button type="submit" class="button primary" aria-disabled={page.state.value.asking !== undefined}>
          {pageWords.save}
        </button>
      </div>
    </form>
  );
}
