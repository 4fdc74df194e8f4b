/** `/staff/people`: who is there, what to do first, and everything a coordinator does to anybody. */
import { useEffect, useMemo } from "preact/hooks";
import type { MeAnswer } from "../../../shared/staff-interface.ts";
import { DropWritten } from "../drop-written.tsx";
import { Frame } from "../frame.tsx";
import { NotShown } from "../not-shown.tsx";
import { RenewedLine } from "../renewed-line.tsx";
import { useUnsaved } from "../unsaved.ts";
import { people as words } from "../words/en.ts";
import { ByLead } from "./by-lead.tsx";
import { PersonDone } from "./done-bar.tsx";
import { Drawer } from "./drawer.tsx";
import { First } from "./first.tsx";
import { isWritten } from "./in-panel.ts";
import { List } from "./list.tsx";
import { PeopleShell } from "./shell.ts";

export function PeoplePage() {
  return <Frame section="people">{(me, signedOut) => <People me={me} signedOut={signedOut} />}</Frame>;
}

function People({ me, signedOut }: { readonly me: MeAnswer; readonly signedOut: () => void }) {
  const page = useMemo(() => new PeopleShell(me), [me]);
  useEffect(() => page.open(), [page]);
  useUnsaved(isWritten(page.state.value.panel));
  const { stage, panel, dropping } = page.state.value;
  const isShown = stage === "shown";
  return (
    <>
      <header class="page-head">
        <h1>{words.heading}</h1>
        {isShown ? (
          <div class="buttons">
            <button type="button" class="button" onClick={() => page.tell({ type: "importPressed" })}>
              {words.import}
            </button>
            <button type="button" class="button primary" onClick={() => page.tell({ type: "invitePressed" })}>
              {words.invite}
            </button>
          </div>
        ) : null}
      </header>
      <RenewedLine renewal={page.renewal.value} zone={me.organisation.zone} />
      {panel === undefined ? <PersonDone page={page} /> : null}
      {isShown ? (
        <>
          <First page={page} />
          <ByLead page={page} />
          <List page={page} />
        </>
      ) : (
        <NotShown
          stage={stage}
          loading={words.loading}
          signedOut={signedOut}
          again={() => page.tell({ type: "opened" })}
        />
      )}
      <Drawer page={page} />
      <DropWritten
        isAsked={dropping !== undefined}
        keep={() => page.tell({ type: "dropRefused" })}
        drop={() => page.tell({ type: "dropConfirmed" })}
      />
    </>
  );
}
