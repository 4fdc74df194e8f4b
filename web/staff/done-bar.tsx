/**
 * What was just done, in a sentence or two, with its way back while there is one. It stands there empty too, so that a
 * screen reader hears what comes into it.
 */
import { doneBar as words } from "./words/en.ts";

interface Props {
  /** Nothing: nothing was done just now. */
  readonly says: readonly string[];
  /** undefined: it cannot be taken back. */
  readonly undo?: (() => void) | undefined;
  /** Something is being asked of the service: the way back is there, and waits. */
  readonly isBusy?: boolean;
  readonly dismiss: () => void;
}

export function DoneBar({ says, undo, isBusy = false, dismiss }: Props) {
  return (
    <div class="done" role="status">
      {says.length === 0 ? null : (
        <>
          <div class="done-says">
            {says.map((sentence) => (
              <p key={sentence}>{sentence}</p>
            ))}
          </div>
          <span class="buttons">
            {undo === undefined ? null : (
              <button type="button" class="button" aria-disabled={isBusy} onClick={undo}>
                {words.undo}
              </button>
            )}
            <button type="button" class="button quiet" onClick={dismiss}>
              {words.dismiss}
            </button>
          </span>
        </>
      )}
    </div>
  );
}
