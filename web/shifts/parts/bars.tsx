/** What happened just now, with its way back; what went wrong; and no connection. At the bottom, wherever one has scrolled. */
import { moment } from "../../rota/days.ts";
import type { Shown } from "../page.tsx";
import { done as doneSaid, page as words } from "../words/en.ts";
import { TroubleSaid } from "./trouble.tsx";

export function Bars({ page, picture }: Shown) {
  const { panel, offlineSince, trouble, asking } = page.state.value;
  return (
    <div class="shift-bars">
      {offlineSince === undefined ? null : (
        <p class="notice" role="alert">
          {words.offline(moment(picture.zone, offlineSince))}
        </p>
      )}
      {panel === undefined && trouble !== undefined ? <TroubleSaid picture={picture} trouble={trouble} /> : null}
      <DoneBar page={page} />
      <p class="unseen" role="status">
        {asking === undefined ? "" : words.working}
      </p>
    </div>
  );
}

function DoneBar({ page }: Pick<Shown, "page">) {
  const { done, asking } = page.state.value;
  return (
    <div class="done" role="status">
      {done === undefined ? null : (
        <>
          <p>{doneSaid(done)}</p>
          <span class="buttons">
            {done.undo === undefined ? null : (
              <button
                type="button"
                class="button"
                aria-disabled={asking !== undefined}
                onClick={() => page.tell({ type: "undoPressed" })}
              >
                {words.undo}
              </button>
            )}
            <button type="button" class="button quiet" onClick={() => page.tell({ type: "doneDismissed" })}>
              {words.dismiss}
            </button>
          </span>
        </>
      )}
    </div>
  );
}
