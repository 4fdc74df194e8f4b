/** A colleague's swap: which of one's own shifts to give for theirs. */
import { useSignal } from "@preact/signals";
import { AssignmentId, type RequestId } from "../../../shared/ids.ts";
import type { Shown } from "../page.tsx";
import { toGive } from "../picture.ts";
import { whenOf } from "../telling.ts";
import { offers as words } from "../words/en.ts";

export function SwapPanel({ page, picture, id }: Shown & { readonly id: RequestId }) {
  const chosen = useSignal("");
  const offer = picture.offers.find(({ request }) => request.id === id);
  if (offer === undefined) return <p>{words.gone}</p>;
  const mine = toGive(picture, offer);
  const giving = AssignmentId.safeParse(chosen.value);
  const isReady = giving.success && page.state.value.asking === undefined;
  return (
    <form
      class="drawer-parts"
      onSubmit={(event) => {
        event.preventDefault();
        const { revision } = offer.request;
        if (giving.success) page.act({ do: "take", request: id, revision, giving: giving.data });
      }}
    >
      <div class="part">
        <h3>{words.youGet}</h3>
        <p>{whenOf(picture, offer.turn)}</p>
      </div>
      <fieldset class="part field">
        <legend>{words.youGive}</legend>
        {mine.length === 0 ? <p>{words.none}</p> : null}
        {mine.map((turn) => (
          <div key={turn.assignment.id} class="choice">
            <input
              id={`give-${turn.assignment.id}`}
              type="radio"
              name="giving"
              checked={chosen.value === turn.assignment.id}
              onChange={() => (chosen.value = turn.assignment.id)}
            />
            <label for={`give-${turn.assignment.id}`}>{whenOf(picture, turn)}</label>
          </div>
        ))}
      </fieldset>
      <div class="buttons">
        <button type="submit" class="button primary" aria-disabled={!isReady}>
          {words.swapNow}
        </button>
        <span class="small">{picture.answer.rules.atOnce.includes("swap") ? words.atOnce : words.answered}</span>
      </div>
    </form>
  );
}
