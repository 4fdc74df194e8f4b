/** What happened just now, by oneself with its way back, or by others; what went wrong; and no connection. */
import { useRef } from "preact/hooks";
import { dayAt } from "../../../shared/rota/day.ts";
import { DoneBar } from "../../staff/done-bar.tsx";
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
          <JustDone page={page} picture={picture} />
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
export function JustDone({ page, picture }: Shown) {
  const { done, news, asking } = page.state.value;
  return (
    <>
      <DoneBar
        says={news === undefined ? [] : [newsSaid(picture, news)]}
        dismiss={() => page.tell({ type: "dismissed", what: "news" })}
      />
      <DoneBar
        says={done === undefined ? [] : doneSaid(picture, done)}
        undo={done?.undo && (() => page.tell({ type: "undoPressed" }))}
        isBusy={asking !== undefined}
        dismiss={() => page.tell({ type: "dismissed", what: "done" })}
      />
    </>
  );
}

function doneSaid({ zone }: Shown["picture"], { said, undo, isFinal, made }: NonNullable<RotaState["done"]>): string[] {
  const more = made && patterns.made(made.number, fullDay(dayAt(zone, made.first)));
  const undone = undo?.do === "undoPublication" ? words.publishedAgain : words.undone;
  return [said || undone, ...(more === undefined ? [] : [more]), ...(isFinal ? [words.noWayBack] : [])];
}
