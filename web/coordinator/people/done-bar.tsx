/** What was just done, in one sentence, with its way back while there is one. */
import { common, notUndone, pauseEnded, undone, done as words } from "../words/en.ts";
import type { Done } from "./page-state.ts";
import type { PeopleView } from "./shown.ts";
import { troubleWritten } from "./trouble.ts";

export function DoneBar({ page }: { readonly page: PeopleView }) {
  const { done, undoing } = page.state.value;
  return (
    <div class="done" role="status">
      {done === undefined ? null : (
        <>
          <p>{sentence(done)}</p>
          {done.trouble === undefined ? null : <p>{troubleWritten(done.trouble, false)}</p>}
          <span class="buttons">
            {done.undo === undefined ? null : (
              <button
                type="button"
                class="button"
                aria-disabled={undoing !== undefined}
                onClick={() => page.tell({ type: "undoPressed" })}
              >
                {common.undo}
              </button>
            )}
            <button type="button" class="button quiet" onClick={() => page.tell({ type: "doneDismissed" })}>
              {common.dismiss}
            </button>
          </span>
        </>
      )}
    </div>
  );
}

function sentence({ act, alias, as }: Done): string {
  if (as === "undone") return undone(alias);
  if (as === "notUndone") return notUndone(alias);
  return act.do === "pause" && !act.paused ? pauseEnded(alias) : words[act.do](alias);
}
