/** The panel at the side: what can be done about a shift, a swap, leave, wishes, the calendar. */
import { SidePanel } from "../../coordinator/side-panel.tsx";
import type { Shown } from "../page.tsx";
import { aliasIn, type Picture, turnIn } from "../picture.ts";
import type { Panel } from "../state.ts";
import { whenOf } from "../telling.ts";
import { away, calendar, offers, page as pageWords, turn } from "../words/en.ts";
import { FeedPanel } from "./feed-panel.tsx";
import { LeavePanel } from "./leave-panel.tsx";
import { SwapPanel } from "./swap-panel.tsx";
import { TroubleSaid } from "./trouble.tsx";
import { TurnPanel } from "./turn-panel.tsx";
import { WishesPanel } from "./wishes-panel.tsx";

export function Panels({ page, picture }: Shown) {
  const { panel, asking, trouble } = page.state.value;
  return (
    <SidePanel
      place={panel && placeOf(panel)}
      heading={panel === undefined ? "" : headingOf(picture, panel)}
      focusHeading={panel?.is !== "leave"}
      isBusy={asking !== undefined}
      close={() => page.tell({ type: "panelClosed" })}
    >
      {panel === undefined ? null : (
        <>
          {trouble === undefined ? null : <TroubleSaid picture={picture} trouble={trouble} />}
          <Content page={page} picture={picture} panel={panel} />
          <p class="small" role="status">
            {asking === undefined ? "" : pageWords.working}
          </p>
        </>
      )}
    </SidePanel>
  );
}

function Content({ page, picture, panel }: Shown & { readonly panel: Panel }) {
  switch (panel.is) {
    case "turn":
      return <TurnPanel page={page} picture={picture} id={panel.assignment} />;
    case "swap":
      return <SwapPanel page={page} picture={picture} id={panel.request} />;
    case "leave":
      return <LeavePanel page={page} picture={picture} />;
    case "wishes":
      return <WishesPanel page={page} picture={picture} />;
    case "feed":
      return <FeedPanel page={page} picture={picture} address={panel.address} />;
  }
}

/** Another place moves the focus. */
function placeOf(panel: Panel): string {
  switch (panel.is) {
    case "turn":
      return `turn ${panel.assignment}`;
    case "swap":
      return `swap ${panel.request}`;
    case "feed":
      return panel.address === undefined ? "feed" : "address";
    default:
      return panel.is;
  }
}

function headingOf(picture: Picture, panel: Panel): string {
  switch (panel.is) {
    case "turn": {
      const found = turnIn(picture, panel.assignment);
      return found === undefined ? turn.gone : whenOf(picture, found);
    }
    case "swap": {
      const request = picture.answer.requests.find(({ id }) => id === panel.request);
      return offers.swapHeading((request && aliasIn(picture, request.person)) ?? pageWords.somebody);
    }
    case "leave":
      return away.leaveHeading;
    case "wishes":
      return away.wishesHeading;
    case "feed":
      return calendar.panelHeading;
  }
}
