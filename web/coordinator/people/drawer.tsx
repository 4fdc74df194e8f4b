/** What the panel at the side shows on this page: one person, an invitation, a link, an import. */
import { Importer } from "../import/importer.tsx";
import { SidePanel } from "../side-panel.tsx";
import { common, importing, invite, link as linkWords, panel as words } from "../words/en.ts";
import { PersonDone } from "./done-bar.tsx";
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
  const { panel } = page.state.value;
  return (
    <SidePanel
      place={panel && placeOf(panel)}
      heading={panel === undefined ? "" : headingOf(page.state.value, panel)}
      focusHeading={panel !== undefined && takesFocus(panel)}
      isBusy={panel?.working === true}
      isOpen={() => page.state.peek().panel !== undefined}
      trouble={panel?.trouble}
      close={() => page.tell({ type: "panelClosed" })}
    >
      {panel === undefined ? null : (
        <>
          <PersonDone page={page} />
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
    </SidePanel>
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
