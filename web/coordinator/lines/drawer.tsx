/** What the panel at the side shows on this page: one line, or a new one. */
import { SidePanel } from "../side-panel.tsx";
import { common, form } from "../words/en.ts";
import { LineDone } from "./done-bar.tsx";
import { ChangeForm, MakeForm } from "./forms.tsx";
import { Languages } from "./languages/list.tsx";
import { LimitsForm, SignForm } from "./limits-forms.tsx";
import { Earlier, LinePanel, ShowForm, TakeOffForm } from "./line-panel.tsx";
import type { Panel } from "./panel.ts";
import type { LinesShell } from "./shell.ts";
import { find } from "./state.ts";
import { TroubleNotice } from "./trouble.tsx";
import { panel as words } from "./words/en.ts";

export function Drawer({ page }: { readonly page: LinesShell }) {
  const { panel } = page.state.value;
  return (
    <SidePanel
      place={panel && placeOf(panel)}
      heading={panel === undefined ? "" : headingOf(page, panel)}
      focusHeading={panel !== undefined && !isForm(panel)}
      isBusy={panel?.working === true}
      isOpen={() => page.state.peek().panel !== undefined}
      complaints={panel && complaintsOf(panel)}
      close={() => page.tell({ type: "closePressed" })}
    >
      {panel === undefined ? null : (
        <>
          <LineDone page={page} />
          <TroubleNotice trouble={panel.trouble} meanwhile={isForm(panel) ? form.meanwhile : common.changedMeanwhile} />
          <Inside page={page} panel={panel} />
          <p class="small" role="status">
            {panel.working ? common.working : ""}
          </p>
        </>
      )}
    </SidePanel>
  );
}

function headingOf(page: LinesShell, panel: Panel): string {
  return panel.is === "making" ? words.newHeading : (find(page.state.value, panel.slug)?.name ?? "");
}

function Inside({ page, panel }: { readonly page: LinesShell; readonly panel: Panel }) {
  if (panel.is === "making") return <MakeForm page={page} panel={panel} />;
  const line = find(page.state.value, panel.slug);
  if (line === undefined) return null;
  const { view, working } = panel;
  switch (view.is) {
    case "looking":
      return <LinePanel page={page} line={line} />;
    case "editing":
      return <ChangeForm page={page} line={line} view={view} working={working} />;
    case "limits":
      return <LimitsForm page={page} line={line} view={view} working={working} />;
    case "signing":
      return <SignForm page={page} line={line} view={view} working={working} />;
    case "showing":
      return <ShowForm page={page} line={line} view={view} working={working} />;
    case "takingOff":
      return <TakeOffForm page={page} line={line} working={working} />;
    case "earlier":
      return <Earlier page={page} view={view} />;
    case "languages":
      return <Languages page={page} line={line} />;
  }
}

/** Changes when the focus should move. */
const placeOf = (panel: Panel): string => (panel.is === "making" ? "making" : `${panel.slug} ${panel.view.is}`);

const isForm = (panel: Panel): boolean =>
  panel.is === "making" || panel.view.is === "editing" || panel.view.is === "limits";

/** Another value whenever something new is wrong; undefined while nothing is. */
function complaintsOf(panel: Panel): unknown {
  if (panel.is === "making") return panel.complaints.length > 0 ? panel.complaints : undefined;
  const { view } = panel;
  if (view.is === "editing" && view.complaints.length > 0) return view.complaints;
  return "complaint" in view && view.complaint !== undefined ? view : undefined;
}
