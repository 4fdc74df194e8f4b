/** The dialogue before a passkey is asked for once more: what will happen, why it asks, and the way back. */
import { Dialog } from "./dialog.tsx";
import { cancelled, confirmed, confirming } from "./step-up.ts";
import { passkeyProblems, stepUp as words } from "./words/en.ts";

export function StepUpDialog() {
  const asked = confirming.value;
  if (asked === undefined) return null;
  return (
    <Dialog
      heading={words.heading}
      text={
        <>
          <p>{asked.what}</p>
          <p class="small">{words.why}</p>
        </>
      }
      buttons={
        <>
          <button type="button" class="button" onClick={cancelled}>
            {words.cancel}
          </button>
          <button
            type="button"
            class="button primary"
            aria-disabled={asked.working}
            onClick={() => {
              void confirmed();
            }}
          >
            {asked.problem === undefined ? words.confirm : words.again}
          </button>
        </>
      }
      onCancel={cancelled}
    >
      <p class="complaint" role="status">
        {asked.problem === undefined ? "" : passkeyProblems.used[asked.problem]}
      </p>
    </Dialog>
  );
}
