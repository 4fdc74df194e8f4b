/**
 * One question that waits for its answer before anything else goes on. Shown by being there: it takes the keyboard, keeps
 * it, and gives it back to where it was. Escape is the harmless answer.
 */
import type { ComponentChildren } from "preact";
import { useId, useLayoutEffect, useRef } from "preact/hooks";

import { closeRequests } from "./close-requests.ts";

interface Props {
  readonly heading: string;
  /** What is asked about, read out with the heading; none, where what follows says it. */
  readonly text?: ComponentChildren;
  /** Between the text and the buttons. */
  readonly children?: ComponentChildren;
  readonly buttons: ComponentChildren;
  readonly onCancel: () => void;
}

export function Dialog({ heading, text, children, buttons, onCancel }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const isShown = useRef(true);
  const [title, about] = [useId(), useId()];
  useLayoutEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => {
      isShown.current = false;
      // Closed before it is taken away: only then does the browser give the focus back.
      shown?.close();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      class="dialog"
      aria-labelledby={title}
      aria-describedby={text === undefined ? undefined : about}
      {...closeRequests(() => isShown.current, onCancel)}
    >
      <h2 id={title}>{heading}</h2>
      {text === undefined ? null : (
        <div id={about} class="dialog-text">
          {text}
        </div>
      )}
      {children}
      <div class="dialog-buttons">{buttons}</div>
    </dialog>
  );
}
