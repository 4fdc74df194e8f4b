/** What happened just now, by oneself with its way back, or by others; what went wrong; and no connection. */
import { useRef } from "preact/hooks";
import { moment } from "../days.ts";
import { newsSaid } from "../telling.ts";
import { page as words } from "../words/en.ts";
import type { Shown } from "./head.tsx";
import { TroubleSaid } from "./trouble.tsx";

export function Bars({ page, picture }: Shown) {
  const { panel, isOffline, trouble, asking } = page.state.value;
  const lastRead = useRef(page.now());
  if (!isOffline) lastRead.current = page.now();
  return (
    <>
      {isOffline ? (
        <p class="notice" role="alert">
          {words.offline(moment(picture.zone, lastRead.current))}
        </p>
      ) : null}
      {panel === undefined ? (
        <>
          <DoneBar page={page} picture={picture} />
          {trouble === undefined ? null : <TroubleSaid picture={picture} trouble={trouble} />}
        </>
      ) : null}
      <p class="unseen" role="status">
        {asking === undefined ? "" : words.working}
      </p>
    </>
  );
}

/** In a panel too, so that whoever works there sees what they did. */
export function DoneBar({ page, picture }: Shown) {
  const { done, news, asking } = page.state.value;
  return (
    <div class="done" role="status">
      {done === undefined && news === undefined ? null : (
        <>
          <p>{news === undefined ? done?.said || words.undone : newsSaid(picture, news)}</p>
          <span class="buttons">
            {done?.undo === undefined || news !== undefined ? null : (
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
