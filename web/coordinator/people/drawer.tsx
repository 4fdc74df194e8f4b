/**
 * The panel at the side: one person, an invitation, a link, an import. A real modal dialogue, so the keyboard stays in it
 * and comes back to where it was. What is new in it gets the focus.
 */
import { useEffect, useRef } from "preact/hooks";
import { closeRequests } from "../../staff/close-requests.ts";
import { Importer } from "../import/importer.tsx";
import { common, importing, invite, link as linkWords, panel as words } from "../words/en.ts";
import { DoneBar } from "./done-bar.tsx";
import { InviteForm } from "./invite-form.tsx";
import { LinkShown } from "./link-shown.tsx";
import { find, type Panel, type PeopleState } from "./page-state.ts";
import { PersonPanel } from "./person-panel.tsx";
import type { PeopleView } from "./shown.ts";
import { troubleWritten } from "./trouble.ts";

interface Props {
  readonly page: PeopleView;
}

export function Drawer({ page }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const { panel } = page.state.value;
  const isOpen = panel !== undefined;
  const step = panel === undefined ? "" : placeOf(panel);
  useEffect(() => {
    if (isOpen) dialog.current?.showModal();
    else dialog.current?.close();
  }, [isOpen]);
  useEffect(() => {
    if (step === "") return;
    dialog.current?.scrollTo(0, 0);
    dialog.current?.querySelector<HTMLElement>("[data-focus]")?.focus();
  }, [step]);
  const trouble = panel?.trouble;
  useEffect(() => {
    // It stands above everything, and the button that was pressed below.
    if (trouble !== undefined) dialog.current?.scrollTo(0, 0);
  }, [trouble]);
  return (
    <dialog
      ref={dialog}
      class="drawer"
      aria-labelledby="drawer-heading"
      aria-busy={panel?.working === true}
      {...closeRequests(
        () => page.state.peek().panel !== undefined,
        () => page.tell({ type: "panelClosed" }),
      )}
    >
      {panel === undefined ? null : (
        <>
          <header class="drawer-head">
            <h2 id="drawer-heading" tabIndex={-1} data-focus={takesFocus(panel) ? true : undefined}>
              {headingOf(page.state.value, panel)}
            </h2>
            <button type="button" class="button quiet" onClick={() => page.tell({ type: "panelClosed" })}>
              {common.close}
            </button>
          </header>
          <DoneBar page={page} />
          {panel.trouble === undefined ? null : (
            <p class="notice" role="alert">
              {troubleWritten(panel.trouble, panel.is === "person" && panel.view.is === "editing")}
            </p>
          )}
          <Inside page={page} panel={panel} />
          <p class="small" role="status">
            {panel.working ? common.working : ""}
          </p>
        </>
      )}
    </dialog>
  );
}

function Inside({ page, panel }: Props & { readonly panel: Panel }) {
  switch (panel.is) {
    case "person":
      return <PersonPanel page={page} panel={panel} />;
    case "invite":
      return <InviteForm page={page} panel={panel} />;
    case "link":
      return <LinkShown page={page} panel={panel} />;
    case "import":
      return <Importer page={page} />;
  }
}

/** Changes when the focus should move. */
function placeOf(panel: Panel): string {
  return panel.is === "person" ? `${panel.id} ${panel.view.is}` : panel.is;
}

function takesFocus(panel: Panel): boolean {
  return panel.is !== "invite" && !(panel.is === "person" && panel.view.is === "editing");
}

function headingOf(state: PeopleState, panel: Panel): string {
  switch (panel.is) {
    case "invite":
      return invite.heading;
    case "import":
      return importing.heading;
    case "link":
      return linkWords.heading(panel.kind, find(state, panel.id)?.alias ?? "");
    case "person":
      return find(state, panel.id)?.alias ?? words.person;
  }
}
