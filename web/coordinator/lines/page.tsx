/** `/staff/lines`: what visitors meet, as coordinators write it; in which order; and what is to be done before. */
import { useEffect, useMemo } from "preact/hooks";
import type { MeAnswer } from "../../../shared/staff-interface.ts";
import { DropWritten } from "../drop-written.tsx";
import { Frame } from "../frame.tsx";
import { NotShown } from "../not-shown.tsx";
import { RenewedLine } from "../renewed-line.tsx";
import { useUnsaved } from "../unsaved.ts";
import { LineDone } from "./done-bar.tsx";
import { emptyDraft } from "./draft.ts";
import { Drawer } from "./drawer.tsx";
import { List } from "./list.tsx";
import { isUnsaved } from "./panel.ts";
import { LinesShell } from "./shell.ts";
import { TroubleNotice } from "./trouble.tsx";
import { form, lines as words } from "./words/en.ts";

export function LinesPage() {
  return <Frame section="lines">{(me, signedOut) => <Lines me={me} signedOut={signedOut} />}</Frame>;
}

function Lines({ me, signedOut }: { readonly me: MeAnswer; readonly signedOut: () => void }) {
  const page = useMemo(() => new LinesShell(me), [me]);
  useEffect(() => page.open(), [page]);
  useUnsaved(isUnsaved(page.state.value.panel));
  const { stage, panel, lines, trouble } = page.state.value;
  const make = () => page.tell({ type: "makePressed", draft: emptyDraft(form.emergency) });
  if (stage !== "shown")
    return (
      <>
        <Head />
        <NotShown
          stage={stage}
          loading={words.loading}
          signedOut={signedOut}
          again={() => page.tell({ type: "opened" })}
        />
      </>
    );
  return (
    <>
      <Head make={lines.length === 0 ? undefined : make} />
      <RenewedLine renewal={page.renewal.value} zone={me.organisation.zone} />
      {panel === undefined ? <LineDone page={page} /> : null}
      {panel === undefined ? <TroubleNotice trouble={trouble} /> : null}
      {lines.length === 0 ? (
        <section class="sheet" aria-labelledby="lines-first">
          <h2 id="lines-first">{words.first}</h2>
          <p>{words.about}</p>
          <p>{words.firstAbout}</p>
          <button type="button" class="button primary" onClick={make}>
            {words.make}
          </button>
        </section>
      ) : (
        <List page={page} />
      )}
      <Drawer page={page} />
      <DropWritten
        isAsked={panel?.dropping !== undefined}
        keep={() => page.tell({ type: "dropRefused" })}
        drop={() => page.tell({ type: "dropConfirmed" })}
      />
    </>
  );
}

function Head({ make }: { readonly make?: (() => void) | undefined }) {
  return (
    <header class="page-head">
      <h1>{words.heading}</h1>
      {make === undefined ? null : (
        <button type="button" class="button primary" onClick={make}>
          {words.make}
        </button>
      )}
    </header>
  );
}
