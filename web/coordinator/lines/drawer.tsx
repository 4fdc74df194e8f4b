/**
 * The panel at the side: one line, or a new one. A real modal dialogue, so the keyboard stays in it and comes back to
 * where it was; what is new in it gets the focus, and so does the first thing that is wrong.
 */
import { useEffect, useRef } from "preact/hooks";
import { closeRequests } from "../../staff/close-requests.ts";
import { common, form } from "../words/en.ts";
import { DoneBar } from "./done-bar.tsx";
import { ChangeForm, MakeForm } from "./forms.tsx";
import { LimitsForm, SignForm } from "./limits-forms.tsx";
import { Earlier, LinePanel, ShowForm, TakeOffForm } from "./line-panel.tsx";
import type { Panel } from "./panel.ts";
import type { LinesShell } from "./shell.ts";
import { find } from "./state.ts";
import { TroubleNotice } from "./trouble.tsx";
import { panel as words } from "./words/en.ts";

export function Drawer({ page }: { readonly page: LinesShell }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const { panel } = page.state.value;
  const isOpen = panel !== undefined;
  const place = panel === undefined ? "" : placeOf(panel);
  const complaints = panel === undefined ? undefined : complaintsOf(panel);
  useEffect(() => {
    if (isOpen) dialog.current?.showModal();
    else dialog.current?.close();
  }, [isOpen]);
  useEffect(() => {
    if (place === "") return;
    dialog.current?.scrollTo(0, 0);
    dialog.current?.querySelector<HTMLElement>("[data-focus]")?.focus();
  }, [place]);
  useEffect(() => {
    if (complaints !== undefined) dialog.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [complaints]);
  return (
    <dialog
      ref={dialog}
      class="drawer"
      aria-labelledby="drawer-heading"
      aria-busy={panel?.working === true}
      {...closeRequests(
        () => page.state.peek().panel !== undefined,
        () => page.tell({ type: "closePressed" }),
      )}
    >
      {panel === undefined ? null : (
        <>
          <header class="drawer-head">
            <h2 id="drawer-heading" tabIndex={-1} data-focus={isForm(panel) ? undefined : true}>
              {panel.is === "making" ? words.newHeading : find(page.state.value, panel.slug)?.name}
            </h2>
            <button type="button" class="button quiet" onClick={() => page.tell({ type: "closePressed" })}>
              {common.close}
            </button>
          </header>
          <DoneBar page={page} />
          <TroubleNotice trouble={panel.trouble} meanwhile={isForm(panel) ? form.meanwhile : common.changedMeanwhile} />
          <Inside page={page} panel={panel} />
          <p class="small" role="status">
            {panel.working ? common.working : ""}
          </p>
        </>
      )}
    </dialog>
  );
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
