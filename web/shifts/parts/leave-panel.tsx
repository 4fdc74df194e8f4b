/** Asking for leave, by days; and which of one's shifts it would meet. */
import { useSignal } from "@preact/signals";
import { overlap } from "../../../shared/rota/stretch.ts";
import { Field } from "../../rota/parts/field.tsx";
import { type LeaveForm, leaveOf } from "../forms.ts";
import type { Shown } from "../page.tsx";
import { away as words } from "../words/en.ts";

export function LeavePanel({ page, picture }: Shown) {
  const form = useSignal<LeaveForm>({ first: "", last: "" });
  const isTried = useSignal(false);
  const leave = leaveOf(form.value, picture.zone, picture.now);
  const meets = typeof leave === "string" ? 0 : picture.mine.filter((turn) => overlap(turn, leave)).length;
  const complaint = typeof leave === "string" && isTried.value ? words.complaints[leave] : "";
  const write = (change: Partial<LeaveForm>) => (form.value = { ...form.value, ...change });
  return (
    <form
      class="drawer-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        isTried.value = true;
        if (typeof leave !== "string") page.ask({ wish: "leave", ...leave });
      }}
    >
      <p>{words.leaveAbout}</p>
      <div class="two">
        <Field
          label={words.first}
          type="date"
          value={form.value.first}
          write={(first) => write({ first })}
          complaint={complaint === "" ? "" : "leave-complaint"}
          isFirst
        />
        <Field
          label={words.last}
          type="date"
          value={form.value.last}
          write={(last) => write({ last })}
          about={words.lastAbout}
          complaint={complaint === "" ? "" : "leave-complaint"}
        />
      </div>
      <p id="leave-complaint" class="complaint" role="alert">
        {complaint}
      </p>
      {meets === 0 ? null : <p class="notice">{words.meets(meets)}</p>}
      <div class="buttons">
        <button type="submit" class="button primary" aria-disabled={page.state.value.asking !== undefined}>
          {words.leaveButton}
        </button>
        <span class="small">{picture.answer.rules.atOnce.includes("leave") ? words.atOnce : words.answered}</span>
      </div>
    </form>
  );
}
