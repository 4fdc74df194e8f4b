/** What patterns and closed days ask of shifts with people on them: keep, move or take away, one by one. */
import { assignmentsOf } from "../../../shared/rota/plan.ts";
import type { RotaAnswer } from "../../../shared/rota-interface.ts";
import { when } from "../days.ts";
import { type Decision, decided, undecided } from "../editing.ts";
import { aliasIn } from "../picture.ts";
import { ids } from "../shell.ts";
import { shiftWhen } from "../telling.ts";
import { decide as words } from "../words/en.ts";
import type { Shown } from "./head.tsx";

type ToDecide = RotaAnswer["toDecide"][number];

export function DecidePanel({ page, picture }: Shown) {
  const toDecide = undecided(picture);
  if (toDecide.length === 0) return <p>{words.none}</p>;
  return (
    <div class="drawer-form">
      <p>{words.about}</p>
      <ul class="things">
        {toDecide.map((asked) => (
          <Question key={asked.shift.id} page={page} picture={picture} asked={asked} />
        ))}
      </ul>
    </div>
  );
}

function Question({ page, picture, asked }: Shown & { readonly asked: ToDecide }) {
  const { shift, to, why } = asked;
  const names = assignmentsOf(picture.plan, shift.id).map(({ person }) => aliasIn(picture, person));
  const who = words.who(names);
  const at = shiftWhen(picture, shift);
  const there = to === null ? "" : when(picture.zone, to);
  const button = (decision: Decision, label: string) => (
    <button
      type="button"
      class={decision === "cancel" ? "button danger" : "button"}
      aria-label={words.of(label, at)}
      onClick={() => page.draft(decided(picture, asked, decision, ids), words.done[decision](at))}
    >
      {label}
    </button>
  );
  return (
    <li class="thing request">
      <p class="strong">{at}</p>
      <p>{why === "moved" ? words.moved(who, there) : words[why](who)}</p>
      <div class="buttons">
        {button("keep", words.keep)}
        {to === null ? null : button("move", words.move(there))}
        {button("cancel", words.cancel)}
      </div>
    </li>
  );
}
