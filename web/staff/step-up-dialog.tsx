/** The dialogue before a passkey is asked for once more: what will happen, why it asks, and the way back. */
import { useEffect, useId, useRef } from "preact/hooks";
import { cancelled, confirmed, confirming } from "./step-up.ts";
import { passkeyProblems, stepUp as words } from "./words/en.ts";

export function StepUpDialog() {
  const asked = confirming.value;
  const dialog = useRef<HTMLDialogElement>(null);
  const [heading, about] = [useId(), useId()];
  const isOpen = asked !== undefined;
  useEffect(() => {
    if (isOpen) dialog.current?.showModal();
    else dialog.current?.close();
  }, [isOpen]);
  return (
    <dialog
      ref={dialog}
      class="dialog"
      aria-labelledby={heading}
      aria-describedby={about}
      onCancel={(event) => {
        event.preventDefault();
        cancelled();
      }}
    >
      {asked === undefined ? null : (
        <>
          <h2 id={heading}>{words.heading}</h2>
          <div id={about} class="dialog-text">
            <p>{asked.what}</p>
            <p class="small">{words.why}</p>
          </div>
          <p class="complaint" role="status">
            {asked.problem === undefined ? "" : passkeyProblems.used[asked.problem]}
          </p>
          <div class="dialog-buttons">
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
          </div>
        </>
      )}
    </dialog>
  );
}
