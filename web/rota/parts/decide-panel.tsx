/** What patterns and closed days ask of shifts with people on them: keep, move or take away, one by one. */
import { coverageOf } from "../../../shared/rota/coverage.ts";
import { assignmentsOf, turnsOf } from "../../../shared/rota/plan.ts";
import type { RotaAnswer } from "../../../shared/rota-interface.ts";
import { when } from "../days.ts";
import { type Decision, decided, undecided } from "../editing.ts";
import { judged } from "../judging.ts";
import { aliasIn } from "../picture.ts";
import { ids } from "../shell.ts";
import { sentenceOf, shiftWhen } from "../telling.ts";
import { coverage, decide as words } from "../words/en.ts";
import type { Shown } from "./head.tsx";
import { Sentences } from "./publish-panel.tsx";

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
  const { have } = coverageOf(shift, turnsOf(picture.plan), { people: picture.people, now: page.now() });
  const moving = judged(picture, to === null ? [] : decided(picture, asked, "move", ids));
  const isBusy = page.state.value.asking !== undefined;
  const button = (decision: Decision, label: string, isPossible = true) => (
    <button
      type="button"
      class={decision === "cancel" ? "button danger" : "button"}
      aria-label={words.of(label, at)}
      aria-disabled={!isPossible || isBusy}
      onClick={() => {
        if (isPossible) page.draft(decided(picture, asked, decision, ids), words.done[decision](at));
      }}
    >
      {label}
    </button>
  );
  return (
    <li class="thing request">
      <p class="strong">{at}</p>
      <p>{why === "moved" ? words.moved(who, there) : words[why](who)}</p>
      <p class="small">{words.covered(coverage.have(have, shift.need.wanted))}</p>
      <Sentences title={words.moveRefused(there)} all={moving.refused.map((one) => sentenceOf(picture, one))} />
      <Sentences title={words.moveWarned(there)} all={moving.warned.map((one) => sentenceOf(picture, one))} />
      <div class="buttons">
        {button("keep", words.keep)}
        {to === null ? null : button("move", words.move(there), moving.refused.length === 0)}
        {button("cancel", words.cancel)}
      </div>
    </li>
  );
}
