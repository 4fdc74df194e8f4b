/** The draft all coordinators share, step by step, newest first: by whom, and back again; those that no longer fit. */
import { useSignal } from "@preact/signals";
import type { RotaAnswer } from "../../../shared/rota-interface.ts";
import { lastStep } from "../acts.ts";
import { moment } from "../days.ts";
import { aliasIn } from "../picture.ts";
import { draftSaid, refusalSaid } from "../telling.ts";
import { page as pageWords, steps as stepWords, draft as words } from "../words/en.ts";
import type { Shown } from "./head.tsx";

export function DraftPanel({ page, picture }: Shown) {
  const { steps } = picture.answer;
  const isSure = useSignal(false);
  if (steps.length === 0) return <p>{words.empty}</p>;
  return (
    <div class="drawer-form">
      <p>{words.about}</p>
      <ol class="things">
        {steps.toReversed().map((step) => (
          <StepRow key={step.number} page={page} picture={picture} step={step} />
        ))}
      </ol>
      {isSure.value ? (
        <div class="notice">
          <p>{words.dropSure(steps.length)}</p>
          <div class="buttons">
            <button
              type="button"
              class="button danger"
              onClick={() => page.act({ do: "drop", upTo: lastStep(picture.answer) }, words.dropped, "close")}
            >
              {words.dropNow}
            </button>
            <button type="button" class="button" onClick={() => (isSure.value = false)}>
              {pageWords.cancel}
            </button>
          </div>
        </div>
      ) : (
        <div class="buttons">
          <button type="button" class="button danger" onClick={() => (isSure.value = true)}>
            {words.drop}
          </button>
        </div>
      )}
    </div>
  );
}

function StepRow({ page, picture, step }: Shown & { readonly step: RotaAnswer["steps"][number] }) {
  const index = picture.answer.steps.indexOf(step);
  const stale = picture.stale.find((one) => one.step === index);
  const what = draftSaid(picture)[index] ?? "";
  const alias = step.person === page.me.person.id ? words.you : aliasIn(picture, step.person) || stepWords.somebody;
  return (
    <li class="thing">
      <div class="thing-line">
        <span class="thing-name">
          <span>{asSentence(what)}</span>
          <span class="small">{words.by(alias, moment(picture.zone, step.at))}</span>
        </span>
        <button
          type="button"
          class="button"
          aria-label={words.takeBackStep(what)}
          onClick={() => page.act({ do: "undoStep", step: step.number }, words.takenBack)}
        >
          {words.takeBack}
        </button>
      </div>
      {stale === undefined ? null : (
        <p class="notice">
          {words.noLonger} {refusalSaid(picture, stale.refusal)}
        </p>
      )}
    </li>
  );
}

const asSentence = (words: string): string => words.slice(0, 1).toUpperCase() + words.slice(1);
