/** Asked before a form is left in which something is written. The first answer keeps it. */
import { Dialog } from "../staff/dialog.tsx";
import { dropping as words } from "./words/en.ts";

interface Props {
  /** Somebody is about to leave what is written. */
  readonly isAsked: boolean;
  readonly keep: () => void;
  readonly drop: () => void;
}

export function DropWritten({ isAsked, keep, drop }: Props) {
  if (!isAsked) return null;
  return (
    <Dialog
      heading={words.heading}
      text={<p>{words.about}</p>}
      buttons={
        <>
          <button type="button" class="button primary" onClick={keep}>
            {words.keep}
          </button>
          <button type="button" class="button danger" onClick={drop}>
            {words.drop}
          </button>
        </>
      }
      onCancel={keep}
    />
  );
}
