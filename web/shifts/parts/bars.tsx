/** What happened just now, with its way back; what went wrong; and no connection. At the bottom, wherever one has scrolled. */
import { moment } from "../../rota/days.ts";
import { DoneBar } from "../../staff/done-bar.tsx";
import type { Shown } from "../page.tsx";
import { done as doneSaid, news as newsSaid, page as words } from "../words/en.ts";
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
      <JustDone page={page} />
      <p class="unseen" role="status">
        {asking === undefined ? "" : words.working}
      </p>
    </div>
  );
}

function JustDone({ page }: Pick<Shown, "page">) {
  const { done, asking, news } = page.state.value;
  return (
    <DoneBar
      says={[...(done === undefined ? [] : [doneSaid(done)]), ...(news === undefined ? [] : [newsSaid[news]])]}
      undo={done?.undo && (() => page.tell({ type: "undoPressed" }))}
      isBusy={asking !== undefined}
      dismiss={() => page.tell({ type: "doneDismissed" })}
    />
  );
}
