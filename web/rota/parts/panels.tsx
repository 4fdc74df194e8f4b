/** The panel at the side: what is in it, what it is called, and what came of the last thing asked in it. */
import type { ComponentChildren } from "preact";
import { SidePanel } from "../../coordinator/side-panel.tsx";
import { shiftIn } from "../picture.ts";
import type { Panel } from "../state.ts";
import { shiftWhen } from "../telling.ts";
import {
  closures,
  copying,
  decide,
  draft,
  file,
  form,
  patterns,
  publish,
  requests,
  rules,
  shift as shiftWords,
  takingBack,
} from "../words/en.ts";
import { JustDone } from "./bars.tsx";
import { ClosuresPanel } from "./closures-panel.tsx";
import { CopyPanel } from "./copy-panel.tsx";
import { DecidePanel } from "./decide-panel.tsx";
import { DraftPanel } from "./draft-panel.tsx";
import { FilePanel } from "./file-panel.tsx";
import type { Shown } from "./head.tsx";
import { PatternsPanel } from "./patterns-panel.tsx";
import { PublishPanel } from "./publish-panel.tsx";
import { RequestsPanel } from "./requests-panel.tsx";
import { RulesPanel } from "./rules-panel.tsx";
import { AddPanel } from "./shift-form.tsx";
import { ShiftPanel } from "./shift-panel.tsx";
import { TakeBackPanel } from "./take-back-panel.tsx";
import { TroubleSaid } from "./trouble.tsx";

export function Panels({ page, picture }: Shown) {
  const { panel, trouble, asking } = page.state.value;
  return (
    <SidePanel
      place={panel && placeOf(panel)}
      heading={panel === undefined ? "" : headingOf({ page, picture }, panel)}
      focusHeading={panel !== undefined && !takesFocusInside(panel)}
      isBusy={asking !== undefined}
      isOpen={() => page.state.peek().panel !== undefined}
      close={() => page.tell({ type: "panelClosed" })}
    >
      <JustDone page={page} picture={picture} />
      {trouble === undefined ? null : <TroubleSaid picture={picture} trouble={trouble} />}
      {panel === undefined ? null : <div class="rota-panel">{inside({ page, picture }, panel)}</div>}
    </SidePanel>
  );
}

function inside({ page, picture }: Shown, panel: Panel): ComponentChildren {
  const shown = { page, picture };
  switch (panel.is) {
    case "shift":
      return <ShiftPanel key={panel.shift} {...shown} panel={panel} />;
    case "add":
      return <AddPanel {...shown} panel={panel} />;
    case "copy":
      return <CopyPanel {...shown} />;
    case "publish":
      return <PublishPanel {...shown} />;
    case "takeBack":
      return <TakeBackPanel {...shown} />;
    case "draft":
      return <DraftPanel {...shown} />;
    case "patterns":
      return <PatternsPanel {...shown} panel={panel} />;
    case "closures":
      return <ClosuresPanel {...shown} />;
    case "rules":
      return <RulesPanel {...shown} />;
    case "requests":
      return <RequestsPanel {...shown} />;
    case "decide":
      return <DecidePanel {...shown} />;
    case "file":
      return <FilePanel {...shown} />;
  }
}

/** Changes when the focus should move. */
function placeOf(panel: Panel): string {
  switch (panel.is) {
    case "shift":
      return `${panel.shift} ${panel.view}`;
    case "patterns":
      return `patterns ${panel.editing ?? ""}`;
    default:
      return panel.is;
  }
}

const takesFocusInside = (panel: Panel): boolean =>
  panel.is === "add" ||
  (panel.is === "shift" && panel.view !== "remove") ||
  (panel.is === "patterns" && panel.editing !== undefined);

function headingOf({ picture }: Shown, panel: Panel): string {
  switch (panel.is) {
    case "shift": {
      const shift = shiftIn(picture, panel.shift);
      return shift === undefined ? shiftWords.gone : shiftWhen(picture, shift);
    }
    case "add":
      return form.addHeading;
    case "patterns": {
      if (panel.editing === undefined) return patterns.heading;
      return panel.editing === "new" ? patterns.newHeading : patterns.editHeading;
    }
    default:
      return headings[panel.is].heading;
  }
}

const headings = { copy: copying, closures, decide, draft, file, publish, requests, rules, takeBack: takingBack };
