/** A colleague's laptop is dead: the lead of the shift is told who asks, compares six words and certifies. */
import { colleagueCertificateMs } from "../../../shared/limits.ts";
import { Dialog } from "../../staff/dialog.tsx";
import { StepUpDialog } from "../../staff/step-up-dialog.tsx";
import type { AskingShown, ConsolePage } from "../console/page.ts";
import { clockTime } from "../durations.ts";
import { colleagues as words } from "../words/en.ts";

/** One quiet line each, beside who is on shift. */
export function ColleaguesAsking({ page }: { readonly page: ConsolePage }) {
  const { asking } = page.colleagues;
  return (
    <div class="asking" role="status">
      {asking.value.map((colleague) => (
        <div class="asking-line" key={colleague.signingKey}>
          <span>{words.asks(colleague.alias)}</span>
          <button
            type="button"
            class="button"
            aria-label={words.lookAt(colleague.alias)}
            onClick={() => void page.colleagues.show(colleague)}
          >
            {words.look}
          </button>
        </div>
      ))}
    </div>
  );
}

export function ColleagueDialog({ page }: { readonly page: ConsolePage }) {
  const shown = page.colleagues.shown.value;
  return (
    <>
      {shown === undefined ? null : <Asking page={page} shown={shown} />}
      <StepUpDialog />
    </>
  );
}

function Asking({ page, shown }: { readonly page: ConsolePage; readonly shown: AskingShown }) {
  const { colleague, working, problem, until } = shown;
  const { alias } = colleague;
  const clock = (at: number) => clockTime(at, page.state.value.me?.organisation.zone ?? "UTC");
  return (
    <Dialog
      heading={words.heading(alias)}
      text={
        <>
          <p>{words.compare(alias)}</p>
          <ol class="spoken-words" translate={false}>
            {shown.words.map((word) => (
              <li key={word}>{word}</li>
            ))}
          </ol>
          <p class="small">{words.about}</p>
        </>
      }
      buttons={
        <>
          <button type="button" class="button" onClick={() => page.colleagues.close()}>
            {until === undefined ? words.cancel : words.close}
          </button>
          {until === undefined ? (
            <button
              type="button"
              class="button primary"
              aria-disabled={working}
              onClick={() => void page.colleagues.certify()}
            >
              {words.certify(clock(page.now.value + colleagueCertificateMs))}
            </button>
          ) : null}
        </>
      }
      onCancel={() => page.colleagues.close()}
    >
      <p class={problem === "" ? "" : "complaint"} role="status">
        {until === undefined ? problem : words.done(alias, clock(until))}
      </p>
    </Dialog>
  );
}
