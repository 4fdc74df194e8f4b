/** What happened just now, by oneself with its way back, or by others; what went wrong; and no connection. */
import { useRef } from "preact/hooks";
import { dayAt } from "../../../shared/rota/day.ts";
import { fullDay, moment } from "../days.ts";
import type { RotaState } from "../state.ts";
import { newsSaid } from "../telling.ts";
import { patterns, page as words } from "../words/en.ts";
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

/** In a panel too, so that whoever works there sees what they did, and what others do meanwhile. */
export function DoneBar({ page, picture }: Shown) {
  const { done, news, asking } = page.state.value;
  return (
    <>
      <div class="done" role="status">
        {news === undefined ? null : (
          <>
            <p>{newsSaid(picture, news)}</p>
            <Dismiss page={page} what="news" />
          </>
        )}
      </div>
      <div class="done" role="status">
        {done === undefined ? null : (
          <>
            <p>{doneSaid(picture, done)}</p>
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
              <Dismiss page={page} what="done" />
            </span>
          </>
        )}
      </div>
    </>
  );
}

function doneSaid({ zone }: Shown["picture"], { said, undo, isFinal, made }: NonNullable<RotaState["done"]>): string {
  const more = made && patterns.made(made.number, fullDay(dayAt(zone, made.first)));
  const undone = undo?.do === "undoPublication" ? words.publishedAgain : words.undone;
  return [said || undone, ...(more === undefined ? [] : [more]), ...(isFinal ? [words.noWayBack] : [])].join(" ");
}

function Dismiss({ page, what }: Pick<Shown, "page"> & { readonly what: "done" | "news" }) {
  return (
    <button type="button" class="button quiet" onClick={() => page.tell({ type: "dismissed", what })}>
      {words.dismiss}
    </button>
  );
}
